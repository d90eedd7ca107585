/* A button beside each of the words to say, which copies them. */
import { putOnClipboard, spokenIn } from "./clipboard.js"
import { say } from "./wording.js"

;(() => {
  const cells = document.querySelectorAll(
    "table.say-not tbody td:first-child, table.twists tbody td:last-child, [data-words]",
  )
  if (!cells.length) return

  const BRIEFLY = 2000 // milliseconds
  const status = document.createElement("p")
  status.className = "fa-copied"
  status.setAttribute("role", "status")
  document.body.append(status)

  /* Return the spoken words of *cell*, without quotation marks around them or a note in brackets before or after. */
  function words(cell) {
    const told = cell.childElementCount ? withoutSigns(cell) : cell // a page may have hundreds, of text alone
    const text = told.textContent.replace(/[^\S\n]+/g, " ").trim()
    return spokenIn(text)
  }

  function withoutSigns(cell) {
    const copy = cell.cloneNode(true)
    for (const sign of copy.querySelectorAll(".fa-copy, .fa-pocket__label, .footnote-ref")) sign.remove()
    for (const line of copy.querySelectorAll("br")) line.replaceWith("\n")
    return copy
  }

  function button(cell) {
    const made = document.createElement("button")
    const label = document.createElement("span")
    const what = document.createElement("span")
    made.type = "button"
    made.className = "fa-copy"
    label.textContent = say("Copy")
    what.className = "fa-copied"
    what.textContent = `: ${words(cell).split(/\s+/, 4).join(" ")} …` // screen readers have just read the whole cell
    made.append(label, what)
    return made
  }

  let later
  async function answer(made) {
    const cell = made.parentElement
    const copied = await putOnClipboard(words(cell), document.body)
    const label = made.firstChild
    status.textContent = ""
    if (copied) {
      label.textContent = say("Copied")
      made.dataset.copied = ""
    } else {
      getSelection().selectAllChildren(cell)
    }
    // Later, so that screen readers announce it again when the same words are copied twice.
    setTimeout(() => {
      status.textContent = copied ? say("Copied") : say("Selected; press Ctrl+C to copy")
    }, 50)
    clearTimeout(later)
    later = setTimeout(() => {
      status.textContent = ""
      for (const done of document.querySelectorAll(".fa-copy[data-copied]")) {
        done.firstChild.textContent = say("Copy")
        delete done.dataset.copied
      }
    }, BRIEFLY)
  }

  for (const cell of cells) cell.append(button(cell))
  document.addEventListener("click", (event) => {
    const made = event.target.closest?.(".fa-copy")
    if (made) answer(made)
  })
})()
