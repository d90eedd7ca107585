/* From a question to what is looked for. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { plan } from "../../hooks/forearmed/site/search/box/plan.js"
import { Spelling } from "../../hooks/forearmed/site/search/box/spelling.js"

const SPELLING = new Spelling(["refund", "customer", "angry", "grosse", "about"])
const PHRASES = new Map([["money back", "refund"]])

function planned(query) {
  return plan(query, SPELLING, PHRASES)
}

test("words that say nothing are not looked for", () => {
  assert.deepEqual(planned("What about an angry customer?"), {
    slots: [
      { word: "angry", terms: ["angry"] },
      { word: "customer", terms: ["customer"] },
    ],
    corrected: [],
    unknown: [],
  })
})

test("a question of nothing else is looked for as it stands", () => {
  assert.deepEqual(planned("about").slots, [{ word: "about", terms: ["about"] }])
})

test("a word is known however it is written, and the index is asked for it as typed, too", () => {
  assert.deepEqual(planned("Größe GROSSE"), {
    slots: [{ word: "grosse", terms: ["grosse"] }],
    corrected: [],
    unknown: [],
  })
  assert.deepEqual(planned("Größe").slots, [{ word: "grosse", terms: ["größe", "grosse"] }])
})

test("a slip is taken for the word that was meant, and the rest is unknown", () => {
  assert.deepEqual(planned("refnd zebrastripes"), {
    slots: [{ word: "refund", terms: ["refund"] }],
    corrected: [["refnd", "refund"]],
    unknown: ["zebrastripes"],
  })
})

test("a phrase of the house is looked for in its own words, too", () => {
  assert.deepEqual(planned("my money back"), {
    slots: [{ word: "money back", terms: ["money back", "refund"] }],
    corrected: [],
    unknown: [],
  })
})

test("what stands in quotation marks is meant exactly", () => {
  assert.equal(planned(" “The Refund” ").quoted, "the refund")
  assert.equal(planned('""').quoted, undefined)
})

test("nobody needs more than eight words", () => {
  const words = ["aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff", "gggg", "hhhh", "iiii"]
  assert.equal(plan(words.join(" "), new Spelling(words), new Map()).slots.length, 8)
})
