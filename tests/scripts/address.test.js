/* A search as part of an address. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { amended, read, write } from "../../hooks/forearmed/site/search/box/address.js"
import { isNarrowing } from "../../hooks/forearmed/site/search/box/question.js"

test("what is written is read again", () => {
  const state = { q: "Größe & more", tag: "apology", sort: "newest" }
  assert.equal(write(state), "?q=Gr%C3%B6%C3%9Fe+%26+more&tag=apology&sort=newest")
  assert.deepEqual(read(write(state)), state)
})

test("what is empty or unknown is left out", () => {
  assert.equal(write({ q: "", other: "x" }), "")
  assert.deepEqual(read("?q=&other=x&year=2026"), { year: "2026" })
})

test("only filters leave pages out", () => {
  assert.equal(isNarrowing({ sort: "newest" }), false)
  assert.equal(isNarrowing({ year: "2026" }), true)
})

test("an address that says all of it already stays to the letter", () => {
  const panel = "https://tips.example.com/phrasebook/?for=live-chat&panel#when-live-chat"
  assert.equal(amended(panel, { q: "", for: "live-chat", tag: "" }), panel)
  assert.equal(new URL(amended(panel, { q: "late", for: "", tag: "" })).search, "?panel=&q=late")
})
