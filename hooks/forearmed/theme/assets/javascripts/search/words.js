/* What the box says of a search, to eyes and to screen readers. */

/**
 * Return what the box says of a search that was narrowed by *choices*, each as a visitor reads it.
 *
 * @param {{query: string, plan: object, hits: object[], all: object[]}} found  @param {string[]} choices
 */
export function describe({ query, plan, hits, all }, choices) {
  const asked = (query ? ` for “${query}”` : "") + (choices.length ? ` in ${choices.join(", ")}` : "")
  if (!hits.length) {
    const others = all.length ? ` Without the filters there ${all.length === 1 ? "is 1" : `are ${all.length}`}.` : ""
    return `Nothing found${asked}.${others}`
  }
  const number = hits.length === 1 ? "1 result" : `${hits.length} results`
  return [...plan.corrected.map(swapped), ...plan.unknown.map(unsaid), number + asked].join(" ")
}

function swapped([typed, taken]) {
  return `No page says “${typed}”, so “${taken}” was looked for.`
}

function unsaid(word) {
  return `No page says “${word}”.`
}
