/* The line about a search, which the box shows and screen readers read. */

/**
 * Return the line about the search *found*; *choices* are the labels of its filters.
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
