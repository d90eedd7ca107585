#!/usr/bin/env bash
# markdownlint --fix turns two multiplication signs into emphasis: MD037 takes
# "2 * 3 * 4" for emphasis with spaces in it, removes the spaces, and readers
# then see "2 3 4" with a slanted 3. The line was in order before: there is no
# emphasis where an asterisk has a blank on both sides.
# Differs from: CommonMark 0.31, section 6.2 (left-flanking delimiter runs), and
# from what a fix of a style promises: that the page stays what it was.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" \
  markdownlint-cli2@0.22.1 commonmark@0.31.2

printf 'The box is 2 * 3 * 4 feet.\n' > "$work/before.md"
cp "$work/before.md" "$work/after.md"
printf '{"default": false, "MD037": true}\n' > "$work/.markdownlint.json"
(cd "$work" && ./node_modules/.bin/markdownlint-cli2 --fix after.md > fixed.txt 2>&1) || true

cat > "$work/show.js" <<'JS'
const { readFileSync } = require('fs')
const commonmark = require('commonmark')
const { version } = JSON.parse(readFileSync('node_modules/markdownlint/package.json', 'utf8'))

const shown = (name) =>
  new commonmark.HtmlRenderer().render(new commonmark.Parser().parse(readFileSync(name, 'utf8'))).trim()
const before = shown('before.md')
const after = shown('after.md')

console.log('Software: markdownlint', version)
console.log('Expected: --fix leaves what readers see:', before)
console.log('Seen:    ', after)
if (before === '<p>The box is 2 * 3 * 4 feet.</p>' && after === '<p>The box is 2 <em>3</em> 4 feet.</p>') {
  console.log('Follows:  turn MD037 off where --fix runs by itself, as at every save in an editor.')
} else {
  console.log('CHANGED:  markdownlint leaves the two signs alone.')
  process.exitCode = 1
}
JS
(cd "$work" && node show.js)
