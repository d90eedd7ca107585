/* Which sentences to say come first. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { Language } from "../../hooks/forearmed/site/search/box/language.js"
import { Particulars } from "../../hooks/forearmed/site/search/box/particulars.js"
import { SaidSentences } from "../../hooks/forearmed/site/search/box/said.js"

const PAGES = [
  {
    url: "playbooks/refund/",
    title: "Send the refund",
    said: [
      ["1-check", "1. Check", "“One moment.”", ""],
      ["2-send", "2. Send it", "“The refund is on its way.”", ""],
      ["2-send", "2. Send it", "“You get a call at five.”", "“When will my refund arrive?”"],
      ["2-send", "2. Send it", "“Refunds take two days.”", ""],
      ["3-tell", "3. Tell", "“The refund, the refund, is late again.” (to your lead)", ""],
      ["3-tell", "3. Tell", "「返金」（上司に）", ""],
    ],
  },
  { url: "tips/late/", title: "When it is late", said: [["", "", "“Your refund is late. I’m sorry.”", ""]] },
]
const slot = (word, ...terms) => ({ word, terms: [word, ...terms], near: [] })
const hit = (url, anchor = "") => ({ page: { url, filters: {}, title: "" }, anchor, parts: [] })

async function best(slots, ...hits) {
  const said = new SaidSentences("data:application/json,[]", new Language("en"))
  said.loading = Promise.resolve(PAGES)
  return (await said.best(slots, hits, "/kb/")).map(({ say, href }) => [say, href])
}

test("what has the words comes first, two of a page, each with its place", async () => {
  assert.deepEqual(await best([slot("refund")], hit("/kb/playbooks/refund/", "2-send"), hit("/kb/tips/late/")), [
    ["“The refund is on its way.”", "playbooks/refund/#2-send"],
    ["“You get a call at five.”", "playbooks/refund/#2-send"],
    ["“Your refund is late. I’m sorry.”", "tips/late/"],
  ])
})

test("what is only for a colleague, or on a condition, is not among the first rows", async () => {
  const found = await best([slot("refund"), slot("again")], hit("/kb/playbooks/refund/", "3-tell"))
  assert.equal(found.length, 2)
  assert.ok(found.every(([say]) => !/[)）]$/.test(say)))
})

test("what is true of one story only comes after what anybody may say", async () => {
  const said = new SaidSentences("data:application/json,[]", new Language("en"))
  const lines = ["“Today Malik brings the refund.”", "“By noon, Malik sends the refund.”", "“A refund takes time.”"]
  const page = { url: "tips/malik/", title: "Malik", said: lines.map((line) => ["", "", line, ""]) }
  said.loading = Promise.resolve([page])
  const found = await said.best([slot("refund")], [hit("/kb/tips/malik/")], "/kb/")
  assert.deepEqual(
    found.map(({ say }) => say),
    [lines[2], lines[0]],
  )
})

for (const [code, text, is] of /** @type {[string, string, boolean][]} */ ([
  ["en", "By eight tomorrow Malik will call you.", true],
  ["en", "I’m Nora. What happened?", true],
  ["en", "Is Thursday better?", true],
  ["en", "It costs 40 dollars.", true],
  ["en", "May I ask why? When I know, I call.", false],
  ["fr", "Je vous rappelle jeudi.", true],
  ["fr", "Je vous rappelle bientôt.", false],
  ["de", "Ich rufe Sie am Dienstag an.", true],
  ["de", "Das tut mir leid. Ihre Bestellung ist nicht angekommen.", false],
  ["ja", "木曜日にお電話します。", true],
  ["ja", "お調べします。", false],
])) {
  test(`“${text}” is ${is ? "" : "not "}of one story`, () => {
    const language = new Language(code, code === "en" ? {} : { endings: "", spaced: code !== "ja" })
    assert.equal(new Particulars(language).areIn(text), is)
  })
}

test("a page of the results that says no word of the question has none, unless it is the first", async () => {
  assert.deepEqual(await best([slot("angry")], hit("/kb/playbooks/refund/", "1-check"), hit("/kb/tips/late/")), [
    ["“One moment.”", "playbooks/refund/#1-check"],
    ["“The refund is on its way.”", "playbooks/refund/#2-send"],
  ])
})

test("nothing is said of pages that have no words to say, or where the sentences do not come", async () => {
  assert.deepEqual(await best([slot("refund")], hit("/kb/tips/other/")), [])
  const lost = new SaidSentences("data:application/json,{", new Language("en"))
  assert.deepEqual(await lost.best([slot("refund")], [hit("/kb/tips/late/")], "/kb/"), [])
})
