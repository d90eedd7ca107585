/* Opens the search box and hands it to its modules. A classic script: from a folder (file://) browsers load no
   modules, and somebody has to say so. */
(() => {
  const FOLDER = "Search needs a web server, and these pages were opened from a folder. Everything is in the lists:"
  const MISSING = "Search is not available, since its index could not be loaded. Everything is in the lists:"
  const EMPTY = "There is no tip and no playbook to find yet."
  // All of them, so that they come at once and not each after the one that asks for it.
  const MODULES =
    "address catalog engine facets filters finder passage plan rank results spelling synonyms words".split(" ")
  const root = new URL("../../", document.currentScript.src)
  const dialog = document.querySelector("dialog[data-search-dialog]")
  const page = document.querySelector("[data-finder=page]")
  const openers = document.querySelectorAll("[data-search-open]")
  const started = new WeakSet()

  function say(finder, reason) {
    finder.querySelector("[data-search-status]").textContent = reason
    finder.querySelector("[data-search-lists]").hidden = false
  }

  /** Have a module fetched that others will ask for in their turn. */
  function ahead(path) {
    const link = document.createElement("link")
    document.head.append(Object.assign(link, { rel: "modulepreload", href: new URL(path, root).href }))
  }

  async function start(finder) {
    if (started.has(finder)) return
    started.add(finder)
    if (location.protocol === "file:") {
      say(finder, FOLDER)
      return
    }
    try {
      for (const name of MODULES) ahead(`assets/javascripts/search/${name}.js`)
      ahead("pagefind/pagefind.js")
      const catalog = fetch(new URL("search/catalog.json", root))
      const { Finder } = await import(new URL("assets/javascripts/search/finder.js", root).href)
      await new Finder(finder, root).start(catalog)
    } catch (error) {
      console.error(error)
      say(finder, error.cause === "empty" ? EMPTY : MISSING)
    }
  }

  function open() {
    if (page) {
      page.querySelector("[type=search]").select()
    } else {
      if (!dialog.open) dialog.showModal()
      dialog.querySelector("[type=search]").select()
      start(dialog.querySelector("[data-finder]"))
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
