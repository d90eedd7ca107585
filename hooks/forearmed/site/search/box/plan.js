/* Turns a question into the words to search for. */
import { cut } from "./cutting.js"
import { fold, writtenWords } from "./folding.js"
import { isShort } from "./question.js"

const MOST = 8
const LONGEST = 8

/**
 * Return what to search for: `quoted` for a question in quotation marks, which must match exactly; else `slots`, each
 * with a `word` of the question, the `terms` that find it, and terms `near` it, which count less. `corrected` has pairs
 * of a typed word and the word used instead, `unknown` the words that no page has. *phrases* maps synonyms of several
 * words to the words of our articles.
 *
 * @param {string} query  @param {import("./spelling.js").Spelling} spelling  @param {Map<string, string[]>} phrases
 * *meant* has the urgent words of the question as they are typed, each with the right one; they are never corrected.
 * @param {Map<string, string>} [meant]  @returns {Plan}
 */
export function plan(query, spelling, phrases, meant = new Map()) {
  const { language, vocabulary } = spelling
  /** @type {Plan} */
  const asked = { slots: [], corrected: [], unknown: [] }
  const has = (word) => vocabulary.has(word) || phrases.has(word)
  const typed = writtenWords(query, language.code).flatMap((word) => (language.spaced ? [word] : cut(fold(word), has)))
  if (/^\s*(["“„«].*\S.*["”“»]|「.*\S.*」)\s*$/.test(query)) return { ...asked, quoted: typed.join(" ") }
  const taken = takePhrases(typed, phrases, spelling)
  asked.slots = taken.slots
  for (const word of telling(taken, query, spelling)) {
    const urgent = meant.get(fold(word))
    if (urgent) take(urgent, spelling.isKnown(urgent) ? urgent : undefined, asked, spelling)
    else take(word, spelling.taken(fold(word)), asked, spelling)
  }
  return { ...asked, slots: asked.slots.slice(0, MOST) }
}

/** Add to the plan *asked* what answers for a word as *typed*: the word *known*, or nothing where no page says it. */
function take(typed, known, asked, spelling) {
  const isSlip = known !== spelling.plain(fold(typed))
  if (!known) asked.unknown.push(typed)
  else if (!asked.slots.some((slot) => slot.word === known)) {
    asked.slots.push({ word: known, ...spelling.termsOf(known, isSlip ? known : typed) })
  }
  if (known && isSlip) asked.corrected.push([typed, spelling.asWritten(known)])
}

/** Return those of the words *rest* that say something about the subject; if none does, all of them. */
function telling({ rest, slots }, query, { language, vocabulary }) {
  const capitals = new Set(query.match(/(?<!\p{L})\p{Lu}{2}(?!\p{L})/gu)?.map(fold))
  const isLoud = query === query.toUpperCase() && rest.length > 1 // everything is in capitals
  const says = (word) => !isShort(word) || /\p{N}/u.test(word) || vocabulary.has(word)
  const each = [...new Map(rest.map((word) => [fold(word), word])).entries()]
  const abbreviated = (word) => capitals.has(word) && !isLoud
  const found = each.filter(([word]) => abbreviated(word) || (says(word) && !language.stop.has(word)))
  const said = found.length || slots.length ? found : each.filter(([word]) => says(word))
  return (said.length || slots.length ? said : each).map(([, word]) => word)
}

/**
 * Return a slot for each known phrase in the words *typed*, with its synonyms as terms, and the `rest` of the words.
 * @param {string[]} typed  @param {Map<string, string[]>} phrases  @param {import("./spelling.js").Spelling} spelling
 * @returns {{slots: Slot[], rest: string[]}}
 */
function takePhrases(typed, phrases, spelling) {
  const words = typed.map(fold)
  const slots = []
  const rest = []
  for (let at = 0; at < typed.length; ) {
    const [end, terms] = longestPhrase(words, at, phrases, spelling.language)
    if (terms) {
      slots.push({ word: fold(terms[0]), ...phraseTerms(terms, spelling) })
      at = end
    } else rest.push(typed[at++])
  }
  return { slots, rest }
}

/** Return what to ask for to find any of *texts*, cut where the language has no spaces. */
function phraseTerms(texts, { language, vocabulary }) {
  if (language.spaced) return { terms: texts, near: [] }
  const has = (word) => vocabulary.has(word)
  const asked = texts.map((text) => cut(fold(text), has)).filter((words) => words.every(has))
  return { terms: asked.map((words) => words.join(" ")), near: [] }
}

/**
 * Return the end of the longest phrase that begins *at* a place in *words*, and what to ask for to find it: one that has
 * just these words, else one with others between them that say nothing. So "won't take no for an answer" has no answer.
 */
function longestPhrase(words, at, phrases, language) {
  if (!language.spaced) return phraseAt(words, at, phrases, (some) => some.join(" "))
  const exact = phraseAt(words, at, phrases, (some) => language.exactly(some))
  if (exact[1] || language.stop.has(words[at])) return exact
  return phraseAt(words, at, phrases, (some) => language.sameInAll(some))
}

function phraseAt(words, at, phrases, key) {
  for (let end = Math.min(words.length, at + LONGEST); end > at; end--) {
    const terms = phrases.get(key(words.slice(at, end)))
    if (terms) return [end, terms]
  }
  return [at, undefined]
}
