/* Which safety passage a question asks for. A playbook's urgent words are found in every form, and in what is typed in a
   hurry: nothing else may stand above what they find. */
import { fold, wordsOf } from "./folding.js"
import { distance } from "./spelling.js"

const LONG_WORD = 8 // letters of a word that may have two slips
const SHORTEST_WORD = 4 // letters of a word that may have one
const SHORTEST_FORM = 3 // letters of a word that has other forms: "end" and "ending"
const MOST_BETWEEN = 3 // stop words that may stand between two words of a phrase: "kill, like, himself"

/**
 * A passage that a question asks for, and the words of the question that ask for it, as they are typed, each with the
 * right one; *slips* of them are typed wrong.
 * @typedef {{ passage: Urgent, words: Map<string, string>, slips: number }} Alarm
 */

export class Danger {
  /** @param {Urgent[]} passages  @param {import("./language.js").Language} language */
  constructor(passages, language) {
    this.language = language
    this.phrases = passages.flatMap((passage) => passage.words.map((text) => ({ passage, words: this.parsed(text) })))
  }

  /** Return the words of a phrase, each as a list of the words that may stand there: "hurt me/us".  @returns {string[][]} */
  parsed(text) {
    if (!this.language.spaced) return [[fold(text)]]
    const choices = (part) => part.split("/").flatMap((one) => wordsOf(one, this.language.code))
    const parts = text.split(/\s+/).filter(Boolean)
    return parts.flatMap((part) => (part.includes("/") ? [choices(part)] : choices(part).map((word) => [word])))
  }

  /**
   * Return what *query* asks for, or undefined; the longest phrase wins. A word that *isReal* is no slip of another.
   * @param {string} query  @param {(word: string) => boolean} isReal  @returns {Alarm | undefined}
   */
  find(query, isReal) {
    const words = this.language.spaced ? wordsOf(query, this.language.code) : [fold(query)]
    const found = this.phrases.flatMap(({ passage, words: phrase }) => {
      const said = this.match(phrase, words, isReal)
      return said ? [{ passage, words: said, slips: slipsIn(said) }] : []
    })
    return found.sort((one, two) => one.slips - two.slips || two.words.size - one.words.size)[0]
  }

  /** Return the words as which *phrase* is among *words*, each with the right one; undefined where it is not. */
  match(phrase, words, isReal) {
    if (!this.language.spaced) return words[0].includes(phrase[0][0]) ? new Map() : undefined
    const begun = words.map((_, start) => this.matchAt(phrase, words.slice(start), isReal))
    return begun.filter(Boolean).sort((one, two) => slipsIn(one) - slipsIn(two))[0]
  }

  matchAt(phrase, words, isReal) {
    const said = new Map()
    let at = 0
    for (const [nth, choices] of phrase.entries()) {
      let between = 0
      while (nth && this.language.stop.has(words[at]) && !this.meant(words[at], choices, isReal)) {
        at++
        if (++between > MOST_BETWEEN) return undefined
      }
      const meant = words[at] && this.meant(words[at], choices, isReal)
      if (!meant) return undefined
      said.set(words[at], this.isForm(words[at], meant) ? words[at] : meant)
      at++
    }
    return said
  }

  /** Return which of *choices* the *typed* word is: in any form, else with a slip. */
  meant(typed, choices, isReal) {
    const form = choices.find((word) => this.isForm(typed, word))
    return form ?? (isReal(typed) ? undefined : choices.find((word) => this.isNear(typed, word)))
  }

  isForm(typed, word) {
    return typed === word || (word.length >= SHORTEST_FORM && this.language.root(typed) === this.language.root(word))
  }

  /** Tell whether *typed* is *word* with a slip or, where it is long, two; its first letter is right. */
  isNear(typed, word) {
    const limit = word.length < SHORTEST_WORD ? 0 : word.length < LONG_WORD ? 1 : 2
    if (!limit || typed[0] !== word[0] || this.language.stop.has(typed)) return false
    return distance(typed, word, limit) <= limit || distance(typed, this.language.root(word), 1) <= 1
  }
}

function slipsIn(said) {
  return [...said].filter(([typed, meant]) => typed !== meant).length
}
