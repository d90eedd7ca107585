/* When the site is opened from a folder, nobody answers a link to "tips/" with its index.html, and a browser
   lets no page read the search index. So links are completed, and the search says what it needs. */
if (location.protocol === "file:") {
  for (const link of document.querySelectorAll("a[href]")) {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) {
      link.href = link.href.replace(/\/(?=[?#]|$)/, "/index.html")
    }
  }
  for (const input of document.querySelectorAll(".md-search__input")) {
    input.placeholder = "Search needs a web server"
    input.setAttribute("aria-label", input.placeholder)
    input.disabled = true
  }
}
