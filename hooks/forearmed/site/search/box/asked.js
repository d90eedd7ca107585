/* What somebody asks for: the words of a question as the articles have them. The search and the words to say share it. */
import { fold } from "./folding.js"
import { plan } from "./plan.js"

const FEW = 2 // words that are no words of the site's language, where there is no other
const SOME = 3 // or so many, where there are a few others: "client" is French, too

/**
 * Return the plan for *query*. Urgent words stay what they are, and no real word is taken for a slip of another. A question
 * in another language has no slots: its words would be taken for slips of ours.
 * @param {string} query  @param {import("./guard.js").Guard} guard  @param {import("./spelling.js").Spelling} spelling
 * @param {import("./synonyms.js").Synonyms} synonyms  @returns {Promise<Plan>}
 */
export async function planned(query, guard, spelling, synonyms) {
  const meant = (await guard.alarm(query))?.words
  const first = plan(query, spelling, synonyms.phrases, meant)
  if (!first.corrected.length && first.unknown.length < FEW) return first
  spelling.isReal = await guard.dictionary.load()
  const asked = plan(query, spelling, synonyms.phrases, meant)
  const odd = guard.dictionary.address ? foreign(asked, spelling) : []
  return odd.length ? { slots: [], corrected: [], unknown: odd, isForeign: true } : asked
}

/** Return the words of a question in another language: most of its words, and no page has them all but misspelled. */
function foreign({ slots, corrected, unknown }, spelling) {
  const odd = [...unknown, ...corrected.map(([typed]) => typed)]
  const strange = odd.filter((word) => !spelling.isReal(fold(word))).length
  const known = slots.length - corrected.length
  const isForeign = unknown.length > 0 && (known ? strange >= SOME && strange > 2 * known : strange >= FEW)
  return isForeign ? odd : []
}
