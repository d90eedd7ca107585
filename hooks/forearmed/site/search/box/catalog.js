/* The catalog that a build writes: every word of the articles, the names of ids, the situations. */

export class Catalog {
  /** Load the catalog at *address*; rejects where it is missing or has no article. */
  static async load(address) {
    return new Catalog(address, await loaded(address))
  }

  constructor(address, text) {
    const { articles, words, synonyms, language, labels, situations, urgent, named, dictionary } = JSON.parse(text)
    if (!articles) throw new Error("no article to find", { cause: "empty" })
    this.address = address
    this.text = text
    /** @type {number} how many articles there are */
    this.articles = articles
    /** @type {string[]} as they are written, the most frequent first */
    this.words = words.split(" ")
    /** @type {string[][]} */
    this.synonyms = synonyms ? synonyms.split("\n").map((group) => group.split(",")) : []
    /** @type {Partial<About>} */
    this.language = language
    /** @type {Guide["labels"]} */
    this.labels = labels
    /** @type {Guide["situations"]} */
    this.situations = situations
    /** @type {Urgent[]} */
    this.urgent = urgent
    /** @type {Named[]} */
    this.named = named
    /** @type {string} the address of a larger dictionary, or "" */
    this.dictionary = dictionary
  }

  /**
   * Ask the site whether this catalog is current. False: a newer build has another; undefined: no answer.
   * @returns {Promise<boolean | undefined>}
   */
  async isCurrent() {
    return loaded(this.address).then(
      (text) => text === this.text,
      () => undefined,
    )
  }
}

/** Load *address*. The browser's copy may be older than the last build, so ask the host each time. */
async function loaded(address) {
  const answer = await fetch(address, { cache: "no-cache" })
  if (!answer.ok) throw new Error(`the search catalog is missing (${answer.status})`)
  return answer.text()
}
