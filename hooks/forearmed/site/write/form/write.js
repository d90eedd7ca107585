/* The form at /write/: brings its fields, its rules, its preview and its endings together. */
import { say } from "../../scripts/wording.js"
import { copied } from "./clipboard.js"
import { withKnownColumns } from "./columns.js"
import { wayOf } from "./endings.js"
import { addRow, addStep, fillForm, readForm, removePart } from "./fields.js"
import { apartOfPlaybook, apartOfTip, draftOf, emptyDraft, pathOf, textOf } from "./file.js"
import { Kept } from "./keeping.js"
import { markdownOf } from "./paste.js"
import { preview } from "./preview.js"
import { objectionsTo } from "./rules.js"
import { slugOf } from "./slug.js"
import { problem, sentence } from "./told.js"

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
    noAddress: say("is empty; write a few words in small letters, with hyphens between them"),
  },
}
const kept = new Kept(`forearmed-write ${new URL(".", location.href).pathname}`)
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
  for (const counter of formElement.querySelectorAll("[data-count]")) counted(counter)
  tell()
  preview(root, draft, kit)
  const isEmpty =
    textOf(draft, kit) === textOf({ ...emptyDraft(draft.kind, kit), date: draft.date, slug: draft.slug }, kit)
  find("clear").hidden = isEmpty && !draft.path
}

function counted(counter) {
  const most = Number(counter.dataset.count)
  const { length } = [...formElement.elements[counter.closest("[data-field]").dataset.field].value.trim()]
  counter.textContent = `${length} / ${most}`
  counter.toggleAttribute("data-over", length > most)
}

/* --- what is wrong --- */

/* Say what is wrong with each field that somebody has been in, and *all* once the file was to be handed in. */
function tell(all = false) {
  if (all) for (const field of formElement.querySelectorAll("[data-field]")) touched.add(field.dataset.field)
  for (const field of formElement.querySelectorAll("[data-field]")) {
    const own = touched.has(field.dataset.field) ? faults.filter((fault) => fault.field === field.dataset.field) : []
    const place = field.querySelector(":scope > [data-said]")
    const said = own.map((fault) => sentence(fault))
    if (place.textContent !== said.map((one) => one.textContent).join("")) place.replaceChildren(...said)
    const control = field.querySelector(":scope > :is(input, textarea, select)")
    const isWrong = own.some((fault) => !fault.warning)
    if (isWrong) control?.setAttribute("aria-invalid", "true")
    else control?.removeAttribute("aria-invalid")
  }
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

const BUTTONS = {
  github: () => say("Propose it on GitHub"),
  gitea: () => say("Propose it"),
  gitlab: () => say("Copy it and open GitLab"),
  mail: () => say("Mail it to the editor"),
  download: () => say("Download the file"),
}

function file() {
  const path = pathOf(draft, kit.weeks[0]?.value ?? "")
  return { path, text: textOf(draft, kit), exists: Boolean(draft.path), subject: draft.title.trim() || path }
}

async function send(event) {
  event.preventDefault()
  refresh()
  tell(true)
  if (verdict().length) {
    find("problems").querySelector("a").focus()
    return
  }
  if (kit.ending.kind === "download") {
    save()
    return
  }
  const made = file()
  const way = wayOf(kit.ending, made)
  const isCopied = way.whole || (await copied(made.text))
  sent(way, made, isCopied)
  if (kit.ending.kind === "mail") location.href = way.address
  else open(way.address, "_blank", "noopener")
}

function sent(way, { path, exists }, isCopied) {
  const link = document.createElement("a")
  link.href = way.address
  link.target = "_blank"
  link.rel = "noopener"
  link.textContent = say("Open it again")
  const words = []
  if (!way.whole)
    words.push(isCopied ? say("The file's text is on your clipboard.") : say("Press “Copy its text” first."))
  if (!way.whole && kit.ending.kind !== "mail") {
    words.push(
      exists ? say("Select all that is there, and paste.") : say("Paste it into the empty page, as {path}.", { path }),
    )
  }
  if (!way.whole && kit.ending.kind === "mail") words.push(say("Paste it into the mail."))
  words.push(say("Then press the button that saves or sends."))
  find("sent").replaceChildren(`${words.join(" ")} `, link)
}

function save() {
  const { path, text } = file()
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }))
  link.download = path.split("/").at(-1)
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
  find("sent").textContent = say("Saved as {name}. It belongs into the folder {folder}.", {
    name: link.download,
    folder: path.slice(0, path.lastIndexOf("/")),
  })
}

/* --- what is pasted --- */

/* Put what is pasted into *field* as Markdown; into an empty text, its parts into the fields that are for them. */
function paste(event) {
  const field = event.target.closest("[data-pasted]")
  const html = event.clipboardData?.getData("text/html")
  if (!field || !html) return
  const { text, title } = markdownOf(html)
  if (!text && !title) return
  event.preventDefault()
  if (field.name === "text" && !field.value.trim()) apart(text, title)
  else
    document.execCommand("insertText", false, text) ||
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end")
  changed()
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
function changed() {
  clearTimeout(later)
  later = setTimeout(() => {
    refresh()
    const isKept = kept.keep({ ...draft, ownSlug: formElement.elements.slug.hasAttribute("data-own") })
    const said = isKept
      ? say("Kept in this browser until you empty the form.")
      : say("This browser keeps nothing: copy or download what you have.")
    if (find("kept").textContent !== said) find("kept").textContent = said
    find("undo").hidden = true
  }, QUIET)
}

function clear() {
  kept.keep({ ...draft, ownSlug: formElement.elements.slug.hasAttribute("data-own") })
  kept.clear()
  start()
  find("kept").textContent = say("The form is empty.")
  find("undo").hidden = false
  find("undo").focus()
}

function undo() {
  const before = kept.back()
  if (before) fill(before)
  find("undo").hidden = true
  find("kept").textContent = say("Kept in this browser until you empty the form.")
  formElement.elements.title.focus()
}

/* A week that has begun to go out since the site was built can be given to nobody. */
function dropPastWeeks() {
  for (const { value, more: until } of kit.weeks) {
    if (Date.now() < Date.parse(until)) continue
    for (const option of [...formElement.elements.date.options]) if (option.value === value) option.remove()
  }
}

function start() {
  const day = [...formElement.elements.date.options].find((option) => option.value)?.value ?? ""
  fill({ ...emptyDraft("tips", kit), date: day })
  find("problems").replaceChildren()
  find("verdict").textContent = ""
  find("sent").textContent = ""
}

/* Open the article whose page is at *address*; what was kept stays kept until something is typed. */
async function change(address) {
  try {
    const answer = await fetch(new URL(`../${address}source.json`, location.href))
    if (!answer.ok) throw new Error(answer.statusText)
    const source = await answer.json()
    fill(draftOf(source, kit))
    const words = [say("You change {path}.", { path: source.path })]
    if (source.notes) words.push(say("The file also has notes for its editors, which are not shown here."))
    find("kept").textContent = words.join(" ")
  } catch {
    start()
    find("kept").textContent = say("This page could not be opened here. Is it on a web server, and is there a network?")
  }
}

/* --- the beginning --- */

formElement.addEventListener("input", (event) => {
  if (event.target.name === "slug") event.target.toggleAttribute("data-own", Boolean(event.target.value))
  changed()
})
formElement.addEventListener("focusout", (event) => {
  const field = event.target.closest("[data-field]")
  const next = event.relatedTarget?.closest("[data-field]")
  if (!field || next === field || !event.target.matches("input, textarea, select")) return
  touched.add(field.dataset.field)
  read()
  tell()
})
formElement.addEventListener("change", (event) => {
  if (event.target.name === "kind" && event.target.value === "playbooks" && !formElement.querySelector("[data-step]"))
    addStep(formElement)
})
formElement.addEventListener("paste", paste)
formElement.addEventListener("submit", send)
formElement.addEventListener("keydown", (event) => {
  // Return in a line would hand in the file.
  if (event.key === "Enter" && event.target.matches("input")) event.preventDefault()
})
formElement.addEventListener("click", (event) => {
  const button = event.target.closest("button")
  if (!button || button.type === "submit") return
  if (button.dataset.add) addRow(button.parentElement.querySelector("[data-rows]")).focus()
  if ("remove" in button.dataset) {
    removePart(button.closest("[data-pair]"), button.closest("[data-rows]").parentElement.querySelector("[data-add]"))
  }
  if ("addStep" in button.dataset) addStep(formElement).focus()
  if ("removeStep" in button.dataset) removePart(button.closest("[data-step]"), find("add-step"))
  if ("clear" in button.dataset) clear()
  else if ("undo" in button.dataset) undo()
  else if ("download" in button.dataset) save()
  else if ("copy" in button.dataset) copyFile()
  else changed()
})

async function copyFile() {
  refresh()
  const isCopied = await copied(file().text)
  find("sent").textContent = isCopied
    ? say("The file's text is on your clipboard.")
    : say("Press “Download the file” instead.")
}

dropPastWeeks()
find("send").textContent = BUTTONS[kit.ending.kind]()
find("download").hidden = kit.ending.kind === "download"
root.hidden = false
const asked = new URL(location.href).searchParams.get("change") ?? ""
const before = kept.read()
if (/^(?:tips|playbooks)\/[a-z0-9-]+\/$/.test(asked)) {
  change(asked)
} else if (before) {
  fill(before)
  find("kept").textContent = say("This is what you wrote last time, kept in this browser.")
} else {
  start()
}
