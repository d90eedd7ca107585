/* The columns of a pasted table. */

/** Return *text*, whose only table of two columns has the names of words to say: above its first row, if it has others. */
export function withKnownColumns(text, rules) {
  const tables = [...text.matchAll(/^\|(?:[^|\n]|\\\|)*\|(?:[^|\n]|\\\|)*\|\n\| --- \| --- \|$/gm)]
  if (tables.length !== 1) return text
  const names = tables[0][0].split("\n")[0]
  const known = [...rules.knownColumns, ...rules.knownTwists].map((columns) => columns.join("|").toLowerCase())
  const written = names
    .slice(1, -1)
    .split("|")
    .map((name) => name.trim().replace(/^\*+|\*+$/g, ""))
  if (known.includes(written.join("|").toLowerCase())) return text.replace(names, `| ${written.join(" | ")} |`)
  const head = `| ${rules.columns.join(" | ")} |\n| --- | --- |`
  return text.replace(tables[0][0], `${head}\n${names}`)
}
