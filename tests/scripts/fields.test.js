/* What a word counts in the fields of an article's record. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { RANKING, together, weighed } from "../../hooks/forearmed/site/search/box/fields.js"

test("a word of the title counts more than a synonym, and one of a question for the page most", () => {
  const results = ["asked", "title", "about", "also"].map((name) => ({ id: name, score: 1, matchedMetaFields: [name] }))
  const scores = weighed([...results, { id: "text", score: 1 }], 100).map(({ score }) => score)
  assert.deepEqual(
    scores,
    [...scores].sort((one, two) => two - one),
  )
  assert.equal(scores.at(-1), 1)
})

test("a field counts once, however many of its words begin alike: Pagefind is told to leave fields out", () => {
  assert.deepEqual(new Set(Object.values(RANKING.metaWeights)), new Set([0]))
})

test("two words for the same give a page the better score, and the places and fields of both", () => {
  const one = { id: "a", score: 1, words: [70], matchedMetaFields: ["title"] }
  const other = { id: "a", score: 2, words: [3, 70], matchedMetaFields: ["about"] }
  assert.deepEqual(together(one, other), {
    id: "a",
    score: 2,
    words: [3, 70],
    matchedMetaFields: ["about", "title"],
  })
  assert.equal(together(one, undefined), one)
})
