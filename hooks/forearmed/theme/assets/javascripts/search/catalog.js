/* The catalog that the build writes: every word that articles use, the names of ids, the situations. */

/** @param {URL} root */
export async function loadCatalog(root) {
  const answer = await fetch(new URL("search/catalog.json", root))
  if (!answer.ok) throw new Error(`the search catalog is missing (${answer.status})`)
  const { words, ...rest } = await answer.json()
  return { words: words.split(" "), ...rest }
}
