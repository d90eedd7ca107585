/* Pagefind, asked several things for one question: the whole, then each of its words. */
import { Facets } from "./facets.js"
import { passage } from "./passage.js"
import { plan } from "./plan.js"
import { Spelling } from "./spelling.js"

const RANKING = { termFrequency: 0.6, pageLength: 0.4, metaWeights: { title: 3, also: 0.25 } }
const WHOLE = 2 // what all words together count for, where each alone counts for 1
const NEAR = 4

export class Engine {
  /** Load the index below *root*. */
  static async open(root) {
    const folder = new URL("pagefind/", root).href
    const { createInstance } = await import(`${folder}pagefind.js`)
    const index = createInstance({ basePath: folder, baseUrl: root.pathname, noWorker: true, ranking: RANKING })
    await index.preload("a") // waits until there is an index, or fails
    return new Engine(index)
  }

  constructor(index) {
    this.index = index
    this.facets = new Facets(index)
  }

  with(catalog) {
    this.spelling = new Spelling(catalog.words)
    return this
  }

  /** Return what answers *query* among what was *chosen*: {query, plan, hits, all, near}; the best hit is first. */
  async find(query, chosen) {
    const asked = plan(query, this.spelling)
    const nothing = !asked.quoted && !asked.words.length
    const all = nothing && query ? [] : await this.merged(nothing ? null : asked)
    const narrowed = await this.facets.narrow(all, chosen)
    const hits = chosen.sort === "newest" || nothing ? await this.facets.newest(narrowed) : narrowed
    const near = hits.length || !query ? [] : this.near(query, asked)
    return { query, plan: asked, hits, all, near, kind: chosen.kind }
  }

  async merged(asked) {
    if (!asked) return this.answers([[null, 1, []]])
    if (asked.quoted) return this.answers([[`"${asked.quoted}"`, 1, [asked.quoted]]])
    const { words } = asked
    const whole = words.length > 1 ? [[words.join(" "), WHOLE, words]] : []
    return this.answers([...whole, ...words.map((word) => [word, 1, [word]])])
  }

  /** Return one hit for each page that answers any of *questions*, each [what to ask, its weight, its words]. */
  async answers(questions) {
    const found = new Map()
    const answers = await Promise.all(questions.map(([term]) => this.index.search(term)))
    answers.forEach(({ results }, place) => {
      const [, weight, words] = questions[place]
      for (const result of results) {
        const hit = found.get(result.id) ?? { id: result.id, score: 0, parts: [] }
        hit.score += weight * result.score
        hit.parts.push({ result, words })
        found.set(result.id, hit)
      }
    })
    return [...found.values()].sort((one, two) => two.score - one.score)
  }

  near(query, asked) {
    const odd = asked.unknown?.length ? asked.unknown : asked.words
    return [...new Set(odd.flatMap((word) => this.spelling.nearest(word, NEAR, 3)))].slice(0, NEAR)
  }

  /** Return what to show of *hit*. */
  async read(hit) {
    const parts = await Promise.all(
      hit.parts.map(async ({ result, words }) => {
        const { weighted_locations: places } = await result.data()
        return { places, words }
      }),
    )
    const page = await hit.parts[0].result.data()
    return { page, ...passage(page, parts) }
  }

  /** Return how many pages each filter would leave: {tag: {empathy: 12}}. */
  async counts(found, chosen) {
    return this.facets.counts(found.all, chosen)
  }
}
