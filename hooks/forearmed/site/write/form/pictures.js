/* Pictures that go with the text: which files are pictures, as `check` has it, and what each is called. */
import { told } from "./rules.js"
import { slugOf } from "./slug.js"

const LONGEST_NAME = 60

/**
 * Return what is wrong with a file called *name* that begins with *first*, its octets as Latin letters, or nothing.
 * The sentences and the marks are those of `check`.
 */
export function faultOf({ name, size, first }, kit) {
  const { shown, marks, others } = kit.media
  const ending = endingOf(name)
  const called = others[ending]
  if (called) return told(kit, "IS", { what: called })
  if (!shown.includes(ending)) return kit.words.noPicture.replace("{endings}", shown.join(", "))
  if (!size) return told(kit, "NOTHING_IN_IT", {})
  const kind = marks.find(([place, signs]) => signs.some((sign) => first.startsWith(sign, place)))?.[2]
  // Some programs write a brand of both.
  const isBoth = ending === ".avif" && kind === ".heic"
  return kind && !isBoth ? told(kit, "IS_INSIDE", { what: others[kind] }) : ""
}

function endingOf(name) {
  return /\.[^.]*$/.exec(name)?.[0].toLowerCase() ?? ""
}

/** Return what the picture of *file* is called beside the article: by the *words* for it, and unlike those *taken*. */
export function nameFor(words, file, taken, letters) {
  const spelled = (text) => slugOf(text, letters).slice(0, LONGEST_NAME).replace(/-+$/, "")
  const ending = endingOf(file.name)
  const stem = spelled(words) || spelled(file.name.slice(0, -ending.length)) || "picture"
  let name = stem + ending
  for (let number = 2; taken.includes(name); number += 1) name = `${stem}-${number}${ending}`
  return name
}

/** Return the Markdown that shows the picture called *name*, in a paragraph between *before* and *after*. */
export function markdownFor(words, name, before = "", after = "") {
  const alone = (text, pattern) => (!text.trim() ? "" : "\n\n".slice(pattern.exec(text)?.[0].length ?? 0))
  const said = words.replaceAll("[", "(").replaceAll("]", ")").replaceAll("\\", "").split(/\s+/).join(" ").trim()
  return `${alone(before, /\n{0,2}$/)}![${said}](${name})${alone(after, /^\n{0,2}/)}`
}

/** Return those of *names* that *text* shows. */
export function shownIn(text, names) {
  return names.filter((name) => text.includes(`](${name})`))
}
