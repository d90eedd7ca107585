/* The thread in which questions are looked up, so that the page goes on drawing what is typed. It loads the index of
   the site at once; each message asks for a method of the engine, and the answer has its value or its error. */
import { Engine } from "./engine.js"

const site = new URL("../../../", import.meta.url)
const opened = Engine.open(site, location.hash.slice(1))
opened.catch(() => undefined) // whoever asks is told

addEventListener("message", async ({ data: { id, method, given } }) => {
  try {
    const engine = await opened
    postMessage({ id, value: await engine[method](...given) })
  } catch (error) {
    postMessage({ id, error: error.message, cause: error.cause })
  }
})
