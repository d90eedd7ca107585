/* What `check` says of an article, as far as a browser can know: the same rules, limits and sentences come with the page.
   tests/site/objections.py holds these and the ones of `check` together. */
import { bodyOf } from "./file.js"
import { blocksOf, partsOf, seenIn } from "./prose.js"
import { isSlug, slugOf } from "./slug.js"
import { beginningOf, countWords, sameWords, wordsOf } from "./words.js"

/** Return what is wrong with *draft*: of each fault the field, the sentence, and whether it only warns. */
export function objectionsTo(draft, kit) {
  const found = []
  const say = (field, name, values = {}) => found.push({ field, message: told(kit, name, values), warning: false })
  const advise = (field, name, values = {}) => found.push({ field, message: told(kit, name, values), warning: true })
  const isPlan = draft.kind === "tips" && !draft.date
  judgeKeys(draft, kit, say, isPlan ? advise : say)
  judgeName(draft, kit, say, advise)
  judgeBody(draft, kit, isPlan ? advise : say, say)
  judgeStyle(draft, kit, advise, isPlan)
  return found
}

/** Return the sentence called *name*, with *values* in the places of its braces. */
export function told(kit, name, values) {
  const said = kit.said[name] ?? name
  const category = typeof said === "string" ? "" : new Intl.PluralRules(kit.language).select(values.n)
  const text = category ? (said[category] ?? said.other) : said
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key])
}

/* --- front matter --- */

function judgeKeys(draft, kit, say, sayUnlessDraft) {
  judgeLine("title", draft.title, kit, say)
  if (draft.kind === "tips") {
    judgeSentence("summary", draft, kit, sayUnlessDraft)
    if (!draft.tags.length) sayUnlessDraft("tags", kit.words.noTags)
    judgeQuestions(draft, kit, sayUnlessDraft)
  } else {
    judgeSentence("summary", draft, kit, say)
    judgeSentence("when", draft, kit, say)
    if (!draft.tags.length) say("tags", kit.words.noTags)
    judgePlaybook(draft, kit, say)
  }
}

function judgeLine(field, text, kit, say) {
  const line = text.trim()
  const most = kit.limits[field]
  const unseen = new RegExp(`[${kit.texts.unseenInLine.slice(1, -1)}]`, "u").exec(line)
  if (!line) say(field, "EMPTY")
  else if (unseen) say(field, "INVISIBLE", { code: codeOf(unseen[0]) })
  else if (most && [...line].length > most) say(field, "TOO_LONG", { length: [...line].length, most })
}

function judgeSentence(field, draft, kit, say) {
  const text = draft[field].trim()
  const what = kit.said[field === "when" ? "WHEN_ASKED" : "SUMMARY_ASKED"]
  if (!text) say(field, "EMPTY_OF", { what })
  else if (kit.samples[field].includes(text)) say(field, "SAMPLE", { what })
  else judgeLine(field, text, kit, say)
}

function judgeQuestions(draft, kit, say) {
  const questions = draft.questions.map((text) => text.trim()).filter(Boolean)
  for (const text of questions) {
    judgeLine("question", text, kit, (_, name, values) => say("questions", name, values))
  }
  const twice = questions.find((text, place) => questions.indexOf(text) < place)
  if (twice) say("questions", "TWICE", { name: twice })
}

function judgePlaybook(draft, kit, say) {
  if (!draft.reviewed) say("reviewed", kit.words.noDay)
  const months = draft.review_every.trim()
  if (months && !/^\d+$/.test(months)) say("review_every", "NO_NUMBER")
  else if (months && (Number(months) < 1 || Number(months) > kit.limits.months)) say("review_every", "MONTHS")
  if (draft.order.trim() && !/^[1-9]\d*$/.test(draft.order.trim())) say("order", "NO_NUMBER")
}

/* --- the file's name, and other articles --- */

function judgeName(draft, kit, say, advise) {
  const { slug } = draft
  const taken = kit.taken[draft.kind]
  const meant = slugOf(slug, kit.slugs.letters)
  if (!slug) say("slug", kit.words.noAddress)
  else if (!isSlug(slug)) say("slug", meant ? "SLUG_MEANT" : "SLUG_UNFIT", { slug, meant })
  else if (kit.slugs.reserved.includes(slug) || /^\d{4}$/.test(slug)) say("slug", "SLUG_RESERVED", { slug })
  else if (slug in taken && taken[slug][0] !== draft.path) say("slug", "SLUG_TAKEN", { slug, path: taken[slug][0] })
  if (!kit.rules.likeness || draft.kind !== "tips" || !draft.title.trim()) return
  const same = Object.values(taken).find(
    ([path, title]) => path !== draft.path && title && sameWords(title, draft.title),
  )
  if (same) advise("title", "NAMESAKE", { path: same[0] })
}

/* --- the text, which would stop a build --- */

function judgeBody(draft, kit, say, always) {
  const body = bodyOf(draft, kit)
  if (!body.trim()) {
    say("text", kit.words.noText)
    return
  }
  if ([...body].length > kit.limits.text)
    always("text", "BODY_TOO_LONG", { length: [...body].length, most: kit.limits.text })
  for (const [field, text] of textsOf(draft)) {
    const unseen = new RegExp(kit.texts.unseen, "u").exec(text)
    if (unseen) always(field, kit.texts.signs[unseen[0]] ?? nameOfSign(unseen[0]), { code: codeOf(unseen[0]) })
    for (const part of everyPart(blocksOf(text))) judgePart(field, part, kit, always)
  }
  for (const [they, said] of draft.twists.map((row) => row.map((cell) => cell.trim()))) {
    if (Boolean(they) === Boolean(said)) continue
    const [there, column] = they ? [they, kit.rules.twists[1]] : [said, kit.rules.twists[0]]
    always("twists", "TWIST_ALONE", { there: beginningOf(seenIn(there), kit.texts.quotes), column })
  }
  if (/(?:^|\n)#{2,6} [^\n]*\s*$/.test(body)) say("text", "EMPTY_SECTION")
}

function nameOfSign(sign) {
  return /[\ue000-\uf8ff]/.test(sign) ? "ONE_FONT" : "INVISIBLE"
}

function codeOf(sign) {
  return `U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`
}

/* Return each text of *draft* with the field in which it stands. */
function textsOf(draft) {
  const cells = (field, rows) => rows.flat().map((cell) => [field, cell])
  if (draft.kind === "tips") {
    const { text, after, exercise, rows, twists } = draft
    return [
      ["text", text],
      ...cells("rows", rows),
      ["after", after],
      ...cells("twists", twists),
      ["exercise", exercise],
    ]
  }
  const steps = draft.steps.flatMap((step) => [step.heading, step.text, ...step.rows.flat(), step.trap])
  return [["text", draft.text], ...steps.map((text) => ["steps", text]), ["done", draft.done]]
}

function* everyPart(blocks) {
  for (const block of blocks) {
    if (block.type === "list") for (const item of block.items) yield* everyPart(item)
    if (block.type === "quote") yield* everyPart(block.blocks)
    if (block.type === "table") for (const cell of [block.head, ...block.rows].flat()) yield* within(partsOf(cell))
    if (["paragraph", "heading"].includes(block.type)) yield* within(partsOf(block.text))
  }
}

function* within(parts) {
  for (const part of parts) {
    yield part
    if (part.parts) yield* within(part.parts)
  }
}

function judgePart(field, part, kit, say) {
  if (part.type === "tag") judgeTag(field, part.text, kit, say)
  else if (part.type === "link") judgeLink(field, part.href, say)
  else if (part.type === "picture") judgePicture(field, part, say)
}

function judgeTag(field, text, kit, say) {
  const name = /^([a-zA-Z][\w-]*)/.exec(text)?.[1].toLowerCase()
  if (name && kit.texts.forbidden.includes(name)) say(field, "FORBIDDEN_TAG", { tag: name })
  for (const [, attribute] of text.matchAll(/\s(on[a-z]+)\s*=/gi)) {
    say(field, "RUNS_A_SCRIPT", { name: attribute.toLowerCase() })
  }
}

function judgeLink(field, url, say) {
  const scheme = schemeOf(url)
  if (isOnThisComputer(url)) say(field, "OWN_COMPUTER", { url, name: nameIn(url) })
  else if (!url) say(field, "LINK_TO_NOTHING")
  else if (["data", "javascript", "vbscript"].includes(scheme)) say(field, "FORBIDDEN_LINK", { scheme })
  else if (!scheme && /^(?:www\.[\w-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|edu|gov|net|org))(?:[./:]|$)/i.test(url)) {
    say(field, "NEEDS_HTTPS", { url })
  } else if (!scheme && /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(url)) say(field, "NEEDS_MAILTO", { url })
}

function judgePicture(field, { src, alt, mark }, say) {
  const scheme = schemeOf(src)
  if (isOnThisComputer(src)) say(field, "OWN_COMPUTER", { url: src, name: nameIn(src) })
  else if (!src) say(field, "PICTURE_OF_NOTHING")
  else if (["data", "javascript", "vbscript"].includes(scheme)) say(field, "FORBIDDEN_LINK", { scheme })
  else if (scheme || src.startsWith("//")) say(field, "OTHER_HOST", { url: shortened(src), name: nameIn(src) })
  if (!alt.trim() && !/alt=""/.test(mark)) {
    say(field, "NO_WORDS_FOR_PICTURE", { link: shortened(src), mark: '{: alt="" }' })
  }
}

function schemeOf(url) {
  return /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(url)?.[1].toLowerCase() ?? ""
}

function isOnThisComputer(url) {
  return /^(?:[a-z]:|file:|\\)/i.test(url) && !/\.md$/i.test(url)
}

function nameIn(url) {
  const name = url
    .replace(/[?#].*/, "")
    .split(/[\\/]/)
    .at(-1)
  return /^[\w.-]+\.\w{2,5}$/.test(name) ? name : "name.png"
}

function shortened(url) {
  return url.length > 80 ? `${url.slice(0, 77)}...` : url
}

/* --- the house's rules of style, which only advise --- */

function judgeStyle(draft, kit, advise, isPlan) {
  const { rules } = kit
  const own = rules[draft.kind]
  const passages = passagesOf(draft, kit)
  if (!isPlan) {
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
