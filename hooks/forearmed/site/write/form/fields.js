/* The fields of the form as one draft, and a draft in the fields. Rows and steps come and go with their buttons. */

const ROWS = { rows: 1, twists: 0 }
const LINES = ["title", "summary", "date", "author", "playbook", "series", "text", "after", "exercise", "slug"]
const OF_PLAYBOOKS = ["when", "owner", "reviewed", "review_every", "order", "done"]

/** Return what stands in *form*; *more* has what no field shows. */
export function readForm(form, more) {
  const draft = { ...more, kind: form.elements.kind.value }
  for (const name of [...LINES, ...OF_PLAYBOOKS]) draft[name] = form.elements[name]?.value ?? more.keys?.[name] ?? ""
  draft.tags = tagsIn(form, more.keys?.tags ?? [])
  draft.questions = [...form.querySelectorAll("[name=questions]")].map((field) => field.value)
  for (const name of Object.keys(ROWS)) draft[name] = rowsIn(form.querySelector(`[data-rows="${name}"]`))
  draft.steps = [...form.querySelectorAll("[data-step]")].map((step) => ({
    heading: step.querySelector("[data-heading]").value,
    text: step.querySelector("[data-text]").value,
    rows: rowsIn(step.querySelector("[data-rows]")),
    trap: step.querySelector("[data-trap]").value,
  }))
  return draft
}

/* The first tag of an article gives it its color: those that were there *before* keep their order. */
function tagsIn(form, before) {
  const chosen = [...form.querySelectorAll("[name=tags]:checked")].map((box) => box.value)
  return [...before.filter((tag) => chosen.includes(tag)), ...chosen.filter((tag) => !before.includes(tag))]
}

function rowsIn(place) {
  return [...place.querySelectorAll("[data-pair]")].map((pair) => cellsIn(pair).map((cell) => cell.value))
}

function cellsIn(pair) {
  return [...pair.querySelectorAll("[data-cell]")]
}

/** Put *draft* into *form*. */
export function fillForm(form, draft) {
  form.elements.kind.value = draft.kind
  for (const name of [...LINES, ...OF_PLAYBOOKS])
    if (form.elements[name]) choose(form.elements[name], draft[name] ?? "")
  for (const box of form.querySelectorAll("[name=tags]")) box.checked = (draft.tags ?? []).includes(box.value)
  form.querySelectorAll("[name=questions]").forEach((field, place) => {
    field.value = draft.questions?.[place] ?? ""
  })
  for (const [name, least] of Object.entries(ROWS)) fillRows(form, name, draft[name] ?? [], least)
  form.querySelector("[data-steps]").replaceChildren()
  for (const step of draft.steps ?? []) addStep(form, step)
  if (draft.kind === "playbooks" && !draft.steps?.length) addStep(form)
}

/* Set *field* to *value*: a choice that is not offered, such as the day of a tip that is out, is added. */
function choose(field, value) {
  if (field.tagName === "SELECT" && value && ![...field.options].some((option) => option.value === value)) {
    field.add(new Option(value, value))
  }
  field.value = value
}

function fillRows(form, name, rows, least) {
  const place = form.querySelector(`[data-rows="${name}"]`)
  place.replaceChildren()
  for (const row of rows) addRow(place, row)
  for (let missing = least - rows.length; missing > 0; missing -= 1) addRow(place)
}

/** Add a row with *cells* to *place*; return its first field. */
export function addRow(place, cells = ["", ""]) {
  const pair = place.parentElement.querySelector("[data-row]").content.cloneNode(true).firstElementChild
  cellsIn(pair).forEach((field, at) => {
    field.value = cells[at] ?? ""
  })
  place.append(pair)
  return cellsIn(pair)[0]
}

/** Add a step, filled from *step*; return its first field. */
export function addStep(form, step = { heading: "", text: "", rows: [], trap: "" }) {
  const made = form.querySelector("[data-step-form]").content.cloneNode(true).firstElementChild
  made.querySelector("[data-heading]").value = step.heading
  made.querySelector("[data-text]").value = step.text
  made.querySelector("[data-trap]").value = step.trap
  form.querySelector("[data-steps]").append(made)
  for (const row of step.rows.length ? step.rows : [["", ""]]) addRow(made.querySelector("[data-rows]"), row)
  return made.querySelector("[data-heading]")
}

/** Take *gone* away, and set the focus to what comes after it, before it, or to *otherwise*. */
export function removePart(gone, otherwise) {
  const near = gone.nextElementSibling ?? gone.previousElementSibling
  gone.remove()
  ;(near?.querySelector("input, textarea") ?? otherwise).focus()
}

/** Show beside each field of *form* that has a limit how much of it is used. */
export function countSigns(form) {
  for (const counter of form.querySelectorAll("[data-count]")) {
    const most = Number(counter.dataset.count)
    const { length } = [...form.elements[counter.closest("[data-field]").dataset.field].value.trim()]
    counter.textContent = `${length} / ${most}`
    counter.toggleAttribute("data-over", length > most)
  }
}

/** Take each of *weeks* out of *form* that has begun to go out since the site was built: nobody can have it. */
export function dropPastWeeks(form, weeks) {
  for (const { value, more: until } of weeks) {
    if (Date.now() < Date.parse(until)) continue
    for (const option of [...form.elements.date.options]) if (option.value === value) option.remove()
  }
}

/** Return the day that it is in *timeZone*, as ISO 8601 has it, and Swedish. */
export function dayIn(timeZone) {
  return new Date().toLocaleDateString("sv", { timeZone })
}
