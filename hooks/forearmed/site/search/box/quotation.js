/* Quotation marks, of which part of a text may have only one half of a pair. */

const CLOSERS = { "“": "”", "„": "“", "‚": "‘", "「": "」", "『": "』" }
const MARKS = /[“”„「」『』]/

/** Take out the quotation marks of *parts*, each {text, mark}, whose other half is missing.  @param {Piece[]} parts */
export function paired(parts) {
  const signs = parts.map(({ text }) => [...text])
  for (const [part, place] of lonely(signs)) signs[part][place] = ""
  return parts.map(({ mark }, nth) => ({ text: signs[nth].join(""), mark }))
}

/** Return the places of the marks in *signs* that have no other half: the number of the part, and that of the sign. */
function lonely(signs) {
  const open = []
  const alone = []
  for (const [nth, part] of signs.entries()) {
    for (const [place, sign] of part.entries()) {
      if (!MARKS.test(sign)) continue
      if (CLOSERS[open.at(-1)?.sign] === sign) open.pop()
      else if (sign in CLOSERS) open.push({ sign, at: [nth, place] })
      else alone.push([nth, place])
    }
  }
  return [...alone, ...open.map(({ at }) => at)]
}
