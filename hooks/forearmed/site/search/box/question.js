/* What the box and the engine must both know about a question. */

/* The fewest letters to search for in an alphabet. Pagefind loads every part of its index that has words with such a
   beginning: for one letter, a tenth of all parts. */
export const SHORTEST = 3

/* Scripts in which a sign is a syllable or a word, and scripts whose vowels are not letters. The same as in words.py. */
const SYLLABLES = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]/
const CONSONANTS = /[\u0590-\u08ff\u0900-\u0dff]/

export const FACETS = ["tag", "kind", "year", "author"]

/** Tell whether the *chosen* filters leave pages out.  @param {Chosen} chosen */
export function isNarrowing(chosen) {
  return FACETS.some((name) => chosen[name])
}

/** Tell whether a sign of the script of *word* is a syllable or a word. */
export function isSyllabic(word) {
  return SYLLABLES.test(word)
}

/** Tell whether the script of *word* has no letters for vowels. */
export function isConsonantal(word) {
  return CONSONANTS.test(word)
}

/** Tell whether *word* has fewer letters than words that say something have in its script. */
export function isShort(word) {
  return word.length < (isSyllabic(word) ? 1 : isConsonantal(word) ? 2 : SHORTEST)
}

/** Tell whether *text* is an abbreviation or a number of two signs, such as IT and 20. */
export function isAbbreviation(text) {
  return /^(\p{Lu}{2}|\p{N}{2})$/u.test(text)
}

/** Tell whether *query* is long enough to be searched for while somebody still types. */
export function isQuestion(query) {
  return !isShort(query) || isAbbreviation(query)
}
