/* The tags, kind, year and author of each page, and the order of dates. The index is asked once, when first needed. */
import { FACETS } from "./question.js"

/* A word that every article has and nobody types (search/records.py). A search for nothing would list all pages,
   too, but it makes Pagefind load the whole index. */
export const EVERY = "zzarticle"

export class Facets {
  /** @param {PagefindIndex} index */
  constructor(index) {
    this.index = index
    /** @type {Promise<Record<string, Map<string, Set<string>>>> | undefined} */
    this.loading = undefined
    /** @type {Promise<{results: Result[]}> | undefined} */
    this.dated = undefined
  }

  /** Return the values of each facet with the pages that have them. */
  async load() {
    this.loading ??= this.index.filters().then(async (filters) => {
      const asked = FACETS.flatMap((name) => Object.keys(filters[name] ?? {}).map((value) => [name, value]))
      const pages = await Promise.all(
        asked.map(([name, value]) => this.index.search(EVERY, { filters: { [name]: value } })),
      )
      const facets = Object.fromEntries(FACETS.map((name) => [name, new Map()]))
      asked.forEach(([name, value], place) => {
        facets[name].set(value, new Set(pages[place].results.map(({ id }) => id)))
      })
      return facets
    })
    return this.loading
  }

  /**
   * Return those of *hits* that match the *chosen* filters, ignoring the facet *except*.
   * @param {Hit[]} hits  @param {Chosen} chosen  @param {string} [except]
   */
  async narrow(hits, chosen, except) {
    const wanted = FACETS.filter((name) => chosen[name] && name !== except)
    if (!wanted.length) return hits
    const facets = await this.load()
    return hits.filter(({ id }) => wanted.every((name) => facets[name].get(chosen[name])?.has(id)))
  }

  /** @param {Hit[]} hits */
  async newest(hits) {
    this.dated ??= this.index.search(EVERY, { sort: { date: "desc" } })
    const { results } = await this.dated
    const order = new Map(results.map(({ id }, place) => [id, place]))
    return [...hits].sort((one, two) => (order.get(one.id) ?? Infinity) - (order.get(two.id) ?? Infinity))
  }

  /**
   * Return how many of *hits* each value of a facet would leave, together with the *chosen* values of the others.
   * *shown* is how many of some hits are shown.
   * @param {Hit[]} hits  @param {Chosen} chosen  @param {(hits: Hit[]) => number} shown  @returns {Promise<Counts>}
   */
  async counts(hits, chosen, shown = ({ length }) => length) {
    const facets = await this.load()
    const counted = {}
    for (const name of FACETS) {
      const others = await this.narrow(hits, chosen, name)
      counted[name] = Object.fromEntries(
        [...facets[name]].map(([value, pages]) => [value, shown(others.filter(({ id }) => pages.has(id)))]),
      )
    }
    return counted
  }
}
