/* A search as part of an address: ?q=refund&tag=apology. */
import { FACETS } from "./question.js"

const KEYS = ["q", ...FACETS, "sort"]

/** @param {string} query such as location.search  @returns {Chosen} with what was typed as q */
export function read(query) {
  const given = new URLSearchParams(query)
  return Object.fromEntries(KEYS.filter((key) => given.get(key)).map((key) => [key, given.get(key)]))
}

/** @param {Chosen} state  @returns {string} with its question mark, or nothing */
export function write(state) {
  const given = new URLSearchParams(KEYS.filter((key) => state[key]).map((key) => [key, state[key]]))
  return given.size ? `?${given}` : ""
}
