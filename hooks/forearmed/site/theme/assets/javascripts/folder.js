/* When the site is opened from a folder, nobody answers a link to "tips/" with its index.html, so links
   are completed. (search.js says what search needs.) */
if (location.protocol === "file:") {
  for (const link of document.querySelectorAll("a[href]")) {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) {
      link.href = link.href.replace(/\/(?=[?#]|$)/, "/index.html")
    }
  }
}
