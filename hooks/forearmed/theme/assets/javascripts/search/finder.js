/* One search box: what was typed and chosen, what was found, and how keys lead through it. */
import { readCatalog } from "./catalog.js"
import { Engine } from "./engine.js"
import { Filters } from "./filters.js"
import { read, write } from "./address.js"
import { SHORTEST } from "./plan.js"
import { Results } from "./results.js"
import { describe } from "./words.js"

const LOST = "This could not be looked up; check the connection and search again. Everything is in the lists:"
const DEBOUNCE = 80
const DEBOUNCE_SHORT = 200 // one or two letters are seldom a word
const PATIENCE = 250 // whoever types without a pause sees something meanwhile

export class Finder {
  /** @param {HTMLElement} place  @param {URL} root the site's own address */
  constructor(place, root) {
    this.place = place
    this.root = root
    this.isPage = place.dataset.finder === "page"
    this.step = this.isPage ? 10 : 5
    this.input = place.querySelector("[type=search]")
    this.status = place.querySelector("[data-search-status]")
    this.lists = place.querySelector("[data-search-lists]")
    this.asked = 0 // the number of the last question
    this.answered = 0 // and of the one whose answer is shown
    this.timer = 0
  }

  /** Load what a search needs beside *asked*, the answer with the catalog; rejects where that is missing. */
  start(asked) {
    this.wake()
    this.ready = this.load(readCatalog(asked))
    return this.ready
  }

  async load(reading) {
    const [catalog, engine] = await Promise.all([reading, Engine.open(this.root, reading)])
    this.engine = engine
    this.filters = new Filters(this.place, catalog, { changed: () => this.search(), opened: () => this.count() })
    this.results = new Results(this.place, this.root, catalog, (word) => this.retry(word))
    const given = this.isPage ? read(location.search) : this.here()
    this.filters.choose(given)
    if (!this.input.value) this.input.value = given.q ?? ""
    await this.search()
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
    this.place.querySelector("[data-search-more]").addEventListener("click", () => this.more())
    this.place.querySelector("[data-search-clear]").addEventListener("click", () => {
      this.filters.clear()
      this.search()
      this.input.focus()
    })
  }

  later() {
    if (!this.engine && this.lists.hidden) this.status.textContent = "Loading the search …"
    clearTimeout(this.timer)
    const last = this.input.value.trim().split(/\s+/).at(-1)
    const pause = last.length < SHORTEST ? DEBOUNCE_SHORT : DEBOUNCE
    const now = performance.now()
    this.due ??= now + PATIENCE
    this.timer = setTimeout(() => this.search(), Math.min(pause, Math.max(this.due - now, 0)))
  }

  retry(word) {
    this.input.value = word
    this.search()
    this.input.focus()
  }

  /** Answer what stands in the field, and say so where that fails: a phone may have lost its network meanwhile. */
  async search() {
    if (!this.engine) return // it is asked again once it is there
    clearTimeout(this.timer)
    this.due = undefined
    try {
      await this.answer(++this.asked)
    } catch (error) {
      console.error(error)
      this.status.textContent = LOST
      this.lists.hidden = false
    }
  }

  async answer(asked) {
    const query = this.input.value.trim()
    const chosen = this.filters.chosen
    const href = new URL("search/" + write({ q: query, ...chosen }), this.root).href
    if (this.isPage) history.replaceState(null, "", href)
    this.filters.tell()
    if (query.length < SHORTEST && (query || !this.filters.choices.length)) return this.begin(query, asked)
    const found = await this.engine.find(query, chosen)
    if (asked < this.asked && !found.hits.length) return // half a word; more of it is on its way
    if (!(await this.show(found, this.step, asked)) || asked < this.asked) return
    this.lists.hidden = true
    this.status.textContent = describe(found, this.filters.choices)
    this.results.close(found, this.shown, { href, isPage: this.isPage })
    await this.count()
  }

  /** Show where to begin: there is no question yet. */
  begin(query, asked) {
    this.answered = asked
    this.found = undefined
    this.status.textContent = query ? `Type ${SHORTEST} letters or more.` : ""
    this.results.begin()
  }

  /** Count what each filter would leave, once somebody sees that. */
  async count() {
    const { found } = this
    if (!found || !this.filters.isOpen) return
    const counts = await this.engine.counts(found, this.filters.chosen)
    if (found === this.found) this.filters.count(counts)
  }

  /** Show the first *number* of what was *found*, unless a later question has its answer already; tell which. */
  async show(found, number, asked) {
    const hits = await Promise.all(found.hits.slice(0, number).map((hit) => this.engine.read(hit)))
    if (asked < this.answered) return false
    Object.assign(this, { answered: asked, found, shown: hits.length })
    this.results.show(hits)
    return true
  }

  async more() {
    const first = this.shown
    if (!(await this.show(this.found, first + this.step, this.answered))) return
    this.results.close(this.found, this.shown, { isPage: this.isPage })
    this.results.links[first]?.focus()
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
