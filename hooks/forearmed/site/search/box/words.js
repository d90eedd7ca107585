/* The line about a search, which the box shows and screen readers read. */

import { count, listed, say } from "../../scripts/wording.js"

/**
 * Return the line about the search *found*; *choices* are the labels of its filters.
 *
 * @param {Pick<Found, "query" | "plan" | "total" | "unfiltered">} found  @param {string[]} choices
 */
export function describe({ query, plan, total, unfiltered }, choices) {
  const filters = choices.length ? listed(choices) : ""
  const told = plan.isForeign ? [ours()] : unfiltered ? [others(unfiltered)] : []
  if (!total) return [nothing(query, filters), ...told].join(" ")
  return [...oddities(plan), results(total, query, filters)].join(" ")
}

/** Return what is odd about a question: the words taken for others, and those that no page says.  @param {Plan} plan */
export function oddities({ corrected, unknown }) {
  return [...corrected.map(swapped), ...unknown.map(unsaid)]
}

function nothing(query, filters) {
  if (query && filters) return say("Nothing found for “{query}” in {filters}.", { query, filters })
  if (query) return say("Nothing found for “{query}”.", { query })
  return filters ? say("Nothing found in {filters}.", { filters }) : say("Nothing found.")
}

/** Return which language the articles have, for a question in another. */
function ours() {
  const [code] = document.documentElement.lang.split("-")
  const language = new Intl.DisplayNames(code, { type: "language" }).of(code)
  return say("The articles here are in {language}.", { language })
}

function others(number) {
  return count("Without the filters there is {n}.", "Without the filters there are {n}.", number)
}

function results(number, query, filters) {
  const values = { query, filters }
  if (query && filters)
    return count("{n} result for “{query}” in {filters}", "{n} results for “{query}” in {filters}", number, values)
  if (query) return count("{n} result for “{query}”", "{n} results for “{query}”", number, values)
  if (filters) return count("{n} result in {filters}", "{n} results in {filters}", number, values)
  return count("{n} result", "{n} results", number)
}

function swapped([typed, taken]) {
  return say("No page says “{typed}”, so “{taken}” was looked for.", { typed, taken })
}

function unsaid(word) {
  return say("No page says “{word}”.", { word })
}
