/* What `check` says of an article, as far as a browser can know: the same rules, limits and sentences come with the page.
   tests/site/test_write.py holds these and the ones of `check` together. */
import { bodyOf } from "./file.js"
import { blocksOf, partsOf, seenIn } from "./prose.js"
import { isSlug, slugOf } from "./slug.js"
import { judgeStyle } from "./style.js"
import { beginningOf, sameWords } from "./words.js"

/** Return what is wrong with *draft*: of each fault the field, the sentence, and whether it only warns. */
export function objectionsTo(draft, kit) {
  const found = []
  const blame = (field, name, values = {}) => found.push({ field, message: told(kit, name, values), warning: false })
  const advise = (field, name, values = {}) => found.push({ field, message: told(kit, name, values), warning: true })
  const isPlan = draft.kind === "tips" && !draft.date
  const missing = (field, name, values = {}) => found.push(lacking(draft, kit, field, told(kit, name, values)))
  judgeKeys(draft, kit, { blame, missing, blameUnlessDraft: isPlan ? advise : blame })
  judgeName(draft, kit, blame, advise)
  judgeBody(draft, kit, { blame, advise, missing, isPlan })
  judgeStyle(draft, kit, advise, isPlan)
  return found
}

/* What is not written yet: a draft may wait, and so may a tip of a later week, until some days before. */
function lacking({ kind, date }, kit, field, message) {
  if (kind !== "tips") return { field, message, warning: false }
  if (!date) return { field, message, warning: true }
  const day = new Date(date)
  const by = new Date(day)
  by.setUTCDate(by.getUTCDate() - kit.planAhead)
  if (kit.today >= by.toISOString().slice(0, 10)) return { field, message, warning: false }
  const shown = new Intl.DateTimeFormat(`${kit.language}-u-nu-latn`, { dateStyle: "long", timeZone: "UTC" })
  return { field, message: told(kit, "DUE", { message, by: shown.format(by), day: shown.format(day) }), warning: true }
}

/** Return the sentence called *name*, with *values* in the places of its braces. */
export function told(kit, name, values) {
  const said = kit.said[name] ?? name
  const category = typeof said === "string" ? "" : new Intl.PluralRules(kit.language).select(values.n)
  const text = category ? (said[category] ?? said.other) : said
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key])
}

/* --- front matter --- */

function judgeKeys(draft, kit, { blame, missing, blameUnlessDraft }) {
  judgeLine("title", draft.title, kit, blame)
  judgeSentence("summary", draft, kit, blameUnlessDraft, missing)
  if (!draft.tags.length) missing("tags", kit.words.noTags)
  if (draft.kind === "tips") {
    judgeQuestions(draft, kit, blameUnlessDraft)
  } else {
    judgeSentence("when", draft, kit, blame, missing)
    judgePlaybook(draft, kit, blame)
  }
}

function judgeLine(field, text, kit, blame) {
  const line = text.trim()
  const most = kit.limits[field]
  const unseen = new RegExp(`[${kit.texts.unseenInLine.slice(1, -1)}]`, "u").exec(line)
  if (!line) blame(field, "EMPTY")
  else if (unseen) blame(field, "INVISIBLE", { code: codeOf(unseen[0]) })
  else if (most && [...line].length > most) blame(field, "TOO_LONG", { length: [...line].length, most })
}

function judgeSentence(field, draft, kit, blame, missing) {
  const text = draft[field].trim()
  const what = kit.said[field === "when" ? "WHEN_ASKED" : "SUMMARY_ASKED"]
  if (!text) missing(field, "EMPTY_OF", { what })
  else if (kit.samples[field].includes(text)) blame(field, "SAMPLE", { what })
  else judgeLine(field, text, kit, blame)
}

function judgeQuestions(draft, kit, blame) {
  const questions = draft.questions.map((text) => text.trim()).filter(Boolean)
  for (const text of questions) {
    judgeLine("question", text, kit, (_, name, values) => blame("questions", name, values))
  }
  const twice = questions.find((text, place) => questions.indexOf(text) < place)
  if (twice) blame("questions", "TWICE", { name: twice })
}

function judgePlaybook(draft, kit, blame) {
  if (!draft.reviewed) blame("reviewed", kit.words.noDay)
  const months = draft.review_every.trim()
  if (months && !/^\d+$/.test(months)) blame("review_every", "NO_NUMBER")
  else if (months && (Number(months) < 1 || Number(months) > kit.limits.months)) blame("review_every", "MONTHS")
  if (draft.order.trim() && !/^[1-9]\d*$/.test(draft.order.trim())) blame("order", "NO_NUMBER")
}

/* --- the file's name, and other articles --- */

function judgeName(draft, kit, blame, advise) {
  const { slug } = draft
  const taken = kit.taken[draft.kind]
  const meant = slugOf(slug, kit.slugs.letters)
  if (!slug) blame("slug", kit.words.noAddress)
  else if (!isSlug(slug)) blame("slug", meant ? "SLUG_MEANT" : "SLUG_UNFIT", { slug, meant })
  else if (kit.slugs.reserved.includes(slug) || /^\d{4}$/.test(slug)) blame("slug", "SLUG_RESERVED", { slug })
  else if (slug in taken && taken[slug][0] !== draft.path) blame("slug", "SLUG_TAKEN", { slug, path: taken[slug][0] })
  if (!kit.rules.likeness || draft.kind !== "tips" || !draft.title.trim()) return
  const same = Object.values(taken).find(
    ([path, title]) => path !== draft.path && title && sameWords(title, draft.title),
  )
  if (same) advise("title", "NAMESAKE", { path: same[0] })
}

/* --- the text, which would stop a build --- */

function judgeBody(draft, kit, { blame, advise, missing, isPlan }) {
  const body = bodyOf(draft, kit)
  if (!body.trim()) {
    if (!isPlan) missing("text", kit.words.noText)
    return
  }
  if ([...body].length > kit.limits.text)
    blame("text", "BODY_TOO_LONG", { length: [...body].length, most: kit.limits.text })
  for (const [field, text] of textsOf(draft)) {
    const unseen = new RegExp(kit.texts.unseen, "u").exec(text)
    if (unseen) blame(field, kit.texts.signs[unseen[0]] ?? nameOfSign(unseen[0]), { code: codeOf(unseen[0]) })
    for (const part of everyPart(blocksOf(text))) judgePart(field, part, kit, blame)
  }
  for (const [they, said] of draft.twists.map((row) => row.map((cell) => cell.trim()))) {
    if (Boolean(they) === Boolean(said)) continue
    const [there, column] = they ? [they, kit.rules.twists[1]] : [said, kit.rules.twists[0]]
    advise("twists", "TWIST_ALONE", { there: beginningOf(seenIn(there), kit.texts.quotes), column })
  }
  if (/(?:^|\n)#{2,6} [^\n]*\s*$/.test(body)) (isPlan ? advise : blame)("text", "EMPTY_SECTION")
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

function judgePart(field, part, kit, blame) {
  if (part.type === "tag") judgeTag(field, part.text, kit, blame)
  else if (part.type === "link") judgeLink(field, part.href, kit, blame)
  else if (part.type === "picture") judgePicture(field, part, kit, blame)
}

function judgeTag(field, text, kit, blame) {
  const name = /^([a-zA-Z][\w-]*)/.exec(text)?.[1].toLowerCase()
  if (name && kit.texts.forbidden.includes(name)) blame(field, "FORBIDDEN_TAG", { tag: name })
  for (const [, attribute] of text.matchAll(/\s(on[a-z]+)\s*=/gi)) {
    blame(field, "RUNS_A_SCRIPT", { name: attribute.toLowerCase() })
  }
}

function judgeLink(field, url, { texts }, blame) {
  const scheme = schemeOf(url)
  if (isOnThisComputer(url)) blame(field, "OWN_COMPUTER", { url, name: nameIn(url) })
  else if (!url) blame(field, "LINK_TO_NOTHING")
  else if (texts.forbiddenSchemes.includes(scheme)) blame(field, "FORBIDDEN_LINK", { scheme })
  else if (!scheme && new RegExp(`^${texts.withoutScheme}`, "iu").test(url)) blame(field, "NEEDS_HTTPS", { url })
  else if (!scheme && new RegExp(`^${texts.mailAddress}$`, "u").test(url)) blame(field, "NEEDS_MAILTO", { url })
}

function judgePicture(field, { src, alt, mark }, { texts }, blame) {
  const scheme = schemeOf(src)
  if (isOnThisComputer(src)) blame(field, "OWN_COMPUTER", { url: src, name: nameIn(src) })
  else if (!src) blame(field, "PICTURE_OF_NOTHING")
  else if (texts.forbiddenSchemes.includes(scheme)) blame(field, "FORBIDDEN_LINK", { scheme })
  else if (scheme || src.startsWith("//")) blame(field, "OTHER_HOST", { url: shortened(src), name: nameIn(src) })
  if (!alt.trim() && !/alt=""/.test(mark)) {
    blame(field, "NO_WORDS_FOR_PICTURE", { link: shortened(src), mark: '{: alt="" }' })
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
