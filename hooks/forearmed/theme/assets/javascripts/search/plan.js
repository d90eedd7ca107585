/* From a question to the words worth looking for. */

/* Words of English that say nothing about what is meant. */
const STOP = new Set(
  `a about after all also am an and any are arent as at be because been being but by can cant could couldnt did didnt do
  does doesnt doing done dont for from get gets getting give go goes going gone got had has hasnt have havent having he
  her here hers him his how i id if ill im in into is isnt it its ive just keep keeps like make makes me my of on one or
  our ours out over please really she should shouldnt so some somebody someone something still such than that thats the
  their them then there theres these they theyre theyve thing things this those to too up us very want wants was wasnt
  we well were werent weve what whats when where wheres which while who whom whos whose why will with wont would wouldnt
  you youd your youre yours`.split(/\s+/),
)
const MOST = 8

/** Return the words of *text* as the index compares them: no case, no accents, no apostrophes. */
export function wordsOf(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  return plain.replace(/(?<=[\p{L}\p{N}])['’](?=[\p{L}\p{N}])/gu, "").match(/[\p{L}\p{N}]+/gu) ?? []
}

/**
 * Return what to look for: `quoted` for words in quotation marks, which are meant exactly; else `words`, each as
 * it is known, and `corrected`, the pairs of what was typed and what was taken for it.
 */
export function plan(query, spelling) {
  if (/^\s*["“].*\S.*["”]\s*$/.test(query)) return { quoted: wordsOf(query).join(" "), words: [], corrected: [] }
  const typed = [...new Set(wordsOf(query))]
  const telling = typed.filter((word) => !STOP.has(word))
  const words = []
  const corrected = []
  const unknown = []
  for (const word of (telling.length ? telling : typed).slice(0, MOST)) {
    const known = spelling.isKnown(word) ? word : spelling.nearest(word)[0]
    if (!known) unknown.push(word)
    else if (!words.includes(known)) words.push(known)
    if (known && known !== word) corrected.push([word, known])
  }
  return { words, corrected, unknown }
}
