/* Which page answers a question best. A page with more words of the question, above all rare words, comes before a
   page that repeats one of them. */

const COVERAGE = 1.5
const WORTH = 1 / 3 // a page whose only words of the question are common ones is no answer
const DAMPING = 0.8 // so that one word in a title does not outweigh three in a text

/**
 * Return a hit for each page that has enough of the words, the best first: {id, score, parts}, where a part is
 * {result, word, telling}: how much the word counts.
 *
 * *answers* has the index's results for each word: {word, results}, where a result has an id and a score.
 * *total* is the number of pages.
 *
 * @param {Answer[]} answers  @param {number} total  @returns {Hit[]}
 */
export function rank(answers, total) {
  const telling = answers.map(({ results }) => rarity(results.length, total))
  const all = telling.reduce((sum, value) => sum + value, 0)
  const hits = new Map()
  answers.forEach(({ word, results }, nth) => {
    for (const result of results) {
      const hit = hits.get(result.id) ?? { id: result.id, points: 0, said: 0, parts: [] }
      hit.points += result.score ** DAMPING
      hit.said += telling[nth]
      hit.parts.push({ result, word, telling: telling[nth] })
      hits.set(result.id, hit)
    }
  })
  const most = Math.max(...[...hits.values()].map(({ said }) => said))
  const worth = [...hits.values()].filter(({ said }) => said >= WORTH * most)
  const found = worth.map(({ id, points, said, parts }) => ({ id, score: points * (said / all) ** COVERAGE, parts }))
  return found.sort((one, two) => two.score - one.score)
}

/** Return how much a word counts that *found* of *total* pages have (the inverse document frequency of BM25). */
export function rarity(found, total) {
  return Math.log(1 + (Math.max(total - found, 0) + 0.5) / (found + 0.5))
}
