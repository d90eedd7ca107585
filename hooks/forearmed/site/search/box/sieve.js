/* Which words to say fit a question: with its words in any form, or with synonyms of them. Touches no page. */
import { fold, wordsOf } from "./folding.js"
import { rarity } from "./rank.js"

const CERTAIN = 6 // letters of a synonym that has forms of its own
const FIRST = 3 // sentences of a situation that is just what was asked for

/**
 * A row of words to say: what is *own* to it and its heading, what is not to be said, *beside* it, and its *situation*.
 * @typedef {{ own: Heard, beside: Heard, situation: Heard }} Row
 * Words as they compare, and their roots, each text with a blank on either side of a word.
 * @typedef {{ words: string, roots: string }} Heard
 * The rows that *fit*; those of them that *answer*: a word of the question is their own, or they are the first of a
 * situation that has it all; whether any row has it *all*.
 * @typedef {{ fit: Set<Row>, answer: Set<Row>, all: boolean }} Sifted
 */

export class Sieve {
  /** @param {import("./language.js").Language} language  @param {import("./synonyms.js").Synonyms} synonyms */
  constructor(language, synonyms) {
    this.language = language
    this.synonyms = synonyms
  }

  /** @param {string} text  @returns {Heard} */
  heard(text) {
    if (!this.language.spaced) return { words: fold(text), roots: fold(text) }
    const words = wordsOf(text, this.language.code)
    return { words: ` ${words.join(" ")} `, roots: this.rooted(words) }
  }

  /** Words that say nothing stay as they are: "made" is no form of "mad". */
  rooted(words) {
    const { stop } = this.language
    return ` ${words.map((word) => (stop.has(word) ? word : this.language.root(word))).join(" ")} `
  }

  /**
   * Return which of *rows* fit the plan *asked*: those with all that any of them has; where none has it all, those with
   * most of it. Words that suit most questions are asked for only where there is no other.
   * @param {Row[]} rows  @param {Plan} asked  @returns {Sifted}
   */
  sift(rows, asked) {
    const known = this.wanted(asked).filter((one) => rows.some((row) => has(row, one)))
    const telling = known.filter(({ word }) => !this.language.faint.has(word))
    const wanted = telling.length ? telling : known
    const weights = wanted.map((one) => rarity(rows.filter((row) => has(row, one)).length, rows.length))
    const weigh = (row) => wanted.reduce((sum, one, nth) => sum + (has(row, one) ? weights[nth] : 0), 0)
    const points = new Map(rows.map((row) => [row, weigh(row)]))
    const best = Math.max(0, ...points.values())
    const fit = new Set(best ? rows.filter((row) => points.get(row) === best) : [])
    const hasAll = (heard) => wanted.every((one) => isIn(heard, one))
    const meant = [...new Set([...fit].map(({ situation }) => situation))].filter(hasAll)
    const first = meant.flatMap((one) => [...fit].filter(({ situation }) => situation === one).slice(0, FIRST))
    const own = [...fit].filter((row) => wanted.some((one) => isIn(row.own, one)))
    return { fit, answer: new Set([...own, ...first]), all: rows.some((row) => wanted.every((one) => has(row, one))) }
  }

  /**
   * Return, for each word of a plan, what fits it or a synonym: the beginning of a word, or roots that follow each other.
   * @param {Plan} asked
   */
  wanted({ quoted, slots }) {
    if (quoted) return [{ word: quoted, begun: [this.heard(quoted).words], roots: [] }]
    return slots.map(({ word, terms, near }) => {
      const kin = this.language.stop.has(word) ? [] : this.synonyms.all(word)
      const said = [...new Set([word, ...terms, ...near].map((text) => fold(text)))]
      const others = kin.map((text) => fold(text)).filter((text) => !said.includes(text))
      const roots = [...said, ...others.filter((text) => this.isCertain(text))].map((text) => this.heard(text).roots)
      const begun = said.filter((text) => !text.includes(" ")).map((text) => this.begun(text))
      return { word, begun: [...begun, ...others.map((text) => this.heard(text).words)], roots }
    })
  }

  /** Tell whether the root of *text*, a synonym, is hardly another word's, as "heat" is of "heated". */
  isCertain(text) {
    return text.includes(" ") || text.length > CERTAIN || this.language.root(text) === text
  }

  begun(text) {
    return this.language.spaced ? ` ${text}` : text
  }
}

function has({ own, beside, situation }, one) {
  return [own, beside, situation].some((heard) => isIn(heard, one))
}

/** @param {Heard} heard  @param {{ begun: string[], roots: string[] }} one */
function isIn({ words, roots }, one) {
  return one.begun.some((text) => words.includes(text)) || one.roots.some((text) => roots.includes(text))
}
