/* Lists of Word: on the clipboard these are paragraphs, each with its sign in front and its level in a style of Word's own.
   Word's web page has no <ul>: https://learn.microsoft.com/en-us/previous-versions/office/developer/office-2000 */

/** Make a list of each run of such paragraphs below *root*. */
export function wordLists(root) {
  let open = []
  for (const paragraph of [...root.querySelectorAll("p, h1, h2, h3, h4, h5, h6")]) {
    const level = levelOf(paragraph)
    if (!level || !follows(paragraph, open)) open = []
    if (level) open = put(paragraph, level, open)
  }
}

function levelOf(paragraph) {
  const found = /mso-list:\s*l\d+\s+level(\d+)/i.exec(paragraph.getAttribute("style") ?? "")
  return found ? Number(found[1]) : 0
}

function follows(paragraph, open) {
  return open.length > 0 && paragraph.previousElementSibling === open[0]
}

/* Put *paragraph* into the list of its *level*; return the lists that are open then, the outermost first. */
function put(paragraph, level, open) {
  const isNumbered = numbered(paragraph)
  const lists = open.slice(0, level)
  while (lists.length < level) {
    const list = paragraph.ownerDocument.createElement(isNumbered ? "ol" : "ul")
    if (lists.length) (lists.at(-1).lastElementChild ?? lists.at(-1)).append(list)
    else paragraph.before(list)
    lists.push(list)
  }
  const item = paragraph.ownerDocument.createElement("li")
  item.append(...paragraph.childNodes)
  lists.at(-1).append(item)
  paragraph.remove()
  return lists
}

/* Take the sign away, and tell whether it was a number or a letter. */
function numbered(paragraph) {
  const sign = [...paragraph.querySelectorAll("span")].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute("style") ?? ""),
  )
  const said = sign?.textContent.trim() ?? ""
  sign?.remove()
  return /^\(?(?:\d+|[a-z]|[ivx]+)[.)]$/i.test(said)
}
