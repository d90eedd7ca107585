/* Words as they compare: one rule for what is typed, for the catalog (Python) and for the words to say. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { fold, wordsOf } from "../../hooks/forearmed/site/search/box/folding.js"

const WORDS = JSON.parse(readFileSync(new URL("../site/words.json", import.meta.url), "utf8"))
const PHRASEBOOK = new URL("../../hooks/forearmed/site/scripts/phrasebook.js", import.meta.url)

for (const [language, written] of Object.entries(WORDS)) {
  test(`${language} is folded as the catalog folds it`, () => {
    assert.deepEqual(
      written.map(([text]) => [text, wordsOf(text).join(" ")]),
      written,
    )
  })
}

test("the phrasebook folds by the same rule", () => {
  const steps = (text) => /function fold\(text\) \{(.*?)\n *\}\n/s.exec(text)[1].replace(/\s+/g, " ")
  assert.equal(steps(readFileSync(PHRASEBOOK, "utf8")), steps(`${fold}\n`))
})

test("nothing is no word", () => {
  assert.deepEqual(wordsOf(" ’ – ? "), [])
})
