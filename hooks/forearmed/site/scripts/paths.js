/* Learning paths: boxes to tick the stops that were read, the progress, and a link to the next stop. */
import { element, StartOver, tickBox, Ticks } from "./ticks.js"
import { count, say } from "./wording.js"

const script = /** @type {HTMLScriptElement} */ (document.currentScript)
const root = new URL("../../", script.src).pathname
const ticks = new Ticks(`forearmed:${root}:read`)

function remember(read) {
  ticks.keep(read)
  render()
}

/* Return the address that *link* leads to, from the site's root and without index.html. */
function addressOf(link) {
  return decodeURI(new URL(link.href).pathname)
    .slice(root.length)
    .replace(/index\.html$/, "")
}

function makeBox(stop, words, hidden = "") {
  const box = tickBox("fa-read__box", () => {
    const read = ticks.read()
    if (box.checked) read.add(stop)
    else read.delete(stop)
    remember(read)
  })
  box.dataset.read = stop
  const label = element("label", "fa-read", box, words)
  if (hidden) label.append(element("span", "fa-read__title", ` ${hidden}`))
  return label
}

const list = document.querySelector(".fa-path ol")
const stops = [...(list?.children ?? [])].map((item) => {
  const link = item.querySelector("a")
  return { item, link, address: addressOf(link) }
})
const progress = list && makeProgress()

function makeProgress() {
  const bar = element("progress", "fa-progress__bar")
  bar.max = stops.length
  bar.setAttribute("aria-label", say("Stops read"))
  const words = element("p", "fa-progress__words")
  words.setAttribute("role", "status")
  const next = element("a", "fa-button")
  const reset = element("button", "fa-progress__reset")
  reset.type = "button"
  const startOver = new StartOver()
  const done = (read) => new Set(stops.map((stop) => stop.address).filter((one) => read.has(one)))
  reset.addEventListener("click", () => {
    const read = ticks.read()
    const back = startOver.press(done(read))
    for (const stop of stops) read.delete(stop.address)
    remember(new Set([...read, ...back]))
  })
  const kept = say("Ticks are kept in this browser. Nobody else sees them.")
  const note = element("p", "fa-progress__note", kept)
  list.before(element("div", "fa-progress", words, bar, next, reset, note))
  return {
    show(read) {
      const { size } = done(read)
      const open = stops.find((stop) => !read.has(stop.address))
      const all = stops.length
      words.textContent = open
        ? count("{read} of {n} read", "{read} of {n} read", all, { read: size })
        : count("All {n} read. Well done.", "All {n} read. Well done.", all)
      bar.value = size
      next.hidden = !open
      if (open) {
        const title = open.link.textContent
        next.textContent = size ? say("Continue with “{title}”", { title }) : say("Start with “{title}”", { title })
        next.href = open.link.href
      }
      reset.textContent = startOver.word(done(read))
      reset.hidden = !reset.textContent
    },
  }
}

function render() {
  const read = ticks.read()
  for (const box of document.querySelectorAll("[data-read]")) {
    box.checked = read.has(box.dataset.read)
    box.closest("li")?.classList.toggle("fa-path__read", box.checked)
  }
  progress?.show(read)
}

for (const stop of stops) {
  stop.item.append(makeBox(stop.address, say("Read"), stop.link.textContent))
}
for (const place of document.querySelectorAll("[data-stop]")) {
  place.append(makeBox(place.dataset.stop, say("I have read this")))
}
addEventListener("storage", render)
addEventListener("pageshow", render)
render()
