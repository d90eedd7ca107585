/* Opens the search box and starts its module. This is a classic script, since browsers load no modules from a folder
   (file://), and it must tell the visitor so. */
import { leadIntoSearch } from "./hero.js"
import { keepPanel } from "./panel.js"
import { say } from "./wording.js"

;(() => {
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

  function explain(finder, reason) {
    finder.querySelector("[data-search-status]").textContent = reason
    finder.querySelector("[data-search-lists]").hidden = false
  }

  function reason(error) {
    if (error.cause === "empty") return say("There is no tip and no playbook to find yet.")
    return say("Search is not available, since its index could not be loaded. Everything is in the lists:")
  }

  /* Start the thread; `broken` rejects if it does not run. */
  function begin() {
    const about = new URLSearchParams({ lang: document.documentElement.lang, index: script.dataset.index })
    // By its name: where a service worker answers, a thread does not get what is behind "#" in its address.
    const made = new Worker(thread, { type: "module", name: String(about) })
    const broken = new Promise((_, reject) => made.addEventListener("error", reject))
    broken.catch(() => undefined) // Remote reports the error
    return { thread: made, broken }
  }

  async function make(place) {
    const begun = [begin()] // now, so that it loads in parallel with the box's module
    try {
      const { Finder } = await import(`${box}#${tries}`)
      return new Finder(place, root, () => begun.pop() ?? begin())
    } catch (error) {
      tries++ // for a new address: a browser may remember that a module failed to load
      begun.pop().thread.terminate()
      throw error
    }
  }

  /* Start the box in *place*, once. If something fails to load, try again when somebody types or reopens the box. */
  async function start(place) {
    if (started.has(place)) return
    started.add(place)
    if (location.protocol === "file:") {
      explain(
        place,
        say("Search needs a web server, and these pages were opened from a folder. Everything is in the lists:"),
      )
      return
    }
    try {
      if (!finders.has(place)) finders.set(place, await make(place))
      await finders.get(place).start()
    } catch (error) {
      console.error(error)
      explain(place, reason(error))
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

  /* Not showModal(), which makes the whole page inert and so delays the first letters typed after "/". The dialog
     covers the page at once; the page becomes inert when the focus moves there by Tab, or after SOON. */
  function show() {
    dialog.show() // also moves the focus to the field of the dialog
    sealing = setTimeout(seal, SOON, true)
    if (!("CloseWatcher" in globalThis)) return
    const watcher = new CloseWatcher() // closes the dialog by a phone's back gesture
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
    seal(false) // first, since closing moves the focus back to the page
    dialog.close()
    // Where nothing of the page had the focus, the hidden field keeps it until the page is drawn anew, and takes "/".
    const focused = /** @type {HTMLElement} */ (document.activeElement)
    if (dialog.contains(focused)) focused.blur()
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
    // In a search field Escape would clear the text; here it always closes the box.
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
  leadIntoSearch(open, dialog, () => start(dialog.querySelector("[data-finder]")))
  keepPanel(root)
  if (page) start(page)
})()
