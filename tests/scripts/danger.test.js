/* Which safety passage a question asks for. */
import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import { test } from "node:test"
import { Danger } from "../../hooks/forearmed/site/search/box/danger.js"
import { holds } from "../../hooks/forearmed/site/search/box/dictionary.js"
import { Language } from "../../hooks/forearmed/site/search/box/language.js"

const ENGLISH = new Language("en", { stop: "a to is he she the like at would" })
const passage = (title, ...words) => ({ words, title, url: `${title}/`, text: "Be safe.", say: [] })
const HARM = passage("harm", "suicide", "kill/hurt himself/herself", "threatens to kill herself")
const ABUSE = passage("abuse", "threatens/threatening me/us", "threatens to kill", "hurt me")
const DANGER = new Danger([ABUSE, HARM], ENGLISH)
const REAL = new Set(["threads", "suitcase", "hurt", "kilt"])
const found = (query) => DANGER.find(query, (word) => REAL.has(word))

for (const [query, title, said] of [
  ["Suicide!", "harm", ["suicide"]],
  ["he would kill, like, himself", "harm", ["kill", "himself"]],
  ["she is hurting herself", "harm", ["hurting", "herself"]],
  ["sucide", "harm", ["suicide"]],
  ["threatning me", "abuse", ["threatening", "me"]],
  ["she threatens to kill herself", "harm", ["threatens", "to", "kill", "herself"]],
]) {
  test(`"${query}" asks for ${title}`, () => {
    const alarm = found(query)
    assert.equal(alarm.passage.title, title)
    assert.deepEqual([...alarm.words.values()], said)
  })
}

for (const query of [
  "kill the process",
  "kilt himself",
  "threads me",
  "suitcase",
  "hurt the arm and himself",
  "",
  "me",
]) {
  test(`"${query}" asks for nothing`, () => assert.equal(found(query), undefined))
}

test("a language without spaces has its words inside the question", () => {
  const japanese = new Danger([passage("harm", "死にたい")], new Language("ja", { spaced: false }))
  assert.equal(japanese.find("お客様が死にたいと言う", () => true).passage.title, "harm")
  assert.equal(
    japanese.find("お客様が帰りたいと言う", () => true),
    undefined,
  )
})

test("the larger dictionary holds real words, and hardly any other", async () => {
  const file = new URL("../../hooks/forearmed/site/search/english.bin", import.meta.url)
  const bits = new Uint8Array(await readFile(file))
  assert.deepEqual(
    ["pissed", "passed", "hurt", "kilt"].filter((word) => !holds(bits, word)),
    [],
  )
  const made = Array.from({ length: 1000 }, (_, nth) => `qx${nth.toString(36)}zv`)
  assert.ok(made.filter((word) => holds(bits, word)).length < 40)
})
