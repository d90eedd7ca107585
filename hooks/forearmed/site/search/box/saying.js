/* The sentences to say, in the first rows below a question: each can be copied, and leads to its place. */
import { element, link } from "./elements.js"
import { sentence } from "./sentence.js"

export class Saying {
  /** @param {Element} place  @param {URL} root */
  constructor(place, root) {
    this.list = place.querySelector("[data-search-said]")
    this.told = place.querySelector("[data-search-copied]")
    this.root = root
  }

  get links() {
    return [...this.list.querySelectorAll("a")]
  }

  /** @param {Sentence[]} said */
  show(said) {
    this.list.hidden = !said.length
    this.list.replaceChildren(...said.map((one) => this.item(one)))
  }

  /** @param {Sentence} said */
  item({ say, they, title, href }) {
    const item = element("li", "", "fa-saying")
    if (they) item.append(element("p", they, "fa-saying__they"))
    const way = element("p", "", "fa-saying__way")
    way.append(link(new URL(href, this.root).href, title, ""))
    item.append(...sentence(say, this.told), way)
    return item
  }
}
