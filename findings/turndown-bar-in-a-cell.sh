#!/usr/bin/env bash
# turndown with turndown-plugin-gfm, with which many tools turn HTML into GitHub's
# Markdown, leaves a "|" in a table's cell as it is. It divides the cell in two there, and
# the row has a cell too many, which GitHub does not show: the row's last words are gone.
# Differs from: GFM, section 4.10 (a "|" within a cell is escaped; excess cells are ignored).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-audit --no-fund --prefix "$work" \
  turndown@7.2.5 turndown-plugin-gfm@1.0.2 markdown-it@14.1.0

cat > "$work/show.js" <<'JS'
const Turndown = require('turndown')
const { gfm } = require('turndown-plugin-gfm')
const html = '<table><tr><th>Say</th><th>Not</th></tr>' +
  '<tr><td>Press 1 | Sales</td><td>Please hold the line</td></tr></table>'
const service = new Turndown()
service.use(gfm)
const markdown = service.turndown(html)
const shown = require('markdown-it')().render(markdown)
const of = name => `${name} ${require(`${name}/package.json`).version}`
const cells = [...shown.matchAll(/<td>(.*?)<\/td>/g)].map(found => found[1])

console.log('Software:', of('turndown'), 'with', of('turndown-plugin-gfm') + ',', 'shown by', of('markdown-it'))
console.log('Expected: the cells "Press 1 | Sales" and "Please hold the line"')
console.log('Seen:    ', markdown.split('\n').pop())
console.log('          which is shown as', JSON.stringify(cells))
if (JSON.stringify(cells) === '["Press 1","Sales"]' && !shown.includes('hold the line')) {
  console.log('Follows:  look for "|" in tables before they are converted, or count the cells after it.')
} else {
  console.log('CHANGED:  a bar in a cell is written in another way now.')
  process.exitCode = 1
}
JS
node "$work/show.js"
