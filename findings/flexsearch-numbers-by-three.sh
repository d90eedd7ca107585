#!/usr/bin/env bash
# FlexSearch cuts every number into pieces of three digits, in pages and in queries:
# 2026 is "202" and "6". "Form 202 and 6 copies" is found by 2026, and of the tickets
# 100200 and 200100 each finds both, and the wrong one comes first.
# Differs from: what exact ("strict") matching, the default, promises: whole words.
# The README does not tell of it; an Encoder with numeric: false switches it off.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-audit --no-fund --prefix "$work" flexsearch@0.8.212

cat > "$work/show.mjs" <<'JS'
import { readFileSync } from 'node:fs'
import FlexSearch from 'flexsearch'

const { version } = JSON.parse(
  readFileSync(new URL('node_modules/flexsearch/package.json', import.meta.url), 'utf8')
)
const pages = ['Form 202 and 6 copies', 'The plan for 2026', 'Ticket 100200', 'Ticket 200100']
function search(options) {
  const index = new FlexSearch.Index(options)
  pages.forEach((words, number) => index.add(number, words))
  const found = query => index.search(query).map(number => pages[number])
  return { year: found('2026'), ticket: found('100200') }
}
const asItComes = search()
const whole = search({ encoder: new FlexSearch.Encoder({ numeric: false }) })
console.log('Software: FlexSearch', version)
console.log('Expected: one page for 2026, and one for 100200')
console.log('Seen:     2026  ', JSON.stringify(asItComes.year))
console.log('          100200', JSON.stringify(asItComes.ticket))
console.log('          with numeric: false', JSON.stringify([whole.year, whole.ticket]))
if (
  asItComes.year.length === 2 &&
  asItComes.ticket[0] === 'Ticket 200100' &&
  asItComes.ticket.length === 2 &&
  whole.year.join() === 'The plan for 2026' &&
  whole.ticket.join() === 'Ticket 100200'
) {
  console.log('Follows:  numbers of forms, tickets and years are mixed up; give the index an')
  console.log('          Encoder with numeric: false where people look for numbers.')
} else {
  console.log('CHANGED:  FlexSearch treats numbers in another way now.')
  process.exitCode = 1
}
JS
node "$work/show.mjs"
