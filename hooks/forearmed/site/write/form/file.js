/* The file of a tip or a playbook: made of what stands in the form, and taken apart to fill the form again. */
import { blocksOf, cellsOf } from "./prose.js"
import { sameWords } from "./words.js"
import { yamlLines } from "./yaml.js"

const KEYS = {
  tips: ["title", "date", "summary", "tags", "author", "series", "playbook", "questions"],
  playbooks: ["title", "summary", "tags", "when", "order", "reviewed", "review_every", "owner"],
}

/** Return the path of what *draft* is: an article that is there keeps its own. */
export function pathOf(draft, kit) {
  if (draft.path) return draft.path
  if (draft.kind === "playbooks") return `${kit.docs}/playbooks/${draft.slug}.md`
  return `tips/${(draft.date || kit.weeks[0].value).slice(0, 4)}/${draft.slug}.md`
}

/** Return the text of the file: front matter, then the body. */
export function textOf(draft, kit) {
  return ["---", ...headOf(draft, kit), "---", bodyOf(draft, kit)].join("\n")
}

/* Keys that the form does not show stay as they were. */
function headOf(draft, kit) {
  const own = valuesOf(draft, kit)
  const before = draft.keys ?? {}
  const names = [...Object.keys(before), ...KEYS[draft.kind].filter((name) => !(name in before))]
  return names.flatMap((name) => {
    const value = KEYS[draft.kind].includes(name) ? own[name] : before[name]
    return value === undefined ? [] : yamlLines(name, value)
  })
}

/* Return the value of each key, without those that nobody filled in. */
function valuesOf(draft, kit) {
  const kept = (name, usual) => name in (draft.keys ?? {}) || draft[name] !== usual
  const values = {}
  for (const name of KEYS[draft.kind]) {
    const value = draft[name]
    if (Array.isArray(value)) {
      const filled = value.map((item) => item.trim()).filter(Boolean)
      if (filled.length) values[name] = filled
    } else if (value.trim()) values[name] = ["order", "review_every"].includes(name) ? numberIn(value) : value.trim()
  }
  if (!kept("author", kit.defaultAuthor)) delete values.author
  if (!kept("review_every", "12")) delete values.review_every
  return values
}

function numberIn(text) {
  return /^\d+$/.test(text.trim()) ? Number(text) : text.trim()
}

/** Return the body of *draft*: its parts in their order, with an empty line between two. */
export function bodyOf(draft, kit) {
  const parts = draft.kind === "tips" ? partsOfTip(draft, kit.rules) : partsOfPlaybook(draft, kit.rules)
  const body = parts.map((part) => part.replace(/\s+$/, "").replace(/^\n+/, "")).filter(Boolean)
  return body.length ? `${body.join("\n\n")}\n` : ""
}

function partsOfTip(draft, rules) {
  const twists = tableOf(draft.twists, rules.twists)
  return [
    draft.text,
    tableOf(draft.rows, rules.columns),
    draft.after,
    twists && `## ${draft.twistHeading || rules.twistHeading}\n\n${twists}`,
    draft.exercise.trim() && `## ${draft.exerciseHeading || rules.exercise}\n\n${draft.exercise}`,
  ]
}

function partsOfPlaybook(draft, rules) {
  const steps = draft.steps.flatMap((step, place) => [
    `## ${place + 1}. ${step.heading.trim()}`,
    step.text,
    tableOf(step.rows, rules.columns),
    step.trap.trim() && `**${rules.trap.replace(/[:： ]+$/, "")}:** ${joined(step.trap)}`,
  ])
  const done = draft.done.trim()
  return [draft.text, ...steps, done && `## ${draft.doneHeading || rules.ending}\n\n${signsOf(done)}`]
}

/* One line is one sign that it is over, if nobody made a list of them. */
function signsOf(text) {
  const lines = text.split("\n").filter((line) => line.trim())
  return lines.length > 1 && !lines.some((line) => /^\s*([-*+]|\d+\.)\s/.test(line))
    ? lines.map((line) => `- ${line.trim()}`).join("\n")
    : text
}

function tableOf(rows, columns) {
  const filled = rows.filter((row) => row.some((cell) => cell.trim()))
  if (!filled.length) return ""
  return [columns, ["---", "---"], ...filled].map((row) => `| ${row.map(cellOf).join(" | ")} |`).join("\n")
}

function cellOf(text) {
  return joined(text).replace(/(?<!\\)\|/g, "\\|")
}

function joined(text) {
  return text
    .trim()
    .split(/\s*\n\s*/)
    .join(" ")
}

/** Return an empty draft of *kind*. */
export function emptyDraft(kind, kit) {
  return {
    kind,
    ...{ title: "", summary: "", tags: [], date: "", author: kit.defaultAuthor, playbook: "", series: "" },
    ...{ text: "", rows: [], after: "", twists: [], exercise: "", questions: [], slug: "" },
    ...{ when: "", owner: kit.defaultAuthor, reviewed: "", review_every: "12", order: "", steps: [], done: "" },
  }
}

/** Return the draft of an article that is there, as the site tells of it: *path*, *keys* and *text*. */
export function draftOf(source, kit) {
  const kind = source.path.startsWith("tips/") ? "tips" : "playbooks"
  const draft = { ...emptyDraft(kind, kit), path: source.path, keys: source.keys }
  for (const name of KEYS[kind]) {
    const value = source.keys[name]
    if (value !== undefined) draft[name] = Array.isArray(value) ? value : String(value)
  }
  draft.slug = source.path.split("/").at(-1).replace(/\.md$/, "")
  const apart = { ...draft, ...(kind === "tips" ? apartOfTip : apartOfPlaybook)(source.text, kit.rules) }
  // Where the parts would not make the same text again, the text stays whole.
  return bodyOf(apart, kit).trim() === source.text.trim() ? apart : { ...draft, text: source.text }
}

/** Return the fields that hold the parts of a tip's *text*: what cannot be told apart stays in the text. */
export function apartOfTip(text, rules) {
  const found = {}
  let rest = text.trimEnd()
  const [before, last] = cutAt(rest, rules.exercises)
  if (last) {
    found.exercise = last.inner
    found.exerciseHeading = last.heading
    rest = before
  }
  const [above, twists] = cutAt(rest, rules.twistHeadings)
  const rows = twists && onlyTable(twists.inner, rules.knownTwists)
  if (rows) {
    found.twists = rows
    found.twistHeading = twists.heading
    rest = above
  }
  return { ...found, ...aroundTable(rest, rules.knownColumns) }
}

/* Cut off the last section of *text* if it has one of *headings*. */
function cutAt(text, headings) {
  const at = [...text.matchAll(/^## (.+)$/gm)].at(-1)
  if (!at || !headings.some((heading) => sameWords(heading, at[1]))) return [text, null]
  return [text.slice(0, at.index).trimEnd(), { heading: at[1], inner: text.slice(at.index + at[0].length).trim() }]
}

/* Return the rows of a *text* that is one table with two known columns. */
function onlyTable(text, known) {
  const [table, ...others] = blocksOf(text)
  return table?.type === "table" && !others.length && isKnown(table.head, known) ? table.rows : null
}

function isKnown(head, known) {
  return known.some((columns) => head.length === 2 && columns.every((name, place) => sameWords(name, head[place])))
}

/* Return the text before the only table of words to say, its rows, and the text after it. */
function aroundTable(text, known) {
  const lines = text.split("\n")
  const starts = lines.flatMap((line, at) =>
    line.startsWith("|") && /^\|[ :|-]+\|$/.test(lines[at + 1] ?? "") && isKnown(cellsOf(line), known) ? [at] : [],
  )
  if (starts.length !== 1 || lines[starts[0] - 1]?.trim()) return { text }
  let end = starts[0] + 2
  while (lines[end]?.startsWith("|")) end += 1
  const rows = lines.slice(starts[0] + 2, end).map(cellsOf)
  return {
    text: lines.slice(0, starts[0]).join("\n").trim(),
    rows,
    after: lines.slice(end).join("\n").trim(),
  }
}

/** Return the fields that hold the parts of a playbook's *text*. */
export function apartOfPlaybook(text, rules) {
  const [before, last] = cutAt(text.trimEnd(), rules.endings)
  const [intro, ...sections] = (last ? before : text).split(/^(?=## )/m)
  const steps = sections.map((section) => stepOf(section, rules))
  return { text: intro.trim(), steps, ...(last ? { done: last.inner, doneHeading: last.heading } : {}) }
}

function stepOf(section, rules) {
  const [first, ...lines] = section.split("\n")
  const inner = lines.join("\n").trim()
  const trap = new RegExp(`\\n*^\\*\\*(?:${rules.traps.map(bare).join("|")}):\\*\\* (.*)$(?![\\s\\S])`, "m").exec(inner)
  const { text = "", rows = [], after } = aroundTable(trap ? inner.slice(0, trap.index) : inner, rules.knownColumns)
  return {
    heading: first.replace(/^## (?:\d+\. )?/, ""),
    ...(after ? { text: trap ? inner.slice(0, trap.index) : inner, rows: [] } : { text, rows }),
    trap: trap?.[1] ?? "",
  }
}

function bare(name) {
  return name.replace(/[:： ]+$/, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
}
