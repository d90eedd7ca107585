/* The team's groups of synonyms, from the catalog. */

const FORMS = /(?:ings?|ers?|ed|es|ly|s|e|y|ies|ied)$/
const SHORTEST_STEM = 3

export class Synonyms {
  /** @param {string[][]} groups the word that articles use comes first */
  constructor(groups) {
    this.groups = groups.map((group) => ({ group, roots: group.map(roots) }))
    /** @type {[string, string][]} */
    const others = groups.flatMap(([first, ...rest]) => rest.map((text) => [text, first]))
    /** Every synonym of several words, with the word that articles use. */
    this.phrases = new Map(others.filter(([text]) => text.includes(" ")))
  }

  /** Return the roots of *word* and all its synonyms, each a list of words, to find the places to mark. */
  kin(word) {
    const asked = roots(word).join(" ")
    const groups = this.groups.filter(({ roots }) => roots.some((said) => said.join(" ") === asked))
    return groups.flatMap((group) => group.roots)
  }
}

/** Return the words of *text* without endings. Rough, which is enough: it decides only which words are marked. */
export function roots(text) {
  return text.split(" ").map(root)
}

/** @param {string} word in the form in which the index compares it */
export function root(word) {
  const short = word.replace(FORMS, "")
  return short.length < SHORTEST_STEM ? word : short
}
