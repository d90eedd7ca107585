#!/usr/bin/env bash
# mkdocs-rss-plugin puts a page's links and pictures into its feeds as they stand on
# the page, "../fees/" and "../desk.png". A reader has no page to count from: it
# takes the feed's own address, and every one of them leads one folder too far up.
# Differs from: mkdocs' manual (links between files are made to work where the page
# is); JSON Feed 1.1 has no base address at all, RSS 2.0 and feedparser the feed's.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  'mkdocs==1.6.1' 'mkdocs-rss-plugin==1.19.0' 'feedparser==6.0.12'

mkdir -p "$work/site/docs"
cat > "$work/site/mkdocs.yml" <<'YML'
site_name: Tips
site_url: https://example.com/kb/
theme: mkdocs
plugins:
  - rss:
      use_git: false
      abstract_chars_count: -1
YML
echo 'Welcome.' > "$work/site/docs/index.md"
echo 'Say [what it costs](fees.md) first.' > "$work/site/docs/call.md"
echo 'It costs five.' > "$work/site/docs/fees.md"
(cd "$work/site" && NO_MKDOCS_2_WARNING=1 "$work/venv/bin/mkdocs" build --quiet)

cat > "$work/show.py" <<'PY'
import json
import re
import sys
from importlib.metadata import version
from pathlib import Path

import feedparser

site = Path(sys.argv[1])
address = "https://example.com/kb/feed_rss_created.xml"
read = feedparser.parse(
    (site / "feed_rss_created.xml").read_bytes(), response_headers={"content-location": address}
)
entry = next(each for each in read.entries if each.link.endswith("/call/"))
led = re.search(r'href="([^"]*)"', entry.summary)[1]
items = json.loads((site / "feed_json_created.json").read_text("utf-8"))["items"]
written = next(each["content_html"] for each in items if each["url"].endswith("/call/"))
print("Software: mkdocs-rss-plugin", version("mkdocs-rss-plugin"), "with mkdocs", version("mkdocs"))
print("          feedparser", version("feedparser"))
print("Expected: a link to https://example.com/kb/fees/")
print("Seen:     in the JSON Feed:          ", written)
print("          in RSS, as feedparser reads:", led)
if 'href="../fees/"' in written and led == "https://example.com/fees/":
    print("Follows:  write whole addresses in what goes out by such a feed. Who reads one has")
    print("          to count from the link of each item, which few readers do.")
    sys.exit(0)
print("CHANGED:  links in the feeds are written in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py" "$work/site/site"
