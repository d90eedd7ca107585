/* Opens the search box and hands it to its module. A classic script: from a folder (file://) browsers load no
   modules, and somebody has to say so. */
;(() => {
  const FOLDER = "Search needs a web server, and these pages were opened from a folder. Everything is in the lists:"
  const MISSING = "Search is not available, since its index could not be loaded. Everything is in the lists:"
  const EMPTY = "There is no tip and no playbook to find yet."
  const SOON = 2000 // milliseconds
  const script = /** @type {HTMLScriptElement} */ (document.currentScript)
  const root = new URL("../../", script.src)
  const [box, thread] = [script.dataset.finder, script.dataset.thread].map((path) => new URL(path, document.baseURI))
  const dialog = document.querySelector("dialog[data-search-dialog]")
  const page = document.querySelector("[data-finder=page]")
  const openers = document.querySelectorAll("[data-search-open]")
  const started = new WeakSet()
  const finders = new WeakMap()
  let tries = 0
  let sealing

  function say(finder, reason) {
    finder.querySelector("[data-search-status]").textContent = reason
    finder.querySelector("[data-search-lists]").hidden = false
  }

  /* Begin a thread, and promise to tell where it does not run. */
  function begin() {
    const about = new URLSearchParams({ lang: document.documentElement.lang, index: script.dataset.index })
    const made = new Worker(`${thread}#${about}`, { type: "module" })
    const broken = new Promise((_, reject) => made.addEventListener("error", reject))
    broken.catch(() => undefined) // whoever asks it is told
    return { thread: made, broken }
  }

  async function make(place) {
    const begun = [begin()] // at once: it comes while the box's own module does
    try {
      const { Finder } = await import(`${box}#${tries}`)
      return new Finder(place, root, () => begun.pop() ?? begin())
    } catch (error) {
      tries++ // a browser may remember for good that a module did not come
      begun.pop().thread.terminate()
      throw error
    }
  }

  /* Start the box in *place*, once. What did not come is asked for again when somebody types or opens it again. */
  async function start(place) {
    if (started.has(place)) return
    started.add(place)
    if (location.protocol === "file:") {
      say(place, FOLDER)
      return
    }
    try {
      if (!finders.has(place)) finders.set(place, await make(place))
      await finders.get(place).start()
    } catch (error) {
      console.error(error)
      say(place, error.cause === "empty" ? EMPTY : MISSING)
      started.delete(place)
      place.addEventListener("input", () => start(place), { once: true })
    }
  }

  function open() {
    if (page) {
      page.querySelector("[type=search]").select()
    } else {
      start(dialog.querySelector("[data-finder]")) // first, so that it loads while the box is drawn
      if (!dialog.open) show()
      const field = dialog.querySelector("[type=search]")
      if (field.value || document.activeElement !== field) field.select()
    }
  }

  /* Not showModal(): a browser goes through the whole page to make it inert, and who has pressed "/" types on
     meanwhile. The dialog covers the page at once; the page becomes inert when somebody goes there by Tab, or soon. */
  function show() {
    dialog.show() // which moves the focus to its field
    sealing = setTimeout(seal, SOON, true)
    if (!("CloseWatcher" in globalThis)) return
    const watcher = new CloseWatcher() // a phone's way back
    watcher.addEventListener("close", leave)
    dialog.addEventListener("close", () => watcher.destroy(), { once: true })
  }

  function seal(isSealed) {
    clearTimeout(sealing)
    for (const other of /** @type {Iterable<any>} */ (document.body.children)) {
      if (other !== dialog) other.inert = isSealed
    }
  }

  function leave() {
    seal(false) // first, since the focus goes back to where it was
    dialog.close()
  }

  function isTyping(target) {
    return target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio]), select, textarea")
  }

  for (const opener of openers) {
    opener.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      open()
    })
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (dialog?.open && event.key === "Tab") seal(true)
    // A search field takes Escape to empty itself; here it always leaves the box.
    if (dialog?.open && event.key === "Escape") {
      event.preventDefault()
      leave()
    }
    if (isTyping(event.target)) return
    if (event.key === "/" || event.key === "f" || event.key === "s") {
      event.preventDefault()
      open()
    }
  })
  dialog?.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-search-close]")) leave()
  })
  if (page) start(page)
})()
