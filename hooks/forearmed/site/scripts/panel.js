/** Keep to the panel, the narrow view beside a ticket system, from page to page below *root*; elsewhere, let the
    link in the footer open it in a window of its own.

    `?panel` in the address asks for it: forearmed.html then marks the page before it is drawn. Other sites, and pages
    that have no panel, open in a tab, since a frame may not show them. */
export function keepPanel(root) {
  if (!("panel" in document.documentElement.dataset)) {
    document.querySelector("[data-panel-open]")?.addEventListener("click", openWindow)
    return
  }

  document.addEventListener("click", (event) => keep(event.target.closest("a[href]"), root), true)
  document.addEventListener("submit", ({ target }) => {
    const form = /** @type {HTMLFormElement} */ (target)
    const mark = document.createElement("input")
    Object.assign(mark, { type: "hidden", name: "panel" })
    if (form.matches("[action]")) form.append(mark)
  })
  if (parent === window) /** @type {HTMLElement} */ (document.querySelector("[data-search-field]"))?.focus()
}

/* Let *link* lead to the panel of its page. An address that has the mark already, as places in a page do, stays. */
function keep(link, root) {
  if (!/^https?:/.test(link?.protocol ?? "")) return
  const url = new URL(link.href)
  if (!url.href.startsWith(root.href) || /\/(?:huddle|digest)\/|\.\w+$/.test(url.pathname)) link.target = "_blank"
  else if (!url.searchParams.has("panel")) {
    url.search += url.search ? "&panel" : "?panel"
    link.href = url.href
  }
}

function openWindow(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  const height = Math.min(screen.availHeight, 900)
  if (open(this.href, "forearmed-panel", `popup,width=380,height=${height}`)) event.preventDefault()
}
