/* The form at /write/: brings its fields, its rules, its preview and its endings together. */
import { say } from "../../scripts/wording.js"
import { withKnownColumns } from "./columns.js"
import { addRow, addStep, countSigns, dayIn, dropPastWeeks, fillForm, readForm, removePart } from "./fields.js"
import { apartOfPlaybook, apartOfTip, draftOf, emptyDraft } from "./file.js"
import { buttonFor, copyFile, fileOf, handIn, hintFor } from "./handing.js"
import { Kept } from "./keeping.js"
import { markdownOf } from "./paste.js"
import { whenReleased } from "./pressing.js"
import { preview } from "./preview.js"
import { Picturing } from "./picturing.js"
import { objectionsTo } from "./rules.js"
import { slugOf } from "./slug.js"
import { problem, tellAt } from "./told.js"

const UNSHOWN = ["path", "keys", "twistHeading", "exerciseHeading", "doneHeading"]
const QUIET = 250 // milliseconds without a key before the rules are asked
const root = document.querySelector("[data-write]")
const formElement = root.querySelector("form")
const find = (name) => formElement.querySelector(`[data-${name}]`)
const kit = {
  ...JSON.parse(document.querySelector("[data-kit]").textContent),
  words: {
    noTags: say("is empty; choose at least one"),
    noText: say("has no text yet; write it here"),
    noDay: say("is empty; choose the day"),
    noPicture: say("is no picture; choose a file that ends in {endings}"),
    noAddress: say("is empty; write a few words in small letters, with hyphens between them"),
  },
}
const asked = new URL(location.href).searchParams.get("change") ?? ""
kit.today = dayIn(kit.timezone)
const article = /^(?:tips|playbooks)\/[a-z0-9-]+\/$/.test(asked) ? asked : "" // the address of what is to be changed
const kept = new Kept(`forearmed-write ${new URL(".", location.href).pathname}`, article)
const picturing = new Picturing(formElement, kit, { name: kept.name, typed })
const touched = new Set()
/** @type {Record<string, any>} */
let more = {} // what no field shows: the path and the keys of an article that is changed
/** @type {Record<string, any>} */
let draft = {}
let faults = []

/* --- what is written --- */

function read() {
  draft = readForm(formElement, more)
  if (!draft.path && !formElement.elements.slug.dataset.own) {
    const week = draft.date ? `tip-${draft.date}` : ""
    draft.slug = slugOf(draft.title, kit.slugs.letters) || (draft.title.trim() ? week : "")
    formElement.elements.slug.value = draft.slug
  }
  faults = objectionsTo(draft, kit)
  return draft
}

function fill(next) {
  more = Object.fromEntries(UNSHOWN.filter((name) => next.path && name in next).map((name) => [name, next[name]]))
  fillForm(formElement, next)
  formElement.elements.slug.readOnly = Boolean(next.path)
  formElement.elements.slug.toggleAttribute("data-own", Boolean(next.ownSlug || next.path))
  for (const radio of formElement.querySelectorAll("[name=kind]")) radio.disabled = Boolean(next.path)
  touched.clear()
  refresh()
}

function refresh() {
  read()
  for (const part of root.querySelectorAll("[data-of]")) part.hidden = part.dataset.of !== draft.kind
  countSigns(formElement)
  tell()
  preview(root, draft, kit, picturing.addresses)
}

/* --- what is wrong --- */

/* Say what is wrong with each field that somebody has been in, and *all* once the file was to be handed in. */
function tell(all = false) {
  if (all) for (const field of formElement.querySelectorAll("[data-field]")) touched.add(field.dataset.field)
  tellAt(
    formElement,
    faults.filter((fault) => touched.has(fault.field)),
  )
}

function verdict() {
  const errors = faults.filter((fault) => !fault.warning)
  find("problems").replaceChildren(...faults.map((fault) => problem(fault, formElement)))
  find("verdict").textContent = errors.length
    ? say("Mend what is listed here, then hand it in.")
    : faults.length
      ? say("This is only advice. When you know better, leave it.")
      : ""
  return errors
}

/* --- where it goes --- */

async function send(event) {
  event.preventDefault()
  refresh()
  tell(true)
  if (verdict().length) {
    find("problems").querySelector("a").focus()
    return
  }
  kept.keep({ ...toKeep(), isHandedIn: true })
  kept.giveWeek(draft.date)
  find("another").hidden = Boolean(article)
  await handOver(kit.ending)
}

function handOver(ending) {
  const file = fileOf(read(), kit)
  return handIn(file, ending, { place: find("sent"), pictures: picturing.shownIn(file.text) })
}

/* --- what is pasted --- */

/* Put what is pasted into *field* as Markdown; into an empty text, its parts into the fields that are for them. */
function paste(event) {
  const field = event.target.closest("[data-pasted]")
  const html = event.clipboardData?.getData("text/html")
  if (!field || !html) return
  const { text, title, hasPictures } = markdownOf(html)
  if (!text && !title) return
  event.preventDefault()
  if (hasPictures) find("left-out").textContent = say("The pictures were left out: add each below the text.")
  if (field.name === "text" && !field.value.trim()) apart(text, title)
  else
    document.execCommand("insertText", false, text) ||
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end")
  typed()
}

function apart(text, title) {
  const { kind } = draft
  const parts =
    kind === "tips" ? apartOfTip(withKnownColumns(text, kit.rules), kit.rules) : apartOfPlaybook(text, kit.rules)
  /** @type {Record<string, any>} */
  const filled = { ...draft, ...(parts.text === undefined ? { text } : parts) }
  for (const name of ["rows", "twists", "steps"]) if (!filled[name]?.length) filled[name] = draft[name]
  filled.title ||= title
  const own = formElement.elements.slug.hasAttribute("data-own")
  fill({ ...filled, ownSlug: own, path: draft.path, keys: draft.keys })
  touched.add("text")
  formElement.elements.text.focus()
}

/* --- what is kept --- */

let later
function typed() {
  clearTimeout(later)
  later = setTimeout(() => whenReleased(keep), QUIET)
}

function keep() {
  refresh()
  const isKept = kept.keep(toKeep())
  find("clear").hidden = false
  remark(
    isKept
      ? say("Kept in this browser until you hand it in.")
      : say("This browser keeps nothing: copy or download what you have."),
  )
}

/* Return the draft, and whether its address is the writer's own. */
function toKeep() {
  return { ...draft, ownSlug: formElement.elements.slug.hasAttribute("data-own"), pictures: picturing.shelf.names }
}

function remark(said, { canUndo = false } = {}) {
  if (find("kept").textContent !== said) find("kept").textContent = said
  find("undo").hidden = !canUndo
}

async function clear() {
  clearTimeout(later)
  kept.keep(toKeep())
  kept.clear()
  picturing.shelf.clear()
  if (article) await change()
  else start()
  remark(article ? find("kept").textContent : say("The form is empty."), { canUndo: true })
  find("undo").focus()
}

async function another() {
  await clear()
  formElement.elements.title.focus()
}

function undo() {
  fill(kept.back())
  picturing.shelf.keepAll()
  find("clear").hidden = false
  remark(say("Kept in this browser until you hand it in."))
  formElement.elements.title.focus()
}

/* Begin a tip for the first week that is free, and that nobody has handed in a tip for from this browser. */
function start() {
  const days = [...formElement.elements.date.options].map((option) => option.value).filter(Boolean)
  const given = kept.givenWeeks()
  begin({ ...emptyDraft("tips", kit), date: days.find((day) => !given.includes(day)) ?? "", reviewed: kit.today })
}

function begin(next) {
  fill(next)
  for (const name of ["problems", "verdict", "sent", "left-out"]) find(name).replaceChildren()
  for (const name of ["clear", "another"]) find(name).hidden = true
}

/* Open the article that is to be changed. */
async function change() {
  try {
    const answer = await fetch(new URL(`../${article}source.json`, location.href))
    if (!answer.ok) throw new Error(answer.statusText)
    const source = await answer.json()
    begin(draftOf(source, kit))
    const words = [say("You change {path}.", { path: source.path })]
    if (source.notes) words.push(say("The file also has notes for its editors, which are not shown here."))
    remark(words.join(" "))
  } catch {
    start()
    remark(say("This page could not be opened here. Is it on a web server, and is there a network?"))
  }
}

/* Go on where the writer stopped; what was handed in makes room for the next, and can be brought back. */
async function resume() {
  const before = kept.read()
  const opened = picturing.open(before).then(refresh)
  if (before && !before.isHandedIn) {
    fill(before)
    find("clear").hidden = false
    remark(say("This is what you wrote last time, kept in this browser."))
    return
  }
  if (article) await change()
  else start()
  if (!before) return
  kept.clear()
  opened.then(() => picturing.shelf.clear())
  remark([find("kept").textContent, say("You have handed in what you wrote last time.")].join(" ").trim(), {
    canUndo: true,
  })
}

/* --- the beginning --- */

formElement.addEventListener("input", (event) => {
  if (event.target.name === "slug") event.target.toggleAttribute("data-own", Boolean(event.target.value))
  typed()
})
formElement.addEventListener("focusout", (event) => {
  const field = event.target.closest("[data-field]")
  const next = event.relatedTarget?.closest("[data-field]")
  if (!field || next === field || !event.target.matches("input, textarea, select")) return
  touched.add(field.dataset.field)
  whenReleased(() => {
    read()
    tell()
  })
})
formElement.addEventListener("change", (event) => {
  if (event.target.name === "kind" && event.target.value === "playbooks" && !formElement.querySelector("[data-step]"))
    addStep(formElement)
})
formElement.addEventListener("paste", paste)
formElement.addEventListener("submit", send)
/* Return in a line would hand in the file. */
formElement.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("input")) event.preventDefault()
})
formElement.addEventListener("click", (event) => {
  const button = event.target.closest("button")
  if (!button || button.type === "submit" || button.closest("[data-asking]")) return
  if (button.dataset.add) addRow(button.parentElement.querySelector("[data-rows]")).focus()
  if ("remove" in button.dataset) {
    removePart(button.closest("[data-pair]"), button.closest("[data-rows]").parentElement.querySelector("[data-add]"))
  }
  if ("addStep" in button.dataset) addStep(formElement).focus()
  if ("removeStep" in button.dataset) removePart(button.closest("[data-step]"), find("add-step"))
  if ("clear" in button.dataset) clear()
  else if ("undo" in button.dataset) undo()
  else if ("another" in button.dataset) another()
  else if ("download" in button.dataset) handOver({ kind: "download" })
  else if ("copy" in button.dataset) copyFile(fileOf(read(), kit), find("sent"))
  else typed()
})

dropPastWeeks(formElement, kit.weeks)
find("send").textContent = buttonFor(kit.ending.kind)
find("way").textContent = hintFor(kit.ending)
find("download").hidden = kit.ending.kind === "download"
find("clear").textContent = article ? say("Undo my changes") : say("Empty the form")
root.hidden = false
resume()
