/* Which words to say fit a question: by its words in any form, by synonyms, and by what is left where none has it all. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { Language } from "../../hooks/forearmed/site/search/box/language.js"
import { plan } from "../../hooks/forearmed/site/search/box/plan.js"
import { Sieve } from "../../hooks/forearmed/site/search/box/sieve.js"
import { Spelling } from "../../hooks/forearmed/site/search/box/spelling.js"
import { Synonyms } from "../../hooks/forearmed/site/search/box/synonyms.js"

const ROWS = {
  money: ["Calm an angry customer", "You get your money back on Friday."],
  furious: ["Calm an angry customer", "I would be furious as well."],
  parcels: ["When a partner fails", "I am calling about your parcels.", "They were made in May."],
}
const WORDS = "customer angry money back parcels call calling friday furious partner calm fails well made"

/** Ask the rows as the page does; return the names of those that fit, of those that answer, and whether one has all. */
function sifted(
  query,
  { words = WORDS, rows = ROWS, language = new Language("en", { stop: "i am your a the made" }) } = {},
) {
  const groups = language.isEnglish
    ? [
        ["refund", "money back"],
        ["angry", "furious", "mad"],
        ["package", "parcel"],
      ]
    : []
  const synonyms = new Synonyms(groups, language)
  const sieve = new Sieve(language, synonyms)
  const heads = new Map(Object.values(rows).map(([head]) => [head, sieve.heard(head)]))
  const heard = Object.entries(rows).map(([name, [head, own, beside = ""]]) => ({
    name,
    own: sieve.heard(own),
    beside: sieve.heard(beside),
    situation: heads.get(head),
  }))
  const asked = plan(query, new Spelling(words.split(" "), language), synonyms.phrases)
  const { fit, answer, all } = sieve.sift(heard, asked)
  const names = (these) => [...these].map(({ name }) => name)
  return [names(fit), names(answer), all]
}

for (const [query, fit, answer] of [
  ["parcel", ["parcels"], ["parcels"]],
  ["calls", ["parcels"], ["parcels"]],
  ["parc", ["parcels"], ["parcels"]], // somebody is still typing
  ["money back", ["money"], ["money"]],
  ["angry", ["money", "furious"], ["furious", "money"]], // its situation has it, too
  ["angry well", ["furious"], ["furious"]], // and now only a part of it
  ["made", ["parcels"], []], // is not to be said
  ["moey", ["money"], ["money"]],
  ["partner", ["parcels"], ["parcels"]],
  ['"money back"', ["money"], ["money"]],
]) {
  test(`“${query}” fits`, () => assert.deepEqual(sifted(query), [fit, answer, true]))
}

test("a synonym of the team's finds what says the other", () => {
  const words = `${WORDS} refund package`
  assert.deepEqual(sifted("refund", { words })[0], ["money"])
  assert.deepEqual(sifted("package", { words })[0], ["parcels"])
})

test("where none has it all, those with the most fit", () => {
  assert.deepEqual(sifted("friday money parcels"), [["money"], ["money"], false])
})

test("what no row has is left out, and nothing is nothing", () => {
  assert.deepEqual(sifted("parcels zebra"), [["parcels"], ["parcels"], true])
  assert.deepEqual(sifted("zebra"), [[], [], true])
})

test("a word that suits most questions is asked for only alone", () => {
  const language = new Language("en", { stop: "i", faint: "customer calling" })
  assert.deepEqual(sifted("customer calling money", { language })[0], ["money"])
  assert.deepEqual(sifted("calling", { language })[0], ["parcels"])
})

test("without spaces, a word is found within a sentence", () => {
  const language = new Language("ja", { endings: "", spaced: false })
  const rows = { one: ["返金", "返金いたします。"], two: ["配送", "明日届きます。"] }
  assert.deepEqual(sifted("返金", { words: "返金 配送", rows, language }), [["one"], ["one"], true])
})
