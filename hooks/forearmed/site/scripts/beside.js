/* Beside the steps of a playbook, where there is room: what to say in the step in view. */
import { element } from "./ticks.js"

const MOST = 3 // sentences
const LINE = 0.4 // of the window's height: a step whose heading is above it is in view
const SAID = "table.say-not tbody td:first-child, table.twists tbody td:last-child"

/**
 * Show in *place* what to say in the step of *body* that is in view, but for *known* words, which stand there already.
 * The place is a copy for the eye: screen readers know nothing of it, and it holds no link and no button.
 */
export function showWordsBeside(body, place, known) {
  const steps = [...body.querySelectorAll(":scope > h2[id]")]
  let shown

  function show() {
    const step = steps.findLast((one) => one.getBoundingClientRect().top < innerHeight * LINE)
    if (step === shown) return
    shown = step
    const said = step ? wordsOf(step).filter((words) => words !== known) : []
    place.hidden = !said.length
    const lines = said.slice(0, MOST).map((words) => element("p", "fa-here__words", words))
    place.replaceChildren(element("p", "fa-kicker", step ? plain(step) : ""), ...lines)
  }

  // What is above the window counts as seen, so no jump down the page passes a heading unnoticed.
  const observer = new IntersectionObserver(show, { rootMargin: `1000000px 0px -${100 - 100 * LINE}% 0px` })
  for (const step of steps) observer.observe(step)
}

/* Return the words to say between the heading *step* and the next one. */
function wordsOf(step) {
  const found = []
  for (let part = step.nextElementSibling; part && part.tagName !== "H2"; part = part.nextElementSibling) {
    found.push(...part.querySelectorAll(SAID))
  }
  return found.map(plain).filter(Boolean)
}

/** Return what *place* says, without buttons and marks. */
export function plain(place) {
  const copy = place.cloneNode(true)
  for (const sign of copy.querySelectorAll(".fa-copy, .headerlink, .footnote-ref")) sign.remove()
  return copy.textContent.replace(/\s+/g, " ").trim()
}
