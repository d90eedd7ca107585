/* What the form at /write/ makes of drafts and of articles: read as JSON from the tests in Python, and answered so. */
import { readFileSync } from "node:fs"
import { draftOf, emptyDraft, pathOf, textOf } from "../../hooks/forearmed/site/write/form/file.js"
import { objectionsTo } from "../../hooks/forearmed/site/write/form/rules.js"
import { slugOf } from "../../hooks/forearmed/site/write/form/slug.js"
import { countWords, wordsOf } from "../../hooks/forearmed/site/write/form/words.js"

const { kit, drafts = [], sources = [], titles = [], texts = [] } = JSON.parse(readFileSync(0, "utf-8"))
const file = (draft) => ({
  path: pathOf(draft, "2026-11-24"),
  text: textOf(draft, kit),
  faults: objectionsTo(draft, kit),
})
process.stdout.write(
  JSON.stringify({
    drafts: drafts.map((draft) => file({ ...emptyDraft(draft.kind ?? "tips", kit), ...draft })),
    sources: sources.map((source) => file(draftOf(source, kit))),
    titles: titles.map((title) => slugOf(title, kit.slugs.letters)),
    texts: texts.map((text) => [wordsOf(text), countWords(text)]),
  }),
)
