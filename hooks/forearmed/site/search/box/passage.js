/* The sentence of a page that answers a question best, and the heading above it. */
import { wordsOf } from "./folding.js"
import { paired } from "./quotation.js"

const CUT = "\u200b" // between the words of a language that has no spaces
const MOST_WORDS = 32
const FEWEST_WORDS = 6
const ENDS = /[.!?…。！？؟।]["”“’»)」』\s]*$/
const CLOSING = /^["”’»)」』\s]+$/

/**
 * Return {anchor, parts}: the id of the heading above the sentence with most of the words, or "", and the sentence
 * in parts, each {text, mark}. *places* has the places of the words on *page*, and how much each word counts:
 * {at, weight, word, telling}.
 *
 * @param {Fragment} page  @param {Asked[]} places  @returns {Passage}
 */
export function passage(page, places) {
  const words = split(page.content)
  const titles = headings(page, words)
  const best = pick(sentences(words, titles), places)
  if (!best) return { anchor: "", parts: [] }
  const above = titles.filter(({ start, id }) => id && start <= best.at)
  const space = page.content.includes(CUT) ? "" : " "
  return { anchor: above.at(-1)?.id ?? "", parts: cutOut(words, best, new Set(places.map(({ at }) => at)), space) }
}

/**
 * Return the places in *content* of any of *kin*, each a list of roots; *root* returns that of a word.
 * @param {string[][]} kin  @param {string} content  @param {(word: string) => string} root  @returns {Said[]}
 */
export function placesOf(kin, content, root) {
  const said = split(content).map((text) => root(wordsOf(text).at(-1) ?? ""))
  const begins = (phrase, at) => phrase.every((part, nth) => said[at + nth] === part)
  const places = (phrase, at) => phrase.map((_, nth) => ({ at: at + nth, weight: 1 }))
  return said.flatMap((_, at) => kin.filter((phrase) => begins(phrase, at)).flatMap((phrase) => places(phrase, at)))
}

/** Return the words of *content* by the places that the index gives them. */
function split(content) {
  return content.split(content.includes(CUT) ? CUT : /\s+/)
}

/** Return the places of title and headings among the *words* of *page*, in order: {start, end, id}. */
function headings(page, words) {
  const found = page.anchors
    .filter(({ element, text }) => /^h[2-6]$/.test(element) && text)
    .map(({ location, text, id }) => ({ start: location, end: endOf(text, words, location), id }))
  const title = { start: 0, end: endOf(page.meta.title, words, 0) }
  return [title, ...found.sort((one, two) => one.start - two.start)]
}

/** Return the place behind the *text* that begins at *start* among *words*. */
function endOf(text, words, start) {
  let left = text.replace(/\s|\u200b/g, "").length
  let end = start
  while (left > 0 && end < words.length) left -= words[end++].trim().length
  return words[end]?.trim() === "." ? end + 1 : end // Pagefind ends a heading with a full stop
}

/** Return [start, end] of every sentence between *titles*; very short ones are joined with the next. */
function sentences(words, titles) {
  return titles.flatMap(({ end }, nth) => between(words, end, titles[nth + 1]?.start ?? words.length))
}

function between(words, first, end) {
  const found = []
  let start = first
  for (let place = first; place < end; place++) {
    const isLast = place === end - 1
    const last = words.slice(Math.max(start, place - 2), place + 1).join("") // marks may be words of their own
    const goesOn = !ENDS.test(last) || CLOSING.test(words[place + 1] ?? "")
    if (!isLast && (goesOn || place + 1 - start < FEWEST_WORDS)) continue
    found.push([start, place + 1])
    start = place + 1
  }
  return found
}

/**
 * Return the place of the sentence whose words of the question count most together; among equals, of the one with the
 * heaviest place, then with the most places, then the first.
 * @param {number[][]} ranges  @param {Asked[]} places
 */
function pick(ranges, places) {
  let best
  for (const [start, end] of ranges) {
    const within = places.filter(({ at }) => at >= start && at < end)
    const words = [...new Map(within.map(({ word, telling }) => [word, telling])).values()]
    const weight = Math.max(0, ...within.map(({ weight }) => weight))
    const score = 100 * words.reduce((sum, telling) => sum + telling, 0) + 10 * weight + Math.min(within.length, 9)
    if (!best || score > best.score) best = { start, end, score, at: within[0]?.at ?? start }
  }
  return best
}

function cutOut(words, { start, end, at }, marked, space) {
  const from = end - start > MOST_WORDS ? Math.max(start, Math.min(at - 8, end - MOST_WORDS)) : start
  const to = Math.min(end, from + MOST_WORDS)
  const parts = words.slice(from, to).flatMap((text, nth) => [plain(space), ...marking(text, marked.has(from + nth))])
  const before = from > start ? [plain("…"), ...parts] : parts.slice(1)
  if (parts.length) parts.at(-1).text = parts.at(-1).text.trimEnd()
  return joined(paired(to < end ? [...before, plain(" …")] : before))
}

/** Join unmarked words between marks to one text, which a browser lays out faster than many. */
function joined(parts) {
  const found = []
  for (const part of parts) {
    if (part.mark || !found.length || found.at(-1).mark) found.push({ ...part })
    else found.at(-1).text += part.text
  }
  return found
}

/** Return the parts of one word of a page; quotation marks and a comma around it are not marked. */
function marking(text, mark) {
  if (!mark) return [plain(text)]
  const [, before, word, after] = text.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}\p{M}]*)$/u)
  return [plain(before), { text: word, mark: true }, plain(after)].filter((part) => part.text)
}

function plain(text) {
  return { text, mark: false }
}
