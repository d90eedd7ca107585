#!/usr/bin/env bash
# feedparser empties the address of links to a telephone number, a text message or a
# place: <a href="tel:+15550100"> becomes <a href="">, which leads to whatever page the
# reader shows it on. "sip:" and "callto:" are let through; "tel:", "sms:" and "geo:" are
# younger than its list of schemes. The link still looks like one.
# Differs from: RFC 3966 (tel), RFC 5724 (sms); the HTML standard, where an empty href is
# a link to the page itself.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'feedparser==6.0.14'

cat > "$work/show.py" <<'PY'
import re
import sys
from importlib.metadata import version

import feedparser

LINKS = ["tel:+15550100", "sms:+15550100", "geo:40.7,-74.0", "sip:desk@example.com", "mailto:a@example.com"]
written = " ".join(f'<a href="{each}">here</a>' for each in LINKS)
FEED = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.com,2026:tips</id><title>Tips</title>
<updated>2026-11-24T09:00:00Z</updated><entry><id>tag:example.com,2026:call</id><title>Call</title>
<updated>2026-11-24T09:00:00Z</updated><content type="html"><![CDATA[<p>{written}</p>]]></content>
</entry></feed>"""
content = feedparser.parse(FEED).entries[0].content[0].value
seen = re.findall('href="([^"]*)"', content)
print("Software: feedparser", version("feedparser"))
print("Expected:", LINKS)
print("Seen:    ", seen)
if seen == ["", "", "", *LINKS[3:]]:
    print("Follows:  nobody can call from a feed reader that is built on it; write the number")
    print("          itself as the words of the link.")
    sys.exit(0)
print("CHANGED:  such links are read in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
