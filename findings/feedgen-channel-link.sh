#!/usr/bin/env bash
# feedgen makes the last link added the <link> of an RSS channel, whatever its
# rel: the home page first and rel="self" after it, the order of feedgen's own
# example, and the channel's link is the feed itself. Atom is right.
# Differs from: RSS 2.0, "Required channel elements" (link is the address of
# the HTML website), and from feedgen's documentation, whose example does this.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'feedgen==1.0.0'

cat > "$work/show.py" <<'PY'
import re
import sys
from importlib.metadata import version

from feedgen.feed import FeedGenerator

HOME = {"href": "https://example.com/", "rel": "alternate"}
SELF = {"href": "https://example.com/feed.xml", "rel": "self"}


def channel_link(*links):
    feed = FeedGenerator()
    feed.id("tag:example.com,2026:tips")
    feed.title("Tips")
    feed.description("A tip a week")
    for link in links:
        feed.link(**link)
    return re.search(r"<link>(.*?)</link>", feed.rss_str().decode())[1]


first = channel_link(HOME, SELF)
last = channel_link(SELF, HOME)
print("Software: feedgen", version("feedgen"))
print("Expected: <link>https://example.com/</link>, since that one is alternate.")
print("Seen:     home page, then self:", first)
print("          self, then home page:", last)
if first == SELF["href"] and last == HOME["href"]:
    print("Follows:  add the home page last, or readers lead from the channel's")
    print("          title to a page of XML.")
    sys.exit(0)
print("CHANGED:  feedgen chooses the channel's link in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
