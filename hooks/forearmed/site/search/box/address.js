/* A search as the query of an address: ?q=refund&tag=apology. */
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
