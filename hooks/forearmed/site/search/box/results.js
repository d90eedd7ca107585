/* Results as a list of links, and suggestions where there are none. */

import { write } from "./address.js"
import { element, link } from "./elements.js"
import { count, say } from "../../scripts/wording.js"

export class Results {
  /** @param {Element} place  @param {URL} root  @param {Guide} guide  @param {(word: string) => void} retry */
  constructor(place, root, guide, retry) {
    this.list = place.querySelector("[data-search-results]")
    this.near = place.querySelector("[data-search-near]")
    this.situations = place.querySelector("[data-search-situations]")
    this.all = place.querySelector("[data-search-all]")
    this.tell = place.querySelector("[data-search-tell]") // only where the settings say where to
    this.moreButton = place.querySelector("[data-search-more]")
    this.root = root
    this.guide = guide
    this.retry = retry
    this.kinds = { tip: say("Tip"), playbook: say("Playbook"), page: say("Page") }
  }

  get links() {
    return [...this.list.querySelectorAll("a")]
  }

  /** The links for the arrow keys: the results, or the situations shown in their place. */
  get stops() {
    return this.situations.hidden ? this.links : [...this.situations.querySelectorAll("a")]
  }

  /** @param {Shown[]} hits  @param {Found["named"]} [named] pages that stand above them */
  show(hits, named = []) {
    if (hits.length || named.length) this.situations.hidden = true
    this.list.replaceChildren(...named.map((one) => this.page(one)), ...hits.map((hit) => this.item(hit)))
  }

  /**
   * Offer more results than the shown ones of *found*, if there are; *href* is the address of the page with all.
   * @param {Found} found  @param {{href?: string, isPage: boolean}} where
   */
  close(found, { href, isPage }) {
    const left = found.total - found.hits.length - found.named.length
    this.moreButton.hidden = !isPage || left <= 0
    this.all.hidden = isPage || !found.total
    if (href) this.all.href = href
    this.all.textContent =
      left > 0 ? count("All {n} results", "All {n} results", found.total) : say("This search as a page")
    const lost = !found.unfiltered
    this.near.hidden = !lost || !found.near.length
    this.near.replaceChildren(`${say("Did you mean")} `, ...found.near.flatMap((word) => [this.again(word), " "]))
    this.offer(lost)
    this.offerToTell(lost ? found.query : "")
  }

  /** Show the situations in place of results. */
  begin() {
    this.show([])
    this.offerToTell("")
    for (const place of [this.moreButton, this.all, this.near]) place.hidden = true
    this.offer(true)
  }

  /** Offer to send the *query* that found nothing; nothing is sent before somebody follows the link. */
  offerToTell(query) {
    if (!this.tell) return
    this.tell.hidden = !query
    const address = new URL(`search/${write({ q: query })}`, this.root).href
    const values = { answer: say("Not found"), title: query, address }
    const written = this.tell.dataset.searchTell
    this.tell.href = written.replace(/\{(answer|title|address)\}/g, (_, name) => encodeURIComponent(values[name]))
  }

  offer(lost) {
    this.situations.hidden = !lost || !this.guide.situations.length
    if (this.situations.hidden) return
    const items = this.guide.situations.map(({ title, when, url }) => {
      const item = element("li")
      item.append(link(new URL(url, this.root).href, title), element("span", when))
      return item
    })
    this.situations.querySelector("ul").replaceChildren(...items)
  }

  again(word) {
    const button = element("button", word)
    button.type = "button"
    button.addEventListener("click", () => this.retry(word))
    return button
  }

  /** @param {Found["named"][number]} named */
  page({ title, url }) {
    const item = element("li", "", "fa-hit")
    const opened = link(new URL(url, this.root).href, "", "fa-hit__link")
    opened.append(element("span", title, "fa-hit__title"))
    const facts = element("p", "", "fa-hit__facts")
    facts.append(element("span", this.kinds.page, "fa-hit__kind"))
    item.append(opened, facts)
    return item
  }

  /** @param {Shown} hit */
  item({ page, anchor, parts }) {
    const { kind = [], tag = [], year = [] } = page.filters
    const item = element("li", "", "fa-hit")
    const opened = link(page.url + (anchor ? `#${anchor}` : ""), "", "fa-hit__link")
    opened.append(element("span", page.title, "fa-hit__title"))
    const facts = element("p", "", "fa-hit__facts")
    facts.append(element("span", [this.kinds[kind[0]], year[0]].filter(Boolean).join(" · "), "fa-hit__kind"))
    for (const id of tag) {
      const label = element("span", this.guide.labels.tag[id] ?? id, "fa-hit__tag")
      label.dataset.tag = id
      facts.append(" · ", label)
    }
    const sentence = element("p", "", "fa-hit__passage")
    sentence.append(...parts.map(({ text, mark }) => (mark ? element("mark", text) : text)))
    item.append(opened, facts, sentence)
    return item
  }
}
