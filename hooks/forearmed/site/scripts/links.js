/** Complete links to "tips/" with index.html where the site is opened from a folder, without a server to do it. */
export function completeLinks() {
  if (location.protocol !== "file:") return
  for (const link of document.querySelectorAll("a[href]")) {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) {
      link.href = link.href.replace(/\/(?=[?#]|$)/, "/index.html")
    }
  }
}
