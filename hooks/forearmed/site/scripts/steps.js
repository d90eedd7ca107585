/* Boxes to tick the steps of a playbook, on its page and on its pocket card. The ticks are kept in this browser only,
   nothing is sent, and they end with the working day: the next customer's call begins without them. */
import { plain, showWordsBeside } from "./beside.js"
import { element, StartOver, tickBox, Ticks } from "./ticks.js"
import { count, say } from "./wording.js"

const WORKING_DAY = 8 * 60 * 60 * 1000 // milliseconds
const script = /** @type {HTMLScriptElement} */ (document.currentScript)
const root = new URL("../../", script.src).pathname
const page = location.pathname
  .replace(/index\.html$/, "")
  .slice(root.length)
  .replace(/card\/$/, "")
const body = document.querySelector(".fa-body--playbook")
const card = document.querySelector(".fa-pocket")
const steps = body ? stepsOfPage() : stepsOfCard()
const beside = /** @type {HTMLElement | null} */ (document.querySelector("[data-here]"))
if (body && beside) {
  const first = document.querySelector("[data-opening] [data-words]")
  showWordsBeside(body, beside, first ? plain(first) : "")
}
if (steps.length) letTick(new Ticks(`forearmed:${root}:steps:${page}`, undefined, WORKING_DAY))

/* Return the numbered steps of the playbook: the name of each, its heading, and a function to place its box. */
function stepsOfPage() {
  const headings = [...body.querySelectorAll(":scope > h2[id]")].filter((step) => /^\d+[.)]\s/.test(step.textContent))
  return headings.map((heading) => ({ id: heading.id, heading, place: (tick) => endOf(heading, tick) }))
}

/* Put *parts* where the step of *heading* ends: where the next heading of its kind begins. */
function endOf(heading, ...parts) {
  const next = [...body.children]
    .slice([...body.children].indexOf(heading) + 1)
    .find((later) => later.matches("h1, h2, aside, footer, .footnote"))
  if (next) next.before(...parts)
  else body.append(...parts)
}

/* Return the same for the pocket card, where the boxes stand in the headings. */
function stepsOfCard() {
  const headings = /** @type {HTMLElement[]} */ ([...(card?.querySelectorAll("h2[data-step]") ?? [])])
  return headings.map((heading) => ({ id: heading.dataset.step, heading, place: (tick) => heading.append(tick) }))
}

/* Return the heading of *step* without its number and without the sign that links to it. */
function title(step) {
  return [...step.childNodes]
    .filter((node) => !node.classList?.contains("headerlink"))
    .map((node) => node.textContent)
    .join("")
    .replace(/^\d+[.)]\s*/, "")
    .trim()
}

function letTick(ticks) {
  const boxes = new Map()
  const startOver = new StartOver()
  const tally = element("span", "fa-tally__count")
  const again = element("button", "fa-tally__again")
  const progress = element("div", "fa-tally", tally, again)
  tally.setAttribute("role", "status")
  tally.tabIndex = -1
  again.type = "button"

  function show() {
    const done = new Set([...boxes].filter(([, { box }]) => box.checked).map(([id]) => id))
    tally.textContent = count("{done} of {n} step done", "{done} of {n} steps done", boxes.size, { done: done.size })
    again.textContent = startOver.word(done)
    again.hidden = !again.textContent
    progress.classList.toggle("fa-tally--begun", !again.hidden)
    for (const [id, { box, heading }] of boxes) {
      heading.toggleAttribute("data-done", box.checked)
      for (const link of document.querySelectorAll(`.fa-contents a[href="#${CSS.escape(id)}"]`)) {
        link.toggleAttribute("data-done", box.checked)
        link.querySelector(".fa-said")?.remove()
        if (box.checked) link.append(element("span", "fa-said", ` ${say("(done)")}`))
      }
    }
    return done
  }

  function set(ids) {
    for (const [id, { box }] of boxes) box.checked = ids.has(id)
    return show()
  }

  for (const { id, heading, place } of steps) {
    const box = tickBox("fa-tick__box", () => ticks.keep(show()))
    box.setAttribute("aria-label", say("Done: {title}", { title: title(heading) }))
    boxes.set(id, { box, heading })
    place(element("label", "fa-tick", box, say("Done")))
  }
  if (body) endOf(steps[steps.length - 1].heading, progress)
  else card.append(progress)

  again.addEventListener("click", () => {
    ticks.keep(set(startOver.press(show())))
    tally.focus({ preventScroll: true })
  })
  // Somebody ticked a step in another window of this browser, or comes back to this one the next morning.
  addEventListener("storage", (event) => {
    if (event.key === ticks.key || event.key === null) set(ticks.read())
  })
  addEventListener("pageshow", (event) => event.persisted && set(ticks.read()))
  document.addEventListener("visibilitychange", () => document.hidden || set(ticks.read()))
  set(ticks.read())
}
