/* A sentence to say, with the button that copies it. */
import { element } from "./elements.js"
import { putOnClipboard, spokenIn } from "../../scripts/clipboard.js"
import { say } from "../../scripts/wording.js"

const BRIEFLY = 2000 // milliseconds

/** Return the elements of the sentence *text*: its words, and a button beside which *place* tells what was copied. */
export function sentence(text, place) {
  const words = element("p", text, "fa-said__words")
  const button = element("button", "", "fa-copy")
  button.type = "button"
  const label = element("span", say("Copy"))
  button.append(label, element("span", `: ${spokenIn(text).split(/\s+/, 4).join(" ")} …`, "fa-copied"))
  button.addEventListener("click", async () => {
    const copied = await putOnClipboard(spokenIn(text), button.parentElement)
    if (!copied) getSelection().selectAllChildren(words)
    label.textContent = copied ? say("Copied") : say("Selected; press Ctrl+C to copy")
    place.textContent = label.textContent
    button.toggleAttribute("data-copied", copied)
    setTimeout(() => {
      label.textContent = say("Copy")
      place.textContent = ""
      button.removeAttribute("data-copied")
    }, BRIEFLY)
  })
  return [words, button]
}
