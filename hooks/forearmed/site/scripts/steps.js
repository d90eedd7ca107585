/* Boxes to tick the steps of a playbook. The ticks are kept in this browser only, and nothing is sent. */
import { element, StartOver, tickBox, Ticks } from "./ticks.js"
import { count, say } from "./wording.js"

const script = /** @type {HTMLScriptElement} */ (document.currentScript)
const root = new URL("../../", script.src).pathname
const page = location.pathname.replace(/index\.html$/, "").slice(root.length)
const body = document.querySelector(".fa-body--playbook")
const steps = [...(body?.querySelectorAll(":scope > h2[id]") ?? [])].filter((step) =>
  /^\d+[.)]\s/.test(step.textContent),
)
if (steps.length) letTick(new Ticks(`forearmed:${root}:steps:${page}`))

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
    const done = new Set([...boxes].filter(([, box]) => box.checked).map(([id]) => id))
    tally.textContent = count("{done} of {n} step done", "{done} of {n} steps done", boxes.size, { done: done.size })
    again.textContent = startOver.word(done)
    again.hidden = !again.textContent
    progress.classList.toggle("fa-tally--begun", !again.hidden)
    for (const [id, box] of boxes) {
      document.getElementById(id).toggleAttribute("data-done", box.checked)
      for (const link of document.querySelectorAll(`.fa-contents a[href="#${CSS.escape(id)}"]`)) {
        link.toggleAttribute("data-done", box.checked)
        link.querySelector(".fa-said")?.remove()
        if (box.checked) link.append(element("span", "fa-said", ` ${say("(done)")}`))
      }
    }
    return done
  }

  function set(ids) {
    for (const [id, box] of boxes) box.checked = ids.has(id)
    return show()
  }

  steps.forEach((step, place) => {
    const box = tickBox("fa-tick__box", () => ticks.keep(show()))
    boxes.set(step.id, box)
    box.setAttribute("aria-label", say("Done: {title}", { title: title(step) }))
    const tick = element("label", "fa-tick", box, say("Done"))
    // A step ends where the next heading of its kind begins.
    const next = [...body.children]
      .slice([...body.children].indexOf(step) + 1)
      .find((later) => later.matches("h1, h2, aside, footer, .footnote"))
    const end = place === steps.length - 1 ? [tick, progress] : [tick]
    if (next) next.before(...end)
    else body.append(...end)
  })

  again.addEventListener("click", () => {
    ticks.keep(set(startOver.press(show())))
    tally.focus({ preventScroll: true })
  })
  // Somebody ticked a step in another window of this browser.
  addEventListener("storage", (event) => {
    if (event.key === ticks.key || event.key === null) set(ticks.read())
  })
  set(ticks.read())
}
