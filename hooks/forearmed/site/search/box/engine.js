/* Asks Pagefind for each word of a question that matters. Runs in a thread of its own (thread.js). */
import { planned } from "./asked.js"
import { EVERY, Facets } from "./facets.js"
import { RANKING, together, weighed } from "./fields.js"
import { fold } from "./folding.js"
import { passage, placesOf } from "./passage.js"
import { MOST_NAMED, Names } from "./names.js"
import { isNarrowing, isShort } from "./question.js"
import { rank } from "./rank.js"
import { SaidSentences } from "./said.js"
import { Spelling } from "./spelling.js"
import { Synonyms } from "./synonyms.js"

const MOST_SHOWN = 10 // results for a question: nobody reads more with a customer on the line
const NEAR = 4
const NEARLY = 0.7 // what a form or a compound of a word counts, beside the word itself
const LOOK_AGAIN = 5 // milliseconds
const LIKE_CRY = /^[a-z][^aeiou](?:y|ying|ies|ied)$/ // its stem is "cri", with which "criticize" begins
const EXACT = 4 // the weight of a phrase, beside the weights of its single words

/** Wait until *index* is loaded, or fails. Pagefind itself would look for it in steps of 50 ms, so ask more often. */
async function arrival(index) {
  const look = () => index.preload("").then(() => true) // looks nothing up
  const soon = () => new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN))
  while (!(await Promise.race([look(), soon()])));
}

/** Throw when the site has a newer build, or when nothing was found and we cannot tell whether it has one. */
function demandCurrent(isCurrent, found) {
  if (isCurrent === false) throw new Error("the site has been published anew")
  if (isCurrent === undefined && !found.length) throw new Error("the site does not answer")
}

/**
 * Return the text of a page with the places at which a language without spaces is cut into words.
 * @param {Fragment} page
 */
function contentOf({ content, raw_content: cut }) {
  return cut?.includes("\u200b") ? cut.replaceAll("&lt;", "<").replaceAll("&gt;", ">") : content
}

/** @type {Plan} */
const NOTHING_ASKED = { slots: [], corrected: [], unknown: [] }

/** Return those of *hits* that are worth reading: the best for a question, all in a list or for a quotation.
 * @param {Hit[]} hits  @param {Plan} asked */
function mostOf(hits, asked, most = MOST_SHOWN) {
  return asked.slots.length ? hits.slice(0, most) : hits
}

let tries = 0

/** Import Pagefind. A browser may remember that a module failed to load, so each new try has another address. */
async function importPagefind(address) {
  try {
    return await import(`${address}#${tries}`)
  } catch (error) {
    tries++
    throw error
  }
}

export class Engine {
  /**
   * Load the index of the site below *root*, through *parts*; rejects where it is missing.
   * @param {URL} root  @param {import("./parts.js").Parts} parts
   * @param {URLSearchParams} about the pages' language as lang, and Pagefind's version as index
   * @param {Promise<import("./guard.js").Guard>} guarded
   */
  static async open(root, parts, about, guarded) {
    const { lost } = parts
    // Pagefind asks the document for the language, and a thread has no document.
    globalThis.document ??= /** @type {any} */ ({ querySelector: () => ({ getAttribute: () => about.get("lang") }) })
    const loaded = importPagefind(`${parts.folder}pagefind.js?v=${about.get("index")}`).then(({ createInstance }) =>
      createInstance({ basePath: parts.folder, baseUrl: root.pathname, ranking: RANKING }),
    )
    // Pagefind uses a segmenter. Creating a browser's first one is slow, so do it while the files load.
    if (Intl.Segmenter) new Intl.Segmenter().segment("")
    const [guard, index] = await Promise.all([guarded, loaded])
    // Without spaces, a browser cuts into other words than the index has (Pagefind issue 1237). We cut ourselves.
    if (!guard.language.spaced) Object.defineProperty(Intl, "Segmenter", { value: undefined })
    await arrival(index)
    return new Engine(index, guard, root, () => parts.lost === lost)
  }

  /**
   * *isWhole* tells whether every file that the index has asked for was loaded.
   * @param {PagefindIndex} index  @param {import("./guard.js").Guard} guard
   * @param {URL} root  @param {() => boolean} isWhole
   */
  constructor(index, guard, root, isWhole) {
    const { catalog, language } = guard
    this.index = index
    this.guard = guard
    /** @type {{query: string, asked: Plan, all: Hit[]} | undefined} */
    this.last = undefined
    this.facets = new Facets(index)
    this.folder = root.pathname
    this.sentences = new SaidSentences(language)
    this.catalog = catalog
    this.isWhole = isWhole
    this.language = language
    this.spelling = new Spelling(catalog.words, language)
    this.synonyms = new Synonyms(catalog.synonyms, language)
    this.names = new Names(catalog.named, this.spelling)
  }

  /** Return the labels and situations that a box shows besides results.  @returns {Guide} */
  guide() {
    return { labels: this.catalog.labels, situations: this.catalog.situations }
  }

  /** Load the part of the index for words with this *beginning*. */
  async prepare(beginning) {
    await this.index.preload(beginning)
  }

  /**
   * Return the results for *query* with the *chosen* filters, the best first: the first *number* as `hits`; the pages that it
   * `named`; how many there are, with the filters and without: `total`, `unfiltered`; the sentences `said`; the `plan`; and
   * `near` words where there are none.
   *
   * @param {string} query  @param {Chosen} chosen  @param {number} number  @returns {Promise<Found>}
   */
  async find(query, chosen, number) {
    const { named, rest } = isNarrowing(chosen) ? { named: [], rest: query } : this.names.find(query)
    const { asked, all } = rest || !query ? await this.answered(rest) : { asked: NOTHING_ASKED, all: [] }
    const most = MOST_SHOWN - (named.length ? MOST_NAMED : 0)
    const narrowed = mostOf(await this.facets.narrow(all, chosen), asked, most)
    const sorted = chosen.sort === "newest" || !query ? await this.facets.newest(narrowed) : narrowed
    const read = await Promise.all(sorted.slice(0, number).map((hit) => this.read(hit)))
    const hits = read.map(({ shown }) => shown)
    const pages = this.pages(named, hits)
    const near = all.length || pages.length || asked.isForeign ? [] : this.near(asked)
    const said = await this.said(query, asked, read)
    const [total, unfiltered] = [sorted, mostOf(all, asked, most)].map(({ length }) => length + pages.length)
    return { query, chosen, plan: asked, named: pages, hits, said, total, unfiltered, near }
  }

  /** Return the pages *named*, above *hits*.  @param {Named[]} named  @param {Shown[]} hits */
  pages(named, hits) {
    const below = this.folder.length
    const articles = hits.map(({ page }) => ({ title: page.title, url: page.url.slice(below) }))
    return this.names.pages(named, articles, this.catalog.situations)
  }

  /**
   * Return the sentences to say for *query*. A danger has its own, and nothing stands beside them. Where no page has one of
   * the words there are none: whoever reads the first line aloud would answer another question.
   */
  async said(query, asked, read) {
    if (!query || !read.length || !asked.slots.length || asked.unknown.length || (await this.guard.alarm(query)))
      return []
    return this.sentences.best(asked.slots, read, this.folder)
  }

  /** Return how many answers to *query* each filter would leave.  @param {string} query  @param {Chosen} chosen */
  async counts(query, chosen) {
    const { asked, all } = await this.answered(query)
    return this.facets.counts(all, chosen, (hits) => mostOf(hits, asked).length)
  }

  /** Return the plan for *query* and all its results. The last query is not searched again. */
  async answered(query) {
    if (this.last?.query === query) return this.last
    const asked = await planned(query, this.guard, this.spelling, this.synonyms)
    const isOdd = asked.unknown.length || asked.corrected.length
    const current = isOdd ? this.catalog.isCurrent() : undefined // in parallel with the search
    const all = await this.answers(asked, !query)
    if (isOdd || !all.length) demandCurrent(await (current ?? this.catalog.isCurrent()), all)
    this.last = { query, asked, all }
    return this.last
  }

  /** @param {Plan} asked  @param {boolean} listing  @returns {Promise<Hit[]>} */
  async answers(asked, listing) {
    const whole = listing ? EVERY : asked.quoted
    const slots = whole ? [{ word: whole, terms: [whole], near: [] }] : asked.slots
    return rank(await Promise.all(slots.map((slot) => this.answer(slot))), this.catalog.articles)
  }

  /** Return each page's best result for any of the terms of a slot.  @param {Slot} slot  @returns {Promise<Answer>} */
  async answer({ word, terms, near }) {
    const best = new Map()
    const keep = (result) => best.set(result.id, together(result, best.get(result.id)))
    const [found, nearly] = await Promise.all([terms, near].map((these) => this.each(these)))
    found.forEach(keep)
    for (const result of nearly) keep({ ...result, score: NEARLY * result.score })
    return { word, isFaint: this.language.faint.has(word), results: [...best.values()] }
  }

  /** Return the results for each of *terms*: exactly for a phrase, and for a word too short to be a beginning. */
  async each(terms) {
    const isExact = (term) => term.includes(" ") || isShort(term) || (this.language.isEnglish && LIKE_CRY.test(term))
    const found = await Promise.all(terms.map((term) => (isExact(term) ? this.exactly(term) : this.ask(term))))
    return found.flat()
  }

  async ask(term) {
    return weighed((await this.index.search(term)).results, this.catalog.articles)
  }

  /** Return the pages that have the phrase *words*. To Pagefind each of them is alike, so the scores of the single words
   decide which page is about it; and "e-mail" is one word and no phrase. */
  async exactly(words) {
    const spellings = [...new Set([words, words.replaceAll(" ", "-")])]
    const [apart, ...found] = await Promise.all(
      [words, ...spellings.map((text) => `"${text}"`)].map((text) => this.index.search(text)),
    )
    const scores = new Map(apart.results.map(({ id, score }) => [id, score]))
    const phrase = [...new Map(found.flatMap(({ results }) => results).map((result) => [result.id, result])).values()]
    const whole = phrase.map((result) => ({ ...result, score: EXACT * result.score + (scores.get(result.id) ?? 0) }))
    return weighed(whole, this.catalog.articles)
  }

  /** @param {Plan} asked */
  near(asked) {
    const odd = asked.unknown.length ? asked.unknown : asked.slots.map(({ word }) => word)
    const words = new Set(odd.flatMap((word) => this.spelling.nearest(fold(word), NEAR, 3)))
    return [...words].slice(0, NEAR).map((word) => this.spelling.asWritten(word))
  }

  /** Return what the box shows of *hit*, and what to say there; no more, since threads copy messages.
   * @param {Hit} hit  @returns {Promise<Read>} */
  async read({ parts }) {
    /** @type {Asked[]} */
    const places = []
    /** @type {Fragment} */
    let page
    // One by one: Pagefind returns the same object each time, with the places of the word that was asked last.
    for (const { result, word, telling } of parts) {
      page = await result.data()
      const said = page.weighted_locations.map(({ location, weight }) => ({ at: location, weight }))
      const root = (one) => this.language.root(one)
      const found = said.length ? said : placesOf(this.synonyms.kin(word), contentOf(page), root)
      places.push(...found.map((place) => ({ ...place, word, telling })))
    }
    const { url, filters, meta } = page
    const typeset = (text) => this.language.typeset(text)
    const { anchor, parts: said } = passage({ ...page, content: contentOf(page) }, places)
    const pieces = said.map(({ text, mark }) => ({ text: typeset(text), mark }))
    const shown = { page: { url, filters, title: typeset(meta.title) }, anchor, parts: pieces }
    return { shown, said: this.sentences.on(page) }
  }
}
