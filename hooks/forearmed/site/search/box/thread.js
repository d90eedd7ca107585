/* The thread that searches, so that the page stays quick for typing. It loads the site's index at once. Each message
   names a method of the engine; the reply has its value or its error. */
import { Catalog } from "./catalog.js"
import { Engine } from "./engine.js"
import { Guard } from "./guard.js"
import { Language } from "./language.js"
import { Parts } from "./parts.js"

const site = new URL("../../../", import.meta.url)
const about = new URLSearchParams(self.name) // lang: the language of the pages; index: Pagefind's version
const parts = new Parts(globalThis.fetch, new URL("pagefind/", site).href)
globalThis.fetch = (...request) => parts.fetch(...request)
let opened
/** @type {Promise<Guard>} */
let guard
engine().catch(() => undefined) // the first question reports the error

function engine() {
  opened ??= begun()
  return opened
}

function begun() {
  guard = Catalog.load(new URL("search/catalog.json", site)).then(
    (catalog) => new Guard(catalog, new Language(about.get("lang") ?? "", catalog.language)),
  )
  return Engine.open(site, parts, about, guard)
}

/** What is asked of the guard needs nothing of the index. */
async function danger(query) {
  engine().catch(() => undefined)
  return (await guard).danger(query)
}

/** Ask the engine; rejects where a file that it needs failed to load. The next question then opens a new engine. */
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

/** Ask the engine; if it is not new and fails, ask a new one once: the site may have a newer build. */
async function answer(method, given) {
  if (!opened) return ask(method, given)
  return ask(method, given).catch(() => ask(method, given))
}

addEventListener("message", async ({ data: { id, method, given } }) => {
  try {
    postMessage({ id, value: await (method === "danger" ? danger(given[0]) : answer(method, given)) })
  } catch (error) {
    postMessage({ id, error: error.message, cause: error.cause })
  }
})
