/* The house's groups of words that mean the same, as the catalog has them. */

const FORMS = /(?:ings?|ers?|ed|es|ly|s|e|y|ies|ied)$/
const SHORTEST_STEM = 3

export class Synonyms {
  /** @param {string[][]} groups the word that articles use comes first */
  constructor(groups) {
    this.groups = groups.map((group) => ({ group, roots: group.map(roots) }))
    /** @type {[string, string][]} */
    const others = groups.flatMap(([first, ...rest]) => rest.map((text) => [text, first]))
    /** Every synonym of several words, with what articles say instead. */
    this.phrases = new Map(others.filter(([text]) => text.includes(" ")))
  }

  /** Return the roots of what else *word* may be called, each a list of words: where a page says it in other words. */
  kin(word) {
    const asked = roots(word).join(" ")
    const groups = this.groups.filter(({ roots }) => roots.some((said) => said.join(" ") === asked))
    return groups.flatMap((group) => group.roots)
  }
}

/** Return the words of *text* without what forms add; rough, since it decides what is marked and not what is found. */
export function roots(text) {
  return text.split(" ").map(root)
}

/** @param {string} word as the index compares it */
export function root(word) {
  const short = word.replace(FORMS, "")
  return short.length < SHORTEST_STEM ? word : short
}
