/** Let the field of the home page lead into the search box, whose field goes on with what was typed.

    *open* opens the box, *dialog* holds it, and *prepare* loads its program. Without scripts the field's form leads
    to the search page. Tab alone opens nothing. */
export function leadIntoSearch(open, dialog, prepare) {
  const field = document.querySelector("[data-search-field]")
  if (!field || !dialog) return

  function move() {
    const { value } = field
    field.value = ""
    open()
    const other = dialog.querySelector("[type=search]")
    if (!value) return
    other.value = value
    other.setSelectionRange(value.length, value.length)
    other.dispatchEvent(new Event("input", { bubbles: true }))
  }

  field.addEventListener("pointerdown", prepare)
  field.addEventListener("focus", prepare)
  field.addEventListener("click", move)
  field.addEventListener("compositionend", move)
  field.addEventListener("input", (event) => {
    if (!event.isComposing) move()
  })
}
