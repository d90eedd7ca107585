/* The sentence of a page that answers best, and the heading it stands under. */

const LONGEST = 32
const SHORTEST = 6
const ENDS = /[.!?…]["”’)]*$/

/**
 * Return {anchor, parts}: the id of the heading above the sentence with most of the words, or "", and the sentence
 * in parts, each {text, mark}. *places* says where on *page* which word is: {at, weight, word}.
 */
export function passage(page, places) {
  const words = page.content.split(/\s+/)
  const title = page.meta.title.split(/\s+/).length
  const best = pick(sentences(words, title), places)
  if (!best) return { anchor: "", parts: [] }
  return { anchor: heading(page, best.at), parts: cut(words, best, new Set(places.map(({ at }) => at))) }
}

/** Return [start, end] of every sentence from the word *first* on; very short ones are joined with the next. */
function sentences(words, first) {
  const found = []
  let start = first
  words.forEach((word, place) => {
    const isLast = place === words.length - 1
    if (place < first || (!isLast && !ENDS.test(word))) return
    if (!isLast && place + 1 - start < SHORTEST) return
    found.push([start, place + 1])
    start = place + 1
  })
  return found
}

/** Return the sentence with most words asked for, among equals the one that says them most, or first. */
function pick(ranges, places) {
  let best
  for (const [start, end] of ranges) {
    const within = places.filter(({ at }) => at >= start && at < end)
    const words = new Set(within.map(({ word }) => word)).size
    const weight = Math.max(0, ...within.map(({ weight }) => weight))
    const score = 100 * words + 10 * weight + Math.min(within.length, 9)
    if (!best || score > best.score) best = { start, end, score, at: within[0]?.at ?? start }
  }
  return best
}

function heading(page, place) {
  const above = page.anchors.filter(({ element, location }) => /^h[2-6]$/.test(element) && location <= place)
  return above.sort((one, two) => one.location - two.location).at(-1)?.id ?? ""
}

function cut(words, { start, end, at }, marked) {
  const from = end - start > LONGEST ? Math.max(start, Math.min(at - 8, end - LONGEST)) : start
  const to = Math.min(end, from + LONGEST)
  const parts = words.slice(from, to).map((text, place) => ({ text, mark: marked.has(from + place) }))
  if (from > start) parts.unshift({ text: "…", mark: false })
  if (to < end) parts.push({ text: "…", mark: false })
  return parts
}
