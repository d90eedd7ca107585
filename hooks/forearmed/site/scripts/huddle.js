/* The huddle page follows the reader's choice of light or dark, which Material keeps, and offers to print itself.
   Without scripts it follows the system, and the browser's own menu prints it. */
import { completeLinks } from "./links.js"
import { say } from "./wording.js"

const script = /** @type {HTMLScriptElement} */ (document.currentScript)
const root = new URL("../../", script.src).pathname

function scheme() {
  try {
    return JSON.parse(localStorage.getItem(`${root}.__palette`))?.color?.scheme
  } catch {
    return undefined
  }
}

const chosen = scheme()
if (chosen) document.documentElement.dataset.mdColorScheme = chosen

addEventListener("DOMContentLoaded", () => {
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = say("Print")
  button.addEventListener("click", () => print())
  document.querySelector(".fa-huddle-bar").append(button)
  completeLinks()
})
