/* Words as they compare: one rule for what is typed and for the catalog (Python). */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { wordsOf } from "../../hooks/forearmed/site/search/box/folding.js"

const WORDS = JSON.parse(readFileSync(new URL("../site/words.json", import.meta.url), "utf8"))

for (const [language, written] of Object.entries(WORDS)) {
  test(`${language} is folded as the catalog folds it`, () => {
    assert.deepEqual(
      written.map(([text]) => [text, wordsOf(text).join(" ")]),
      written,
    )
  })
}

test("nothing is no word", () => {
  assert.deepEqual(wordsOf(" ’ – ? "), [])
})
