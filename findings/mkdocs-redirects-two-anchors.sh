#!/usr/bin/env bash
# mkdocs-redirects puts the anchor that a visitor comes with behind the one of the new
# address: old.md moved to fees.md#prices, and /old/#cash leads to /fees/#prices#cash,
# which is the place of no heading, so that the page is shown from its top. A link
# without an anchor works, which is what one tries.
# Differs from: Fetch, "HTTP-redirect fetch" (a visitor's anchor is used only where the
# new address has none), by which redirects of servers go.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  'mkdocs==1.6.1' 'mkdocs-redirects==1.2.3'

mkdir -p "$work/kb/docs"
cat > "$work/kb/mkdocs.yml" <<'YML'
site_name: Tips
site_url: https://example.com/
theme: mkdocs
plugins:
  - redirects:
      redirect_maps:
        old.md: fees.md#prices
YML
echo '# Welcome' > "$work/kb/docs/index.md"
printf '# Fees\n\n## Prices\n\nFive dollars.\n' > "$work/kb/docs/fees.md"
(cd "$work/kb" && DISABLE_MKDOCS_2_WARNING=true "$work/venv/bin/mkdocs" build --quiet --strict)

cat > "$work/visit.js" <<'JS'
// Runs the page's script as a browser does that comes from each address.
const fs = require('fs')
const vm = require('vm')

const page = fs.readFileSync(process.argv[2], 'utf8')
const script = page.match(/<script>([^]*?)<\/script>/)[1]
for (const address of process.argv.slice(3)) {
  const { hash } = new URL(address)
  const location = { hash, href: address }
  vm.runInNewContext(script, { location, window: { location } })
  console.log(new URL(location.href, address).href)
}
JS
led=$(node "$work/visit.js" "$work/kb/site/old/index.html" 'https://example.com/old/' 'https://example.com/old/#cash')
"$work/venv/bin/python" -c '
from importlib.metadata import version
print("Software: mkdocs-redirects", version("mkdocs-redirects"), "with mkdocs", version("mkdocs"))'
echo "Expected: https://example.com/fees/#prices from both"
echo "Seen:     /old/      to ${led%%$'\n'*}"
echo "          /old/#cash to ${led##*$'\n'}"
if [ "$led" = $'https://example.com/fees/#prices\nhttps://example.com/fees/#prices#cash' ]; then
  echo "Follows:  old links to a section land at the top; leave the anchor out of the map, or"
  echo "          give the section its old name."
else
  echo "CHANGED:  mkdocs-redirects leads elsewhere now."
  exit 1
fi
