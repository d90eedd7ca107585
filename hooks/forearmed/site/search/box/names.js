/* The pages that are found by their names alone: words to say, huddles, pocket cards, learning paths, subscribing. */
import { fold, wordsOf } from "./folding.js"

const LONGEST_NAME = 6 // words of a name
export const MOST_NAMED = 3
const QUOTATION = /["“„«「]/ // what is meant exactly

export class Names {
  /** @param {Named[]} named  @param {import("./spelling.js").Spelling} spelling */
  constructor(named, spelling) {
    this.language = spelling.language
    this.vocabulary = spelling.vocabulary
    this.named = named.map((one) => ({ one, keys: new Set(one.names.map((name) => this.key(this.words(name)))) }))
  }

  words(text) {
    return this.language.spaced ? wordsOf(text, this.language.code) : [fold(text)]
  }

  key(words) {
    return this.language.sameInAll(words)
  }

  /**
   * Return the pages that *query* `named`, and the `rest` of it to look for: without a name of several words, or of one that
   * no article says. Where a name is all there is, it is looked for, too, if articles say it.
   * @param {string} query  @returns {{named: Named[], rest: string}}
   */
  find(query) {
    if (QUOTATION.test(query)) return { named: [], rest: query }
    const words = this.words(query)
    const places = this.language.spaced ? this.placesIn(words) : this.placesInText(words[0])
    const named = this.named.filter(({ keys }) => places.some(({ key }) => keys.has(key))).map(({ one }) => one)
    const taken = places.filter(({ parts }) => parts.length > 1 || !this.isSaid(parts[0]))
    const rest = taken.reduce((text, { parts }) => without(text, parts), words)
    const telling = rest.filter((word) => word && !this.language.stop.has(word))
    const isKnown = places.every(({ parts }) => parts.every((word) => this.isSaid(word) || this.isStop(word)))
    if (!taken.length || (!telling.length && isKnown)) return { named, rest: query }
    return { named, rest: telling.length ? rest.join(" ") : "" }
  }

  /** Tell whether an article has *word* in any form. */
  isSaid(word) {
    return this.vocabulary.forms(word).length > 0
  }

  isStop(word) {
    return this.language.stop.has(word)
  }

  /** Return where names are among *words*, the longest first: what is the same in all their forms, and their words. */
  placesIn(words) {
    const found = []
    for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length--) {
      for (let at = 0; at + length <= words.length; at++) {
        const parts = words.slice(at, at + length)
        const key = this.key(parts)
        const isNew = !found.some((other) => other.key === key)
        if (isNew && !this.isStop(parts[0]) && this.named.some(({ keys }) => keys.has(key))) found.push({ key, parts })
      }
    }
    return found
  }

  placesInText(text) {
    const names = this.named.flatMap(({ keys }) => [...keys]).filter((key) => text.includes(key))
    return [...new Set(names)].map((key) => ({ key, parts: [key] }))
  }

  /**
   * Return the pages *named*: of those beside an article, that of the best of the *hits*; where no hit has one, those of the
   * first *situations*.
   * @param {Named[]} named  @param {{title: string, url: string}[]} hits  @param {{title: string, url: string}[]} situations
   */
  pages(named, hits, situations) {
    const found = named.flatMap((one) => {
      if (!one.folder) return [{ title: one.title, url: one.url }]
      const [best, first] = [hits, situations].map((articles) => articles.filter(({ url }) => url.startsWith(one.url)))
      return (best.length ? best.slice(0, 1) : first).map(({ title, url }) => ({
        title: `${one.title} · ${title}`,
        url: url + one.folder,
      }))
    })
    return found.slice(0, MOST_NAMED)
  }
}

function without(words, parts) {
  const at = words.findIndex((_, start) => parts.every((part, nth) => words[start + nth] === part))
  if (at >= 0) return words.toSpliced(at, parts.length)
  return words.map((word) => (parts.length === 1 ? word.replace(parts[0], "") : word))
}
