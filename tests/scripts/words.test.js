/* What the box says of a search. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { describe } from "../../hooks/forearmed/site/search/box/words.js"

const PLAN = { slots: [], corrected: [], unknown: [] }

for (const [found, choices, said] of [
  [{ total: 2, query: "late" }, [], "2 results for “late”"],
  [{ total: 1, query: "" }, ["Apology", "2026"], "1 result in Apology, 2026"],
  [{ total: 0, query: "late" }, [], "Nothing found for “late”."],
  [
    { total: 0, query: "late", unfiltered: 1 },
    ["2026"],
    "Nothing found for “late” in 2026. Without the filters there is 1.",
  ],
  [
    { total: 0, query: "late", unfiltered: 3 },
    ["2026"],
    "Nothing found for “late” in 2026. Without the filters there are 3.",
  ],
  [
    { total: 1, query: "refnd zebra", plan: { ...PLAN, corrected: [["refnd", "refund"]], unknown: ["zebra"] } },
    [],
    "No page says “refnd”, so “refund” was looked for. No page says “zebra”. 1 result for “refnd zebra”",
  ],
]) {
  test(said, () => assert.equal(describe({ plan: PLAN, unfiltered: 0, ...found }, choices), said))
}

test("a question in another language is told which the articles have", () => {
  globalThis.document = /** @type {any} */ ({ documentElement: { lang: "en-US" } })
  const plan = { ...PLAN, unknown: ["mein", "paket"], isForeign: true }
  const said = "Nothing found for “mein Paket”. The articles here are in English."
  assert.equal(describe({ plan, query: "mein Paket", total: 0, unfiltered: 0 }, []), said)
})
