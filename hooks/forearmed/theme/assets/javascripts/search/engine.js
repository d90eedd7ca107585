/* Pagefind, asked for each telling word of a question. */
import { EVERY, Facets } from "./facets.js"
import { passage, placesOf } from "./passage.js"
import { plan } from "./plan.js"
import { rank } from "./rank.js"
import { Spelling } from "./spelling.js"
import { Synonyms } from "./synonyms.js"

/* Words that a page is only looked for by count less than those it says, once as "about" and hardly as "also". */
const RANKING = {
  pageLength: 0.2,
  termFrequency: 0.6,
  metaWeights: { title: 4, labels: 0.6, about: 1, also: 0.1, every: 0 },
}
const NEAR = 4
const EXACT = 4 // what several words are worth as they stand, beside what each is by itself

export class Engine {
  /** Load the index below *root*. */
  static async open(root, catalog) {
    const folder = new URL("pagefind/", root).href
    const { createInstance } = await import(`${folder}pagefind.js`)
    const fresh = () => createInstance({ basePath: folder, baseUrl: root.pathname, ranking: RANKING })
    const engine = new Engine(fresh, await catalog)
    await engine.index.preload("") // waits until there is an index, or fails; looks nothing up
    return engine
  }

  constructor(fresh, catalog) {
    this.fresh = fresh
    this.renew()
    this.total = catalog.articles
    this.spelling = new Spelling(catalog.words)
    this.synonyms = new Synonyms(catalog.synonyms)
  }

  renew() {
    this.index = this.fresh()
    this.facets = new Facets(this.index)
  }

  /** Return what answers *query* among what was *chosen*: {query, plan, hits, all, near}; the best hit is first. */
  async find(query, chosen) {
    const asked = plan(query, this.spelling, this.synonyms.phrases)
    const listing = !query
    const all = await this.answers(asked, listing)
    if (!all.length) await this.demandIndex()
    const narrowed = await this.facets.narrow(all, chosen)
    const hits = chosen.sort === "newest" || listing ? await this.facets.newest(narrowed) : narrowed
    return { query, plan: asked, hits, all, near: all.length ? [] : this.near(asked) }
  }

  /** Tell "nothing" from "not loaded": Pagefind gives nothing for both, for good. Every index has this word. */
  async demandIndex() {
    if ((await this.ask(EVERY)).length) return
    this.renew()
    throw new Error("the search index does not answer")
  }

  async answers(asked, listing) {
    const whole = listing ? EVERY : asked.quoted
    const slots = whole ? [{ word: whole, terms: [whole] }] : asked.slots
    return rank(await Promise.all(slots.map((slot) => this.answer(slot))), this.total)
  }

  /** Return the best that each page has for any of the *terms* of a slot. */
  async answer({ word, terms }) {
    const found = await Promise.all(terms.map((term) => (term.includes(" ") ? this.exactly(term) : this.ask(term))))
    const best = new Map()
    for (const result of found.flat()) {
      if (!(best.get(result.id)?.score >= result.score)) best.set(result.id, result)
    }
    return { word, results: [...best.values()] }
  }

  async ask(term) {
    return (await this.index.search(term)).results
  }

  /** Return the pages that have *words* as they stand. However rare, most get 1 for it from Pagefind, so the words
   by themselves tell which page is about them. */
  async exactly(words) {
    const [phrase, apart] = await Promise.all([this.ask(`"${words}"`), this.ask(words)])
    const scores = new Map(apart.map(({ id, score }) => [id, score]))
    return phrase.map((result) => ({ ...result, score: EXACT * result.score + (scores.get(result.id) ?? 0) }))
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
    for (const { result, word, telling } of parts) {
      page = await result.data()
      const said = page.weighted_locations.map(({ location, weight }) => ({ at: location, weight }))
      const found = said.length ? said : placesOf(this.synonyms.kin(word), page.content)
      places.push(...found.map((place) => ({ ...place, word, telling })))
    }
    return { page, ...passage(page, places) }
  }

  /** Return how many of the pages *found* each filter would leave: {tag: {empathy: 12}}. */
  counts(found, chosen) {
    return this.facets.counts(found.all, chosen)
  }
}
