/* Asks the search of a site in a folder, as its box does, but under Node: `node node.js <thread.js> <language> <release
   of Pagefind>`. It reads a list of questions as JSON, and writes what the search finds for each. */
import { readFile } from "node:fs/promises"
import { fileURLToPath, pathToFileURL } from "node:url"

const MOST = 3
const [, , thread, lang, index] = process.argv

let tell
const told = () => new Promise((resolve) => (tell = resolve))

/* The names of a worker's scope that the thread uses. */
globalThis.location = /** @type {any} */ (new URL(`${pathToFileURL(thread)}#${new URLSearchParams({ lang, index })}`))
globalThis.postMessage = (answer) => tell(answer)
globalThis.fetch = async (address) => new Response(await readFile(fileURLToPath(new URL(address))))
let hear
globalThis.addEventListener = (_, listener) => (hear = listener)

await import(pathToFileURL(thread).href)

async function asked(method, ...given) {
  const answer = told()
  hear({ data: { id: 0, method, given } })
  const { value, error } = await answer
  if (error) throw new Error(error)
  return value
}

async function find(question) {
  return { danger: await asked("danger", question), ...(await asked("find", question, {}, MOST)) }
}

const answers = []
for (const question of JSON.parse(await new Response(process.stdin).text())) answers.push(await find(question))
process.stdout.write(JSON.stringify(answers))
