/* The files of the index, on their way to Pagefind: what did not come is counted, and what came is unpacked. */

const PACKED = [0x1f, 0x8b] // gzip: RFC 1952, section 2.3.1
const UNPACKED = [...new TextEncoder().encode("pagefind_dcd")] // what each of its files begins with, inside
const WORTH_IT = 4096 // bytes; what is smaller is unpacked before a stream is set up
const NAMED_BY_CONTENT = /\.pf_\w+$/

/* Pagefind takes a part of its index that did not come for an empty one, says nothing, and never asks for it again.
   So whoever asks Pagefind has to look here whether all that it needed has come. */
export class Parts {
  /** @param {typeof fetch} load  @param {string} folder the address of the index */
  constructor(load, folder) {
    this.load = load
    this.folder = folder
    /** How many files did not come so far. */
    this.lost = 0
  }

  /** Load as `fetch` does; rejects for a file of the index that is missing, cut short or something else. */
  async fetch(address, ...how) {
    const { load } = this // a browser's own may not be called as a method
    if (!String(address).startsWith(this.folder)) return load(address, ...how)
    try {
      return await this.part(load, address)
    } catch (error) {
      this.lost++
      throw error
    }
  }

  async part(load, address) {
    // The next build keeps the other names, and a browser would take yesterday's for it.
    const answer = await load(address, NAMED_BY_CONTENT.test(address) ? {} : { cache: "no-cache" })
    if (!answer.ok) throw new Error(`${address} is missing (${answer.status})`)
    const content = await answer.arrayBuffer()
    return new Response(/\.json\b/.test(address) ? content : await unpacked(content, address))
  }
}

/* Pagefind unpacks in JavaScript, which is slow while it is new to the browser; what is unpacked it takes as it is. */
async function unpacked(content, address) {
  if (begins(content, PACKED)) {
    if (content.byteLength < WORTH_IT || !globalThis.DecompressionStream) return content
    const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream("gzip"))
    content = await new Response(stream).arrayBuffer()
  }
  if (!begins(content, UNPACKED)) throw new Error(`${address} is not a file of the index`)
  return content
}

function begins(content, bytes) {
  const start = new Uint8Array(content.slice(0, bytes.length))
  return bytes.every((byte, place) => start[place] === byte)
}
