/* What is wrong, beside the fields and in a list with links to them. */

/** Say *faults* beside their fields in *form*, and take away what is mended. */
export function tellAt(form, faults) {
  for (const field of form.querySelectorAll("[data-field]")) {
    const own = faults.filter((fault) => fault.field === field.dataset.field)
    const place = field.querySelector(":scope > [data-said]")
    const said = own.map((fault) => sentence(fault))
    if (place.textContent !== said.map((one) => one.textContent).join("")) place.replaceChildren(...said)
    const control = field.querySelector(":scope > :is(input, textarea, select)")
    if (own.some((fault) => !fault.warning)) control?.setAttribute("aria-invalid", "true")
    else control?.removeAttribute("aria-invalid")
  }
}

function sentence({ message, warning }) {
  const made = document.createElement("span")
  made.textContent = message
  made.toggleAttribute("data-warning", warning)
  return made
}

/** Return an item of the list of faults in *form*, with a link to the field. */
export function problem(fault, form) {
  const item = document.createElement("li")
  const link = document.createElement("a")
  link.href = `#write-${fault.field}`
  link.textContent = labelOf(fault.field, form)
  link.addEventListener("click", (event) => {
    event.preventDefault()
    fieldOf(fault.field, form).querySelector("input, textarea, select, button")?.focus()
  })
  item.append(link, ` ${fault.message}`)
  return item
}

function fieldOf(name, form) {
  return form.querySelector(`[data-field="${name}"]`)
}

function labelOf(name, form) {
  const label = fieldOf(name, form).querySelector("label, legend").cloneNode(true)
  label.querySelector("[data-count]")?.remove()
  return `${label.textContent.trim()}:`
}
