#!/usr/bin/env bash
# The npm package "feed" writes an item's categories by their name into RSS and JSON
# Feed, and into Atom as a label only, without the term that an Atom category has to
# have. Readers that go by the term see an entry without tags.
# Differs from: RFC 4287, section 4.2.2.1 (a category MUST have a term).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-audit --no-fund --prefix "$work" feed@6.0.0
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'feedparser==6.0.12'

cat > "$work/show.mjs" <<'JS'
import { writeFileSync } from 'node:fs'
import { Feed } from 'feed'

const when = new Date('2026-11-24T08:00:00Z')
const feed = new Feed({ id: 'https://example.com/', link: 'https://example.com/', title: 'Tips', updated: when })
feed.addItem({
  id: 'https://example.com/sorry/',
  link: 'https://example.com/sorry/',
  title: 'Say sorry once',
  date: when,
  category: [{ name: 'apology' }],
})
writeFileSync('atom.xml', feed.atom1())
writeFileSync('rss.xml', feed.rss2())
JS
cd "$work"
node show.mjs

cat > show.py <<'PY'
import json
import re
import sys
from importlib.metadata import version
from pathlib import Path

import feedparser

number = json.loads(Path("node_modules/feed/package.json").read_text())["version"]
terms = {
    kind: [tag.term for tag in feedparser.parse(Path(f"{kind}.xml").read_bytes()).entries[0].get("tags", [])]
    for kind in ("rss", "atom")
}
print("Software: feed", number, "and feedparser", version("feedparser"))
print('Expected: the tag "apology" in both feeds')
print("Seen:     RSS: ", terms["rss"])
print("          Atom:", terms["atom"], "from", *re.findall("<category.*?>", Path("atom.xml").read_text()))
if terms == {"rss": ["apology"], "atom": [None]}:
    print("Follows:  give each category a term beside its name, or offer the RSS feed; who reads")
    print("          Atom takes the label where the term is missing.")
    sys.exit(0)
print("CHANGED:  categories are written or read in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" show.py
