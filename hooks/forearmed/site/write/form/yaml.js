/* Front matter, as our own reader takes it: a line for each key, in quotes where YAML would read something else. */

const PLAIN = /^\p{L}[\p{L}\p{M}\p{N} ,.'’()/?!;…%&+-]*$/u
const READ_OTHERWISE = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i

/** Return *text* as a value of YAML. */
export function yamlText(text) {
  const isPlain = PLAIN.test(text) && !READ_OTHERWISE.test(text) && !text.endsWith(" ")
  return isPlain ? text : JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, unseen)
}

/* YAML takes some signs that nobody sees for the end of a line, and no others. */
function unseen(sign) {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`
}

/** Return the lines of *key*: a list of ids stands in one line, a list of sentences in one line each. */
export function yamlLines(key, value) {
  if (!Array.isArray(value)) return [`${key}: ${written(key, value)}`]
  if (value.every((item) => !/\s/.test(item))) return [`${key}: [${value.map((item) => inList(item)).join(", ")}]`]
  return [`${key}:`, ...value.map((item) => `  - ${yamlText(item)}`)]
}

/* Dates and numbers stand without quotes. */
function written(key, value) {
  if (typeof value !== "string" || ["date", "updated", "reviewed"].includes(key)) return String(value)
  return inList(value)
}

/* Ids and weeks begin with a digit, perhaps: 2026-W47 is text to YAML, and 2026 alone is not. */
function inList(item) {
  return /^\d{4}-W\d{2}$/.test(item) || /^[a-z0-9]*[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(item) ? item : yamlText(item)
}
