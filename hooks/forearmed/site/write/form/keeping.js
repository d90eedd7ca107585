/* What is typed is kept in this browser, so that a closed window loses nothing, until it was handed in. */

/**
 * A draft in the browser's storage, under *name*, and one for each *article* that is changed. Without storage it lasts as
 * long as the page.
 */
export class Kept {
  constructor(name, article = "", storage = () => globalThis.localStorage) {
    this.name = `${name}${article}`
    this.weeks = `${name}weeks`
    this.storage = storage
    this.before = null
  }

  /** Return what is kept, or null. What another script left there is nothing. */
  read() {
    const found = this.#read(this.name)
    return found && typeof found.kind === "string" ? found : null
  }

  #read(name) {
    try {
      const found = JSON.parse(this.storage().getItem(name))
      return found && typeof found === "object" ? found : null
    } catch {
      return null
    }
  }

  #write(name, value) {
    try {
      this.storage().setItem(name, JSON.stringify(value))
      return true
    } catch {
      return false
    }
  }

  /** Keep *draft*; tell whether it is kept. */
  keep(draft) {
    return this.#write(this.name, draft)
  }

  /** Remember that a tip was handed in for the week that begins to go out on *day*. */
  giveWeek(day) {
    if (day) this.#write(this.weeks, [...this.givenWeeks().filter((other) => other !== day), day])
  }

  /** Return the days for which tips were handed in from here: the site knows of them only once they are merged. */
  givenWeeks() {
    const found = this.#read(this.weeks)
    return Array.isArray(found) ? found.filter((day) => typeof day === "string") : []
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
    const draft = this.before
    if (draft) this.keep(draft)
    this.before = null
    return draft
  }
}
