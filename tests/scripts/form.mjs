/* What the form at /write/ makes of drafts and of articles: read as JSON from the tests in Python, and answered so. */
import { readFileSync } from "node:fs"
import { uploadFor, wayOf } from "../../hooks/forearmed/site/write/form/endings.js"
import { draftOf, emptyDraft, pathOf, textOf } from "../../hooks/forearmed/site/write/form/file.js"
import { faultOf, markdownFor, nameFor } from "../../hooks/forearmed/site/write/form/pictures.js"
import { blocksOf, seenIn } from "../../hooks/forearmed/site/write/form/prose.js"
import { objectionsTo } from "../../hooks/forearmed/site/write/form/rules.js"
import { slugOf } from "../../hooks/forearmed/site/write/form/slug.js"
import { countWords, wordsOf } from "../../hooks/forearmed/site/write/form/words.js"

const given = JSON.parse(readFileSync(0, "utf-8"))
const { kit, drafts = [], sources = [], titles = [], texts = [], bodies = [], ways = [] } = given
const { files = [], names = [], marks = [], uploads = [] } = given
const file = (draft) => ({
  path: pathOf(draft, kit),
  text: textOf(draft, kit),
  faults: objectionsTo(draft, kit),
})
function* outline(blocks) {
  for (const block of blocks) {
    if (block.type === "heading") yield [`h${block.level}`, seenIn(block.text)]
    else if (block.type === "code") yield ["pre", block.text]
    else if (block.type === "paragraph") yield ["p", seenIn(block.text)]
    else yield* compound(block)
  }
}
function* compound(block) {
  if (block.box) {
    yield* [["p", kit.rules.boxes[block.box]], ...outline(block.blocks)]
    return
  }
  yield [{ list: block.ordered ? "ol" : "ul", quote: "blockquote", table: "table", ruler: "hr" }[block.type], ""]
  if (block.type === "quote") yield* outline(block.blocks)
  for (const item of block.items ?? []) {
    yield ["li", ""]
    yield* outline(item)
  }
  for (const cell of block.head ?? []) yield ["th", seenIn(cell)]
  for (const cell of block.rows?.flat() ?? []) yield ["td", seenIn(cell)]
}
process.stdout.write(
  JSON.stringify({
    drafts: drafts.map((draft) => file({ ...emptyDraft(draft.kind ?? "tips", kit), ...draft })),
    sources: sources.map((source) => file(draftOf(source, kit))),
    titles: titles.map((title) => slugOf(title, kit.slugs.letters)),
    texts: texts.map((text) => [wordsOf(text), countWords(text)]),
    files: files.map((picture) => faultOf(picture, kit)),
    names: names.map(([words, name, taken]) => nameFor(words, { name }, taken, kit.slugs.letters)),
    marks: marks.map((values) => markdownFor(...values)),
    uploads: uploads.map((values) => uploadFor(...values)),
    ways: ways.map(([ending, made]) => wayOf(ending, made)),
    bodies: bodies.map((body) => [...outline(blocksOf(body))]),
  }),
)
