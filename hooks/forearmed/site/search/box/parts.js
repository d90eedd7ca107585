/* Loads the files of the index for Pagefind: counts the files that fail to load, and unpacks the others. */

const PACKED = [0x1f, 0x8b] // gzip: RFC 1952, section 2.3.1
const UNPACKED = [...new TextEncoder().encode("pagefind_dcd")] // the first bytes of each file of the index, unpacked
const WORTH_IT = 4096 // bytes; for a smaller file, setting up a stream takes longer than Pagefind's own unpacking
const NAMED_BY_CONTENT = /\.pf_\w+$/

/* When a part of its index fails to load, Pagefind treats it as empty, reports nothing, and never asks for it again.
   So the caller of Pagefind must look at `lost` to know whether a part is missing. */
export class Parts {
  /** @param {typeof fetch} load  @param {string} folder the address of the index */
  constructor(load, folder) {
    this.load = load
    this.folder = folder
    /** How many files have failed to load so far. */
    this.lost = 0
  }

  /** Load as `fetch` does; rejects for a file of the index that is missing, cut short or not of an index. */
  async fetch(address, ...how) {
    const { load } = this // browsers refuse a call of their own fetch as a method
    if (!String(address).startsWith(this.folder)) return load(address, ...how)
    try {
      return await this.part(load, address)
    } catch (error) {
      this.lost++
      throw error
    }
  }

  async part(load, address) {
    // Other names stay the same in the next build, so the browser must ask whether its copy is current.
    const answer = await load(address, NAMED_BY_CONTENT.test(address) ? {} : { cache: "no-cache" })
    if (!answer.ok) throw new Error(`${address} is missing (${answer.status})`)
    const content = await answer.arrayBuffer()
    return new Response(/\.json\b/.test(address) ? content : await unpacked(content, address))
  }
}

/* Unpack *content*. Pagefind would unpack in JavaScript, slow at first use; it accepts unpacked files, too. */
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
