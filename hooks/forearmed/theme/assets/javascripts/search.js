/* Opens the search box and hands it to its module. A classic script: from a folder (file://) browsers load no
   modules, and somebody has to say so. */
(() => {
  const FOLDER = "Search needs a web server, and these pages were opened from a folder. Everything is in the lists:"
  const MISSING = "Search is not available, since its index could not be loaded. Everything is in the lists:"
  const EMPTY = "There is no tip and no playbook to find yet."
  const root = new URL("../../", document.currentScript.src)
  const dialog = document.querySelector("dialog[data-search-dialog]")
  const page = document.querySelector("[data-finder=page]")
  const openers = document.querySelectorAll("[data-search-open]")
  const started = new WeakSet()

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
      if (!dialog.open) dialog.showModal() // which moves the focus to its field
      const field = dialog.querySelector("[type=search]")
      if (field.value || document.activeElement !== field) field.select()
    }
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
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (event.key === "/" || event.key === "f" || event.key === "s") {
      event.preventDefault()
      open()
    }
  })
  if (dialog) {
    // A search field takes Escape to empty itself; here it always leaves the box.
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return
      event.preventDefault()
      dialog.close()
    })
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("[data-search-close]")) dialog.close()
    })
  }
  if (page) start(page)
})()
