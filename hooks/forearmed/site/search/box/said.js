/* The sentences to say that answer a question best, among those that the index keeps with each page (sentences.py). */
import { fold, wordsOf } from "./folding.js"
import { Particulars } from "./particulars.js"
import { rarity } from "./rank.js"

const PAGES_ASKED = 2 // of the results, whose sentences may come first
const MOST_SENTENCES = 3
const MOST_OF_A_PAGE = 2
const ABOVE = 0.5 // what a word in the heading above counts, beside a word of the sentence
const RANKS = [4, 0] // what the place of its page counts: a common word of a later page is no answer
const REMARK = /[)）]\s*$/u // behind a sentence: on which condition it holds, or that it is not for the customer
const OF_A_STORY = 3 // what a name, a day or a number costs: "Malik will call you at eight" is true of one story
const SAME_SECTION = 1 // what it counts that a page answers in the sentence's section

export class SaidSentences {
  /** @param {import("./language.js").Language} language */
  constructor(language) {
    this.language = language
    this.particulars = new Particulars(language)
  }

  /** Return what to say on a page of the index.  @param {Fragment} page  @returns {SaidOnPage[]} */
  on({ anchors }) {
    const kept = anchors.find(({ element, id }) => element === "data" && id.startsWith('[["'))?.id ?? "[]"
    return JSON.parse(this.language.typeset(kept.replaceAll("_", " ")))
  }

  /**
   * Return the best two or three sentences for the words *slots* of a question, among those of its first results. Without
   * a word of the question, only the first result has one. A sentence with a remark behind it is left to its page, where
   * somebody has the time to read it; one with a name, a day or a number of its story comes after those without.
   * @param {Slot[]} slots  @param {Read[]} hits the results, best first  @param {string} folder the path of the site
   * @returns {Sentence[]}
   */
  best(slots, hits, folder) {
    const near = hits.slice(0, PAGES_ASKED).flatMap(({ shown: { page, anchor }, said }, nth) => {
      const open = said.filter(([, , say]) => !REMARK.test(say))
      const url = page.url.slice(folder.length)
      return open.map((one) => this.candidate({ url, title: page.title }, one, anchor, nth))
    })
    const wanted = slots.map((slot) => this.wanted(slot, near))
    for (const one of near) this.weigh(one, wanted)
    return bestOf(near.filter(({ score, nth }) => score > 0 || nth === 0))
  }

  candidate({ url, title }, [anchor, heading, say, they], answered, nth) {
    const isThere = anchor && anchor === answered ? SAME_SECTION : 0
    return {
      shown: { say, they, title, href: anchor ? `${url}#${anchor}` : url },
      said: this.heard(`${say} ${they}`),
      above: this.heard(heading),
      bonus: (RANKS[nth] ?? 0) + isThere - (this.particulars.areIn(say) ? OF_A_STORY : 0),
      score: 0,
      nth,
    }
  }

  /** Return what tells whether a text has a word: the roots of its words, or itself where words have no spaces. */
  heard(text) {
    if (!this.language.spaced) return { has: (word) => fold(text).includes(word) }
    return new Set(wordsOf(text, this.language.code).map((word) => this.language.root(word)))
  }

  /** Return the roots that answer for a slot, each phrase as a list, and how much they count among *near*. */
  wanted({ word, terms }, near) {
    const roots = (text) =>
      this.language.spaced ? wordsOf(text, this.language.code).map((one) => this.language.root(one)) : [fold(text)]
    const phrases = [word, ...terms].map(roots).filter((phrase) => phrase.length)
    const isIn = (heard) => phrases.some((phrase) => phrase.every((root) => heard.has(root)))
    return { isIn, telling: rarity(near.filter(({ said }) => isIn(said)).length, near.length) }
  }

  weigh(one, wanted) {
    const weights = wanted.map(({ isIn, telling }) => {
      if (isIn(one.said)) return telling
      return isIn(one.above) ? ABOVE * telling : 0
    })
    const said = weights.reduce((sum, weight) => sum + weight, 0)
    one.score = said
    one.order = said + one.bonus
  }
}

/** Return the sentences with the most points, few of one page, each once. */
function bestOf(near) {
  /** @type {Map<string, Sentence>} */
  const found = new Map()
  const pages = new Map()
  for (const { shown, nth } of near.sort((one, two) => two.order - one.order)) {
    const before = pages.get(nth) ?? 0
    if (found.size === MOST_SENTENCES || before === MOST_OF_A_PAGE || found.has(shown.say)) continue
    pages.set(nth, before + 1)
    found.set(shown.say, shown)
  }
  return [...found.values()]
}
