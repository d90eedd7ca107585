/* What is pasted from a word processor or a web page, as the Markdown it means. Looks are left behind. */
import { wordLists } from "./wordlists.js"

const SKIPPED = new Set([
  "SCRIPT",
  "STYLE",
  "META",
  "LINK",
  "TITLE",
  "HEAD",
  "TEMPLATE",
  "BUTTON",
  "NAV",
  "O:P",
  "XML",
  "SVG",
  "INPUT",
  "IFRAME",
  "OBJECT",
])
const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TD TH TR UL".split(
    " ",
  ),
)

/**
 * Return the Markdown that *html* means, as `text`; the `title`: what Word calls so, or the only <h1> in front of a text;
 * and `hasPictures`, which are left out.
 */
export function markdownOf(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html")
  wordLists(body)
  const title = body.querySelector(".MsoTitle") ?? soleTitle(body)
  title?.remove()
  const highest = Math.min(...[...body.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((one) => Number(one.tagName[1])))
  const blocks = [...blocksIn(body, { lower: 2 - highest })]
  const hasPictures = [...body.querySelectorAll("img")].some(isPicture)
  return { text: blocks.join("\n\n"), title: title ? textIn(title) : "", hasPictures }
}

/* A web page has its title as its only <h1>, and before all else. */
function soleTitle(body) {
  const [first, ...others] = body.querySelectorAll("h1, h2, h3, h4, h5, h6, p, li, td")
  return first?.tagName === "H1" && !others.some((one) => one.tagName === "H1") ? first : null
}

/* Yield the Markdown of each block in *element*; text between blocks is a paragraph of its own. */
function* blocksIn(element, way) {
  let loose = []
  for (const node of element.childNodes) {
    if (isSkipped(node)) continue
    if (!isBlock(node)) {
      loose.push(node)
      continue
    }
    yield* pastedParagraph(loose)
    loose = []
    yield* block(node, way)
  }
  yield* pastedParagraph(loose)
}

/* A whole text may stand in an element for letters, as Google Docs' does in <b>. */
function isBlock(node) {
  return node.nodeType === Node.ELEMENT_NODE && (BLOCKS.has(node.tagName) || [...node.children].some(isBlock))
}

function isSkipped(node) {
  if (node.nodeType === Node.TEXT_NODE) return false
  return node.nodeType !== Node.ELEMENT_NODE || SKIPPED.has(node.tagName) || isUnseen(node)
}

function isUnseen(element) {
  return /display:\s*none|mso-element:\s*comment|mso-hide:\s*all/i.test(element.getAttribute("style") ?? "")
}

function* pastedParagraph(nodes) {
  const text = tidied(nodes.map((node) => pastedInline(node)).join(""))
  if (text) yield atStart(text)
}

function* block(node, way) {
  const name = node.tagName
  if (/^H[1-6]$/.test(name)) yield* heading(node, way)
  else if (name === "P") yield* pastedParagraph([...node.childNodes])
  else if (name === "UL" || name === "OL") yield listOf(node, way)
  else if (name === "TABLE") yield* pastedTable(node, way)
  else if (name === "PRE") yield `\`\`\`\n${node.textContent.replace(/\n$/, "")}\n\`\`\``
  else if (name === "BLOCKQUOTE")
    yield [...blocksIn(node, way)].join("\n\n").replace(/^/gm, "> ").replace(/^> $/gm, ">")
  else if (name === "HR") yield "---"
  else yield* blocksIn(node, way)
}

function* heading(node, { lower }) {
  const text = textIn(node)
  if (text) yield `${"#".repeat(Math.min(6, Number(node.tagName[1]) + lower))} ${escaped(text)}`
}

/* Google Docs puts a list inside a list beside the item that it belongs to, web pages inside it. */
function listOf(list, way) {
  const items = []
  for (const child of list.children) {
    if (child.tagName === "LI") items.push([...blocksIn(child, way)])
    else if (/^[UO]L$/.test(child.tagName))
      items.length ? items.at(-1).push(listOf(child, way)) : items.push([listOf(child, way)])
  }
  const sign = (place) => (list.tagName === "OL" ? `${place + (list.start || 1)}. ` : "- ")
  return items
    .filter((item) => item.length)
    .map((item, place) => {
      const [first, ...others] = item
      const space = " ".repeat(sign(place).length)
      const below = others.map((other) => `${isList(other) ? "\n" : "\n\n"}${other.replace(/^(?=.)/gm, space)}`)
      return sign(place) + first.replace(/\n(?=.)/g, `\n${space}`) + below.join("")
    })
    .join("\n")
}

function isList(text) {
  return /^(?:- |\d+\. )/.test(text)
}

/* A table that only lays out, with one column, is what stands in it. */
function* pastedTable(node, way) {
  const rows = [...node.rows].map((row) => [...row.cells].map((cell) => pastedCell(cell)))
  const width = Math.max(0, ...rows.map((row) => row.length))
  if (width < 2) {
    for (const row of node.rows) for (const cell of row.cells) yield* blocksIn(cell, way)
    return
  }
  const filled = rows.filter((row) => row.some(Boolean)).map((row) => [...row, ...Array(width - row.length).fill("")])
  const [head, ...others] = filled
  yield [head, Array(width).fill("---"), ...others].map((row) => `| ${row.join(" | ")} |`).join("\n")
}

function pastedCell(cell) {
  const text = tidied([...cell.childNodes].map((node) => pastedInline(node, { apart: " " })).join(""))
  return text.replace(/\n/g, " ").replace(/(?<!\\)\|/g, "\\|")
}

/* --- within a paragraph --- */

function pastedInline(node, way = {}) {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.data)
  if (isSkipped(node)) return ""
  if (node.tagName === "BR") return way.apart ?? "  \n"
  if (node.tagName === "IMG") return picture(node)
  const inner = [...node.childNodes].map((child) => pastedInline(child, way)).join("")
  const text = BLOCKS.has(node.tagName) ? `${inner} ` : inner
  if (node.tagName === "A") return linked(node, text)
  if (node.tagName === "CODE" && node.textContent.trim()) return `\`${node.textContent.trim()}\``
  return around(around(text, isSlanted(node) ? "*" : ""), isBold(node) ? "**" : "")
}

/* The document's own <b style="font-weight: normal"> is Google's, and no bold text. */
function isBold(element) {
  const weight = element.style.fontWeight
  if (weight) return weight === "bold" || weight === "bolder" || Number(weight) >= 600
  return ["B", "STRONG"].includes(element.tagName)
}

function isSlanted(element) {
  const style = element.style.fontStyle
  return style ? style === "italic" : ["I", "EM", "CITE"].includes(element.tagName)
}

/* Put *mark* around the words of *text*, and leave blanks outside: Markdown knows no bold that begins with one. */
function around(text, mark) {
  const [, before, words, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text)
  if (!mark || !words || words.includes("\n\n") || words.startsWith(mark)) return text
  return before + mark + words + mark + after
}

function linked(element, text) {
  const address = leading(element.getAttribute("href") ?? "")
  const words = text.trim()
  if (!/^(?:https?:|mailto:|tel:|\/)/i.test(address) || !words) return text
  const [, before, , after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text)
  return `${before}[${words}](${address.replace(/[()\s]/g, encodeURIComponent).replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29"))})${after}`
}

/* Google leads links of published documents, and Outlook those of mails, over an address of its own. */
function leading(address) {
  try {
    const { hostname, pathname, searchParams } = new URL(address)
    const isGoogle = /(?:^|\.)google\.\w+$/.test(hostname) && pathname === "/url"
    const isOutlook = hostname.endsWith(".safelinks.protection.outlook.com")
    return (isGoogle && searchParams.get("q")) || (isOutlook && searchParams.get("url")) || address
  } catch {
    return address
  }
}

/* What is one dot wide only counts readers. */
function isPicture(element) {
  return !(element.width <= 1 && element.hasAttribute("width")) && !isUnseen(element)
}

/* A picture comes as an address on the writer's own disk or in a mail: only its words can be kept. */
function picture(element) {
  const words = element.getAttribute("alt")?.trim()
  return words ? `*${escaped(words)}*` : ""
}

function textIn(element) {
  return element.textContent
    .replace(/[\u200b\u00ad\ufeff]/g, "")
    .split(/\s+/)
    .join(" ")
    .trim()
}

/* White space as HTML has it; a line that was broken on purpose stays so: a sign of no letter stands for it meanwhile. */
function tidied(text) {
  return text
    .replace(/[\u200b\u00ad\ufeff\v]/g, "")
    .replace(/\u00a0/g, " ")
    .replace(/ {2}\n/g, "\ue000")
    .replace(/\s+/g, " ")
    .replace(/(?: ?\ue000 ?)+$|^(?: ?\ue000 ?)+/g, "")
    .replace(/ ?\ue000 ?/g, "  \n")
    .replace(/(\*\*)\s*\1/g, "")
    .trim()
}

/* Signs of Markdown that the writer meant as signs. */
function escaped(text) {
  return text.replace(/[\\`*[\]<]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&")
}

function atStart(text) {
  return text.replace(/^(#{1,6}|[-+>])(?=\s|$)/, "\\$1").replace(/^(\d+)([.)])(?=\s)/, "$1\\$2")
}
