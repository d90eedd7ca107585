/* A larger dictionary than the articles' words: which words are real, so that none is taken for a slip of another. It is a
   Bloom filter (B. Bloom, 1970), which real_words.py makes: of the words that it does not hold, it takes one in fifty for
   its own. */

const HASHES = 5
const FNV_PRIME = 0x01000193
const FNV_START = 0x811c9dc5

export class Dictionary {
  /** @param {string} address of the filter, or "" where there is none for the language */
  constructor(address) {
    this.address = address
    /** @type {Promise<(word: string) => boolean> | undefined} */
    this.loading = undefined
  }

  /** Return what tells whether a word is real; without a dictionary no word is.  @returns {Promise<(word: string) => boolean>} */
  async load() {
    if (!this.address) return () => false
    this.loading ??= loadedFilter(this.address)
    return this.loading.catch(() => {
      this.loading = undefined
      return () => false
    })
  }
}

async function loadedFilter(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`the dictionary is missing (${answer.status})`)
  const bits = new Uint8Array(await answer.arrayBuffer())
  return (word) => holds(bits, word)
}

/** Tell whether *bits* hold *word*.  @param {Uint8Array} bits  @param {string} word */
export function holds(bits, word) {
  const first = fnv(word)
  const step = fnv(`${word}\0`) | 1
  for (let nth = 0; nth < HASHES; nth++) {
    const place = ((first + Math.imul(nth, step)) >>> 0) % (bits.length * 8)
    if (!(bits[place >> 3] & (1 << (place & 7)))) return false
  }
  return true
}

/** The hash FNV-1a of 32 bits, over the code units of *text* (http://www.isthe.com/chongo/tech/comp/fnv/). */
function fnv(text) {
  let hash = FNV_START
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME)
  return hash >>> 0
}
