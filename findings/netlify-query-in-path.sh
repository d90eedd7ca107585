#!/usr/bin/env bash
# A line of Netlify's _redirects file whose old address holds a query, such as
# WordPress' "/?p=1", is read without an error and never redirects anybody: the
# query is taken for a part of the path. It has to stand apart: "/ p=1 /new/".
# Differs from: the file's own errors, which name a line that cannot work, such
# as one without a new address.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-audit --no-fund --prefix "$work" \
  netlify-redirect-parser@14.4.0 netlify-redirector@0.5.0

printf '/?p=1 /tips/call-first/ 301\n/ p=2 /tips/say-it/ 301\n' > "$work/_redirects"
cat > "$work/show.mjs" <<'JS'
import { readFileSync } from 'node:fs'
import { parseAllRedirects } from 'netlify-redirect-parser'
import redirector from 'netlify-redirector'

const file = process.argv[2]
const { redirects, errors } = await parseAllRedirects({ redirectsFiles: [file], minimal: true })
const rules = await redirector.parsePlain(readFileSync(file, 'utf8'), {})
const seen = ['p=1', 'p=2'].map(query => {
  const asked = { scheme: 'https', host: 'tips.example.com', path: '/', query, headers: {}, cookieValues: {} }
  return rules.match({ ...asked, getHeader: () => '', getCookie: () => '' })?.to ?? 'nothing'
})
const read = redirects.map(each => `${each.from} ${JSON.stringify(each.query)}`)
console.log('Software: netlify-redirect-parser 14.4.0, netlify-redirector 0.5.0')
console.log('Expected: an error for line 1, or /?p=1 leads to /tips/call-first/')
console.log('Seen:    ', errors.length, 'errors;', read.join(', '))
console.log('          /?p=1 leads to', seen[0], 'and /?p=2 to', seen[1])
if (!errors.length && read[0] === '/?p=1 {}' && seen[0] === 'nothing' && seen[1] === '/tips/say-it/') {
  console.log('Follows:  addresses of a WordPress without permalinks are lost in silence;')
  console.log('          put a space before the query.')
} else {
  console.log('CHANGED:  Netlify reads such a line in another way now.')
  process.exitCode = 1
}
JS
cp "$work/show.mjs" "$work/node_modules/show.mjs"
node "$work/node_modules/show.mjs" "$work/_redirects"
