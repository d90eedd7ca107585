/* The words of the articles, and which of them a misspelled word means. */

import { STOP } from "./plan.js"

const ENDINGS = ["s", "es", "d", "ed", "r", "er", "ers", "ing", "ings", "ly", "ment", "ments", "able", "ation"]
const CHECKED = 3 // shorter words are too near to each other
const SEEN = 9 // how many similar words are compared to find the one that was meant

export class Spelling {
  /** @param {string[]} words the most frequent first */
  constructor(words) {
    this.words = words
    this.known = new Set(words)
    this.sorted = [...words].sort()
  }

  /** Tell whether an article has *word*, a word that begins with it, or a word of which it is a form. */
  isKnown(word) {
    if (word.length < CHECKED || /\p{N}/u.test(word) || this.known.has(word) || this.begins(word)) return true
    return ENDINGS.some((ending) => word.endsWith(ending) && this.isStem(word.slice(0, -ending.length)))
  }

  begins(word) {
    let low = 0
    let high = this.sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.sorted[middle] < word) low = middle + 1
      else high = middle
    }
    return low < this.sorted.length && this.sorted[low].startsWith(word)
  }

  isStem(stem) {
    if (stem.length < CHECKED) return false
    const forms = [stem, `${stem}e`]
    if (stem.at(-1) === stem.at(-2)) forms.push(stem.slice(0, -1))
    if (stem.endsWith("i")) forms.push(`${stem.slice(0, -1)}y`)
    return forms.some((form) => this.known.has(form))
  }

  /** Return the word that the misspelled *word* means, or undefined. Its first letter must be right, since hardly
   anybody mistakes that: "crying" is not "trying". */
  meant(word) {
    const close = (other) => other[0] === word[0] || (other[0] === word[1] && other[1] === word[0])
    return this.nearest(word, SEEN).find(close)
  }

  /** Return up to *number* words that are a slip or two away from *word*, the nearest first. */
  nearest(word, number, limit = word.length < 6 ? 1 : 2) {
    const found = []
    this.words.forEach((other, rank) => {
      if (Math.abs(other.length - word.length) > limit || STOP.has(other)) return
      const slips = distance(word, other, limit)
      if (slips <= limit) found.push({ other, cost: slips + (other[0] === word[0] ? 0 : 0.5), rank })
    })
    found.sort((one, two) => one.cost - two.cost || one.rank - two.rank)
    return found.slice(0, number).map(({ other }) => other)
  }
}

/**
 * Return how many letters are left out, added, mistaken or swapped between *one* and *other*; stop counting above
 * *limit*. (Optimal string alignment distance: Damerau, 1964, without edits inside a swap.)
 */
export function distance(one, other, limit) {
  let before = []
  let above = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (let row = 1; row <= one.length; row++) {
    const line = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      line[column] = Math.min(above[column] + 1, line[column - 1] + 1, above[column - 1] + (same ? 0 : 1))
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (swapped) line[column] = Math.min(line[column], before[column - 2] + 1)
    }
    if (Math.min(...line) > limit) return limit + 1
    before = above
    above = line
  }
  return above[other.length]
}
