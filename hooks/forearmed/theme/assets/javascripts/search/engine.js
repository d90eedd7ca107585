/* Pagefind, asked for each telling word of a question. */
import { EVERY, Facets } from "./facets.js"
import { passage } from "./passage.js"
import { plan } from "./plan.js"
import { rank } from "./rank.js"
import { Spelling } from "./spelling.js"

/* Words that a page is only looked for by count less than those it says, once as "about" and hardly as "also". */
const RANKING = { pageLength: 0.2, metaWeights: { title: 6, labels: 0.6, about: 1, also: 0.1, every: 0 } }
const NEAR = 4
const EXACT = 4 // Pagefind gives 1 to words in quotation marks, however rare

export class Engine {
  /** Load the index below *root*. */
  static async open(root, catalog) {
    const folder = new URL("pagefind/", root).href
    const { createInstance } = await import(`${folder}pagefind.js`)
    const index = createInstance({ basePath: folder, baseUrl: root.pathname, noWorker: true, ranking: RANKING })
    const engine = new Engine(index, await catalog)
    await index.preload("") // waits until there is an index, or fails; looks nothing up
    return engine
  }

  constructor(index, catalog) {
    this.index = index
    this.total = catalog.articles
    this.spelling = new Spelling(catalog.words)
    this.phrases = catalog.phrases
    this.facets = new Facets(index)
  }

  /** Return what answers *query* among what was *chosen*: {query, plan, hits, all, near}; the best hit is first. */
  async find(query, chosen) {
    const asked = plan(query, this.spelling, this.phrases)
    const listing = !query
    const all = await this.answers(asked, listing)
    const narrowed = await this.facets.narrow(all, chosen)
    const hits = chosen.sort === "newest" || listing ? await this.facets.newest(narrowed) : narrowed
    return { query, plan: asked, hits, all, near: all.length ? [] : this.near(asked) }
  }

  async answers(asked, listing) {
    const quoted = { word: asked.quoted, terms: [`"${asked.quoted}"`] }
    const slots = asked.quoted ? [quoted] : listing ? [{ word: "", terms: [EVERY] }] : asked.slots
    return rank(await Promise.all(slots.map((slot) => this.answer(slot))), this.total)
  }

  /** Return the best that each page has for any of the *terms* of a slot. */
  async answer({ word, terms }) {
    const found = await Promise.all(terms.map((term) => this.index.search(term)))
    const best = new Map()
    found.forEach(({ results }, nth) => {
      const exact = terms[nth].startsWith('"') ? EXACT : 1
      for (const result of results) {
        const score = exact * result.score
        if (!(best.get(result.id)?.score >= score)) best.set(result.id, { ...result, score })
      }
    })
    return { word, results: [...best.values()] }
  }

  near(asked) {
    const odd = asked.unknown.length ? asked.unknown : asked.slots.map(({ word }) => word)
    return [...new Set(odd.flatMap((word) => this.spelling.nearest(word, NEAR, 3)))].slice(0, NEAR)
  }

  /** Return what to show of *hit*. */
  async read({ parts }) {
    const places = []
    let page
    // One by one: Pagefind hands out the same object each time, with the places of the word last asked for.
    for (const { result, word } of parts) {
      page = await result.data()
      places.push(...page.weighted_locations.map(({ location, weight }) => ({ at: location, weight, word })))
    }
    return { page, ...passage(page, places) }
  }

  /** Return how many of the pages *found* each filter would leave: {tag: {empathy: 12}}. */
  async counts(found, chosen) {
    return this.facets.counts(found.all, chosen)
  }
}
