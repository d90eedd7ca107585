/* Turns a question into the words to search for. */
import { wordsOf } from "./folding.js"
import { SHORTEST } from "./question.js"

/* English words that say nothing about the subject of a question. */
export const STOP = new Set(
  `a about after all also always am an and another any are arent as at bad be because been being but by can cant
  could couldnt deal dealing deals did didnt do does doesnt doing done dont else every for from get gets getting
  give go goes going gone good got had handle handles handling has hasnt have havent having he her here hers him
  his how i id if ill im in into is isnt it its ive just keep keeps let like made make makes many me much my of
  off on once one only or other our ours out over please really she should shouldnt so some somebody someone
  something still such tell than that thats the their them then there theres these they theyre theyve thing
  things this those to today told too up us very want wants was wasnt we well were werent weve what whats when
  where wheres which while who whom whos whose why will with wont would wouldnt you youd your youre yours`.split(/\s+/),
)
const MOST = 8
const LONGEST = 6

/**
 * Return what to search for: `quoted` for a question in quotation marks, which must match exactly; else `slots`, each
 * with a `word` of the question and the `terms` that find it. `corrected` has pairs of a typed word and the word used
 * instead, `unknown` the words that no page has. *phrases* maps synonyms of several words to the words of our articles.
 *
 * @param {string} query  @param {import("./spelling.js").Spelling} spelling  @param {Map<string, string>} phrases
 * @returns {Plan}
 */
export function plan(query, spelling, phrases) {
  const nothing = { slots: [], corrected: [], unknown: [] }
  if (/^\s*["“].*\S.*["”]\s*$/.test(query)) return { ...nothing, quoted: wordsOf(query).join(" ") }
  const taken = takePhrases(wordsOf(query), phrases)
  const slots = taken.slots
  const rest = taken.rest.filter((word) => word.length >= SHORTEST || /\p{N}/u.test(word))
  const telling = rest.filter((word) => !STOP.has(word))
  const asTyped = writtenWords(query)
  /** @type {Plan["corrected"]} */
  const corrected = []
  const unknown = []
  for (const word of new Set(telling.length || slots.length ? telling : rest)) {
    const known = spelling.isKnown(word) ? word : spelling.meant(word)
    if (!known) unknown.push(word)
    else if (!slots.some((slot) => slot.word === known)) slots.push({ word: known, terms: termsOf(known, asTyped) })
    if (known && known !== word) corrected.push([word, known])
  }
  return { slots: slots.slice(0, MOST), corrected, unknown }
}

/** Return the words of *text*, by the form in which they are compared. */
function writtenWords(text) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return new Map(words.map((word) => [wordsOf(word).join(" "), word]))
}

/** Return *word*, and its typed form if that differs: the index removes endings first and accents afterwards. */
function termsOf(word, asTyped) {
  return [...new Set([asTyped.get(word) ?? word, word])]
}

/**
 * Return a slot for each known phrase in the words *typed*, with its synonym as a term, and the `rest` of the words.
 * @param {string[]} typed  @param {Map<string, string>} phrases  @returns {{slots: Slot[], rest: string[]}}
 */
function takePhrases(typed, phrases) {
  const slots = []
  const rest = []
  for (let at = 0; at < typed.length; ) {
    const end = longest(typed, at, phrases)
    if (end > at) {
      const word = typed.slice(at, end).join(" ")
      slots.push({ word, terms: [word, phrases.get(word)] })
      at = end
    } else rest.push(typed[at++])
  }
  return { slots, rest }
}

function longest(typed, at, phrases) {
  for (let end = Math.min(typed.length, at + LONGEST); end > at + 1; end--) {
    if (phrases.has(typed.slice(at, end).join(" "))) return end
  }
  return at
}
