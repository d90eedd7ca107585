/* The catalog that the build writes: every word that articles use, the names of ids, the situations. */

export class Catalog {
  /** Load the catalog at *address*; rejects where there is none, or no article in it. */
  static async load(address) {
    return new Catalog(address, await loaded(address))
  }

  constructor(address, text) {
    const { words, ...rest } = JSON.parse(text)
    if (!rest.articles) throw new Error("no article to find", { cause: "empty" })
    Object.assign(this, { address, text, words: words.split(" "), ...rest })
  }

  /** Ask whether the site still has this catalog: true, false where it was published anew, else nothing. */
  async isCurrent() {
    return loaded(this.address).then(
      (text) => text === this.text,
      () => undefined,
    )
  }
}

/** What a browser has kept may be older than the last build, so the host is asked each time. */
async function loaded(address) {
  const answer = await fetch(address, { cache: "no-cache" })
  if (!answer.ok) throw new Error(`the search catalog is missing (${answer.status})`)
  return answer.text()
}
