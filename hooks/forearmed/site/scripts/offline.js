/** Let the browser keep the site for when the network goes, and offer to install it: *script* names the worker, if the
    site has one. All that begins after the page is there, so that it delays nothing, and nothing is loaded ahead for
    who saves data. */
export function keepForOffline(script) {
  const { worker } = script.dataset
  const isSaving = /** @type {any} */ (navigator).connection?.saveData
  if (!worker || !location.protocol.startsWith("http") || !navigator.serviceWorker || isSaving) return
  const soon = globalThis.requestIdleCallback ?? setTimeout
  const begin = () => {
    // Where it is refused, as in a private window, the site works as before.
    navigator.serviceWorker.register(new URL(worker, document.baseURI)).catch(() => undefined)
    const link = document.createElement("link")
    link.rel = "manifest"
    link.href = new URL(script.dataset.manifest, document.baseURI).href
    document.head.append(link)
  }
  addEventListener("load", () => soon(begin))
}
