/* The sentence of a page that answers best, and the heading it stands under. */

const LONGEST = 32
const SHORTEST = 6
const ENDS = /[.!?…]["”’)]*$/

/**
 * Return {anchor, parts}: the id of the heading above the sentence with most of the words, or "", and the sentence
 * in parts, each {text, mark}. *found* says where on *page* which words are.
 */
export function passage(page, found) {
  const words = page.content.split(/\s+/)
  const marked = new Map()
  for (const { places, words: asked } of found) {
    for (const { location, balanced_score: score } of places) {
      const known = marked.get(location) ?? { score: 0, asked: new Set() }
      known.score = Math.max(known.score, score)
      if (asked.length === 1) known.asked.add(asked[0])
      marked.set(location, known)
    }
  }
  const title = page.meta.title.split(/\s+/).length
  const sentences = split(words, title)
  const best = pick(sentences, marked, words)
  if (!best) return { anchor: "", parts: [] }
  return { anchor: heading(page, best.at), parts: cut(words, best, marked) }
}

/** Return [start, end] of every sentence behind the title; very short ones are joined with the next. */
function split(words, first) {
  const sentences = []
  let start = first
  words.forEach((word, place) => {
    if (place < first || (place < words.length - 1 && !ENDS.test(word))) return
    if (place + 1 - start < SHORTEST && place < words.length - 1) return
    sentences.push([start, place + 1])
    start = place + 1
  })
  return sentences
}

function pick(sentences, marked) {
  let best
  for (const [start, end] of sentences) {
    const places = [...marked.keys()].filter((place) => place >= start && place < end)
    const asked = new Set(places.flatMap((place) => [...marked.get(place).asked]))
    const weight = Math.max(0, ...places.map((place) => marked.get(place).score))
    const score = 1000 * asked.size + Math.min(weight, 500) + places.length
    if (!best || score > best.score) best = { start, end, score, at: places[0] ?? start }
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
