/* Which page answers a question best. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { rank } from "../../hooks/forearmed/site/search/box/rank.js"

const found = (word, scores) => ({
  word,
  results: Object.entries(scores).map(([id, score]) => ({ id, score })),
})
const ids = (answers) => rank(answers, 100).map(({ id }) => id)

test("a page with all the words comes before one that says one of them often", () => {
  assert.deepEqual(ids([found("angry", { both: 1, often: 2 }), found("caller", { both: 1 })]), ["both", "often"])
})

test("a page that has only what most pages have is no answer", () => {
  const common = Object.fromEntries([...Array(90).keys()].map((nth) => [`p${nth}`, 1]))
  assert.deepEqual(ids([found("common", common), found("rare", { p0: 1, other: 1 })]), ["p0", "other"])
})

test("a page that begins with a word comes before one that says it later", () => {
  const results = [
    { id: "later", score: 1, words: [70, 90] },
    { id: "first", score: 1, words: [3] },
  ]
  assert.deepEqual(ids([{ word: "angry", results }]), ["first", "later"])
})

test("what a page is about in other words counts as if it began with them", () => {
  const results = [
    { id: "also", score: 1, words: [], matchedMetaFields: ["also"] },
    { id: "about", score: 1, words: [], matchedMetaFields: ["about"] },
  ]
  const [first, second] = rank([{ word: "angry", results }], 100)
  assert.deepEqual([first.id, second.id], ["about", "also"])
  assert.ok(first.score / second.score > 1.2)
})

test("the more of a question is a title, the better", () => {
  const titled = ["title"]
  const asked = ["sigh", "caller"].map((word) => ({
    word,
    results: [
      { id: "half", score: 2, ...(word === "sigh" && { matchedMetaFields: titled }), words: [0] },
      { id: "whole", score: 1.9, matchedMetaFields: titled, words: [0] },
    ],
  }))
  assert.deepEqual(ids(asked), ["whole", "half"])
})

test("a word that suits most questions counts less than another", () => {
  const asked = [{ ...found("say", { one: 1 }), isFaint: true }, found("refund", { other: 1 })]
  assert.deepEqual(ids(asked), ["other", "one"])
})

test("a number counts less than a word that is as rare", () => {
  assert.deepEqual(ids([found("40", { number: 1 }), found("hold", { word: 1 })]), ["word", "number"])
})

test("each hit has its words and how much they tell", () => {
  const [hit] = rank([found("angry", { a: 2 })], 1)
  assert.deepEqual(hit.parts, [{ result: { id: "a", score: 2 }, word: "angry", telling: Math.log(1 + 0.5 / 1.5) }])
})

test("nothing found is no hit", () => {
  assert.deepEqual(rank([], 100), [])
  assert.deepEqual(rank([found("angry", {})], 100), [])
})
