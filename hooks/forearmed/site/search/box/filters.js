/* The lists to choose from beside the results, with how many results each choice would leave. */
import { FACETS } from "./question.js"
import { listed, say } from "../../scripts/wording.js"

const kinds = () => ({
  tip: say("Tips"),
  playbook: say("Playbooks"),
  page: say("Pages"),
  phrase: say("Words to say"),
})

export class Filters {
  /** Call *changed* when a visitor chooses a value, and *opened* when the lists open and need their numbers. */
  constructor(place, { labels }, { changed, opened }) {
    this.lists = new Map([...place.querySelectorAll("select")].map((list) => [list.name, list]))
    this.labels = { ...labels, kind: kinds() }
    this.box = place.querySelector("details")
    this.summary = place.querySelector("summary")
    this.clearButton = place.querySelector("[data-search-clear]")
    this.box.addEventListener("toggle", () => this.isOpen && opened())
    for (const list of this.lists.values()) list.addEventListener("change", changed)
  }

  /** Tell whether the lists fit beside the results: on the search page, but not on a phone. */
  get roomy() {
    return !this.box.closest("dialog") && matchMedia("(min-width: 45em)").matches
  }

  /** Return the chosen values: {tag: "empathy", sort: "newest"}. */
  get chosen() {
    const set = [...this.lists].filter(([, list]) => list.value)
    return Object.fromEntries(set.map(([name, list]) => [name, list.value]))
  }

  get isOpen() {
    return this.box.open
  }

  /** Return the labels of the chosen values that leave results out: ["Apology", "2026"]. */
  get choices() {
    return FACETS.filter((name) => this.chosen[name]).map((name) => this.label(name, this.chosen[name]))
  }

  /** Show the chosen values, also while the lists are closed, and a button to clear them. */
  tell() {
    const { choices } = this
    this.summary.textContent = choices.length ? say("Filters: {choices}", { choices: listed(choices) }) : say("Filters")
    this.clearButton.hidden = !choices.length
  }

  choose(state) {
    for (const [name, list] of this.lists) {
      if (!state[name]) continue
      if (![...list.options].some(({ value }) => value === state[name])) list.add(this.option(name, state[name]))
      list.value = state[name]
    }
    this.box.open = this.roomy
  }

  clear() {
    for (const list of this.lists.values()) list.value = ""
  }

  /** Show every value with its number of results; disable a value without any. */
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
    const order = Object.keys(this.labels.kind)
    if (name === "kind") return order.indexOf(one) - order.indexOf(two)
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
