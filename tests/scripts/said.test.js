/* Which sentences to say come first. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { Language } from "../../hooks/forearmed/site/search/box/language.js"
import { Particulars } from "../../hooks/forearmed/site/search/box/particulars.js"
import { SaidSentences } from "../../hooks/forearmed/site/search/box/said.js"

/** @type {Record<string, SaidOnPage[]>} */
const PAGES = {
  "/kb/playbooks/refund/": [
    ["1-check", "1. Check", "“One moment.”", ""],
    ["2-send", "2. Send it", "“The refund is on its way.”", ""],
    ["2-send", "2. Send it", "“You get a call at five.”", "“When will my refund arrive?”"],
    ["2-send", "2. Send it", "“Refunds take two days.”", ""],
    ["3-tell", "3. Tell", "“The refund, the refund, is late again.” (to your lead)", ""],
    ["3-tell", "3. Tell", "「返金」（上司に）", ""],
  ],
  "/kb/tips/late/": [["", "", "“Your refund is late. I’m sorry.”", ""]],
}
const slot = (word, ...terms) => ({ word, terms: [word, ...terms], near: [] })
const hit = (url, anchor = "", said = PAGES[url] ?? []) => {
  return { shown: { page: { url, filters: {}, title: "" }, anchor, parts: [] }, said }
}

function best(slots, ...hits) {
  const said = new SaidSentences(new Language("en"))
  return said.best(slots, hits, "/kb/").map(({ say, href }) => [say, href])
}

test("what has the words comes first, two of a page, each with its place", () => {
  assert.deepEqual(best([slot("refund")], hit("/kb/playbooks/refund/", "2-send"), hit("/kb/tips/late/")), [
    ["“The refund is on its way.”", "playbooks/refund/#2-send"],
    ["“You get a call at five.”", "playbooks/refund/#2-send"],
    ["“Your refund is late. I’m sorry.”", "tips/late/"],
  ])
})

test("what is only for a colleague, or on a condition, is not among the first rows", () => {
  const found = best([slot("refund"), slot("again")], hit("/kb/playbooks/refund/", "3-tell"))
  assert.equal(found.length, 2)
  assert.ok(found.every(([say]) => !/[)）]$/.test(say)))
})

test("what is true of one story only comes after what anybody may say", () => {
  const lines = ["“Today Malik brings the refund.”", "“By noon, Malik sends the refund.”", "“A refund takes time.”"]
  const said = lines.map((line) => /** @type {SaidOnPage} */ (["", "", line, ""]))
  assert.deepEqual(
    best([slot("refund")], hit("/kb/tips/malik/", "", said)).map(([say]) => say),
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

test("a page of the results that says no word of the question has none, unless it is the first", () => {
  assert.deepEqual(best([slot("angry")], hit("/kb/playbooks/refund/", "1-check"), hit("/kb/tips/late/")), [
    ["“One moment.”", "playbooks/refund/#1-check"],
    ["“The refund is on its way.”", "playbooks/refund/#2-send"],
  ])
})

test("nothing is said of pages that have no words to say", () => {
  assert.deepEqual(best([slot("refund")], hit("/kb/tips/other/")), [])
})

test("the sentences of a page are read from what the index keeps of it, as articles are set", () => {
  const kept = '[["2-l_etape","L\'étape","«\u00a0C\'est_là.\u00a0»","a\\u005fb"]]'.replaceAll("\u00a0", "_")
  const anchor = (element, id) => ({ element, id, text: "", location: 0 })
  const page = /** @type {any} */ ({ anchors: [anchor("h2", "2-send"), anchor("data", "mine"), anchor("data", kept)] })
  assert.deepEqual(new SaidSentences(new Language("fr", { endings: "" })).on(page), [
    ["2-l etape", "L’étape", "« C’est là. »", "a_b"],
  ])
  assert.deepEqual(new SaidSentences(new Language("en")).on(/** @type {any} */ ({ anchors: [] })), [])
})
