/* Stands before the index: finds the safety passage for a question by the catalog alone, so that no part of the index has
   to be there. Keeps the larger dictionary, which is loaded when a word is not one of the articles'. */
import { Danger } from "./danger.js"
import { Dictionary } from "./dictionary.js"
import { fold } from "./folding.js"

export class Guard {
  /** @param {import("./catalog.js").Catalog} catalog  @param {import("./language.js").Language} language */
  constructor(catalog, language) {
    this.catalog = catalog
    this.language = language
    this.passages = new Danger(catalog.urgent, language)
    this.known = new Set(catalog.words.map(fold))
    this.dictionary = new Dictionary(catalog.dictionary && new URL(catalog.dictionary, catalog.address).href)
  }

  /**
   * Return what *query* asks for, or undefined. What is near an urgent word and no word of its own counts as one; where
   * the dictionary does not come, it counts all the same.
   * @param {string} query
   */
  async alarm(query) {
    const certain = this.passages.find(query, () => true)
    if (certain) return certain
    const isKnown = (word) => this.known.has(word)
    if (!this.passages.find(query, isKnown)) return undefined
    const isReal = await this.dictionary.load()
    return this.passages.find(query, (word) => isKnown(word) || isReal(word))
  }

  /** Return the safety passage for *query*, or undefined.  @param {string} query  @returns {Promise<Urgent | undefined>} */
  async danger(query) {
    return (await this.alarm(query))?.passage
  }
}
