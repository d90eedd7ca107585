/* Which words the articles use, and which of them a misspelled word means. */
import { Language } from "./language.js"
import { isShort } from "./question.js"
import { Vocabulary } from "./vocabulary.js"

const ENDINGS = ["s", "es", "d", "ed", "r", "er", "ers", "ing", "ings", "ly", "ment", "ments", "able", "ation"]
const INFLECTIONS = ["s", "es", "ed", "ing"] // of one word: who knows "yelling" knows "yells"
const CHECKED = 3 // shorter words are too near to each other
const SHORTEST_SLIP = 4 // signs, where one is a syllable
const LONGEST_ENDING = 3
const SEEN = 9 // how many similar words are compared to find the one that was meant
const TYPED_UMLAUT = /([aou])e/g // in German

export class Spelling {
  /** @param {string[]} words as they are written, the most frequent first  @param {Language} [language] */
  constructor(words, language = new Language()) {
    this.language = language
    this.vocabulary = new Vocabulary(words, language)
    /** Tells whether a larger dictionary has a word, which then is no slip.  @type {(word: string) => boolean} */
    this.isReal = () => false
    this.slack = language.isEnglish ? 0 : LONGEST_ENDING
  }

  /** Tell whether an article has *word*, a word that begins with it, or a word of which it is a form. */
  isKnown(word) {
    if (isShort(word) || /\p{N}/u.test(word) || this.vocabulary.has(word)) return true
    if (this.vocabulary.beginningWith(word).length) return true
    if (!this.language.isEnglish) return this.vocabulary.forms(word).length > 0
    if (this.vocabulary.has(this.language.regular(word))) return true
    return ENDINGS.some((ending) => word.endsWith(ending) && this.isStem(word.slice(0, -ending.length)))
  }

  isStem(stem) {
    if (stem.length < CHECKED) return false
    const forms = [stem, `${stem}e`]
    if (stem.at(-1) === stem.at(-2)) forms.push(stem.slice(0, -1))
    if (stem.endsWith("i")) forms.push(`${stem.slice(0, -1)}y`)
    const isInflected = stem.length > CHECKED && INFLECTIONS.some((ending) => this.vocabulary.has(stem + ending))
    return isInflected || forms.some((form) => this.vocabulary.has(form))
  }

  /**
   * Return the word that answers for *word*: itself, if the articles have it, a form of it or a compound with it; else,
   * as a slip, the word that was meant; undefined where there is none.
   */
  taken(word) {
    const plain = this.plain(word)
    if (this.isKnown(plain)) return plain
    if (this.isReal(plain)) return this.vocabulary.near(plain).length ? plain : this.elsewhere(plain)
    const meant = this.meant(word, 1)
    if (meant) return meant
    return this.vocabulary.near(plain).length ? plain : this.meant(word)
  }

  /** Return *word* as it is spelled on the other side of the Atlantic, if the articles spell it so. */
  elsewhere(word) {
    if (!this.language.isEnglish) return undefined
    const here = american(word)
    return this.vocabulary.words.find((other) => american(other) === here)
  }

  /** Return *word* with the umlauts that somebody typed as two letters, if only then it is known. */
  plain(word) {
    const plain = this.language.code.startsWith("de") ? word.replace(TYPED_UMLAUT, "$1") : word
    return this.isKnown(word) || !this.isKnown(plain) ? word : plain
  }

  /** Return what to ask the index for to find *word*, and what else to ask for, which counts less. */
  termsOf(word, typed) {
    const { language, vocabulary } = this
    // The index removes endings first and accents afterwards, so it is asked for the written form.
    if (language.isEnglish) return { terms: [...new Set([typed, word, language.regular(word)])], near: [] }
    if (!language.spaced && /^\d+$/.test(word)) return { terms: [[...word].join(" ")], near: [] }
    const terms = vocabulary.forms(word).flatMap((other) => vocabulary.written(other))
    const near = vocabulary.near(word).map((other) => vocabulary.written(other)[0])
    return { terms: terms.length || near.length ? terms : [typed], near }
  }

  /** Return *word* as the articles write it. */
  asWritten(word) {
    return this.vocabulary.written(word)[0]
  }

  /** Return the word that the misspelled *word* means, or undefined. Its first letter must be right, since hardly
   anybody mistakes that: "crying" is not "trying". */
  meant(word, limit = word.length < 6 ? 1 : 2) {
    if (!this.language.spaced && word.length < SHORTEST_SLIP) return undefined
    const close = (other) => other[0] === word[0] || (other[0] === word[1] && other[1] === word[0])
    return this.nearest(word, SEEN, limit).find(close)
  }

  /** Return up to *number* words that are a slip or two away from *word*, the nearest first. */
  nearest(word, number, limit = word.length < 6 ? 1 : 2) {
    const found = []
    this.vocabulary.words.forEach((other, rank) => {
      if (
        Math.abs(other.length - word.length) > limit + this.slack ||
        other.length < CHECKED ||
        this.language.stop.has(other)
      )
        return
      const slips = this.slips(word, other, limit)
      if (slips <= limit) found.push({ other, cost: slips + (other[0] === word[0] ? 0 : 0.5), rank })
    })
    found.sort((one, two) => one.cost - two.cost || one.rank - two.rank)
    return found.slice(0, number).map(({ other }) => other)
  }

  /** Return how far *word* is from *other*; where only one letter of their roots differs, the endings may, too. */
  slips(word, other, limit) {
    const { language } = this
    const whole = distance(word, other, limit)
    if (language.isEnglish || whole < 2 || distance(word, other, LONGEST_ENDING) > LONGEST_ENDING) return whole
    return Math.min(whole, this.apart(language.root(word), language.root(other)))
  }

  apart(one, other) {
    return distance(one, other, 1) < 2 ? 1 : Infinity
  }
}

/** Return the English *word* as it is spelled in the United States, roughly: what compares alike is one word. */
function american(word) {
  return word
    .replace(/(?<=[a-z]{3})([iy])s(?=(?:e|ed|es|er|ers|ing|ation|ations)$)/, "$1z")
    .replace(/(?<=[a-z]{2})our/, "or")
    .replace(/(?<=[aeiou])ll(?=(?:ed|ing|er|ers|or|ors|ation)$)/, "l")
    .replace(/(?<=[a-z]{3})tre(?=s?$)/, "ter")
    .replace(/ogue(?=s?$)/, "og")
}

/**
 * Return how many letters are left out, added, mistaken or swapped between *one* and *other*; stop counting above
 * *limit*. (Optimal string alignment distance: Damerau, 1964, without edits inside a swap.)
 */
export function distance(one, other, limit) {
  let before = []
  let above = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (let row = 1; row <= one.length; row++) {
    const line = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      line[column] = Math.min(above[column] + 1, line[column - 1] + 1, above[column - 1] + (same ? 0 : 1))
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (swapped) line[column] = Math.min(line[column], before[column - 2] + 1)
    }
    if (Math.min(...line) > limit) return limit + 1
    before = above
    above = line
  }
  return above[other.length]
}
