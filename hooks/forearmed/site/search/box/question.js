/* What a question is, to the box that asks and to the engine that answers. */

/* Pagefind loads every part of its index that has words with such a beginning: for one letter, a tenth of all. */
export const SHORTEST = 3

export const FACETS = ["tag", "kind", "year", "author"]

/** Tell whether what was *chosen* leaves pages out.  @param {Chosen} chosen */
export function isNarrowing(chosen) {
  return FACETS.some((name) => chosen[name])
}
