/* A button that prints the page: a pocket card. */
import { say } from "./wording.js"

for (const tools of document.querySelectorAll(".fa-pocket-tools")) {
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = say("Print")
  button.addEventListener("click", () => print())
  tools.prepend(button)
}
