/* What somebody asks for, and in which language. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { planned } from "../../hooks/forearmed/site/search/box/asked.js"
import { Language } from "../../hooks/forearmed/site/search/box/language.js"
import { Spelling } from "../../hooks/forearmed/site/search/box/spelling.js"
import { Synonyms } from "../../hooks/forearmed/site/search/box/synonyms.js"

const REAL = new Set(["pissed", "zebra", "customer", "client"])

/** Ask as the box does, with a larger dictionary at *address*, if there is one. */
async function asked(query, address = "english.bin") {
  const language = new Language("en", { stop: "the is" })
  const dictionary = { address, load: async () => (address ? (word) => REAL.has(word) : () => false) }
  const guard = /** @type {any} */ ({ alarm: async () => undefined, dictionary })
  const spelling = new Spelling("customer client refund passed mean night sit angry".split(" "), language)
  const { slots, corrected, unknown, isForeign } = await planned(query, guard, spelling, new Synonyms([], language))
  return [slots.map(({ word }) => word), corrected.map(([typed]) => typed), unknown, Boolean(isForeign)]
}

for (const [query, ...expected] of [
  ["refund", ["refund"], [], [], false],
  ["refnd zebra", ["refund"], ["refnd"], ["zebra"], false],
  ["angy custmer", ["angry", "customer"], ["angy", "custmer"], [], false],
  ["customer pissed", ["customer"], [], ["pissed"], false],
  ["mein Paket ist nicht angekommen", [], [], ["paket", "angekommen", "mein", "ist", "nicht"], true],
  ["encuentro pedido", [], [], ["encuentro", "pedido"], true],
  ["le client n’est jamais venu hier", [], [], ["nest", "jamais", "venu", "hier"], true],
]) {
  test(`“${query}” is ${expected[3] ? "in another language" : "in ours"}`, async () => {
    assert.deepEqual(await asked(query), expected)
  })
}

test("without a larger dictionary nobody can tell a language from slips", async () => {
  const [slots, , , isForeign] = await asked("mein Paket ist nicht angekommen", "")
  assert.deepEqual([slots, isForeign], [["mean", "sit", "night"], false])
})
