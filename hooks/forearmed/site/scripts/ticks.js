/* What a reader ticks. It is kept in this browser and sent nowhere. */

/** The names of what is ticked, below one *key* of the browser's storage, which *storage* gives.

    In private windows, and where a house forbids it, storage throws: then ticks last as long as the page. */
export class Ticks {
  constructor(key, storage = () => localStorage) {
    this.key = key
    this.storage = storage
    this.last = []
  }

  /** Return what is ticked, as a new set. */
  read() {
    try {
      const found = JSON.parse(this.storage().getItem(this.key) ?? "[]")
      return new Set(Array.isArray(found) ? found : [])
    } catch {
      return new Set(this.last)
    }
  }

  /** Keep *ticked*, and nothing else. */
  keep(ticked) {
    this.last = [...ticked]
    try {
      if (this.last.length) this.storage().setItem(this.key, JSON.stringify(this.last))
      else this.storage().removeItem(this.key)
    } catch {
      // It lasts as long as the page.
    }
  }
}

/** A button that takes all ticks away, and brings them back until something is ticked. */
export class StartOver {
  constructor() {
    this.taken = new Set()
  }

  /** Return what the button says where *ticked* is ticked; nothing where there is nothing to do. */
  word(ticked) {
    if (ticked.size) this.taken = new Set()
    if (this.taken.size) return "Undo"
    return ticked.size ? "Start over" : ""
  }

  /** Return what is ticked instead of *ticked* once the button is pressed. */
  press(ticked) {
    const back = this.taken
    this.taken = new Set(ticked)
    return back
  }
}

/** Return a new element called *name*, of one class, with *inside* in it. */
export function element(name, className, ...inside) {
  const made = document.createElement(name)
  made.className = className
  made.append(...inside)
  return made
}

/** Return a new box to tick, of one class; *ticked* is called whenever it changes. */
export function tickBox(className, ticked) {
  const box = element("input", className)
  box.type = "checkbox"
  box.autocomplete = "off"
  box.addEventListener("change", ticked)
  return box
}
