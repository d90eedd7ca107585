/* The ticks of a reader. They are kept in this browser and sent nowhere. */
import { say } from "./wording.js"

/** The names of what is ticked, below one *key* of the browser's storage, which *storage* gives.

    In private windows, and where a house forbids it, storage throws: then ticks last as long as the page. Ticks that
    are *lasting* for some milliseconds end that long after the last one was made. */
export class Ticks {
  constructor(key, storage = () => localStorage, lasting = Number.POSITIVE_INFINITY) {
    this.key = key
    this.storage = storage
    this.lasting = lasting
    this.last = []
  }

  /** Return the ticked names, as a new set. */
  read() {
    try {
      const found = JSON.parse(this.storage().getItem(this.key) ?? "[]")
      if (Number.isFinite(this.lasting)) return new Set(Date.now() - found.at < this.lasting ? found.ticked : [])
      return new Set(Array.isArray(found) ? found : [])
    } catch {
      return new Set(this.last)
    }
  }

  /** Keep *ticked*, and nothing else. */
  keep(ticked) {
    this.last = [...ticked]
    try {
      const kept = Number.isFinite(this.lasting) ? { at: Date.now(), ticked: this.last } : this.last
      if (this.last.length) this.storage().setItem(this.key, JSON.stringify(kept))
      else this.storage().removeItem(this.key)
    } catch {
      // Without storage, ticks last as long as the page is open.
    }
  }
}

/** A button that removes all ticks, and then brings them back, unless the reader has ticked something new. */
export class StartOver {
  constructor() {
    this.taken = new Set()
  }

  /** Return the button's text where the names *ticked* have ticks; "" where the button has nothing to do. */
  word(ticked) {
    if (ticked.size) this.taken = new Set()
    if (this.taken.size) return say("Undo")
    return ticked.size ? say("Start over") : ""
  }

  /** Press the button: return the names to tick in place of *ticked*. */
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
