#!/usr/bin/env bash
# Pagefind cuts "l'appel" into its two words at a plain apostrophe, so that "appel"
# finds it. At a typographic one it does not: "l’appel" is one word, "lappel", and
# whoever types "appel" finds nothing. French and Italian articles have such a mark
# in every other sentence, and most site generators make it of the plain one.
# Differs from: the Unicode standard, chapter 6, where U+2019 is the preferred
# character for an apostrophe; and from what Pagefind does at U+0027.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'pagefind==1.5.2' 'pagefind-bin==1.5.2'

mkdir -p "$work/site/plain" "$work/site/curly"
page() { printf '<!doctype html>\n<html lang="fr"><head><title>T</title></head><body><main><p>%s</p></main></body></html>\n' "$1"; }
page "Avant l'appel, le client attend." > "$work/site/plain/index.html"
page "Avant l’échéance, le client attend." > "$work/site/curly/index.html"
"$work/venv/bin/python" -m pagefind --site "$work/site" > "$work/log" 2>&1 || { cat "$work/log"; exit 2; }

# Pagefind's own search, given the few things of a browser that it asks for.
cat > "$work/search.mjs" <<'JS'
import { readFile } from 'node:fs/promises'

const [site, ...queries] = process.argv.slice(2)
globalThis.window = globalThis
globalThis.location = new URL('https://example.com/')
globalThis.document = { querySelector: () => ({ getAttribute: () => 'fr' }) }
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
seen=$(node "$work/search.mjs" "$work/site" attend appel échéance 'l’échéance')
"$work/venv/bin/python" -c '
from importlib.metadata import version
print("Software: Pagefind", version("pagefind-bin"))'
echo "Expected: attend 2, and one page for each other query."
echo "Seen:     $seen"
if [ "$seen" = 'attend 2, appel 1, échéance 0, l’échéance 1' ]; then
  echo "Follows:  give the index plain apostrophes where a language has elision, and"
  echo "          put the typographic ones back into what is shown."
else
  echo "CHANGED:  Pagefind treats one of the two apostrophes in another way now."
  exit 1
fi
