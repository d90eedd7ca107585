/* The safety passage for a question, which stands above everything else in the box. */
import { element, link } from "./elements.js"
import { sentence } from "./sentence.js"
import { say } from "../../scripts/wording.js"

export class Safety {
  /** @param {Element} place  @param {URL} root */
  constructor(place, root) {
    this.box = place.querySelector("[data-search-danger]")
    this.told = place.querySelector("[data-search-copied]")
    this.root = root
    /** @type {Urgent | undefined} */
    this.shown = undefined
  }

  get links() {
    return [...this.box.querySelectorAll("a")]
  }

  /** The buttons and the link for the arrow keys, in their order. */
  get stops() {
    return [...this.box.querySelectorAll("button, a")]
  }

  /** Show *passage*, or nothing. What is shown already stays, so that screen readers read it once.  @param {Urgent} [passage] */
  show(passage) {
    if (passage?.url === this.shown?.url) return
    this.shown = passage
    this.box.replaceChildren(...(passage ? this.parts(passage) : []))
    this.box.hidden = !passage
  }

  /** @param {Urgent} passage */
  parts({ title, url, text, say: said }) {
    const words = element("div", "", "fa-danger__say")
    for (const one of said) words.append(...sentence(one, this.told))
    const way = element("p", "", "fa-danger__way")
    way.append(link(new URL(url, this.root).href, title, ""))
    return [element("p", say("Safety first"), "fa-danger__mark"), element("p", text), words, way]
  }
}
