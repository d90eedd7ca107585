/* Narrows the words to say as one types. What is chosen stands in the address, so that it can be sent. */
;(() => {
  const form = document.querySelector("[data-phrasebook]")
  if (!form) return

  const SKIPPED = new Set("a an and for i in is it me my of on or our the this to want we with you your".split(" "))
  const QUIET = 400 // milliseconds without a key, before the number found is said
  const status = form.querySelector("[data-found]")
  const reset = form.querySelector("[type=reset]")
  const fields = ["q", "for", "tag"].map((name) => form.elements[name])

  /* Read at the first narrowing: whoever only reads the page need not wait for it. */
  let chapters
  const index = () =>
    [...document.querySelectorAll(".fa-situation")].map((chapter) => ({
      chapter,
      jump: document.querySelector(`.fa-phrasebook__jumps a[href="#${chapter.getAttribute("aria-labelledby")}"]`)
        .parentNode,
      slug: chapter.dataset.for ?? "",
      head: plain(chapter.querySelector("header").textContent),
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

  /* Jumps need true heights. */
  function settle() {
    document.querySelector(".fa-phrasebook--long")?.classList.remove("fa-phrasebook--long")
  }

  /* A question is more than words to find, and who types "refunds" means "refund", too. */
  function wanted(text) {
    const words = plain(text).match(/[^\s.,;:!?"“”]+/g) ?? []
    const telling = words.filter((word) => !SKIPPED.has(word))
    return (telling.length ? telling : words).map((word) => (word.length > 4 ? word.replace(/s$/, "") : word))
  }

  /* Words as they compare, with one kind of apostrophe. */
  function plain(text) {
    return fold(text).replace(/[’‘]/g, "'")
  }

  /* As the search box does (folding.js); pages opened from a folder load no modules, so it stands here again. */
  function fold(text) {
    const bare = text.normalize("NFKD").replace(/[\p{M}\u00ad\u200c\u200d]/gu, "")
    // Upper case makes one of ß and ss, and of Turkish i with and without a dot; it knows ß, but not ẞ.
    return bare.toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ")
  }

  function show(element, shown) {
    if (element.hidden === shown) element.hidden = !shown
    return shown
  }

  function narrow() {
    const [{ value: q }, { value: situation }, { value: tag }] = fields
    const words = wanted(q)
    let found = 0
    chapters ??= index()
    for (const { chapter, jump, slug, head, phrases } of chapters) {
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
      show(chapter, here > 0)
      show(jump, here > 0)
      found += here
    }
    show(
      reset,
      fields.some((field) => field.value),
    )
    return found
  }

  function told(found) {
    return found === 0
      ? "Nothing fits. Try fewer words, or show all."
      : `${found} ${found === 1 ? "sentence" : "sentences"} to say`
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
  if (location.hash) {
    settle()
    document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }
  document.querySelector(".fa-phrasebook__jumps").addEventListener("click", settle)
  if (fields.some((field) => field.value)) status.textContent = told(narrow())
  form.addEventListener("input", update)
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("reset", () => {
    fields[0].focus()
    setTimeout(update) // once the form is empty
  })
})()
