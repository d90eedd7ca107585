/* Words in the form in which they are compared, in any script. site/search/words.py does the same for the catalog;
   tests/site/words.json has test cases for both. */

/** Return *text* without case and without signs that a writer may leave out: "Größe" is "grosse". */
export function fold(text) {
  if (!/[^ -~]/.test(text)) return text.toLowerCase()
  // Accents, niqqud, harakat, tatweel, soft hyphens, joiners; but no vowel sign without which a word is another word.
  const optional =
    // biome-ignore lint/suspicious/noMisleadingCharacterClass: each mark stands for itself
    /[\u00ad\u0640\u200c\u200d\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u093c\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g
  const same = { ł: "l", đ: "d", ø: "o", ς: "σ", ى: "ي", ی: "ي", ة: "ه", ک: "ك", æ: "ae", œ: "oe" }
  const bare = text.normalize("NFKD").replace(optional, "")
  // Upper case turns ß into SS, and Turkish ı into I. It does not change ẞ, which lower case first turns into ß.
  const lower = bare.toLowerCase().toUpperCase().toLowerCase()
  const alike = lower.replace(/[łđøςىیةکæœ]/g, (sign) => same[sign])
  return alike.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15)).normalize("NFC")
}

/** Return the words of *text* as the search compares them: folded, and without apostrophes. */
export function wordsOf(text, language = "") {
  return writtenWords(text, language).map(fold)
}

/**
 * Return the words of *text* as they are written, but in lower case and without apostrophes. Where *language* has
 * elision, its short words stand alone: "l’appel" is "l appel".
 */
export function writtenWords(text, language = "") {
  const apart = hasElision(language) ? text.replace(ELIDED, "$1 ") : text
  const plain = apart.normalize("NFC").replace(/\u200d|[\u00ad\u200c]/g, "")
  const words = plain.replace(/(?<=[\p{L}\p{N}])['’](?=[\p{L}\p{N}])/gu, "").match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)
  return words?.map((word) => word.toLowerCase()) ?? []
}

const ELIDED =
  /(?<!\p{L})([cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|un|all|dall|dell|nell|sull|quest|quell)['’](?=\p{L})/giu

/** Tell whether a short word of *language* loses its vowel before another word: "l’appel". */
export function hasElision(language) {
  return /^(fr|it|ca)\b/.test(language)
}
