/* Words as they compare, in whatever script. site/search/words.py does the same for the catalog, and phrasebook.js for
   the words to say; tests/site/words.json holds them to it. */

/** Return *text* without case, accents and vowel signs: "Größe" is "grosse", and "πελάτης" is "πελατησ". */
export function fold(text) {
  const bare = text.normalize("NFKD").replace(/[\p{M}\u00ad\u200c\u200d]/gu, "")
  // Upper case makes one of ß and ss, and of Turkish i with and without a dot; it knows ß, but not ẞ.
  return bare.toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ")
}

/** Return the words of *text* as the index compares them: folded, and without apostrophes. */
export function wordsOf(text) {
  const plain = fold(text).replace(/(?<=[\p{L}\p{N}])['’](?=[\p{L}\p{N}])/gu, "")
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}
