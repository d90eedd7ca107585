/* The field for pictures: one is chosen, dropped or pasted, gets its words, and goes where the cursor is. */
import { say } from "../../scripts/wording.js"
import { faultOf, markdownFor, nameFor, shownIn } from "./pictures.js"
import { Shelf } from "./shelf.js"

/** The field in *form* and the pictures of the draft called *name*; *typed* is called once the text has another one. */
export class Picturing {
  constructor(form, kit, { name, typed }) {
    this.form = form
    this.kit = kit
    this.typed = typed
    this.shelf = new Shelf(name)
    this.addresses = new Map()
    this.text = form.elements.text
    this.input = form.querySelector("#write-picture")
    this.words = form.querySelector("#write-picture-words")
    this.asking = form.querySelector("[data-asking]")
    this.#listen()
  }

  #listen() {
    const { form, input } = this
    input.accept = this.kit.media.shown.join(",")
    input.addEventListener("change", () => this.take(input.files[0]))
    form.addEventListener("focusin", ({ target }) => {
      if (target.matches("[data-pasted]")) this.text = target
    })
    form.addEventListener("dragover", (event) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault()
    })
    form.addEventListener("drop", (event) => this.#given(event, event.dataTransfer))
    form.addEventListener("paste", (event) => {
      // What is copied from a text has its words, and at times a picture of them.
      if (!event.clipboardData?.getData("text/html")) this.#given(event, event.clipboardData)
    })
    form.querySelector("[data-put]").addEventListener("click", () => this.#put())
    form.querySelector("[data-leave]").addEventListener("click", () => this.#end(input))
    this.words.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.#put()
    })
  }

  /* Take the file that is dropped or pasted. */
  #given(event, data) {
    const file = data?.files[0]
    if (!file) return
    event.preventDefault()
    if (event.target.matches("[data-pasted]")) this.text = event.target
    this.take(file)
  }

  /** Ask for the words of the picture in *file*, or say why it is none. */
  async take(file) {
    if (!file) return
    const first = new Uint8Array(await file.slice(0, this.kit.media.first).arrayBuffer())
    const fault = faultOf({ name: file.name, size: file.size, first: String.fromCharCode(...first) }, this.kit)
    this.#tell(fault ? `${file.name} ${fault}` : "", { isFault: Boolean(fault) })
    this.asking.hidden = Boolean(fault)
    if (fault) {
      this.input.value = ""
      return
    }
    this.file = file
    const shown = this.asking.querySelector("img")
    shown.src = await addressOf(file)
    this.words.value = ""
    this.words.focus()
  }

  async #put() {
    const words = this.words.value.trim()
    if (!words) {
      this.#tell(say("Say in words what the picture shows, for those who cannot see it."), { isFault: true })
      this.words.focus()
      return
    }
    const name = nameFor(words, this.file, [...this.shelf.names, ...this.#written()], this.kit.slugs.letters)
    const isKept = await this.shelf.keep(name, this.file)
    await this.#show(name)
    const field = this.text.isConnected ? this.text : this.form.elements.text
    this.#end(field)
    insert(field, (before, after) => markdownFor(words, name, before, after))
    this.#tell(isKept ? "" : say("This browser does not keep the picture: hand in before you close the page."))
    this.typed()
  }

  #end(next) {
    this.asking.hidden = true
    this.input.value = ""
    this.#tell("")
    next.focus()
  }

  #tell(words, { isFault = false } = {}) {
    const place = this.form.querySelector("[data-picture-said]")
    const said = document.createElement("span")
    said.textContent = words
    said.toggleAttribute("data-warning", !isFault)
    place.replaceChildren(...(words ? [said] : []))
  }

  async #show(name) {
    this.addresses.set(name, await addressOf(this.shelf.pictures.get(name)))
  }

  /* Return the names of files that the form's texts show: those of an article that is changed lie beside it already. */
  #written() {
    const texts = [...this.form.querySelectorAll("[data-pasted]")].map((field) => field.value)
    return [...texts.join("\n").matchAll(/\]\(([^()\s/]+)\)/g)].map((found) => found[1])
  }

  /** Read what is kept, and say which pictures of *draft*, which was kept before, are kept no longer. */
  async open(draft) {
    await this.shelf.open()
    for (const name of this.shelf.names) await this.#show(name)
    const once = draft?.isHandedIn ? [] : (draft?.pictures ?? [])
    const gone = once.filter((name) => !this.shelf.pictures.has(name))
    const lost = shownIn(JSON.stringify(draft ?? ""), gone)
    if (!lost.length) return
    const said = say("This browser no longer has {names}. Take it out of the text, and add it again.", {
      names: lost.join(", "),
    })
    this.#tell(said, { isFault: true })
  }

  /** Return the pictures that *text* shows, by name. */
  shownIn(text) {
    return new Map(shownIn(text, this.shelf.names).map((name) => [name, this.shelf.pictures.get(name)]))
  }
}

/* Put what *make* returns for the text before and after the cursor into *field*, so that it can be undone. */
function insert(field, make) {
  const { value, selectionStart, selectionEnd } = field
  const text = make(value.slice(0, selectionStart), value.slice(selectionEnd))
  if (!document.execCommand("insertText", false, text)) field.setRangeText(text, selectionStart, selectionEnd, "end")
}

/* Return an address of *file* that the page's policy lets it show: data:, and not blob:, which it would have to allow. */
function addressOf(file) {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result)
    reader.onerror = () => resolve("")
    reader.readAsDataURL(file)
  })
}
