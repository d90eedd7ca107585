#!/usr/bin/env bash
# In Pagefind, a metadata field that has two words with the same beginning counts
# eight times as much for that beginning as a field that has one of them, and with
# three such words 27 times: the third power of their number. A page whose keywords
# are "pay, payment, payday" stands far above one whose title is "pay".
# Differs from: Pagefind's ranking guide (metaWeights: a weight for a match in a
# field) and the remark at the formula, which lowers what a field with few of the
# words of a question counts, and is no limit where one word finds several.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'pagefind==1.5.2' 'pagefind-bin==1.5.2'

for words in 'pay' 'pay, payment' 'pay, payment, payday' 'none'; do
  page="$work/site/${words//[, ]/}"
  mkdir -p "$page"
  cat > "$page/index.html" <<HTML
<!doctype html>
<html lang="en"><head><title>Page</title><meta data-pagefind-meta="keywords[content]" content="$words"></head>
<body><main><h1>Page</h1><p>A page about something else.</p></main></body></html>
HTML
done
"$work/venv/bin/python" -m pagefind --site "$work/site" > "$work/log" 2>&1 || { cat "$work/log"; exit 2; }

# Pagefind's own search, with what it takes from a browser put in place.
cat > "$work/ask.mjs" <<'JS'
import { readFile } from 'node:fs/promises'

const site = process.argv[2]
const home = new URL('https://example.com/')
Object.assign(globalThis, {
  window: globalThis,
  location: home,
  document: { querySelector: () => ({ getAttribute: () => 'en' }) },
  fetch: async address => new Response(await readFile(site + new URL(address, home).pathname)),
})
const { options, init, search } = await import(site + '/pagefind/pagefind.js')
await options({ basePath: '/pagefind/', noWorker: true, ranking: { metaWeights: { keywords: 1 } } })
await init()
const { results } = await search('pay')
const least = results.at(-1).score
const said = []
for (const { score, data } of results) said.push(`${(await data()).meta.keywords}: ${(score / least).toFixed(1)}`)
console.log(said.reverse().join('; '))
process.exit(0)
JS
seen=$(node "$work/ask.mjs" "$work/site")
echo "Software: Pagefind 1.5.2"
echo "Expected: a page with three such keywords counts a few times as much at most"
echo "Seen:     $seen"
if [ "$seen" = 'pay: 1.0; pay, payment: 8.0; pay, payment, payday: 27.0' ]; then
  echo "Follows:  who ranks by metadata sets metaWeights to 0, reads matchedMetaFields,"
  echo "          and adds what each field counts."
else
  echo "CHANGED:  Pagefind counts the words of a field in another way now."
  exit 1
fi
