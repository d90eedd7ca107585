/* The engine as the page sees it: in a thread of its own, asked by messages. */

export class Remote {
  /** @param {() => {thread: Worker, broken: Promise<never>}} begin a thread that runs thread.js, which may not come */
  constructor(begin) {
    this.begin = begin
    /** @type {Worker | undefined} */
    this.thread = undefined
    this.waiting = new Map()
    this.last = 0
  }

  /** Wait until there is an index; return what is good to know beside answers.  @returns {Promise<Guide>} */
  guide() {
    return this.ask("guide")
  }

  /** Have the part of the index loaded that has words with this *beginning*. */
  prepare(beginning) {
    this.ask("prepare", beginning).catch(() => undefined) // whoever asks in earnest is told
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

  /** Tell whoever waits; the next question has a thread of its own. */
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
