/* The sentence of a page that answers best. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { Language } from "../../hooks/forearmed/site/search/box/language.js"
import { passage, placesOf } from "../../hooks/forearmed/site/search/box/passage.js"
import { paired } from "../../hooks/forearmed/site/search/box/quotation.js"

const CONTENT =
  "A title Ask what they paid, and how it was done. When it is late Say that the “money is on its way today. Then wait."
const PAGE = {
  content: CONTENT,
  meta: { title: "A title" },
  anchors: [{ element: "h2", id: "late", text: "When it is late", location: 11 }],
}
const at = (word) => CONTENT.split(" ").indexOf(word)
const place = (text, word = text, telling = 1) => ({ at: at(text), weight: 1, word, telling })

function shown(places) {
  const { anchor, parts } = passage(PAGE, places)
  return [anchor, parts.map(({ text, mark }) => (mark ? `[${text}]` : text)).join("")]
}

test("the sentence with the word is shown, and its heading is led to", () => {
  assert.deepEqual(shown([place("paid,", "paid")]), ["", "Ask what they [paid], and how it was done."])
  assert.deepEqual(shown([place("way", "way")]), ["late", "Say that the money is on its [way] today."])
})

test("the sentence with most of what was asked is shown", () => {
  assert.deepEqual(shown([place("paid,", "paid"), place("“money", "money"), place("today.", "today")]), [
    "late",
    "Say that the [money] is on its way [today].",
  ])
})

test("a long sentence is shown in part", () => {
  const words = Array.from({ length: 60 }, (_, nth) => `w${nth}`)
  const page = { content: words.join(" "), meta: { title: "w0" }, anchors: [] }
  const { parts } = passage(page, [{ at: 40, weight: 1, word: "w40", telling: 1 }])
  const text = parts.map((part) => part.text).join("")
  assert.ok(text.startsWith("… w28 ") && text.endsWith(" w59"), text)
})

test("a page of nothing has no passage", () => {
  assert.deepEqual(passage({ content: "A title", meta: { title: "A title" }, anchors: [] }, []), {
    anchor: "",
    parts: [],
  })
})

test("kin is found in any form, and a phrase as a whole", () => {
  assert.deepEqual(
    placesOf([["refund"], ["mone", "back"]], "Refunds: money, then money back", (word) => new Language().root(word)),
    [
      { at: 0, weight: 1 },
      { at: 3, weight: 1 },
      { at: 4, weight: 1 },
    ],
  )
})

test("a language without spaces is shown without them, from behind its title", () => {
  const content = "返金​の​理由​. ​お​客​様​に​「​いつ​届く​か​」​を​伝え​ます​。​クーポン​は​店​で​使え​ます​。"
  const page = { content, meta: { title: "返金の理由" }, anchors: [] }
  const words = content.split("\u200b")
  const said = passage(page, [{ at: words.indexOf("届く"), weight: 1, word: "届く", telling: 1 }])
  assert.equal(
    said.parts.map(({ text, mark }) => (mark ? `[${text}]` : text)).join(""),
    "お客様に「いつ[届く]か」を伝えます。",
  )
})

for (const [written, shown] of [
  ["Er sagt: „Ich rufe an.“ Und ruft an.", "Er sagt: „Ich rufe an.“ Und ruft an."],
  ["rufe an.“ Und ruft an.", "rufe an. Und ruft an."],
  ["「はい」と「いいえ", "「はい」といいえ"],
]) {
  test(`${written} keeps only whole pairs of quotation marks`, () => {
    assert.deepEqual(paired([{ text: written, mark: false }]), [{ text: shown, mark: false }])
  })
}
