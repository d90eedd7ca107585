/* Filters: which pages have what, asked of an index that answers as Pagefind does. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { EVERY, Facets } from "../../hooks/forearmed/site/search/box/facets.js"

const PAGES = {
  one: { tag: ["empathy", "apology"], kind: ["tip"], year: ["2026"] },
  two: { tag: ["apology"], kind: ["tip"], year: ["2025"] },
  three: { tag: ["empathy"], kind: ["playbook"], year: [] },
}
const HITS = Object.keys(PAGES).map((id) => ({ id }))

class Index {
  asked = 0

  async filters() {
    this.asked++
    return { tag: { empathy: 2, apology: 2 }, kind: { tip: 2, playbook: 1 }, year: { 2025: 1, 2026: 1 } }
  }

  async search(word, { filters = {}, sort } = {}) {
    assert.equal(word, EVERY)
    if (sort) return { results: [{ id: "two" }, { id: "one" }] }
    const has = (id) => Object.entries(filters).every(([name, value]) => PAGES[id][name].includes(value))
    return { results: HITS.filter(({ id }) => has(id)) }
  }
}

const ids = (hits) => hits.map(({ id }) => id)

test("hits are narrowed to what was chosen", async () => {
  const facets = new Facets(new Index())
  assert.deepEqual(ids(await facets.narrow(HITS, { tag: "apology" })), ["one", "two"])
  assert.deepEqual(ids(await facets.narrow(HITS, { tag: "apology", year: "2026" })), ["one"])
  assert.deepEqual(ids(await facets.narrow(HITS, { author: "nobody" })), [])
})

test("where nothing is chosen the index is not asked", async () => {
  const index = new Index()
  assert.equal(await new Facets(index).narrow(HITS, { sort: "newest" }), HITS)
  assert.equal(index.asked, 0)
})

test("each list counts what it would leave beside the other choices", async () => {
  const counts = await new Facets(new Index()).counts(HITS, { tag: "apology", kind: "tip" })
  assert.deepEqual(counts, {
    tag: { empathy: 1, apology: 2 },
    kind: { tip: 2, playbook: 0 },
    year: { 2025: 1, 2026: 1 },
    author: {},
  })
})

test("the newest come first, and what has no date last", async () => {
  assert.deepEqual(ids(await new Facets(new Index()).newest(HITS)), ["two", "one", "three"])
})
