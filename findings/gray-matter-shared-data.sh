#!/usr/bin/env bash
# gray-matter remembers every text that it has parsed and hands out the same
# data object again: what one caller writes into the front matter of a page is
# in the front matter of the next page with the same text, before it is touched.
# It holds for calls without options only; the README does not speak of it.
# Differs from: gray-matter's README, "Returned object", which reads as if data
# were made anew for each call.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-audit --no-fund --prefix "$work" gray-matter@4.0.3

cat > "$work/show.js" <<'JS'
const matter = require('gray-matter')
const { version } = require('gray-matter/package.json')

const page = '---\ntitle: Say sorry once\ntags: [tone]\n---\nText.\n'
const first = matter(page)
first.data.title = 'A new title'
first.data.tags.push('refunds')
const again = JSON.stringify(matter(page).data)
const optioned = JSON.stringify(matter(page, {}).data)

console.log('Software: gray-matter', version)
console.log('Expected: a second parse gives {"title":"Say sorry once","tags":["tone"]}.')
console.log('Seen:     matter(page).data     =', again)
console.log('          matter(page, {}).data =', optioned)
if (again === '{"title":"A new title","tags":["tone","refunds"]}' &&
    optioned === '{"title":"Say sorry once","tags":["tone"]}') {
  console.log('Follows:  pages that begin as copies of one template share their tags;')
  console.log('          pass {} as options, which turns the memory off.')
} else {
  console.log('CHANGED:  gray-matter does not share parsed data any more.')
  process.exitCode = 1
}
JS
node "$work/show.js"
