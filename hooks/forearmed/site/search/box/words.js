/* What the box says of a search, to eyes and to screen readers. */

/**
 * Return what the box says of a search that was narrowed by *choices*, each as a visitor reads it.
 *
 * @param {Pick<Found, "query" | "plan" | "total" | "unfiltered">} found  @param {string[]} choices
 */
export function describe({ query, plan, total, unfiltered }, choices) {
  const asked = (query ? ` for “${query}”` : "") + (choices.length ? ` in ${choices.join(", ")}` : "")
  if (!total) {
    const others = unfiltered ? ` Without the filters there ${unfiltered === 1 ? "is 1" : `are ${unfiltered}`}.` : ""
    return `Nothing found${asked}.${others}`
  }
  const number = total === 1 ? "1 result" : `${total} results`
  return [...plan.corrected.map(swapped), ...plan.unknown.map(unsaid), number + asked].join(" ")
}

function swapped([typed, taken]) {
  return `No page says “${typed}”, so “${taken}” was looked for.`
}

function unsaid(word) {
  return `No page says “${word}”.`
}
