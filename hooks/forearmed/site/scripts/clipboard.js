/* What is copied of a sentence to say, and how it gets onto the clipboard. */

/* The quotation marks of all languages, each opening one with its closing one. */
const PAIRS = '“” „“ „” ”” «» »« »» ‹› ›‹ 「」 『』 ｢｣ ‘’ ‚‘ ""'.split(" ")
const SAID = /^(?:[(（][^()（）]*[)）]\s*)?([^\w\s()（）])([\s\S]*)([^\w\s()（）])(?:\s*[(（][^()（）]*[)）])?$/

/** Return the spoken words of *text*, without quotation marks around them or a note in brackets before or after. */
export function spokenIn(text) {
  const [, opens, inner, closes] = SAID.exec(text) ?? []
  return PAIRS.includes(opens + closes) && isOne(inner, opens, closes) ? inner.trim() : text
}

/* Tell whether the outer quotation marks are one pair: "Yes," and then "No." has two pairs. */
function isOne(inner, opens, closes) {
  let depth = 0
  for (const { 0: mark, index } of inner.matchAll(/[^\w\s]/g)) {
    const goesOn = /\p{L}/u.test(inner[index + 1] ?? "") // as behind an apostrophe
    if (mark === opens && (opens !== closes || /^$|\s/.test(inner.slice(0, index).slice(-1)))) depth += 1
    else if (mark === closes && !(mark === "’" && goesOn)) depth -= 1
    if (depth < 0) return false
  }
  return true
}

/**
 * Copy *text*, and return whether that worked. Without https, scripts have no clipboard, so select a copy of the text
 * in *place* and use the older command.
 */
export async function putOnClipboard(text, place) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = document.createElement("textarea")
    const before = document.activeElement
    field.value = text
    field.readOnly = true
    field.className = "fa-copied"
    place.append(field)
    field.select()
    const copied = document.execCommand("copy")
    field.remove()
    before?.focus({ preventScroll: true })
    return copied
  }
}
