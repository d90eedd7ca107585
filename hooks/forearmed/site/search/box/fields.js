/* What the parts of an article's record count: its title, the words it is asked with, synonyms of what it says. */
import { rarity } from "./rank.js"

/* A synonym that a page does not contain counts less than a word of its title, and "also" (synonyms of its text) hardly at
   all. What somebody wrote down as a question for a page counts most. */
const WEIGHTS = { title: 2, labels: 0.6, about: 1, also: 0.2, asked: 2, every: 0 }

/* Pagefind's own ranking, for the text alone. It multiplies what a field counts by the third power of how many words of the
   field begin with the word asked for: "friend" in "friends, friendly" would count eight times. So we count fields here. */
export const RANKING = {
  pageLength: 0.2,
  termFrequency: 0.6,
  metaWeights: Object.fromEntries(Object.keys(WEIGHTS).map((name) => [name, 0])),
}

/**
 * Return Pagefind's *results* for one word with a score for text and fields, out of *total* pages.
 * @param {Result[]} results  @param {number} total  @returns {Result[]}
 */
export function weighed(results, total) {
  const rare = rarity(results.length, total)
  const sum = (fields = []) => fields.reduce((points, name) => points + (WEIGHTS[name] ?? 0), 0)
  return results.map((result) => ({ ...result, score: result.score + rare * sum(result.matchedMetaFields) }))
}

/**
 * Return what *one* and *other*, two results of the same page, say together: the better score, all places and fields.
 * @param {Result} one  @param {Result | undefined} other  @returns {Result}
 */
export function together(one, other) {
  if (!other) return one
  const best = other.score >= one.score ? other : one
  const each = (name) => [...new Set([...(other[name] ?? []), ...(one[name] ?? [])])]
  return { ...best, words: each("words"), matchedMetaFields: each("matchedMetaFields") }
}
