/* Cuts what is written without spaces into the words of the articles. Browsers can cut text, too, but into other words
   than the program that made the index. */

const UNSPACED = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{M}]+/u
const KATAKANA = /^[\p{sc=Katakana}ー]+/u
const INFLECTED = /^\p{sc=Han}\p{sc=Hiragana}*/u
const PARTICLE = /^\p{sc=Hiragana}{1,2}$/u
const LONGEST_WORD = 16

/**
 * Return the words of which *text*, one of a question's, is made: the longest that *has* knows, from left to right. A
 * word that nobody knows ends where its script does. Particles of Japanese are left out.
 *
 * @param {string} text  @param {(word: string) => boolean} has  @returns {string[]}
 */
export function cut(text, has) {
  return text
    .split(new RegExp(`(${UNSPACED.source})`, "u"))
    .flatMap((part) => (UNSPACED.test(part) ? words(part, has) : [part]))
    .filter((word) => word && !PARTICLE.test(word))
}

function words(text, has) {
  const found = []
  let rest = text
  while (rest) {
    const word = longest(rest, has) ?? unknown(rest)
    found.push(word)
    rest = rest.slice(word.length)
  }
  return found
}

/** Return the longest beginning of *text* that is known; of Katakana, only a whole run, since its parts are no words. */
function longest(text, has) {
  const run = KATAKANA.exec(text)?.[0]
  const ends = run
    ? [run.length]
    : Array.from({ length: Math.min(text.length, LONGEST_WORD) }, (_, nth) => nth + 1).reverse()
  const end = ends.find((length) => has(text.slice(0, length)))
  return end && text.slice(0, end)
}

function unknown(text) {
  return (KATAKANA.exec(text) ?? INFLECTED.exec(text) ?? /^./u.exec(text))[0]
}
