#!/usr/bin/env bash
# feedparser lets <details> through and drops the <summary> in it: a box that a click
# opens stays closed, says "Details" instead of its own line, and the line begins the
# hidden text without a space or a break behind it.
# Differs from: HTML, "The details element" (summary is its first child, and the only
# thing shown while it is closed); nh3 and sanitize-html keep both or neither.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'feedparser==6.0.14' 'nh3==0.3.7'
npm install --silent --no-audit --no-fund --prefix "$work" sanitize-html@2.18.1

box='<details><summary>What it costs</summary>Five dollars.</details>'
cat > "$work/beside.js" <<'JS'
console.log(require('sanitize-html')(process.argv[2]))
JS
cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version

import feedparser
import nh3

box, beside = sys.argv[1:]
feed = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Tips</title>
<link>https://example.com/</link><description>Tips</description><item><title>Fees</title>
<content:encoded><![CDATA[{box}]]></content:encoded></item></channel></rss>"""
seen = feedparser.parse(feed).entries[0].content[0].value
print("Software: feedparser", version("feedparser"))
print("Expected:", box)
print("Seen:    ", seen)
print("          nh3:          ", nh3.clean(box))
print("          sanitize-html:", beside)
if (seen, nh3.clean(box), beside) == (
    "<details>What it costsFive dollars.</details>",
    box,
    "What it costsFive dollars.",
):
    print("Follows:  readers do not see what the box is about; send a heading and a paragraph")
    print("          in a feed in place of it.")
    sys.exit(0)
print("CHANGED:  such a box is read in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py" "$box" "$(node "$work/beside.js" "$box")"
