/* What the modules of the search box hand to each other. For TypeScript, which checks it; no browser loads this. */

/** What is chosen beside a question: {tag: "empathy", sort: "newest"}. */
type Chosen = Record<string, string>

/** What the catalog says of the language: words and affixes with blanks between; no affixes of English. */
interface About {
  stop: string
  faint: string
  beginnings: string
  endings: string
  compounds: boolean
  spaced: boolean
}

/** A word of a question, and what the index is asked for to answer it; what is near counts less. */
interface Slot {
  word: string
  terms: string[]
  near: string[]
}

/** What a question is about: words meant exactly, or slots; what was typed and taken instead; what no page says;
    whether it is in another language than the pages. */
interface Plan {
  quoted?: string
  slots: Slot[]
  corrected: [typed: string, taken: string][]
  unknown: string[]
  isForeign?: boolean
}

/** A page as Pagefind finds it, with a score, the places of the words in its text and the fields that have them, and what
    it says of it when asked. */
interface Result {
  id: string
  score: number
  words?: number[]
  matchedMetaFields?: string[]
  data?(): Promise<Fragment>
}

/** Where something stands among the words of a page, and how much that counts. */
interface Said {
  at: number
  weight: number
}

interface Asked extends Said {
  word: string
  telling: number
}

interface Fragment {
  url: string
  content: string
  raw_content?: string
  filters: Record<string, string[]>
  meta: Record<string, string>
  anchors: { element: string; id: string; text: string; location: number }[]
  weighted_locations: { location: number; weight: number }[]
}

/** What the index found for a word of a question, and whether the word says little. */
interface Answer {
  word: string
  isFaint?: boolean
  results: Result[]
}

/** A page that answers a question, by which words and how well. */
interface Hit {
  id: string
  score: number
  parts: { result: Result; word: string; telling: number }[]
}

/** A piece of a sentence, marked where it is what was asked for. */
interface Piece {
  text: string
  mark: boolean
}

interface Passage {
  anchor: string
  parts: Piece[]
}

/** A hit as the box shows it. */
interface Shown extends Passage {
  page: { url: string; filters: Record<string, string[]>; title: string }
}

/** Words to say on a page: their section's anchor and heading, what to say, and what a customer says before. */
type SaidOnPage = [string, string, string, string]

/** A hit as the box shows it, with the words to say on its page. */
interface Read {
  shown: Shown
  said: SaidOnPage[]
}

/** A sentence to say as the box shows it, with the title and the address of its place. */
interface Sentence {
  say: string
  they: string
  title: string
  href: string
}

/** A page that is found by a name, or the one of that name in the folder beside each article below an address. */
interface Named {
  names: string[]
  title: string
  url: string
  folder: string
}

/** What answers a question, as it comes from the thread. */
interface Found {
  query: string
  chosen: Chosen
  plan: Plan
  named: { title: string; url: string }[]
  hits: Shown[]
  said: Sentence[]
  total: number
  unfiltered: number
  near: string[]
}

/** How many answers each value of each filter would leave. */
type Counts = Record<string, Record<string, number>>

/** What a box shows beside answers. */
interface Guide {
  labels: Record<string, Record<string, string>>
  situations: { title: string; when: string; url: string }[]
}

/** A playbook's safety passage, its first words to say, and the words that ask for it. */
interface Urgent {
  words: string[]
  title: string
  url: string
  text: string
  say: string[]
}

/** Pagefind, as far as it is asked. */
interface PagefindIndex {
  preload(term: string): Promise<unknown>
  search(
    term: string,
    options?: { filters?: Record<string, string>; sort?: Record<string, string> },
  ): Promise<{ results: Result[] }>
  filters(): Promise<Record<string, Record<string, number>>>
}
