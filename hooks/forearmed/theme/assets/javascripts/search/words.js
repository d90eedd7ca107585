/* What the box says of a search, to eyes and to screen readers. */

/** @param {{query: string, plan: object, hits: object[], all: object[]}} found */
export function describe({ query, plan, hits, all }) {
  const swaps = plan.corrected.map(([typed, taken]) => `No page says “${typed}”, so “${taken}” was looked for.`)
  const number = hits.length === 1 ? "1 result" : `${hits.length} results`
  if (!hits.length) {
    const others = all.length ? ` Without the filters there ${all.length === 1 ? "is 1" : `are ${all.length}`}.` : ""
    return `Nothing found${query ? ` for “${query}”` : ""}.${others}`
  }
  return [...swaps, query ? `${number} for “${query}”` : number].join(" ")
}
