/* Filters the words to say while a reader types. The address holds the filter, so that readers can send it. */
import { count, say } from "./wording.js"

;(() => {
  const form = document.querySelector("[data-phrasebook]")
  if (!form) return

  const SKIPPED = new Set("a an and for i in is it me my of on or our the this to want we with you your".split(" "))
  const QUIET = 400 // milliseconds without a key before the number of results is announced
  const status = form.querySelector("[data-found]")
  const reset = form.querySelector("[type=reset]")
  const fields = ["q", "for", "tag"].map((name) => form.elements[name])

  /* Filled at the first filtering, so that a visitor who only reads the page does not wait for it. */
  let chapters
  const index = () =>
    [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".fa-situation"))].map((chapter) => ({
      chapter,
      slug: chapter.dataset.for ?? "",
      head: plain(`${chapter.querySelector("h2").textContent} ${chapter.querySelector("p").firstChild.textContent}`),
      phrases: [...chapter.querySelectorAll(".fa-phrase")].map((phrase) => ({
        phrase,
        tags: phrase.dataset.tags.split(" "),
        head: plain(phrase.querySelector("h3").textContent),
        rows: [...phrase.querySelectorAll("tbody tr")].map((row) => ({
          row,
          text: plain([...row.cells].map((cell) => cell.firstChild?.textContent ?? "").join(" ")),
        })),
      })),
    }))

  /* Unfold the situation that the address leads to, with the whole page laid out: a jump needs true heights. */
  function unfold() {
    const heading = document.getElementById(location.hash.slice(1))
    const chapter = heading?.closest("details")
    if (!chapter) return
    document.querySelector(".fa-phrasebook--long")?.classList.remove("fa-phrasebook--long")
    chapter.open = true
    heading.scrollIntoView()
  }

  /* Return the words of *text* to filter by: without stop words, and "refunds" finds "refund", too. */
  function wanted(text) {
    const words = plain(text).match(/[^\s.,;:!?"“”]+/g) ?? []
    const telling = words.filter((word) => !SKIPPED.has(word))
    return (telling.length ? telling : words).map((word) => (word.length > 4 ? word.replace(/s$/, "") : word))
  }

  /* Return *text* in the form in which words are compared, with one kind of apostrophe. */
  function plain(text) {
    return fold(text).replace(/[’‘]/g, "'")
  }

  /* The same as in folding.js, repeated here since a page opened from a folder loads no modules. */
  function fold(text) {
    if (!/[^ -~]/.test(text)) return text.toLowerCase()
    // Accents, niqqud, harakat, tatweel, soft hyphens, joiners; but no vowel sign without which a word is another word.
    const optional =
      // biome-ignore lint/suspicious/noMisleadingCharacterClass: each mark stands for itself
      /[\u00ad\u0640\u200c\u200d\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u093c\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g
    const same = { ł: "l", đ: "d", ø: "o", ς: "σ", ى: "ي", ی: "ي", ة: "ه", ک: "ك", æ: "ae", œ: "oe" }
    const bare = text.normalize("NFKD").replace(optional, "")
    // Upper case turns ß into SS, and Turkish ı into I. It does not change ẞ, which lower case first turns into ß.
    const lower = bare.toLowerCase().toUpperCase().toLowerCase()
    const alike = lower.replace(/[łđøςىیةکæœ]/g, (sign) => same[sign])
    return alike.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15)).normalize("NFC")
  }

  function show(element, shown) {
    if (element.hidden === shown) element.hidden = !shown
    return shown
  }

  function narrow() {
    const [{ value: q }, { value: situation }, { value: tag }] = fields
    const words = wanted(q)
    const narrowed = fields.some((field) => field.value)
    let found = 0
    chapters ??= index()
    for (const { chapter, slug, head, phrases } of chapters) {
      let here = 0
      const meant = !situation || slug === situation
      for (const { phrase, tags, head: title, rows } of phrases) {
        const left = words.filter((word) => !head.includes(word) && !title.includes(word))
        const fits = meant && (!tag || tags.includes(tag))
        let said = 0
        for (const { row, text } of rows) said += show(row, fits && left.every((word) => text.includes(word)))
        show(phrase, said > 0)
        here += said
      }
      chapter.open = show(chapter, here > 0) && narrowed
      found += here
    }
    show(reset, narrowed)
    return found
  }

  function told(found) {
    return found === 0
      ? say("Nothing fits. Try fewer words, or show all.")
      : count("{n} sentence to say", "{n} sentences to say", found)
  }

  let later
  function update() {
    const found = narrow()
    const address = new URL(location.href)
    for (const field of fields) {
      if (field.value) address.searchParams.set(field.name, field.value)
      else address.searchParams.delete(field.name)
    }
    clearTimeout(later)
    later = setTimeout(() => {
      status.textContent = told(found)
      history.replaceState(null, "", address)
    }, QUIET)
  }

  const asked = new URL(location.href).searchParams
  for (const field of fields) field.value = asked.get(field.name) ?? ""
  for (const field of fields.slice(1)) if (field.selectedIndex < 0) field.value = ""
  if (fields.some((field) => field.value)) status.textContent = told(narrow())
  addEventListener("hashchange", unfold)
  unfold()
  form.addEventListener("input", update)
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("reset", () => {
    fields[0].focus()
    setTimeout(update) // after the browser has emptied the form
  })
})()
