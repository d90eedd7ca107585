/* The sentences to say, in the first rows below a question: each can be copied, and leads to its place. */
import { element, link } from "./elements.js"
import { sentence } from "./sentence.js"

export class Saying {
  /** @param {Element} place  @param {URL} root */
  constructor(place, root) {
    this.list = place.querySelector("[data-search-said]")
    this.told = place.querySelector("[data-search-copied]")
    this.root = root
    this.shown = ""
  }

  /** The buttons for the arrow keys: Enter copies the sentence, and Tab leads on to its place. */
  get stops() {
    return [...this.list.querySelectorAll("button")]
  }

  /** Show the sentences *said*. Those that are shown already stay, with what was just said of a copy.  @param {Sentence[]} said */
  show(said) {
    const shown = said.map(({ say, href }) => `${href} ${say}`).join("\n")
    if (shown === this.shown) return
    this.shown = shown
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
