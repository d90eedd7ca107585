/* From a question to the words worth looking for. */
import { wordsOf } from "./folding.js"
import { SHORTEST } from "./question.js"

/* Words of English that say nothing about what is meant. */
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
 * Return what to look for: `quoted` for words in quotation marks, which are meant exactly; else `slots`, each with
 * the word as it was typed and the `terms` by which a page answers it. `corrected` are pairs of what was typed and
 * what was taken for it, `unknown` what no page says. *phrases* maps several words to what our articles say instead.
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

/** Return the words of *text* as they stand there, by what they are compared as. */
function writtenWords(text) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return new Map(words.map((word) => [wordsOf(word).join(" "), word]))
}

/** Return *word*, and how it was typed where that differs: the index takes the endings of words off before accents. */
function termsOf(word, asTyped) {
  return [...new Set([asTyped.get(word) ?? word, word])]
}

/**
 * Take every phrase that is known out of the words *typed*; what means the same is looked for, too.
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
