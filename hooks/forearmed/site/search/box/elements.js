/* Elements, made from plain text. */

export function element(name, text = "", className = "") {
  const made = document.createElement(name)
  if (text) made.textContent = text
  if (className) made.className = className
  return made
}

export function link(href, text, className) {
  const made = element("a", text, className)
  made.href = href
  return made
}
