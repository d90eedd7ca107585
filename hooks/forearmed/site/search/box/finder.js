/* One search box: its question and filters, its results, and the keys that move through them. */
import { Filters } from "./filters.js"
import { read, write } from "./address.js"
import { SHORTEST, isNarrowing, isQuestion } from "./question.js"
import { Remote } from "./remote.js"
import { Results } from "./results.js"
import { Safety } from "./safety.js"
import { Saying } from "./saying.js"
import { describe } from "./words.js"
import { count, say } from "../../scripts/wording.js"

const DEBOUNCE = 80
const DEBOUNCE_SHORT = 200 // one or two letters are seldom a word
const PATIENCE = 250 // the longest wait for results while somebody types without a pause
const NOTICEABLE = 500 // only an answer that takes longer needs a notice

export class Finder {
  /** @param {HTMLElement} place  @param {URL} root the site's own address  @param {Remote["begin"]} begin */
  constructor(place, root, begin) {
    this.place = place
    this.root = root
    this.engine = new Remote(begin)
    this.isPage = place.dataset.finder === "page"
    this.step = this.isPage ? 10 : 5
    this.input = place.querySelector("[type=search]")
    this.status = place.querySelector("[data-search-status]")
    this.lists = place.querySelector("[data-search-lists]")
    this.safety = new Safety(place, root)
    this.saying = new Saying(place, root)
    this.asked = 0 // the number of the last question
    this.answered = 0 // the number of the question whose results are shown
    this.looking = 0 // how many questions wait for their answer
    this.timer = 0
    /** @type {Found | undefined} the results on show */
    this.found = undefined
    /** @type {Chosen} */
    this.given = this.isPage ? read(location.search) : this.here()
    if (!this.input.value) this.input.value = this.given.q ?? ""
    this.entered = this.given.q // a short text in an address, or with Enter, is a question all the same
    this.wake()
  }

  /** Load what the box needs; rejects where a part of it is missing. The caller may then try again. */
  start() {
    this.ready = this.load()
    this.later() // before everything is loaded: the engine answers as soon as it can
    return this.ready
  }

  async load() {
    const slow = setTimeout(() => (this.status.textContent = say("Loading the search …")), NOTICEABLE)
    const guide = await this.engine.guide().finally(() => clearTimeout(slow))
    this.filters = new Filters(this.place, guide, { changed: () => this.search(), opened: () => this.count() })
    this.results = new Results(this.place, this.root, guide, (word) => this.retry(word))
    this.filters.choose(this.given)
  }

  /** Return the filters to begin with: on a tag's page, its tag. */
  here() {
    const listed = document.querySelector("[data-search-tag]")
    return listed ? { tag: listed.dataset.searchTag } : {}
  }

  wake() {
    this.input.addEventListener("input", () => this.later())
    this.place.querySelector("form").addEventListener("submit", (event) => this.submit(event))
    this.place.addEventListener("keydown", (event) => this.move(event))
    this.place.querySelector("[data-search-more]").addEventListener("click", () => this.attempt(() => this.more()))
    this.place.querySelector("[data-search-clear]").addEventListener("click", () => {
      this.filters.clear()
      this.search()
      this.input.focus()
    })
  }

  /** Search when no key has followed for a moment; at once while the box shows no results yet. */
  later() {
    clearTimeout(this.timer)
    const last = this.query.split(/\s+/).at(-1)
    const isShort = last.length > 0 && !isQuestion(last)
    if (last.length === SHORTEST - 1 && !this.found) this.engine.prepare(last) // while the next letter is typed
    if (!isShort && !this.found && !this.looking) return this.search()
    const now = performance.now()
    this.due ??= now + PATIENCE
    const pause = Math.min(isShort ? DEBOUNCE_SHORT : DEBOUNCE, Math.max(this.due - now, 0))
    this.timer = setTimeout(() => this.search(), pause)
  }

  retry(word) {
    this.input.value = word
    this.search()
    this.input.focus()
  }

  get query() {
    return this.input.value.trim()
  }

  /** Search for the text in the field. */
  async search() {
    clearTimeout(this.timer)
    this.due = undefined
    await this.attempt(() => this.answer(++this.asked))
  }

  /** Run *look* and show a message if it fails: a phone may have lost its network. */
  async attempt(look) {
    try {
      await look()
    } catch (error) {
      if (!this.results) return // search.js shows that the box did not start
      console.error(error)
      this.status.textContent = say(
        "This could not be looked up; check the connection and search again. Everything is in the lists:",
      )
      this.lists.hidden = false
    }
  }

  async answer(asked) {
    const query = this.query
    this.guard(query)
    const [found] = await Promise.all([this.find(query), this.ready])
    const chosen = this.filters.chosen
    const href = new URL(`search/${write({ q: query, ...chosen })}`, this.root).href
    if (this.isPage && asked === this.asked) history.replaceState(null, "", href)
    this.filters.tell()
    if (!found) return this.begin(query, asked)
    if (!this.show(found, asked) || asked < this.asked) return
    this.lists.hidden = true
    this.status.textContent = describe(found, this.filters.choices)
    this.results.close(found, { href, isPage: this.isPage })
    await this.count()
  }

  /** Show the safety passage for *query*, if there is one. It waits for no part of the index. */
  async guard(query) {
    const passage = await this.engine.danger(query).catch(() => undefined) // the search itself reports the error
    if (query === this.query) this.safety.show(passage)
  }

  /** Return the results for *query*; undefined where it is too short to be a question. */
  async find(query) {
    const chosen = this.filters?.chosen ?? this.given
    if (query ? !isQuestion(query) && query !== this.entered : !isNarrowing(chosen)) return
    this.looking++
    try {
      return await this.engine.find(query, chosen, this.step)
    } finally {
      this.looking--
    }
  }

  /** Show the situations to begin with, while there is no question. */
  begin(query, asked) {
    if (asked < this.asked || query !== this.query) return
    this.answered = asked
    this.found = undefined
    this.lists.hidden = true
    this.status.textContent = query ? count("Type {n} letter or more.", "Type {n} letters or more.", SHORTEST) : ""
    this.results.begin()
    this.saying.show([])
  }

  /** Count the results that each filter would leave, if the filters are open. */
  async count() {
    const { found } = this
    if (!found || !this.filters.isOpen) return
    const counts = await this.engine.counts(found.query, found.chosen)
    if (found === this.found) this.filters.count(counts)
  }

  /** Show the results *found*, unless those of a later question are on show; return whether it showed them. */
  show(found, asked) {
    if (asked < this.answered) return false
    // While somebody types, the last word is incomplete and may be unknown: wait for the rest.
    if (found.query !== this.query && (!found.total || found.plan.corrected.length)) return false
    Object.assign(this, { answered: asked, found })
    this.results.show(found.hits, found.named)
    this.saying.show(found.said)
    return true
  }

  async more() {
    const { query, chosen, hits } = this.found
    const asked = this.answered
    if (!this.show(await this.engine.find(query, chosen, hits.length + this.step), asked)) return
    this.results.close(this.found, { isPage: this.isPage })
    this.results.links[hits.length + this.found.named.length]?.focus()
  }

  /** Enter opens the best result for the text in the field. On a touch screen it only closes the keyboard. */
  async submit(event) {
    event.preventDefault()
    this.entered = this.query
    await this.ready.catch(() => undefined) // the box shows its own message
    await this.search()
    const first = this.safety.links[0] ?? this.results?.links[0]
    if (this.isPage || matchMedia("(hover: none)").matches) first?.focus()
    else first?.click()
  }

  /** The arrow keys move the focus from the field through the list below it, and back. */
  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const stops = [this.input, ...this.safety.stops, ...this.saying.stops, ...(this.results?.stops ?? [])]
    const at = stops.indexOf(document.activeElement)
    if (!step || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus()
  }
}
