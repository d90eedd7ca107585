/* How a draft will look: in the inbox, in a list, as a page. All that is typed is set as text, never as HTML. */
import { bodyOf } from "./file.js"
import { blocksOf, partsOf } from "./prose.js"

/** Show *draft* in the places of *root*; *pictures* has the address of each picture that this browser has, by name. */
export function preview(root, draft, kit, pictures) {
  const show = (name, ...nodes) => root.querySelector(`[data-show="${name}"]`).replaceChildren(...nodes)
  const { title, summary } = draft
  show("inbox", made("strong", title || "…"), made("small", summary ? ` – ${summary}` : ""))
  show("list", made("strong", title || "…"), made("p", summary))
  const body = bodyOf(draft, kit)
  const head = [made("h3", title || "…"), ...(summary ? [made("p", summary, "fa-lead")] : [])]
  show("page", ...head, ...blocksOf(body).map((block) => shown(block, kit)))
  for (const place of root.querySelectorAll("[data-show=page] [data-picture]")) {
    const address = pictures.get(place.dataset.picture)
    if (address) place.replaceWith(pictureOf(address, place.dataset.words))
  }
}

function made(name, text, className = "") {
  const element = document.createElement(name)
  element.append(text)
  if (className) element.className = className
  return element
}

function madeOf(name, nodes) {
  const element = document.createElement(name)
  element.append(...nodes)
  return element
}

/* The page has its own title, and this is a part of it: headings go two levels down. */
function shown(block, kit) {
  if (block.type === "heading") return madeOf(`h${Math.min(6, block.level + 2)}`, shownInline(block.text))
  if (block.type === "code") return madeOf("pre", [made("code", block.text)])
  if (block.type === "ruler") return document.createElement("hr")
  if (block.box) return boxed(block, kit)
  if (block.type === "quote")
    return madeOf(
      "blockquote",
      block.blocks.map((one) => shown(one, kit)),
    )
  if (block.type === "list") return list(block, kit)
  if (block.type === "table") return shownTable(block, kit)
  return madeOf("p", shownInline(block.text))
}

function boxed({ box, blocks }, kit) {
  const title = made("p", kit.rules.boxes[box], "admonition-title")
  const element = madeOf("div", [title, ...blocks.map((one) => shown(one, kit))])
  element.className = `admonition ${{ caution: "danger", important: "info" }[box] ?? box}`
  return element
}

function list(block, kit) {
  const items = block.items.map((item) => {
    const isTight = item.length && item[0].type === "paragraph"
    const first = isTight ? shownInline(item[0].text) : []
    return madeOf("li", [...first, ...item.slice(isTight ? 1 : 0).map((one) => shown(one, kit))])
  })
  return madeOf(block.ordered ? "ol" : "ul", items)
}

function shownTable({ head, rows }, kit) {
  const is = (columns) => columns.some((names) => names.join("|") === head.join("|"))
  const element = document.createElement("table")
  if (is(kit.rules.knownColumns)) element.className = "say-not"
  if (is(kit.rules.knownTwists)) element.className = "twists"
  const row = (cells, name) =>
    madeOf(
      "tr",
      cells.map((cell, place) => {
        const made = madeOf(name, shownInline(cell))
        if (name === "td" && element.className) made.dataset.label = head[place]
        return made
      }),
    )
  element.append(
    madeOf("thead", [row(head, "th")]),
    madeOf(
      "tbody",
      rows.map((cells) => row(cells, "td")),
    ),
  )
  return element
}

function shownInline(text) {
  return partsOf(text).map(shownPart)
}

function shownPart(one) {
  if (one.type === "strong" || one.type === "em") return madeOf(one.type, one.parts.map(shownPart))
  if (one.type === "code") return made("code", one.text)
  if (one.type === "break") return document.createElement("br")
  // A link leads nowhere here: who follows it would leave the form.
  if (one.type === "link") return madeOf("u", one.parts.map(shownPart))
  if (one.type === "picture") return placeOf(one)
  return document.createTextNode(one.type === "tag" ? `<${one.text}>` : one.text)
}

function placeOf({ src, alt }) {
  const place = made("em", `[${alt || src}]`)
  Object.assign(place.dataset, { picture: src, words: alt })
  return place
}

function pictureOf(address, words) {
  const image = document.createElement("img")
  image.src = address
  image.alt = words
  return image
}
