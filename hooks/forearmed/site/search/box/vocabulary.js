/* The words of the articles: as they are written, as they compare, and which are forms of another. */
import { fold } from "./folding.js"
import { isShort } from "./question.js"

const MOST_RELATED = 8 // related words to ask for
const SHORTEST_HEAD = 4 // letters of the last word of a compound
const SHORTEST_REST = 3

export class Vocabulary {
  /** @param {string[]} written the most frequent first  @param {import("./language.js").Language} language */
  constructor(written, language) {
    this.language = language
    const exact = new Set(written)
    const folded = written.map(fold)
    /** The words as they compare, the most frequent first. */
    this.words = [...new Set(folded)]
    this.known = new Set(this.words)
    /** @type {Map<string, string[]>} how the others are written, by the form in which they compare */
    this.others = new Map()
    for (const [nth, word] of folded.entries()) {
      if (word === written[nth]) continue
      const forms = this.others.get(word) ?? (exact.has(word) ? [word] : [])
      this.others.set(word, [...forms, written[nth]])
    }
    /** @type {string[] | undefined} */
    this.sorted = undefined
    /** @type {Map<string, string[]> | undefined} */
    this.families = undefined
  }

  has(word) {
    return this.known.has(word)
  }

  /** Return how the articles write *word*: in one way, or in a few. */
  written(word) {
    return this.others.get(word) ?? [word]
  }

  /** Return the words that begin with *beginning*, in the order of the alphabet. */
  beginningWith(beginning) {
    this.sorted ??= [...this.words].sort()
    let low = 0
    let high = this.sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.sorted[middle] < beginning) low = middle + 1
      else high = middle
    }
    let end = low
    while (end < this.sorted.length && this.sorted[end].startsWith(beginning)) end++
    return this.sorted.slice(low, end)
  }

  /** Return the words with the root of *word*, itself first. */
  forms(word) {
    const found = new Set(this.language.roots(word).flatMap((root) => this.family(root)))
    return [word, ...found]
      .filter((other, nth) => this.has(other) && (nth === 0 || other !== word))
      .slice(0, MOST_RELATED)
  }

  /** Return the words that begin with *word*, or in which it is the last part; without forms, its own last part. */
  near(word) {
    const begun = isShort(word) ? [] : this.beginningWith(word)
    const found = [...begun, ...(this.language.compounds ? this.compounds(word) : [])]
    return [...new Set(found)].filter((other) => other !== word).slice(0, MOST_RELATED)
  }

  family(root) {
    if (!this.families) {
      this.families = new Map()
      for (const word of this.words) {
        for (const each of this.language.roots(word))
          this.families.set(each, [...(this.families.get(each) ?? []), word])
      }
    }
    return this.families.get(root) ?? []
  }

  /** Return the words that end with *word*; where it has no form, also the longest words with which it ends. */
  compounds(word) {
    const root = this.language.root(word)
    const ends = (whole, part) =>
      part.length >= SHORTEST_HEAD && whole.length - part.length >= SHORTEST_REST && whole.endsWith(part)
    const roots = this.words.map((other) => /** @type {const} */ ([other, this.language.root(other)]))
    const wholes = roots.filter(([, other]) => ends(other, root)).map(([other]) => other)
    if (this.forms(word).length) return wholes
    const parts = roots.filter(([, other]) => ends(root, other)).sort(([, one], [, two]) => two.length - one.length)
    const longest = parts.filter(([, other]) => other === parts[0][1])
    return [...wholes, ...longest.map(([other]) => other)]
  }
}
