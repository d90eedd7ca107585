/* What somebody asks for: the words of a question as the articles have them. The search and the words to say share it. */
import { plan } from "./plan.js"

/**
 * Return the plan for *query*. Urgent words stay what they are, and no real word is taken for a slip of another.
 * @param {string} query  @param {import("./guard.js").Guard} guard  @param {import("./spelling.js").Spelling} spelling
 * @param {import("./synonyms.js").Synonyms} synonyms  @returns {Promise<Plan>}
 */
export async function planned(query, guard, spelling, synonyms) {
  const meant = (await guard.alarm(query))?.words
  const first = plan(query, spelling, synonyms.phrases, meant)
  if (!first.corrected.length) return first
  spelling.isReal = await guard.dictionary.load()
  return plan(query, spelling, synonyms.phrases, meant)
}
