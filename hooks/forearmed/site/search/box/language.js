/* What the search knows of the language of the articles. The catalog says most of it (search/languages.py). */
import { hasElision } from "./folding.js"
import { isConsonantal, isSyllabic } from "./question.js"

const ENGLISH_FORMS = /(?:ings?|ers?|ed|es|ly|s|e|y|ies|ied)$/
const SHORTEST_ENGLISH_ROOT = 3
/* Irregular forms that callers and agents type, behind the form that a dictionary lists. */
const IRREGULAR_FORMS =
  "say said|tell told|write wrote written|speak spoke spoken|forget forgot forgotten|lose lost|" +
  "buy bought|pay paid|send sent|steal stole stolen|swear swore sworn|hear heard|take took taken|hang hung|" +
  "hold held|keep kept|bring brought|choose chose chosen|feel felt|find found|fall fell fallen|get got gotten|" +
  "hide hid hidden|know knew known|mean meant|meet met|ring rang rung|sell sold|shake shook shaken|show showed shown|" +
  "sleep slept|spend spent|stand stood|teach taught|think thought|throw threw thrown|understand understood|win won|" +
  "catch caught|begin began begun|deal dealt|drive drove driven|eat ate eaten|fight fought|forgive forgave forgiven|" +
  "lead led|lie lied lying|die died dying|person people|child children|man men|woman women|wife wives|thief thieves"
const IRREGULAR = new Map(
  IRREGULAR_FORMS.split("|").flatMap((line) => {
    const [listed, ...forms] = line.split(" ")
    return forms.map((form) => /** @type {[string, string]} */ ([form, listed]))
  }),
)
const SHORTEST_ROOT = 4 // in alphabets; three consonants are a root in Arabic and Hebrew, two syllables in Korean
const CUT_TO = 5 // letters: a rough root in languages whose endings nobody has told us

export class Language {
  /** @param {string} code  @param {Partial<About>} about from the catalog */
  constructor(code = "en", { stop = "", faint = "", beginnings = "", endings, compounds = false, spaced = true } = {}) {
    this.code = code
    this.stop = new Set(stop.split(" "))
    this.faint = new Set(faint.split(" "))
    this.isEnglish = endings === undefined
    this.compounds = compounds
    this.spaced = spaced
    this.endings = pattern(endings, (these) => `(?:${these})$`)
    this.beginnings = pattern(beginnings.replace(/:\S*/g, ""), (these) => `^(?:${these})`)
    /** What stays of a beginning: "ab" of "abge". */
    this.staying = new Map(beginnings.split(" ").map((text) => /** @type {[string, string]} */ (text.split(":"))))
  }

  /** Return *word* without its ending; of a word in Chinese characters with an ending in kana, the characters. */
  root(word) {
    if (this.isEnglish) return shortened(this.regular(word), ENGLISH_FORMS, SHORTEST_ENGLISH_ROOT)
    if (!this.spaced) return word.replace(/(?<=^\p{sc=Han}+)\p{sc=Hiragana}+$/u, "")
    if (!this.endings) return word.length > CUT_TO + 1 ? word.slice(0, CUT_TO) : word
    const once = shortened(word, this.endings, fewestOf(word))
    return shortened(once, this.endings, fewestOf(word) + 1) // "en" and then "ung"
  }

  /** Return the form of an English *word* that a dictionary lists: "said" is of "say". Regular forms stay as they are. */
  regular(word) {
    return (this.isEnglish && IRREGULAR.get(word)) || word
  }

  /** Return the root of *word*, and that of the word without its beginning, if it has one. */
  roots(word) {
    const rest = this.beginnings ? word.replace(this.beginnings, (found) => this.staying.get(found) ?? "") : word
    const whole = this.root(word)
    return rest === word || rest.length < fewestOf(word) ? [whole] : [whole, this.root(rest)]
  }

  /** Return what is the same in all forms of a phrase, whose folded *words* these are: their roots. Words that say nothing,
   or little, are left out if two others remain: "gave the wrong price" is "gave a customer the wrong price". */
  sameInAll(words) {
    const plain = words.filter((word) => !this.stop.has(word))
    const telling = plain.filter((word) => !this.faint.has(word))
    const kept = [telling, plain].find(({ length }) => length > 1) ?? words
    return this.exactly(kept)
  }

  /** Return the roots of a phrase's folded *words*, each in its place. */
  exactly(words) {
    return words.map((word) => this.root(word)).join(" ")
  }

  /** Return *text* as articles have it: for languages with elision, the index has plain apostrophes (words.py). */
  typeset(text) {
    return hasElision(this.code) ? text.replace(/(?<=\p{L})'(?=\p{L})/gu, "’") : text
  }
}

/** @param {string | undefined} affixes  @param {(joined: string) => string} build  @returns {RegExp | undefined} */
function pattern(affixes, build) {
  const longestFirst = affixes
    ?.split(" ")
    .filter(Boolean)
    .sort((one, two) => two.length - one.length)
  return longestFirst?.length ? new RegExp(build(longestFirst.join("|"))) : undefined
}

/** Return *word* without what *ending* matches, unless fewer than *fewest* letters would stay. */
function shortened(word, ending, fewest) {
  const short = word.replace(ending, "")
  return short.length < fewest ? word : short
}

function fewestOf(word) {
  return isSyllabic(word) ? SHORTEST_ROOT - 2 : isConsonantal(word) ? SHORTEST_ROOT - 1 : SHORTEST_ROOT
}
