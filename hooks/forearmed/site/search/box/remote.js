/* The page's side of the engine: sends messages to the engine's thread. */

export class Remote {
  /** @param {() => {thread: Worker, broken: Promise<never>}} begin starts thread.js; *broken* rejects if that fails */
  constructor(begin) {
    this.begin = begin
    /** @type {Worker | undefined} */
    this.thread = undefined
    this.waiting = new Map()
    this.last = 0
  }

  /** Wait until the index is loaded; return the labels and the situations.  @returns {Promise<Guide>} */
  guide() {
    return this.ask("guide")
  }

  /** Load the part of the index for words with this *beginning*, without waiting. */
  prepare(beginning) {
    this.ask("prepare", beginning).catch(() => undefined) // the search that follows reports the error
  }

  /** Return the safety passage for *query*, or undefined.  @param {string} query  @returns {Promise<Urgent | undefined>} */
  danger(query) {
    return this.ask("danger", query)
  }

  /** @param {string} query  @param {Chosen} chosen  @param {number} number  @returns {Promise<Found>} */
  find(query, chosen, number) {
    return this.ask("find", query, chosen, number)
  }

  /** @param {string} query  @param {Chosen} chosen  @returns {Promise<Counts>} */
  counts(query, chosen) {
    return this.ask("counts", query, chosen)
  }

  ask(method, ...given) {
    const id = ++this.last
    this.thread ??= this.begun()
    this.thread.postMessage({ id, method, given })
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }))
  }

  begun() {
    const { thread, broken } = this.begin()
    thread.addEventListener("message", ({ data }) => this.settle(data))
    broken.catch(() => this.lose(thread))
    return thread
  }

  /** Reject all questions that wait. The next question starts a new thread. */
  lose(thread) {
    thread.terminate()
    this.thread = undefined
    for (const { reject } of this.waiting.values()) reject(new Error("the search's thread did not run"))
    this.waiting.clear()
  }

  settle({ id, value, error, cause }) {
    const { resolve, reject } = this.waiting.get(id)
    this.waiting.delete(id)
    if (error === undefined) resolve(value)
    else reject(new Error(error, { cause }))
  }
}
