/* Learning paths: boxes for what has been read, how far one is, and where to go on. What is ticked stays in this
   browser and is sent nowhere; where the browser keeps nothing, it lasts as long as the page. */
;(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript)
  const root = new URL("../../", script.src).pathname
  const KEY = `forearmed:${root}:read`
  let kept = []

  function remembered() {
    try {
      const found = JSON.parse(localStorage.getItem(KEY) ?? "[]")
      return new Set(Array.isArray(found) ? found : [])
    } catch {
      return new Set(kept)
    }
  }

  function remember(read) {
    kept = [...read]
    try {
      localStorage.setItem(KEY, JSON.stringify(kept))
    } catch {
      // It lasts as long as the page.
    }
    render()
  }

  /* The address of a page below the site, whether or not its file is named. */
  function addressOf(link) {
    return decodeURI(new URL(link.href).pathname)
      .slice(root.length)
      .replace(/index\.html$/, "")
  }

  function make(tag, name, text = "") {
    const made = document.createElement(tag)
    made.className = name
    made.textContent = text
    return made
  }

  function makeBox(stop, words, hidden = "") {
    const label = make("label", "fa-read")
    const box = make("input", "fa-read__box")
    box.type = "checkbox"
    box.dataset.read = stop
    box.addEventListener("change", () => {
      const read = remembered()
      if (box.checked) read.add(stop)
      else read.delete(stop)
      remember(read)
    })
    label.append(box, words)
    if (hidden) label.append(make("span", "fa-read__title", ` ${hidden}`))
    return label
  }

  const list = document.querySelector(".fa-path ol")
  const stops = [...(list?.children ?? [])].map((item) => {
    const link = item.querySelector("a")
    return { item, link, address: addressOf(link) }
  })
  const progress = list && makeProgress()

  function makeProgress() {
    const block = make("div", "fa-progress")
    const bar = make("progress", "fa-progress__bar")
    bar.max = stops.length
    bar.setAttribute("aria-label", "Stops read")
    const words = make("p", "fa-progress__words")
    words.setAttribute("role", "status")
    const next = make("a", "fa-button")
    const reset = make("button", "fa-progress__reset")
    reset.type = "button"
    let before = null
    reset.addEventListener("click", () => {
      const read = remembered()
      if (before) {
        for (const one of before) read.add(one)
        before = null
      } else {
        before = stops.map((stop) => stop.address).filter((one) => read.has(one))
        for (const one of before) read.delete(one)
      }
      remember(read)
    })
    const note = make("p", "fa-progress__note", "Ticks are kept in this browser. Nobody else sees them.")
    block.append(words, bar, next, reset, note)
    list.before(block)
    return {
      show(read) {
        const done = stops.filter((stop) => read.has(stop.address)).length
        const open = stops.find((stop) => !read.has(stop.address))
        if (done) before = null
        words.textContent = open ? `${done} of ${stops.length} read` : `All ${stops.length} read. Well done.`
        bar.value = done
        next.hidden = !open
        if (open) {
          next.textContent = `${done ? "Continue" : "Start"} with “${open.link.textContent}”`
          next.href = open.link.href
        }
        reset.hidden = !done && !before
        reset.textContent = before ? "Undo" : "Start over"
      },
    }
  }

  function render() {
    const read = remembered()
    for (const box of document.querySelectorAll("[data-read]")) {
      box.checked = read.has(box.dataset.read)
      box.closest("li")?.classList.toggle("fa-path__read", box.checked)
    }
    progress?.show(read)
  }

  for (const stop of stops) {
    stop.item.append(makeBox(stop.address, "Read", stop.link.textContent))
  }
  for (const place of document.querySelectorAll("[data-stop]")) {
    place.append(makeBox(place.dataset.stop, "I have read this"))
  }
  addEventListener("storage", render)
  addEventListener("pageshow", render)
  render()
})()
