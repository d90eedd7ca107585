/* The engine as the page sees it: in a thread of its own, asked by messages. */

export class Remote {
  /** @param {Worker} thread runs thread.js */
  constructor(thread) {
    this.thread = thread
    this.waiting = new Map()
    this.last = 0
    thread.addEventListener("message", ({ data }) => this.settle(data))
  }

  /** Wait until there is an index; return what is good to know beside answers: {labels, situations}. */
  guide() {
    return this.ask("guide")
  }

  /** Have the part of the index loaded that has words with this *beginning*. */
  prepare(beginning) {
    this.ask("prepare", beginning).catch(() => undefined) // whoever asks in earnest is told
  }

  find(query, chosen, number) {
    return this.ask("find", query, chosen, number)
  }

  counts(query, chosen) {
    return this.ask("counts", query, chosen)
  }

  ask(method, ...given) {
    const id = ++this.last
    this.thread.postMessage({ id, method, given })
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }))
  }

  settle({ id, value, error, cause }) {
    const { resolve, reject } = this.waiting.get(id)
    this.waiting.delete(id)
    if (error === undefined) resolve(value)
    else reject(new Error(error, { cause }))
  }
}
