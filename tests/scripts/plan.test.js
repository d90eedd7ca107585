/* From a question to what is looked for. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { Language } from "../../hooks/forearmed/site/search/box/language.js"
import { plan } from "../../hooks/forearmed/site/search/box/plan.js"
import { Spelling } from "../../hooks/forearmed/site/search/box/spelling.js"
import { Synonyms } from "../../hooks/forearmed/site/search/box/synonyms.js"

const ENGLISH = new Language("en", { stop: "what about an of it is the" })
const SPELLING = new Spelling(["refund", "customer", "angry", "größe", "about", "down", "uk"], ENGLISH)
const PHRASES = new Map([["mone back", ["money back", "refund"]]])
const asked = (word, ...terms) => ({ word, terms: terms.length ? terms : [word], near: [] })

function planned(query) {
  return plan(query, SPELLING, PHRASES)
}

test("words that say nothing are not looked for", () => {
  assert.deepEqual(planned("What about an angry customer?"), {
    slots: [asked("angry"), asked("customer")],
    corrected: [],
    unknown: [],
  })
})

test("a question of nothing else is looked for as it stands", () => {
  assert.deepEqual(planned("about").slots, [asked("about")])
})

test("a word is known however it is written, and the index is asked for it as typed, too", () => {
  assert.deepEqual(planned("Größe GROSSE"), {
    slots: [asked("grosse")],
    corrected: [],
    unknown: [],
  })
  assert.deepEqual(planned("Größe").slots, [asked("grosse", "größe", "grosse")])
})

test("a slip is taken for the word that was meant, and the rest is unknown", () => {
  assert.deepEqual(planned("refnd zebrastripes"), {
    slots: [asked("refund")],
    corrected: [["refnd", "refund"]],
    unknown: ["zebrastripes"],
  })
})

test("a phrase of the house is looked for in its own words, too", () => {
  assert.deepEqual(planned("my money back"), {
    slots: [asked("money back", "money back", "refund")],
    corrected: [],
    unknown: [],
  })
})

test("a phrase with just the words of a question comes before one with others between them", () => {
  const english = new Language("en", { stop: "wont have for an", faint: "take" })
  const synonyms = new Synonyms(
    [
      ["unknown", "have no answer"],
      ["not accepted", "wont take no"],
    ],
    english,
  )
  const spelling = new Spelling(["answer", "accepted", "unknown"], english)
  const { slots } = plan("won't take no for an answer", spelling, synonyms.phrases)
  assert.deepEqual(
    slots.map(({ word }) => word),
    ["wont take no", "answer"],
  )
})

test("an irregular form finds its word, too", () => {
  const spelling = new Spelling(["tell", "refund"], ENGLISH)
  const told = plan("told", spelling, new Map())
  assert.deepEqual(told.unknown, [])
  assert.deepEqual(told.slots, [asked("told", "told", "tell")])
})

test("what stands in quotation marks is meant exactly", () => {
  assert.equal(planned(" “The Refund” ").quoted, "the refund")
  assert.equal(planned('""').quoted, undefined)
})

test("an abbreviation is looked for where it is one", () => {
  assert.deepEqual(planned("IT is down").slots, [asked("it"), asked("down")])
  assert.deepEqual(planned("it is down").slots, [asked("down")])
  assert.deepEqual(planned("IT IS DOWN").slots, [asked("down")])
  assert.deepEqual(planned("uk customer").slots, [asked("uk"), asked("customer")])
  assert.deepEqual(planned("of it").slots, [asked("of"), asked("it")])
})

test("nobody needs more than eight words", () => {
  const words = ["aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff", "gggg", "hhhh", "iiii"]
  assert.equal(plan(words.join(" "), new Spelling(words), new Map()).slots.length, 8)
})

const GERMAN = new Language("de", {
  stop: "die wie",
  beginnings: "ge abge:ab",
  endings: "e en er et t te ung s",
  compounds: true,
  spaced: true,
})
const WRITTEN = ["wütende", "rückerstattung", "übergabe", "abbuchung", "warten", "öffnungszeiten", "kunde"]

function german(query) {
  return plan(query, new Spelling(WRITTEN, GERMAN), new Map())
}

for (const [query, slots] of [
  ["wütender", [asked("wutender", "wütende")]],
  ["wuetender", [asked("wutender", "wütende")]],
  ["gewartet", [asked("gewartet", "warten")]],
  ["abgebucht", [asked("abgebucht", "abbuchung")]],
  ["Erstattung", [{ word: "erstattung", terms: [], near: ["rückerstattung"] }]],
  ["Schichtübergabe", [{ word: "schichtubergabe", terms: [], near: ["übergabe"] }]],
  ["Öffnungszeit", [asked("offnungszeit", "öffnungszeiten")].map((slot) => ({ ...slot, near: ["öffnungszeiten"] }))],
]) {
  test(`${query} finds its forms and compounds, and is no slip`, () => {
    assert.deepEqual(german(query), {
      slots: slots.map((slot) => ({ ...slot, near: slot.near })),
      corrected: [],
      unknown: [],
    })
  })
}

test("what is shown keeps its umlauts", () => {
  assert.deepEqual(german("wüttende").corrected, [["wüttende", "wütende"]])
  assert.deepEqual(german("Mäuschen").unknown, ["mäuschen"])
})

test("a Kündigung is no Kunde", () => {
  assert.deepEqual(german("Kündigung").unknown, ["kündigung"])
})

const ARABIC = new Language("ar", { endings: "ه ات ين", beginnings: "ال وال ب", compounds: false, spaced: true })

test("an article and a preposition in front of a word are no part of it", () => {
  const found = plan("عميل", new Spelling(["العميل", "والعميل"], ARABIC), new Map()).slots
  assert.deepEqual(found, [asked("عميل", "العميل", "والعميل")])
  assert.deepEqual(plan("رد", new Spelling(["رد"], ARABIC), new Map()).slots, [asked("رد")])
})

const JAPANESE = new Language("ja", { stop: "お", endings: "", beginnings: "", compounds: false, spaced: false })
const TOKENS = ["返金", "の", "理由", "届く", "レシート", "本人", "確認", "通訳"]

for (const [query, slots, unknown] of [
  ["返金の理由", [asked("返金"), asked("理由")], []],
  ["ﾚｼｰﾄ", [asked("レシート")], []],
  ["届かない", [asked("届かない", "届く")], []],
  ["外国人", [asked("外国人", "通訳")], []],
  ["20", [asked("20", "2 0")], []],
  ["ネコ", [], ["ネコ"]],
]) {
  test(`${query} is cut into the words of the articles`, () => {
    const spelling = new Spelling(TOKENS, JAPANESE)
    const phrases = new Map([["外国人", ["外国人", "通訳"]]])
    assert.deepEqual(plan(query, spelling, phrases), { slots, corrected: [], unknown })
  })
}
