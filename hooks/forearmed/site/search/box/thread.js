/* The thread in which questions are looked up, so that the page goes on drawing what is typed. It loads the index of
   the site at once; each message asks for a method of the engine, and the answer has its value or its error. */
import { Engine } from "./engine.js"
import { Parts } from "./parts.js"

const site = new URL("../../../", import.meta.url)
const about = new URLSearchParams(location.hash.slice(1)) // lang, of the pages; index, Pagefind's version
const parts = new Parts(globalThis.fetch, new URL("pagefind/", site).href)
globalThis.fetch = (...request) => parts.fetch(...request)
let opened
engine().catch(() => undefined) // whoever asks is told

function engine() {
  opened ??= Engine.open(site, parts, about)
  return opened
}

/** Ask the engine; rejects, and lets the next question have a new one, where not all came that an answer needs. */
async function ask(method, given) {
  const asked = engine()
  try {
    const one = await asked
    const value = await one[method](...given)
    if (one.isWhole()) return value
    throw new Error("a part of the search index did not come")
  } catch (error) {
    if (opened === asked) opened = undefined
    throw error
  }
}

/** Ask an engine that was there before, and where that fails a new one: the site may have been published anew. */
async function answer(method, given) {
  if (!opened) return ask(method, given)
  return ask(method, given).catch(() => ask(method, given))
}

addEventListener("message", async ({ data: { id, method, given } }) => {
  try {
    postMessage({ id, value: await answer(method, given) })
  } catch (error) {
    postMessage({ id, error: error.message, cause: error.cause })
  }
})
