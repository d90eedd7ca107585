/* Files of the index are packed with gzip. Pagefind unpacks them in JavaScript, which is slow while it is new to the
   browser; what is unpacked already it takes as it is. */

const MAGIC = [0x1f, 0x8b] // RFC 1952, section 2.3.1
const WORTH_IT = 4096 // bytes; what is smaller is unpacked before a stream is set up

/** Return what loads as *load* does, and unpacks. */
export function unpacking(load) {
  if (!globalThis.DecompressionStream) return load
  return async (...request) => {
    const answer = await load(...request)
    if (!answer.ok) return answer
    const content = await answer.arrayBuffer()
    const start = new Uint8Array(content.slice(0, MAGIC.length))
    const isPacked = MAGIC.every((byte, place) => start[place] === byte)
    if (!isPacked || content.byteLength < WORTH_IT) return new Response(content)
    return new Response(new Blob([content]).stream().pipeThrough(new DecompressionStream("gzip")))
  }
}
