/* A button beside each of the words to say, which copies them. */
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

  /* The quotation marks of all languages, each opening one with its closing one. */
  const PAIRS = '“” „“ „” ”” «» »« »» ‹› ›‹ 「」 『』 ｢｣ ‘’ ‚‘ ""'.split(" ")
  const SAID = /^(?:[(（][^()（）]*[)）]\s*)?([^\w\s()（）])([\s\S]*)([^\w\s()（）])(?:\s*[(（][^()（）]*[)）])?$/

  /* Return the spoken words of *cell*, without quotation marks around them or a note in brackets before or after. */
  function words(cell) {
    const copy = cell.cloneNode(true)
    for (const sign of copy.querySelectorAll(".fa-copy, .fa-pocket__label, .footnote-ref")) sign.remove()
    for (const line of copy.querySelectorAll("br")) line.replaceWith("\n")
    const text = copy.textContent.replace(/[^\S\n]+/g, " ").trim()
    const [, opens, inner, closes] = SAID.exec(text) ?? []
    return PAIRS.includes(opens + closes) && isOne(inner, opens, closes) ? inner.trim() : text
  }

  /* Tell whether the outer quotation marks are one pair: "Yes," and then "No." has two pairs. */
  function isOne(inner, opens, closes) {
    let depth = 0
    for (const { 0: mark, index } of inner.matchAll(/[^\w\s]/g)) {
      const goesOn = /\p{L}/u.test(inner[index + 1] ?? "") // as behind an apostrophe
      if (mark === opens && (opens !== closes || /^$|\s/.test(inner.slice(0, index).slice(-1)))) depth += 1
      else if (mark === closes && !(mark === "’" && goesOn)) depth -= 1
      if (depth < 0) return false
    }
    return true
  }

  /* Copy *text*. Without https, scripts have no clipboard, so select a copy and use the older command. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      const field = document.createElement("textarea")
      const before = document.activeElement
      field.value = text
      field.readOnly = true
      field.className = "fa-copied"
      document.body.append(field)
      field.select()
      const copied = document.execCommand("copy")
      field.remove()
      before?.focus({ preventScroll: true })
      return copied
    }
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
    const copied = await copy(words(cell))
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
