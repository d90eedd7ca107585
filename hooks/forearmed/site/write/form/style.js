/* The house's rules of style, which only advise: what review/style looks at, as far as a browser can know. */
import { bodyOf } from "./file.js"
import { blocksOf, seenIn } from "./prose.js"
import { beginningOf, countWords, sameWords, wordsOf } from "./words.js"

/** Call *advise* with the field, the name of the sentence and its values for whatever the rules want otherwise. */
export function judgeStyle(draft, kit, advise, isPlan) {
  const { rules } = kit
  const own = rules[draft.kind]
  const passages = passagesOf(draft, kit)
  if (!isPlan && bodyOf(draft, kit)) {
    if (own.words) judgeLength(passages, own.words, advise)
    if (own.closing) judgeClosing(draft, own.closing, kit, advise)
  }
  if (rules.freshSummary) judgeSummary(draft, advise)
  if (rules.headings) judgeHeadings(draft, kit, advise)
  for (const passage of passages) {
    if (Object.keys(kit.stock).length) judgeStock(passage, kit, advise)
    if (rules.plain && passage.voice !== "shown") judgeSentences(passage, kit, advise)
  }
}

function judgeLength(passages, [least, most], advise) {
  const n = passages.filter((one) => one.ofBody).reduce((sum, one) => sum + countWords(one.text), 0)
  if (n > most) advise("text", "TOO_MANY_WORDS", { n, most })
  else if (n < least) advise("text", "TOO_FEW_WORDS", { n, least })
}

function judgeClosing(draft, heading, kit, advise) {
  const headings = blocksOf(bodyOf(draft, kit))
    .filter((block) => block.type === "heading")
    .map((one) => one.text)
  if (headings.length && sameWords(seenIn(headings.at(-1)), heading)) return
  const isThere = headings.some((one) => sameWords(seenIn(one), heading))
  const field = draft.kind === "tips" ? "exercise" : "done"
  advise(isThere ? "text" : field, isThere ? "CLOSING_NOT_LAST" : "NO_CLOSING", { heading })
}

function judgeSummary({ title, summary }, advise) {
  const telling = (text) => new Set(wordsOf(text).filter((word) => word.length >= 4))
  const said = telling(summary)
  const words = telling(title)
  if (summary.trim() && words.size > 1 && [...words].every((word) => said.has(word))) advise("summary", "STALE_SUMMARY")
}

function judgeHeadings(draft, kit, advise) {
  let above = 1
  for (const block of blocksOf(bodyOf(draft, kit))) {
    if (block.type !== "heading") continue
    const wanted = Math.max(2, Math.min(block.level, above + 1))
    const written = `${"#".repeat(wanted)} ${seenIn(block.text)}`
    if (block.level === 1) advise("text", "TITLES_LEVEL", { written })
    else if (block.level !== wanted) advise("text", "LEVEL_LEFT_OUT", { signs: "#".repeat(block.level), written })
    above = wanted
  }
}

/* Return every passage that a reader sees, with its field, and its voice: `own`, `said` or `shown`. */
function passagesOf(draft, kit) {
  const passages = [
    { field: "title", text: draft.title, voice: "own", ofBody: false },
    { field: "summary", text: draft.summary, voice: "own", ofBody: false },
  ]
  const add = (field, text, voice) => passages.push({ field, text: seenIn(text), voice, ofBody: true })
  const table = (field, rows, columns, voices) => {
    const filled = rows.filter((row) => row.some((cell) => cell.trim()))
    for (const name of filled.length ? columns : []) add(field, name, "own")
    for (const row of filled) for (const [place, cell] of row.entries()) add(field, cell, voices[place])
  }
  const prose = (field, text) => {
    for (const [passage, voice] of spoken(blocksOf(text), kit.rules)) add(field, passage, voice)
  }
  prose("text", draft.text)
  if (draft.kind === "tips") {
    table("rows", draft.rows, kit.rules.columns, ["said", "shown"])
    prose("after", draft.after)
    if (draft.twists.flat().some((cell) => cell.trim())) add("twists", kit.rules.twistHeading, "own")
    table("twists", draft.twists, kit.rules.twists, ["shown", "said"])
    if (draft.exercise.trim()) add("exercise", kit.rules.exercise, "own")
    prose("exercise", draft.exercise)
  } else {
    draft.steps.forEach((step, place) => {
      add("steps", `${place + 1}. ${step.heading}`, "own")
      prose("steps", step.text)
      table("steps", step.rows, kit.rules.columns, ["said", "shown"])
      if (step.trap.trim()) add("steps", `${kit.rules.trap} ${step.trap}`, "own")
    })
    if (draft.done.trim()) add("done", kit.rules.ending, "own")
    prose("done", draft.done)
  }
  return passages.filter((one) => one.text.trim())
}

function* spoken(blocks, rules, voice = "own") {
  for (const block of blocks) {
    if (block.type === "list") for (const item of block.items) yield* spoken(item, rules, voice)
    else if (block.box) yield* [[rules.boxes[block.box], voice], ...spoken(block.blocks, rules, voice)]
    else if (block.type === "quote") yield* spoken(block.blocks, rules, "shown")
    else if (block.type === "code") yield [block.text, "shown"]
    else if (block.type === "table") yield* cells(block, rules, voice)
    else if (block.text !== undefined) yield [block.text, voice]
  }
}

function* cells({ head, rows }, rules, voice) {
  for (const name of head) yield [name, voice]
  const is = (known) => known.some((names) => head.length === 2 && names.every((name, at) => sameWords(name, head[at])))
  const voices = is(rules.knownColumns) ? ["said", "shown"] : is(rules.knownTwists) ? ["shown", "said"] : []
  for (const row of rows) yield* row.map((cell, place) => [cell, voices[place] ?? voice])
}

function judgeStock(passage, kit, advise) {
  const words = usedWords(passage, kit)
  for (const [phrase, instead] of Object.entries(kit.stock)) {
    const wanted = wordsOf(phrase)
    const is = (at) => wanted.every((word, place) => words[at + place]?.word === word && words[at + place].used)
    for (let at = 0; at <= words.length - wanted.length; at += 1) {
      if (is(at)) advise(passage.field, "STOCK_PHRASE", { phrase, instead })
    }
  }
}

/* Return the words of *passage*, and of each whether the article uses it or talks about it, in quotation marks. */
function usedWords({ text, voice }, kit) {
  if (voice !== "own") return wordsOf(text).map((word) => ({ word, used: voice === "said" }))
  const parts = text.split(new RegExp(kit.texts.quoted))
  return parts.flatMap((part, place) => wordsOf(part).map((word) => ({ word, used: place % 2 === 0 })))
}

function judgeSentences(passage, kit, advise) {
  const words = usedWords(passage, kit)
  let place = 0
  for (const sentence of passage.text.split(new RegExp(kit.texts.sentenceEnd))) {
    const n = wordsOf(sentence).length
    const used = words.slice(place, place + n).map((one) => one.used)
    place += n
    const shown = beginningOf(sentence, kit.texts.quotes)
    if (n > kit.limits.sentence && used.some(Boolean)) advise(passage.field, "LONG_SENTENCE", { sentence: shown, n })
    if (!n || !kit.texts.pointing) continue
    for (const found of sentence.matchAll(new RegExp(kit.texts.pointing, "gi"))) {
      if (used[wordsOf(sentence.slice(0, found.index)).length]) {
        advise(passage.field, "POINTING", { sentence: shown, words: found[0] })
      }
    }
  }
}
