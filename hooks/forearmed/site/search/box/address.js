/* A search, or what a page of words is narrowed by, as the query of an address: ?q=refund&tag=apology. */
import { FACETS } from "./question.js"

const KEYS = ["q", ...FACETS, "sort"]

/** @param {string} query such as location.search  @returns {Chosen} the filters, and the typed text as q */
export function read(query) {
  const given = new URLSearchParams(query)
  return Object.fromEntries(KEYS.filter((key) => given.get(key)).map((key) => [key, given.get(key)]))
}

/** @param {Chosen} state  @returns {string} the query with its question mark, or "" */
export function write(state) {
  const given = new URLSearchParams(KEYS.filter((key) => state[key]).map((key) => [key, state[key]]))
  return given.size ? `?${given}` : ""
}

/**
 * Return *href* with *values* in its query, and without those that are empty. One that says all of it stays as it is: any
 * change writes the whole query anew, "?panel" as "?panel=".
 * @param {string} href  @param {Record<string, string>} values  @returns {string}
 */
export function amended(href, values) {
  const address = new URL(href)
  const given = address.searchParams
  for (const [name, value] of Object.entries(values)) {
    if (value && given.get(name) !== value) given.set(name, value)
    else if (!value && given.has(name)) given.delete(name)
  }
  return address.href
}
