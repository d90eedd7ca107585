/* What the box and the engine must both know about a question. */

/* The fewest letters to search for. Pagefind loads every part of its index that has words with such a beginning: for
   one letter, a tenth of all parts. */
export const SHORTEST = 3

export const FACETS = ["tag", "kind", "year", "author"]

/** Tell whether the *chosen* filters leave pages out.  @param {Chosen} chosen */
export function isNarrowing(chosen) {
  return FACETS.some((name) => chosen[name])
}
