/* The team's groups of synonyms, from the catalog. */
import { fold } from "./folding.js"
import { Language } from "./language.js"

export class Synonyms {
  /** @param {string[][]} groups the word that articles use comes first  @param {Language} [language] */
  constructor(groups, language = new Language()) {
    this.language = language
    this.groups = groups.map((group) => ({ group, roots: group.map((text) => this.roots(text)) }))
    /** The synonyms that the index does not have as words, with the words to ask for in their place: every synonym of
     several words with the word that articles use; where the language has no spaces, each with all of its group.
     @type {Map<string, string[]>} */
    this.phrases = new Map(groups.flatMap((group) => this.phrasesOf(group)))
  }

  /** @param {string[]} group  @returns {[string, string[]][]} */
  phrasesOf(group) {
    const [first, ...rest] = group
    if (this.language.spaced) return rest.filter((text) => text.includes(" ")).map((text) => [fold(text), [first]])
    return group.map((text) => [fold(text), group.filter((other) => other !== text)])
  }

  /** Return the roots of *word* and all its synonyms, each a list of words, to find the places to mark. */
  kin(word) {
    const asked = this.roots(fold(word)).join(" ")
    const groups = this.groups.filter(({ roots }) => roots.some((said) => said.join(" ") === asked))
    return groups.flatMap((group) => group.roots)
  }

  /** Return the words of *text* without endings. Rough, which is enough: it decides only which words are marked. */
  roots(text) {
    return fold(text)
      .split(" ")
      .map((word) => this.language.root(word))
  }
}
