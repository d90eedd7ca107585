/* Which page answers a question best. A page with more words of the question, above all rare words, comes before a
   page that repeats one of them, and a page that begins with them before one that says them later. */

const HEAD = 50 // words: a title, a lead and the first sentences
const IN_HEAD = 0.5 // what a word counts there besides
const ABOUT = ["title", "about", "asked"] // fields whose words a page is about, though they have no place in its text
const FAINT = 0.7 // what a word counts that suits most questions
const NUMBER = 0.3 // what a number counts: "40 minutes" is no question about all that has forty of something
/* A page with a smaller share of the best page's points only shares a common word with the question. Of the right pages for
   the questions in tests/relevance, 82 of 100 have more, and of the others 76 of 100 have less. */
const WORTH = 0.08
const DAMPING = 0.7 // so that one word in a title does not outweigh three in a text

/**
 * Return a hit for each page that is worth reading, the best first: {id, score, parts}, where a part is
 * {result, word, telling}: how much the word counts.
 *
 * *answers* has the index's results for each word: {word, isFaint, results}, where a result has an id, a score and the
 * places of the word. *total* is the number of pages.
 *
 * @param {Answer[]} answers  @param {number} total  @returns {Hit[]}
 */
export function rank(answers, total) {
  const shares = answers.map(({ word }) => (/^\p{N}+$/u.test(word) ? NUMBER : 1))
  const telling = answers.map(
    ({ results, isFaint }, nth) => rarity(results.length, total) * shares[nth] * (isFaint ? FAINT : 1),
  )
  const asked = telling.reduce((sum, one) => sum + one, 0)
  const hits = new Map()
  answers.forEach(({ word, results }, nth) => {
    for (const result of results) {
      const hit = hits.get(result.id) ?? { id: result.id, points: 0, said: 0, above: 0, titled: 0, parts: [] }
      hit.points += shares[nth] * result.score ** DAMPING
      hit.said += telling[nth]
      if (isAbove(result)) hit.above += telling[nth]
      if (result.matchedMetaFields?.includes("title")) hit.titled += telling[nth]
      hit.parts.push({ result, word, telling: telling[nth] })
      hits.set(result.id, hit)
    }
  })
  const found = [...hits.values()].map((hit) => ({ id: hit.id, score: scored(hit, asked), parts: hit.parts }))
  found.sort((one, two) => two.score - one.score)
  return answers.length > 1 ? found.filter(({ score }) => score >= WORTH * found[0].score) : found
}

/** Return how well a page answers a question whose words count *asked* together; more, where they are its title. */
function scored({ points, said, above, titled }, asked) {
  return points * (said + IN_HEAD * above) * (1 + (titled / asked) ** 2)
}

/** Tell whether a page begins with a word, or is about it in other words.  @param {Result} result */
function isAbove({ words = [], matchedMetaFields = [] }) {
  return words.some((place) => place < HEAD) || matchedMetaFields.some((name) => ABOUT.includes(name))
}

/** Return how much a word counts that *found* of *total* pages have (the inverse document frequency of BM25). */
export function rarity(found, total) {
  return Math.log(1 + (Math.max(total - found, 0) + 0.5) / (found + 0.5))
}
