/* Which words the articles use, and which of them somebody meant. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { Language } from "../../hooks/forearmed/site/search/box/language.js"
import { Spelling, distance } from "../../hooks/forearmed/site/search/box/spelling.js"

const SPELLING = new Spelling(
  ["refund", "apologize", "call", "reply", "trying", "about", "yelling"],
  new Language("en", { stop: "about" }),
)

for (const word of [
  "refund",
  "refunds",
  "refunding",
  "ref",
  "apologized",
  "calling",
  "replies",
  "of",
  "2026",
  "yells",
]) {
  test(`${word} is known`, () => assert.ok(SPELLING.isKnown(word)))
}

for (const word of ["refnd", "zebra", "callous", "crying"]) {
  test(`${word} is unknown`, () => assert.ok(!SPELLING.isKnown(word)))
}

test("a slip is near, and hardly anybody mistakes the first letter", () => {
  assert.equal(SPELLING.meant("refnd"), "refund")
  assert.equal(SPELLING.meant("erfund"), "refund")
  assert.equal(SPELLING.meant("crying"), undefined)
  assert.deepEqual(SPELLING.nearest("crying", 3), ["trying"])
})

test("words that say nothing are never suggested", () => {
  assert.deepEqual(SPELLING.nearest("abuot", 3), [])
})

test("a word whose ending is another, too, is no slip, though only a letter of the roots differs", () => {
  const german = new Language("de", { endings: "en igt t ung", compounds: true })
  const spelling = new Spelling(["beileid", "rückerstattung"], german)
  assert.equal(spelling.meant("beleidigt"), undefined)
  assert.equal(spelling.meant("ruckerstatungen"), "ruckerstattung")
})

test("a real word is no slip of another, but may be spelled as elsewhere", () => {
  const spelling = new Spelling(["passed", "apologize", "labeled", "honor"], new Language("en"))
  assert.equal(spelling.taken("pissed"), "passed")
  spelling.isReal = (word) => ["pissed", "apologise", "labelled", "honour"].includes(word)
  const taken = ["pissed", "apologise", "labelled", "honour"].map((word) => spelling.taken(word))
  assert.deepEqual(taken, [undefined, "apologize", "labeled", "honor"])
})

for (const [one, other, slips] of [
  ["late", "late", 0],
  ["late", "lte", 1],
  ["late", "latte", 1],
  ["late", "lake", 1],
  ["late", "laet", 1],
  ["late", "alet", 2],
  ["", "at", 2],
]) {
  test(`${one} and ${other} are ${slips} apart, in either order`, () => {
    assert.equal(distance(one, other, 9), slips)
    assert.equal(distance(other, one, 9), slips)
  })
}

test("what is too far is not counted further", () => {
  assert.equal(distance("kitten", "sitting", 1), 2)
})
