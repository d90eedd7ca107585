/* Narrows the page of all words to say, by the words, synonyms and corrections of the search. The address holds what is
   chosen, so that readers can send it. A classic script, which phrasebook.js loads when somebody is about to type: a page
   opened from a folder loads no modules, and has no catalog; there the words of the page itself are all that is known. */
import { amended } from "./address.js"
import { planned } from "./asked.js"
import { Catalog } from "./catalog.js"
import { Guard } from "./guard.js"
import { Language } from "./language.js"
import { writtenWords } from "./folding.js"
import { Sieve } from "./sieve.js"
import { Spelling } from "./spelling.js"
import { Synonyms } from "./synonyms.js"
import { oddities } from "./words.js"
import { count, say } from "../../scripts/wording.js"

const QUIET = 400 // milliseconds without a key before the number of results is announced
const PEEKS = CSS.supports("selector(::details-content)") // whether a folded situation can show some of its sentences

const script = /** @type {HTMLScriptElement} */ (document.currentScript)
const root = new URL("../../../", script.src)
const asking = /** @type {HTMLFormElement} */ (document.querySelector("[data-phrasebook]"))
const status = asking.querySelector("[data-found]")
const reset = asking.querySelector("[type=reset]")
const fields = ["q", "for", "tag"].map((name) => asking.elements[name])
const lang = document.documentElement.lang

const chapters = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".fa-situation"))].map(
  (chapter) => ({
    chapter,
    slug: chapter.dataset.for ?? "",
    head: `${chapter.querySelector("h2").textContent} ${chapter.querySelector("p").firstChild.textContent}`,
    phrases: [.../** @type {NodeListOf<HTMLElement>} */ (chapter.querySelectorAll(".fa-phrase"))].map((phrase) => ({
      phrase,
      tags: phrase.dataset.tags.split(" "),
      head: phrase.querySelector("h3").textContent,
      rows: [.../** @type {NodeListOf<HTMLTableRowElement>} */ (phrase.querySelectorAll("tbody tr"))],
    })),
  }),
)

/* Return what *row* has to say, with what is said before it, or what is not to be said. */
function textOf(row, half) {
  const isPair = Boolean(row.closest(".say-not"))
  const cells = [...row.cells].filter((_, nth) => (half === "not") === (isPair && nth > 0))
  return cells.map((cell) => cell.firstChild?.textContent ?? "").join(" ") // without the button behind it
}

function wordsOfThePage() {
  const texts = chapters.flatMap(({ head, phrases }) => [
    head,
    ...phrases.map((one) => [one.head, ...one.rows.map((row) => row.textContent)].join(" ")),
  ])
  return new Set(writtenWords(texts.join(" "), lang))
}

/* Return the catalog that the search has; where it does not come, one of the words of this page. */
async function catalog() {
  try {
    return await Catalog.load(new URL("search/catalog.json", root))
  } catch {
    const words = [...wordsOfThePage()].join(" ")
    const none = { articles: 1, words, synonyms: "", language: {}, labels: {}, situations: [], urgent: [], named: [] }
    return new Catalog(root.href, JSON.stringify({ ...none, dictionary: "" }))
  }
}

/* Return all that the filter knows, once: the words of the search, and the rows of the page as they compare. */
async function known() {
  const found = await catalog()
  const language = new Language(lang, found.language)
  const guard = new Guard(found, language)
  const synonyms = new Synonyms(found.synonyms, language)
  const sieve = new Sieve(language, synonyms)
  const rows = chapters.flatMap(({ slug, head, phrases }) => {
    const situation = sieve.heard(head)
    return phrases.flatMap(({ tags, head: title, rows: these }) =>
      these.map((row) => {
        const own = sieve.heard(`${title} ${textOf(row, "say")}`)
        return { row, slug, tags, situation, own, beside: sieve.heard(textOf(row, "not")) }
      }),
    )
  })
  return { guard, synonyms, sieve, rows, spelling: new Spelling(found.words, language) }
}

const loading = known()

/* Return the rows to show for what is chosen, those of them that answer, and the plan for the words. */
async function chosen(values) {
  const [q, situation, tag] = values
  const { guard, synonyms, sieve, rows, spelling } = await loading
  const left = rows.filter((one) => (!situation || one.slug === situation) && (!tag || one.tags.includes(tag)))
  if (!q.trim()) return { shown: new Set(left.map(({ row }) => row)), answers: new Set(), asked: undefined, all: true }
  const asked = await planned(q, guard, spelling, synonyms)
  const { fit, answer, all } = sieve.sift(left, asked)
  const [shown, answers] = [fit, answer].map((these) => new Set([...these].map((one) => /** @type {any} */ (one).row)))
  return { shown, answers, asked, all }
}

function show(element, shown) {
  if (element.hidden === shown) element.hidden = !shown
  return shown
}

/* Show the rows *shown*. Where some *answer*, the situations are folded and show these; else they are unfolded. */
function narrow({ shown, answers }, isNarrowed) {
  for (const { chapter, phrases } of chapters) {
    for (const { phrase, rows } of phrases) {
      for (const row of rows) {
        show(row, shown.has(row))
        row.toggleAttribute("data-answers", answers.has(row))
      }
      show(
        phrase,
        rows.some((row) => shown.has(row)),
      )
      phrase.toggleAttribute(
        "data-answers",
        rows.some((row) => answers.has(row)),
      )
    }
    const isThere = show(
      chapter,
      phrases.some(({ phrase }) => !phrase.hidden),
    )
    const isAnswering = phrases.some(({ phrase }) => phrase.hasAttribute("data-answers"))
    chapter.toggleAttribute("data-answers", isAnswering)
    chapter.open = isNarrowed && (answers.size ? isAnswering && !PEEKS : isThere)
  }
  show(reset, isNarrowed)
  asking.closest(".fa-phrasebook").removeAttribute("data-waiting")
}

function told({ shown, answers, asked, all }) {
  const number = answers.size || shown.size
  const found = number
    ? count("{n} sentence to say", "{n} sentences to say", number)
    : say("Nothing fits. Try fewer words, or show all.")
  const partly = number && !all ? [say("No sentence fits all of it; these fit best.")] : []
  return [...(asked ? oddities(asked) : []), ...partly, found].join(" ")
}

function remember(values) {
  const href = amended(location.href, Object.fromEntries(fields.map(({ name }, nth) => [name, values[nth]])))
  if (href !== location.href) history.replaceState(null, "", href)
}

let asked = 0
let later

/* Narrow the page by what is chosen now. While somebody types, a word that no page says may get further letters. */
async function update(event) {
  const mine = ++asked
  const values = fields.map(({ value }) => value)
  clearTimeout(later)
  const found = await chosen(values)
  if (mine !== asked) return
  const isNarrowed = values.some(Boolean)
  const isOdd = event && found.asked && (oddities(found.asked).length > 0 || !found.shown.size)
  if (!isOdd) narrow(found, isNarrowed)
  later = setTimeout(() => {
    if (isOdd) narrow(found, isNarrowed)
    status.textContent = told(found)
    remember(values)
  }, QUIET)
}

asking.addEventListener("input", update)
asking.addEventListener("reset", () => {
  fields[0].focus()
  setTimeout(update) // after the browser has emptied the form
})
if (fields.some(({ value }) => value)) update()
