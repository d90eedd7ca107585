/* Markdown as far as a tip needs it, read into blocks: enough to show it, and to judge its words. The site itself is
   made by article/converter, which knows all of it. What stands here is text and never HTML. */

const FENCE = /^ {0,3}(`{3,}|~{3,})/
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/
const ITEM = /^( *)([-*+]|\d{1,9}[.)])(?: +(?=\S)|$)/
const RULER = /^ {0,3}(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$/
const DIVIDER = /^ *\|?(?: *:?-+:? *\|)+ *:?-*:? *\|? *$/
const BOX = /^ *\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\] *$/i
const INLINE = new RegExp(
  [
    /\\(?<escaped>[!-/:-@[-`{-~])/,
    /(?<ticks>`+)(?<code>[\s\S]*?[^`])\k<ticks>(?!`)/,
    /!\[(?<alt>[^\]]*)\]\((?<picture>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?: +"[^"]*")?\)(?<mark>\{:[^}]*\})?/,
    /\[(?<label>(?:[^[\]\\]|\\.)+)\]\((?<href>(?:[^()\s]|\([^()\s]*\))*)(?: +"[^"]*")?\)/,
    /<(?<auto>(?:https?:\/\/|mailto:)[^\s<>]+)>/,
    /<(?<tag>!--[\s\S]*?--|\/?[a-zA-Z][^<>]*)>/,
    /(?<strong>\*\*|__)(?=\S)(?<bold>[\s\S]*?\S[*_]?)\k<strong>/,
    /(?<em>\*|(?<![\p{L}\p{N}])_)(?=[^\s*_])(?<slanted>[\s\S]*?[^\s*_])\k<em>(?![*\p{L}\p{N}])/u,
    /(?<bare>https?:\/\/[^\s<>()]*[^\s<>().,;:!?"'”’*_])/,
    /(?<hard> {2,}\n)/,
  ]
    .map((part) => part.source)
    .join("|"),
  "gu",
)

/**
 * Return the blocks of *markdown*, each with its type: `heading` (level, text), `paragraph` and `code` (text), `list`
 * (ordered, items of blocks), `quote` (blocks, and the kind of `box` that GitHub makes of it), `table` (head, rows of cells) or `ruler`.
 */
export function blocksOf(markdown) {
  const lines = markdown.replace(/\t/g, "    ").split("\n")
  const blocks = []
  for (let at = 0; at < lines.length; ) at = next(lines, at, blocks)
  return blocks
}

/* Read the block that begins in line *at*; return where the next one may begin. */
function next(lines, at, blocks) {
  const line = lines[at]
  if (!line.trim()) return at + 1
  if (FENCE.test(line)) return fenced(lines, at, blocks)
  const heading = HEADING.exec(line)
  if (heading) {
    blocks.push({ type: "heading", level: heading[1].length, text: heading[2] ?? "" })
    return at + 1
  }
  if (RULER.test(line)) {
    blocks.push({ type: "ruler" })
    return at + 1
  }
  if (/^ {0,3}>/.test(line)) return quoted(lines, at, blocks)
  if (ITEM.test(line)) return listBlock(lines, at, blocks)
  if (line.includes("|") && DIVIDER.test(lines[at + 1] ?? "")) return tabled(lines, at, blocks)
  if (/^ {4}/.test(line)) return indented(lines, at, blocks)
  return paragraph(lines, at, blocks)
}

function fenced(lines, at, blocks) {
  const fence = FENCE.exec(lines[at])[1]
  let end = at + 1
  while (end < lines.length && !lines[end].trim().startsWith(fence)) end += 1
  blocks.push({ type: "code", text: lines.slice(at + 1, end).join("\n") })
  return end + 1
}

function indented(lines, at, blocks) {
  let end = at
  while (end < lines.length && (/^ {4}/.test(lines[end]) || !lines[end].trim())) end += 1
  blocks.push({
    type: "code",
    text: lines
      .slice(at, end)
      .map((line) => line.slice(4))
      .join("\n")
      .trimEnd(),
  })
  return end
}

function quoted(lines, at, blocks) {
  let end = at
  while (end < lines.length && lines[end].trim() && (end === at || !startsBlock(lines, end, ">"))) end += 1
  const inner = lines.slice(at, end).map((line) => line.replace(/^ {0,3}> ?/, ""))
  const box = BOX.exec(inner[0])?.[1].toLowerCase() ?? ""
  blocks.push({ type: "quote", box, blocks: blocksOf(inner.slice(box ? 1 : 0).join("\n")) })
  return end
}

function listBlock(lines, at, blocks) {
  const [, { length: first }, sign] = ITEM.exec(lines[at])
  const list = { type: "list", ordered: /\d/.test(sign), items: [] }
  let end = at
  while (end < lines.length) {
    const item = ITEM.exec(lines[end])
    if (!item || item[1].length > first + 3 || item[2].at(-1) !== sign.at(-1)) break
    const inside = item[0].length
    const own = [lines[end].slice(inside)]
    end += 1
    while (end < lines.length && belongs(lines, end, inside)) {
      own.push(lines[end].slice(Math.min(inside, lines[end].search(/\S|$/))))
      end += 1
    }
    list.items.push(blocksOf(own.join("\n")))
    while (end < lines.length && !lines[end].trim()) end += 1
  }
  blocks.push(list)
  return end
}

/* Tell whether line *at* is inside an item whose text begins in column *inside*. */
function belongs(lines, at, inside) {
  if (!lines[at].trim()) return (lines[at + 1] ?? "").search(/\S/) >= inside
  if (lines[at].search(/\S/) >= inside) return true
  return Boolean(lines[at - 1].trim()) && !ITEM.test(lines[at]) && !startsBlock(lines, at)
}

function tabled(lines, at, blocks) {
  let end = at + 2
  while (end < lines.length && lines[end].includes("|")) end += 1
  const [head, ...rows] = [lines[at], ...lines.slice(at + 2, end)].map(cellsOf)
  blocks.push({ type: "table", head, rows: rows.map((row) => head.map((_, place) => row[place] ?? "")) })
  return end
}

/** Return the cells of a *line* of a table. */
export function cellsOf(line) {
  const inner = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "")
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"))
}

function paragraph(lines, at, blocks) {
  let end = at + 1
  while (end < lines.length && lines[end].trim() && !startsBlock(lines, end)) end += 1
  const text = lines
    .slice(at, end)
    .map((line) => line.trimStart())
    .join("\n")
    .trimEnd()
  blocks.push({ type: "paragraph", text })
  return end
}

function startsBlock(lines, at, but = "") {
  const line = lines[at]
  if (FENCE.test(line) || HEADING.test(line) || RULER.test(line)) return true
  const item = ITEM.exec(line)
  if (item && item[0].trim() !== line.trim() && (!/\d/.test(item[2]) || /^1\D/.test(item[2]))) return true
  return but !== ">" && /^ {0,3}>/.test(line)
}

/**
 * Return the parts of a paragraph's *text*: plain `text`, `strong` and `em` (parts), `code` (text), `link` (href,
 * parts), `picture` (src, alt, and whether it only decorates), `tag` (of HTML, as it is written) or `break`.
 */
export function partsOf(text) {
  const parts = []
  let done = 0
  for (const found of text.matchAll(INLINE)) {
    plain(text.slice(done, found.index), parts)
    parts.push(part(found.groups))
    done = found.index + found[0].length
  }
  plain(text.slice(done), parts)
  return parts
}

function plain(text, parts) {
  if (text) parts.push({ type: "text", text })
}

function part(found) {
  if (found.escaped) return { type: "text", text: found.escaped }
  if (found.code !== undefined) return { type: "code", text: found.code.replace(/^ (.*) $/, "$1") }
  if (found.picture !== undefined)
    return { type: "picture", src: found.picture, alt: found.alt, mark: found.mark ?? "" }
  if (found.href !== undefined) return { type: "link", href: found.href, parts: partsOf(found.label) }
  if (found.auto || found.bare) {
    const href = found.auto ?? found.bare
    return { type: "link", href, parts: [{ type: "text", text: href.replace("mailto:", "") }] }
  }
  if (found.tag) return { type: "tag", text: found.tag }
  if (found.bold !== undefined) return { type: "strong", parts: partsOf(found.bold) }
  if (found.slanted !== undefined) return { type: "em", parts: partsOf(found.slanted) }
  return { type: "break" }
}

/** Return what a reader sees of a paragraph's *text*, with single spaces. */
export function seenIn(text) {
  return seen(partsOf(text)).split(/\s+/).join(" ").trim()
}

function seen(parts) {
  return parts
    .map((one) => (one.parts ? seen(one.parts) : ({ text: one.text, code: one.text, break: " " }[one.type] ?? "")))
    .join("")
}
