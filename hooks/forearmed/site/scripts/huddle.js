/* The huddle page follows the reader's choice of light or dark, which Material keeps, offers to print itself, and to
   fill the screen of a meeting room. Without scripts it follows the system, and the browser's own menu prints it. */
import { completeLinks } from "./links.js"
import { offerScreen } from "./screen.js"
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
  const bar = document.querySelector(".fa-huddle-bar")
  bar.append(button)
  offerScreen(bar, button)
  completeLinks()
})
