/* The steps of a playbook can be ticked. What is ticked is kept in this browser only, and nothing is sent. */
;(() => {
  const body = document.querySelector(".fa-body--playbook")
  const steps = [...(body?.querySelectorAll(":scope > h2[id]") ?? [])].filter((step) =>
    /^\d+[.)]\s/.test(step.textContent),
  )
  if (!steps.length) return

  const script = /** @type {HTMLScriptElement} */ (document.currentScript)
  const root = new URL("../../", script.src).pathname
  const page = location.pathname.replace(/index\.html$/, "").slice(root.length)
  const key = `forearmed:${root}:steps:${page}`
  const boxes = new Map()

  /* In private windows, and where a house forbids it, storage throws: then ticks last as long as the page. */
  function kept() {
    try {
      const ids = JSON.parse(localStorage.getItem(key) ?? "[]")
      return new Set(Array.isArray(ids) ? ids : [])
    } catch {
      return new Set()
    }
  }

  function keep(ids) {
    try {
      if (ids.length) localStorage.setItem(key, JSON.stringify(ids))
      else localStorage.removeItem(key)
    } catch {
      // Said above.
    }
  }

  function element(name, className, ...inside) {
    const made = document.createElement(name)
    made.className = className
    made.append(...inside)
    return made
  }

  /* Without the number, and without the sign for linking to it. */
  function title(step) {
    return [...step.childNodes]
      .filter((node) => !node.classList?.contains("headerlink"))
      .map((node) => node.textContent)
      .join("")
      .replace(/^\d+[.)]\s*/, "")
      .trim()
  }

  const count = element("span", "fa-tally__count")
  const again = element("button", "fa-tally__again")
  const progress = element("div", "fa-tally", count, again)
  count.setAttribute("role", "status")
  count.tabIndex = -1
  again.type = "button"

  let before = new Set() // what "Start over" took away, until something is ticked

  function show() {
    const done = [...boxes].filter(([, box]) => box.checked).map(([id]) => id)
    count.textContent = `${done.length} of ${boxes.size} ${boxes.size === 1 ? "step" : "steps"} done`
    if (done.length) before = new Set()
    again.textContent = before.size ? "Undo" : "Start over"
    again.hidden = !done.length && !before.size
    progress.classList.toggle("fa-tally--begun", !again.hidden)
    for (const [id, box] of boxes) {
      document.getElementById(id).toggleAttribute("data-done", box.checked)
      for (const link of document.querySelectorAll(`.fa-contents a[href="#${CSS.escape(id)}"]`)) {
        link.toggleAttribute("data-done", box.checked)
        link.querySelector(".fa-said")?.remove()
        if (box.checked) link.append(element("span", "fa-said", " (done)"))
      }
    }
    return done
  }

  function set(ids) {
    for (const [id, box] of boxes) box.checked = ids.has(id)
    return show()
  }

  steps.forEach((step, place) => {
    const box = element("input", "fa-tick__box")
    box.type = "checkbox"
    box.autocomplete = "off"
    boxes.set(step.id, box)
    box.addEventListener("change", () => keep(show()))
    box.setAttribute("aria-label", `Done: ${title(step)}`)
    const tick = element("label", "fa-tick", box, "Done")
    // A step ends where the next heading of its kind begins.
    const next = [...body.children]
      .slice([...body.children].indexOf(step) + 1)
      .find((later) => later.matches("h1, h2, aside, footer, .footnote"))
    const end = place === steps.length - 1 ? [tick, progress] : [tick]
    if (next) next.before(...end)
    else body.append(...end)
  })

  again.addEventListener("click", () => {
    const done = new Set(show())
    const back = before
    before = done
    keep(set(back))
    count.focus({ preventScroll: true })
  })
  // Ticked in another window of this browser.
  addEventListener("storage", (event) => {
    if (event.key === key || event.key === null) set(kept())
  })
  set(kept())
})()
