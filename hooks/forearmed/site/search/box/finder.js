/* One search box: what was typed and chosen, what was found, and how keys lead through it. */
import { Filters } from "./filters.js"
import { read, write } from "./address.js"
import { SHORTEST, isNarrowing } from "./question.js"
import { Remote } from "./remote.js"
import { Results } from "./results.js"
import { describe } from "./words.js"

const LOST = "This could not be looked up; check the connection and search again. Everything is in the lists:"
const DEBOUNCE = 80
const DEBOUNCE_SHORT = 200 // one or two letters are seldom a word
const PATIENCE = 250 // whoever types without a pause sees something meanwhile
const NOTICEABLE = 500 // what is there sooner needs no notice

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
    this.asked = 0 // the number of the last question
    this.answered = 0 // and of the one whose answer is shown
    this.looking = 0 // how many questions wait for their answer
    this.timer = 0
    /** @type {Found | undefined} what is shown */
    this.found = undefined
    /** @type {Chosen} */
    this.given = this.isPage ? read(location.search) : this.here()
    if (!this.input.value) this.input.value = this.given.q ?? ""
    this.wake()
  }

  /** Make the box answer; rejects where what it needs is missing, and may be tried again then. */
  start() {
    this.ready = this.load()
    this.later() // before all is there: the engine answers as soon as it can
    return this.ready
  }

  async load() {
    const slow = setTimeout(() => (this.status.textContent = "Loading the search …"), NOTICEABLE)
    const guide = await this.engine.guide().finally(() => clearTimeout(slow))
    this.filters = new Filters(this.place, guide, { changed: () => this.search(), opened: () => this.count() })
    this.results = new Results(this.place, this.root, guide, (word) => this.retry(word))
    this.filters.choose(this.given)
  }

  /** A tag page's search starts with its tag. */
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

  /** Search once no key has followed for a moment; who has nothing before them yet is not kept waiting. */
  later() {
    clearTimeout(this.timer)
    const last = this.query.split(/\s+/).at(-1)
    const isShort = last.length > 0 && last.length < SHORTEST
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

  /** Answer what stands in the field. */
  async search() {
    clearTimeout(this.timer)
    this.due = undefined
    await this.attempt(() => this.answer(++this.asked))
  }

  /** Say so where *look* fails: a phone may have lost its network meanwhile. */
  async attempt(look) {
    try {
      await look()
    } catch (error) {
      if (!this.results) return // who started the box says that nothing can be found
      console.error(error)
      this.status.textContent = LOST
      this.lists.hidden = false
    }
  }

  async answer(asked) {
    const query = this.query
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

  /** Return what answers *query*, or nothing where it is no question yet. */
  async find(query) {
    const chosen = this.filters?.chosen ?? this.given
    if (query.length < SHORTEST && (query || !isNarrowing(chosen))) return
    this.looking++
    try {
      return await this.engine.find(query, chosen, this.step)
    } finally {
      this.looking--
    }
  }

  /** Show where to begin: there is no question yet. */
  begin(query, asked) {
    if (asked < this.asked || query !== this.query) return
    this.answered = asked
    this.found = undefined
    this.lists.hidden = true
    this.status.textContent = query ? `Type ${SHORTEST} letters or more.` : ""
    this.results.begin()
  }

  /** Count what each filter would leave, once somebody sees that. */
  async count() {
    const { found } = this
    if (!found || !this.filters.isOpen) return
    const counts = await this.engine.counts(found.query, found.chosen)
    if (found === this.found) this.filters.count(counts)
  }

  /** Show what was *found*, unless a later question has its answer already; tell which. */
  show(found, asked) {
    if (asked < this.answered) return false
    // Half a word may be unknown; more of it is on its way.
    if (found.query !== this.query && (!found.total || found.plan.corrected.length)) return false
    Object.assign(this, { answered: asked, found })
    this.results.show(found.hits)
    return true
  }

  async more() {
    const { query, chosen, hits } = this.found
    const asked = this.answered
    if (!this.show(await this.engine.find(query, chosen, hits.length + this.step), asked)) return
    this.results.close(this.found, { isPage: this.isPage })
    this.results.links[hits.length]?.focus()
  }

  /** Enter opens the best answer to what stands in the field now. Under a thumb it only closes the keyboard. */
  async submit(event) {
    event.preventDefault()
    await this.ready.catch(() => undefined) // the box has said so
    await this.search()
    const first = this.results?.links[0]
    if (this.isPage || matchMedia("(hover: none)").matches) first?.focus()
    else first?.click()
  }

  /** Up and down go from the field through what is listed below and back. */
  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const stops = [this.input, ...(this.results?.stops ?? [])]
    const at = stops.indexOf(document.activeElement)
    if (!step || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus()
  }
}
