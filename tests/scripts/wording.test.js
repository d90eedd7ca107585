/* What scripts say: in English by themselves, in another language by the table on the page. */
import assert from "node:assert/strict"
import test from "node:test"

import { count, listed, say } from "../../hooks/forearmed/site/scripts/wording.js"

function onPage(lang, table, run) {
  globalThis.document = { documentElement: { lang } }
  globalThis.forearmedPhrases = table
  try {
    run()
  } finally {
    delete globalThis.document
    delete globalThis.forearmedPhrases
  }
}

test("an English page needs no table", () => {
  assert.equal(say("Copied"), "Copied")
  assert.equal(say("Done: {title}", { title: "Listen {n}" }), "Done: Listen {n}")
  assert.equal(count("{n} result", "{n} results", 1), "1 result")
  assert.equal(count("{n} result", "{n} results", 0), "0 results")
  assert.equal(listed(["a", "b", "c"]), "a, b, c")
})

test("the table says it in the language of the page, by its rules for numbers", () => {
  const forms = {
    one: "{n} one",
    two: "{n} two",
    few: "{n} few",
    many: "{n} many",
    other: "{n} other",
    zero: "{n} zero",
  }
  onPage("ar", { Copied: "نُسخ", "{n} result": forms, "{before}, {next}": "{before}، {next}" }, () => {
    assert.equal(say("Copied"), "نُسخ")
    const counted = [0, 1, 2, 3, 11, 100].map((n) => count("{n} result", "{n} results", n).split(" ")[1])
    assert.deepEqual(counted, ["zero", "one", "two", "few", "many", "other"])
    assert.equal(listed(["a", "b"]), "a، b")
  })
})

test("one text may do for all numbers", () => {
  onPage("en", { "{n} result": "Treffer: {n}" }, () => {
    assert.equal(count("{n} result", "{n} results", 1), "Treffer: 1")
  })
})
