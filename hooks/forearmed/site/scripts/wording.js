/* The phrases of the scripts, in the language of the site. A phrase is named by its English text, so an English page
   needs no table; other pages load one before (phrases.js). */

/** Return the phrase whose English text is *text*, with *values* in the places of its braces. */
export function say(text, values = {}) {
  return filled(table()[text] ?? text, values)
}

/** Return the phrase for the number *n*, which is *one* or *many* in English; {n} is the number. */
export function count(one, many, n, values = {}) {
  return filled(form(table()[one], n) ?? (n === 1 ? one : many), { n, ...values })
}

/** Return *texts* as one list: "a, b, c". */
export function listed(texts) {
  return texts.reduce((before, next) => say("{before}, {next}", { before, next }))
}

function table() {
  return globalThis.forearmedPhrases ?? {}
}

function form(forms, n) {
  if (!forms || typeof forms === "string") return forms
  return forms[new Intl.PluralRules(document.documentElement.lang).select(n)] ?? forms.other
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name])
}
