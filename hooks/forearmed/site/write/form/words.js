/* Words and sentences as `check` counts them: article/text.py does the same in Python. */

const MARKS =
  "\\u0300-\\u036f\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u0900-\\u0963\\u0980-\\u0dff\\u0e31-\\u0e4e"
const LETTERS = `[\\p{L}\\p{N}]+(?:[${MARKS}]+[\\p{L}\\p{N}]*)*`
const WORD = new RegExp(`${LETTERS}(?:['’.,:]${LETTERS})*`, "gu")
const UNPARTED = /[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]/g
const UNWRITTEN = /[\u0640\u064b-\u0652]/g
const SHOWN = 60

/** Return the words of *text* as they compare: one case, one kind of apostrophe. */
export function wordsOf(text) {
  return (text.match(WORD) ?? []).map((word) => folded(word).replaceAll("’", "'").replace(UNWRITTEN, ""))
}

/* Upper case turns ß into SS, as Python's casefold does. */
function folded(word) {
  return word.toUpperCase().toLowerCase()
}

/** Return the number of words in *text*; of Chinese and Japanese, two signs are one. */
export function countWords(text) {
  const unparted = text.match(UNPARTED)?.length ?? 0
  return wordsOf(unparted ? text.replace(UNPARTED, " ") : text).length + ((unparted + 1) >> 1)
}

/** Tell whether two headings are the same, as far as their words tell. */
export function sameWords(one, other) {
  return wordsOf(one).join(" ") === wordsOf(other).join(" ")
}

/** Return enough of *sentence* to find it by, without the marks of *quotes* around it. */
export function beginningOf(sentence, quotes) {
  const signs = [...sentence]
  const text = signs.length > SHOWN ? `${signs.slice(0, SHOWN).join("").trimEnd()}…` : sentence
  const marks = new Set([...quotes.join("")])
  const kept = [...text]
  while (marks.has(kept[0])) kept.shift()
  while (marks.has(kept.at(-1))) kept.pop()
  return kept.join("").trim()
}
