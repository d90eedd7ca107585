#!/usr/bin/env bash
# html-to-text, which many mail programs for Node.js use for the plain part,
# puts the cells of a table one behind the other with nothing between them, where
# the HTML has no space there: two columns become one word.
# Differs from: WHATWG HTML, "The innerText getter" (a tab between cells, a line
# feed between rows).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-audit --no-fund --prefix "$work" html-to-text@10.0.1

cat > "$work/show.js" <<'JS'
const { convert } = require('html-to-text')
const { version } = require('html-to-text/package.json')

const table =
  '<table><tr><th>Say</th><th>Not</th></tr><tr><td>I will call</td><td>Somebody calls</td></tr></table>'
const asItComes = convert(table)
const asTable = convert(table, { selectors: [{ selector: 'table', format: 'dataTable' }] })
console.log('Software: html-to-text', version)
console.log('Expected: something between Say and Not, and between the rows')
console.log('Seen:    ', JSON.stringify(asItComes))
console.log('          as a "dataTable":', JSON.stringify(asTable))
if (asItComes === 'SayNotI will callSomebody calls' && /SAY +NOT\nI will call +Somebody calls/.test(asTable)) {
  console.log('Follows:  what to say and what not reads as one sentence in the plain part;')
  console.log('          name the format of tables, whose first row then is in capitals.')
} else {
  console.log('CHANGED:  html-to-text writes tables in another way now.')
  process.exitCode = 1
}
JS
cp "$work/show.js" "$work/node_modules/show.cjs"
node "$work/node_modules/show.cjs"
