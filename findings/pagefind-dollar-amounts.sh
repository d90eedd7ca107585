#!/usr/bin/env bash
# Pagefind takes $ and + out of the pages, but not out of what is typed: "$20"
# and "5+5" find nothing on a page that says so word for word, "20" finds it.
# Other marks (£ € # %) do no harm.
# Differs from: Pagefind's guide, "Indexing special characters": punctuation is
# removed from the content and from the search term.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'pagefind==1.5.2' 'pagefind-bin==1.5.2'

mkdir -p "$work/site/fees"
cat > "$work/site/fees/index.html" <<'HTML'
<!doctype html>
<html lang="en"><head><title>Fees</title></head><body><main>
<h1>Fees</h1>
<p>Say that it is $20 in America and £30 in Britain, and call after 5+5 days.</p>
</main></body></html>
HTML
index() {
  "$work/venv/bin/python" -m pagefind --site "$work/site" "$@" > "$work/log" 2>&1 ||
    { cat "$work/log"; exit 2; }
}

# Pagefind's own search, given the few things of a browser that it asks for.
cat > "$work/search.mjs" <<'JS'
import { readFile } from 'node:fs/promises'

const [site, ...queries] = process.argv.slice(2)
globalThis.window = globalThis
globalThis.location = new URL('https://example.com/')
globalThis.document = { querySelector: () => ({ getAttribute: () => 'en' }) }
globalThis.fetch = async address =>
  new Response(await readFile(site + new URL(address, location).pathname))
const pagefind = await import(site + '/pagefind/pagefind.js')
await pagefind.options({ basePath: '/pagefind/', noWorker: true })
await pagefind.init()
const counts = []
for (const query of queries) {
  counts.push(`${query} ${(await pagefind.search(query)).results.length}`)
}
console.log(counts.join(', '))
process.exit(0)
JS
index
plain=$(node "$work/search.mjs" "$work/site" '$20' 20 '£30' 30 '5+5')
index --include-characters '$+'
included=$(node "$work/search.mjs" "$work/site" '$20' 20 '£30' 30 '5+5')
"$work/venv/bin/python" -c '
from importlib.metadata import version
print("Software: Pagefind", version("pagefind-bin"))'
echo "Expected: one page for each of the five queries."
echo "Seen:     $plain"
echo "          with --include-characters '\$+': $included"
if [ "$plain" = '$20 0, 20 1, £30 1, 30 1, 5+5 0' ] &&
  [ "$included" = '$20 1, 20 1, £30 1, 30 1, 5+5 1' ]; then
  echo "Follows:  prices in dollars cannot be searched as they are written; include"
  echo "          the two characters in the index, or drop them from the query."
else
  echo "CHANGED:  Pagefind treats these characters in another way now."
  exit 1
fi
