/* The page of all words to say: unfolds the situation that the address leads to, and loads the filter (narrowing.js of the
   search box) when somebody is about to use it, or comes by an address that asks for it. */
import { say } from "./wording.js"

;(() => {
  const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-phrasebook]"))
  if (!form) return

  const { narrowing } = document.currentScript.dataset
  const book = form.closest(".fa-phrasebook")
  const fields = ["q", "for", "tag"].map((name) => form.elements[name])
  let isLoaded = false

  function load() {
    if (isLoaded) return
    isLoaded = true
    const script = document.createElement("script")
    script.src = narrowing
    script.addEventListener("error", () => {
      isLoaded = false // the next key tries again
      script.remove()
      book.removeAttribute("data-waiting")
      const status = form.querySelector("[data-found]")
      status.textContent = say("The filter could not be loaded; check the connection and type again.")
    })
    document.body.append(script)
  }

  /* Unfold the situation that the address leads to, with the whole page laid out: a jump needs true heights. */
  function unfold() {
    const heading = document.getElementById(location.hash.slice(1))
    const chapter = heading?.closest("details")
    if (!chapter) return
    document.querySelector(".fa-phrasebook--long")?.classList.remove("fa-phrasebook--long")
    chapter.open = true
    heading.scrollIntoView()
  }

  function keepTo(situation) {
    for (const chapter of /** @type {NodeListOf<HTMLDetailsElement>} */ (book.querySelectorAll(".fa-situation"))) {
      chapter.open = chapter.dataset.for === situation
      chapter.hidden = !chapter.open
    }
  }

  const asked = new URL(location.href).searchParams
  for (const field of fields) field.value = asked.get(field.name) ?? ""
  for (const field of fields.slice(1)) if (field.selectedIndex < 0) field.value = ""
  const [q, situation, tag] = fields.map((field) => field.value)
  if (q || tag)
    book.setAttribute("data-waiting", "") // nothing is shown that goes at once
  else if (situation) keepTo(situation)
  if (q || situation || tag) load()
  addEventListener("hashchange", unfold)
  unfold()
  for (const kind of ["focusin", "pointerenter", "input"]) form.addEventListener(kind, load)
  form.addEventListener("submit", (event) => event.preventDefault())
})()
