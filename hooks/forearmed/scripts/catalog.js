/* The catalog that the build writes: every word that articles use, the names of ids, the situations. */

/** @param {Promise<Response>} asked */
export async function readCatalog(asked) {
  const answer = await asked
  if (!answer.ok) throw new Error(`the search catalog is missing (${answer.status})`)
  const { words, ...rest } = await answer.json()
  if (!rest.articles) throw new Error("no article to find", { cause: "empty" })
  return { words: words.split(" "), ...rest }
}
