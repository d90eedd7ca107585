/* The lists to choose from beside the results, with how many results each choice would leave. */
import { FACETS } from "./facets.js"

const KINDS = { tip: "Tips", playbook: "Playbooks", phrase: "Words to say" }

export class Filters {
  constructor(place, catalog, changed) {
    this.lists = new Map([...place.querySelectorAll("select")].map((list) => [list.name, list]))
    this.labels = { ...catalog.labels, kind: KINDS }
    this.box = place.querySelector("details")
    for (const list of this.lists.values()) list.addEventListener("change", changed)
  }

  /** Tell whether there is room for the lists beside results: on the search page, not on a phone. */
  get roomy() {
    return !this.box.closest("dialog") && matchMedia("(min-width: 45em)").matches
  }

  /** Return what is chosen: {tag: "empathy", sort: "newest"}. */
  get chosen() {
    return Object.fromEntries([...this.lists].filter(([, list]) => list.value).map(([name, list]) => [name, list.value]))
  }

  get any() {
    return FACETS.some((name) => this.chosen[name])
  }

  choose(state) {
    for (const [name, list] of this.lists) {
      if (!state[name]) continue
      if (![...list.options].some(({ value }) => value === state[name])) list.add(this.option(name, state[name]))
      list.value = state[name]
    }
    if (this.any || this.roomy) this.box.open = true
  }

  clear() {
    for (const list of this.lists.values()) list.value = ""
  }

  /** Offer every value with its number; one that would leave nothing cannot be chosen. */
  count(counts) {
    for (const name of FACETS) {
      const list = this.lists.get(name)
      const chosen = list.value
      const values = Object.entries(counts[name]).sort(([one], [two]) => this.order(name, one, two))
      list.replaceChildren(list.options[0], ...values.map(([value, number]) => this.option(name, value, number)))
      list.value = chosen
      for (const option of list.options) {
        option.disabled = option.value !== "" && option.value !== chosen && !counts[name][option.value]
      }
    }
  }

  order(name, one, two) {
    if (name === "year") return two.localeCompare(one)
    if (name === "kind") return Object.keys(KINDS).indexOf(one) - Object.keys(KINDS).indexOf(two)
    return this.label(name, one).localeCompare(this.label(name, two))
  }

  label(name, value) {
    return this.labels[name]?.[value] ?? value
  }

  option(name, value, number) {
    const label = this.label(name, value)
    return new Option(number === undefined ? label : `${label} (${number})`, value)
  }
}
