/* The pictures of a draft, kept in this browser's database until they are handed in: its other storage takes text only. */

const STORE = "pictures"

/** The pictures of the draft called *draft*, by name. Without a database they last as long as the page. */
export class Shelf {
  constructor(draft, database = () => globalThis.indexedDB) {
    this.draft = draft
    this.database = database
    this.pictures = new Map()
  }

  get names() {
    return [...this.pictures.keys()]
  }

  /** Read what is kept. */
  async open() {
    for (const { name, file } of (await this.#ask("readonly", (store) => store.index("draft").getAll(this.draft))) ??
      [])
      this.pictures.set(name, file)
  }

  /** Keep *file* under *name*; tell whether it outlasts the page. */
  async keep(name, file) {
    this.pictures.set(name, file)
    const kept = await this.#ask("readwrite", (store) => store.put({ draft: this.draft, name, file }, this.#key(name)))
    return kept !== null
  }

  /** Keep all again that this page knows. */
  async keepAll() {
    for (const [name, file] of this.pictures) await this.keep(name, file)
  }

  /** Forget what is kept. This page still knows it, so that it can be brought back. */
  async clear() {
    for (const name of this.names) await this.#ask("readwrite", (store) => store.delete(this.#key(name)))
  }

  #key(name) {
    return `${this.draft} ${name}`
  }

  /* Return what *act* is answered, or null where this browser keeps nothing. */
  async #ask(mode, act) {
    try {
      const opened = await this.#open()
      const answer = await answerTo(act(opened.transaction(STORE, mode).objectStore(STORE)))
      opened.close()
      return answer
    } catch {
      return null
    }
  }

  #open() {
    const asked = this.database().open("forearmed-write", 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE).createIndex("draft", "draft")
    return answerTo(asked)
  }
}

function answerTo(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(request.error)
  })
}
