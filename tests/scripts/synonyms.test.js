/* The house's groups of words that mean the same. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { Language } from "../../hooks/forearmed/site/search/box/language.js"
import { Synonyms } from "../../hooks/forearmed/site/search/box/synonyms.js"

const SYNONYMS = new Synonyms([
  ["refund", "money back", "reimburse"],
  ["angry", "furious"],
])

test("a synonym of several words leads to the word that articles use", () => {
  assert.deepEqual([...SYNONYMS.phrases], [["mone back", ["money back", "refund"]]])
})

test("a phrase is the same in all its forms, without what says nothing", () => {
  const language = new Language("en", { stop: "a the my on" })
  const phrases = ["make a payment", "speak on the phone", "on hold"]
  const found = new Synonyms([["pay", ...phrases]], language).phrases
  const exact = ["mak a payment", "speak on the phon"]
  assert.deepEqual([...found.keys()], ["mak payment", "speak phon", "on hold", ...exact])
  assert.equal(language.sameInAll(["making", "my", "payments"]), "mak payment")
  assert.equal(language.sameInAll(["spoke", "on", "the", "phone"]), "speak phon")
})

test("any form of a word has the kin of its group", () => {
  const group = [["refund"], ["mone", "back"], ["reimburs"]]
  assert.deepEqual(SYNONYMS.kin("refunds"), group)
  assert.deepEqual(SYNONYMS.kin("money back"), group)
  assert.deepEqual(SYNONYMS.kin("calm"), [])
})

test("where a language has no spaces, every synonym leads to its whole group", () => {
  const language = new Language("ja", { endings: "", spaced: false })
  assert.deepEqual(
    [...new Synonyms([["返金", "払い戻し"]], language).phrases],
    [
      ["返金", ["返金", "払い戻し"]],
      ["払い戻し", ["払い戻し", "返金"]],
    ],
  )
})

test("a root is never shorter than three letters", () => {
  assert.deepEqual(SYNONYMS.roots("replies ties used"), ["repl", "ties", "used"])
  assert.deepEqual(SYNONYMS.roots("calling"), ["call"])
})
