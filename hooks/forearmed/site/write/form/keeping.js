/* What is typed is kept in this browser, so that a closed window loses nothing, until it was handed in. */

/** A draft in the browser's storage, under *name*; without storage it lasts as long as the page. */
export class Kept {
  constructor(name, storage = () => globalThis.localStorage) {
    this.name = name
    this.storage = storage
    this.before = ""
  }

  /** Return what is kept, or null. What another script left there is nothing. */
  read() {
    try {
      const found = JSON.parse(this.storage().getItem(this.name))
      return found && typeof found === "object" && typeof found.kind === "string" ? found : null
    } catch {
      return null
    }
  }

  /** Keep *draft*; tell whether it is kept. */
  keep(draft) {
    try {
      this.storage().setItem(this.name, JSON.stringify(draft))
      return true
    } catch {
      return false
    }
  }

  /** Forget what is kept; `back` brings it back. */
  clear() {
    this.before = this.read() ?? this.before
    try {
      this.storage().removeItem(this.name)
    } catch {
      // Nothing was kept.
    }
  }

  /** Keep again what was cleared, and return it, or null. */
  back() {
    const draft = this.before || null
    if (draft) this.keep(draft)
    this.before = ""
    return draft
  }
}
