/* Opens the search box and hands it to its module. A classic script: from a folder (file://) browsers load no
   modules, and somebody has to say so. */
(() => {
  const FOLDER = "Search needs a web server, and these pages were opened from a folder. Everything is in the lists:"
  const MISSING = "Search is not available, since its index could not be loaded. Everything is in the lists:"
  const EMPTY = "There is no tip and no playbook to find yet."
  const SOON = 2000 // milliseconds
  const root = new URL("../../", document.currentScript.src)
  const dialog = document.querySelector("dialog[data-search-dialog]")
  const page = document.querySelector("[data-finder=page]")
  const openers = document.querySelectorAll("[data-search-open]")
  const started = new WeakSet()
  let sealing

  function say(finder, reason) {
    finder.querySelector("[data-search-status]").textContent = reason
    finder.querySelector("[data-search-lists]").hidden = false
  }

  function module(name) {
    return new URL(`assets/javascripts/search/${name}.js`, root).href
  }

  async function start(finder) {
    if (started.has(finder)) return
    started.add(finder)
    if (location.protocol === "file:") {
      say(finder, FOLDER)
      return
    }
    try {
      const thread = new Worker(`${module("thread")}#${document.documentElement.lang}`, { type: "module" })
      const broken = new Promise((_, reject) => thread.addEventListener("error", reject))
      const { Finder } = await import(module("finder"))
      await Promise.race([new Finder(finder, root, thread).start(), broken])
    } catch (error) {
      console.error(error)
      say(finder, error.cause === "empty" ? EMPTY : MISSING)
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
    if (!globalThis.CloseWatcher) return
    const watcher = new CloseWatcher() // a phone's way back
    watcher.addEventListener("close", leave)
    dialog.addEventListener("close", () => watcher.destroy(), { once: true })
  }

  function seal(isSealed) {
    clearTimeout(sealing)
    for (const other of document.body.children) {
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
