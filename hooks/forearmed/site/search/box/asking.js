/* Asks the search of a built site as its box does, outside a browser: `forearmed check --questions` runs it with Node.js. It
   reads JSON, {root, lang, index, number, queries}, and writes JSON: the paths of the first results of each query. */
import { Catalog } from "./catalog.js"
import { Engine } from "./engine.js"
import { Guard } from "./guard.js"
import { Language } from "./language.js"
import { Parts } from "./parts.js"

const { readFile } = await import(/** @type {any} */ ("node:fs/promises"))
const { process } = /** @type {any} */ (globalThis)

/** Load a file of the built site, which no server hands out.  @returns {Promise<Response>} */
async function load(address) {
  const file = new URL(String(address).replace(/[?#].*/, ""))
  return readFile(file).then(
    (content) => new Response(content),
    () => new Response("", { status: 404 }),
  )
}

/** Open the engine of the site below *root*. Pagefind looks for a page and its language, which are not there. */
async function opened(root, about) {
  const page = { currentScript: null, querySelector: () => ({ getAttribute: () => about.get("lang") }) }
  globalThis.document = /** @type {any} */ (page)
  const parts = new Parts(/** @type {any} */ (load), new URL("pagefind/", root).href)
  globalThis.fetch = /** @type {any} */ ((...request) => parts.fetch(request[0]))
  const guard = Catalog.load(new URL("search/catalog.json", root)).then(
    (catalog) => new Guard(catalog, new Language(about.get("lang") ?? "", catalog.language)),
  )
  return Engine.open(root, parts, about, guard)
}

async function given() {
  const parts = []
  for await (const part of process.stdin.setEncoding("utf8")) parts.push(part)
  return JSON.parse(parts.join(""))
}

const { root, lang, index, number, queries } = await given()
const engine = await opened(new URL(root), new URLSearchParams({ lang, index }))
const answers = {}
for (const query of queries) {
  const { hits } = await engine.find(query, {}, number)
  answers[query] = hits.map(({ page }) => page.url)
}
process.stdout.write(JSON.stringify(answers))
