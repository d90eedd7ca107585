/* The team's groups of synonyms, from the catalog. */
import { fold } from "./folding.js"
import { Language } from "./language.js"

export class Synonyms {
  /** @param {string[][]} groups the word that articles use comes first  @param {Language} [language] */
  constructor(groups, language = new Language()) {
    this.language = language
    this.groups = groups.map((group) => ({ group, roots: group.map((text) => this.roots(text)) }))
    /** The synonyms that the index does not have as words, by what is the same in all their forms, each with all that is
     to be asked for: every synonym of several words, and the word that articles use; where the language has no spaces,
     each with all of its group.  @type {Map<string, string[]>} */
    this.phrases = new Map(
      [this.sameInAll, this.exactly].flatMap((key) => groups.flatMap((group) => this.phrasesOf(group, key))),
    )
  }

  sameInAll = (words) => this.language.sameInAll(words)
  exactly = (words) => this.language.exactly(words)

  /** @param {string[]} group  @param {(words: string[]) => string} key  @returns {[string, string[]][]} */
  phrasesOf(group, key) {
    const { language } = this
    const terms = (text) => [text, ...(language.spaced ? group.slice(0, 1) : group).filter((other) => other !== text)]
    const sought = language.spaced ? group.filter((text) => text.includes(" ")) : group
    return sought.map((text) => [language.spaced ? key(fold(text).split(" ")) : fold(text), terms(text)])
  }

  /** Return the roots of *word* and all its synonyms, each a list of words, to find the places to mark. */
  kin(word) {
    return this.of(word).flatMap(({ roots }) => roots)
  }

  /** Return *word* and all its synonyms, as the team has written them. */
  all(word) {
    return this.of(word).flatMap(({ group }) => group)
  }

  of(word) {
    const asked = this.roots(fold(word)).join(" ")
    return this.groups.filter(({ roots }) => roots.some((said) => said.join(" ") === asked))
  }

  /** Return the words of *text* without endings. Rough, which is enough: it decides only which words are marked. */
  roots(text) {
    return fold(text)
      .split(" ")
      .map((word) => this.language.root(word))
  }
}
