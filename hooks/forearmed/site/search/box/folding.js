/* Words in the form in which they are compared, in any script. site/search/words.py does the same for the catalog, and
   phrasebook.js for the words to say; tests/site/words.json has test cases for all three. */

/** Return *text* without case, accents and vowel signs: "Größe" is "grosse", and "πελάτης" is "πελατησ". */
export function fold(text) {
  const bare = text.normalize("NFKD").replace(/[\p{M}\u00ad\u200c\u200d]/gu, "")
  // Upper case turns ß into SS, and Turkish ı into I. It does not change ẞ, which lower case first turns into ß.
  return bare.toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ")
}

/** Return the words of *text* as the index compares them: folded, and without apostrophes. */
export function wordsOf(text) {
  const plain = fold(text).replace(/(?<=[\p{L}\p{N}])['’](?=[\p{L}\p{N}])/gu, "")
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}
