/* Pages that are found by their names alone. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { Language } from "../../hooks/forearmed/site/search/box/language.js"
import { Names } from "../../hooks/forearmed/site/search/box/names.js"
import { Spelling } from "../../hooks/forearmed/site/search/box/spelling.js"

const SAYING = { names: ["Words to say", "phrasebook"], title: "Words to say", url: "phrasebook/", folder: "" }
const CARD = { names: ["Pocket card"], title: "Pocket card", url: "playbooks/", folder: "card/" }
const HUDDLE = { names: ["Huddle"], title: "Huddle", url: "huddle/", folder: "" }
const ENGLISH = new Language("en", { stop: "a do how i my to the" })
const NAMES = new Names(
  [SAYING, CARD, HUDDLE],
  new Spelling(["words", "say", "huddle", "angry", "gift", "card"], ENGLISH),
)

for (const [query, named, rest] of [
  ["words to say", [SAYING], "words to say"],
  ["Words to say to an angry customer", [SAYING], "an angry customer"],
  ["how do I say my words", [], "how do I say my words"],
  ["phrasebook", [SAYING], ""],
  ["the phrasebook", [SAYING], ""],
  ["pocket cards for angry", [CARD], "for angry"],
  ["gift card", [], "gift card"],
  ["ten minutes for a huddle", [HUDDLE], "ten minutes for a huddle"],
  ["“words to say”", [], "“words to say”"],
]) {
  test(`${query} names ${named.length} and asks for ${rest || "nothing else"}`, () => {
    assert.deepEqual(NAMES.find(query), { named, rest })
  })
}

test("a card is that of the best playbook, else of the first situations", () => {
  const [hit, other, tip] = [
    { title: "Calm", url: "playbooks/calm/" },
    { title: "Other", url: "playbooks/other/" },
    { title: "A tip", url: "tips/a/" },
  ]
  const situations = [{ title: "First", url: "playbooks/first/" }]
  const calm = { title: "Pocket card · Calm", url: "playbooks/calm/card/" }
  assert.deepEqual(NAMES.pages([CARD], [tip, hit, other], situations), [calm])
  const first = { title: "Pocket card · First", url: "playbooks/first/card/" }
  assert.deepEqual(NAMES.pages([CARD], [tip], situations), [first])
  assert.deepEqual(NAMES.pages([HUDDLE], [], []), [{ title: "Huddle", url: "huddle/" }])
})

test("where a language has no spaces, a name is found inside a question", () => {
  const said = { names: ["言い方"], title: "言い方", url: "phrasebook/", folder: "" }
  const language = new Language("ja", { endings: "", spaced: false })
  const names = new Names([said], new Spelling(["返金"], language))
  assert.deepEqual(names.find("返金の言い方"), { named: [said], rest: "返金の" })
  assert.deepEqual(names.find("言い方"), { named: [said], rest: "" })
})
