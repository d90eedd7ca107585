/* The catalog that the build writes: every word that articles use, the names of ids, the situations. */

export class Catalog {
  /** Load the catalog at *address*; rejects where there is none, or no article in it. */
  static async load(address) {
    return new Catalog(address, await loaded(address))
  }

  constructor(address, text) {
    const { articles, words, synonyms, labels, situations } = JSON.parse(text)
    if (!articles) throw new Error("no article to find", { cause: "empty" })
    this.address = address
    this.text = text
    /** @type {number} how many there are */
    this.articles = articles
    /** @type {string[]} the most frequent first */
    this.words = words.split(" ")
    /** @type {string[][]} */
    this.synonyms = synonyms
    /** @type {Guide["labels"]} */
    this.labels = labels
    /** @type {Guide["situations"]} */
    this.situations = situations
  }

  /**
   * Ask whether the site still has this catalog: true, false where it was published anew, else nothing.
   * @returns {Promise<boolean | undefined>}
   */
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
