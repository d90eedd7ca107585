#!/usr/bin/env bash
# fastfeedparser passes the relative link of an Atom entry on as it is written,
# although xml:base says where it leads; feedparser, in whose place it is meant
# to be used, puts the two together.
# Differs from: RFC 4287, section 2 (xml:base is what relative references in its
# scope are resolved against), and from feedparser.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'fastfeedparser==0.6.5' 'feedparser==6.0.14'

cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version

import fastfeedparser
import feedparser

FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://tips.example.com/">
<id>tag:tips.example.com,2026:tips</id><title>Tips</title><updated>2026-11-24T08:00:00Z</updated>
<author><name>Ann</name></author>
<entry><id>tag:tips.example.com,2026:sorry</id><title>Say sorry once</title>
<link rel="alternate" href="tips/sorry/"/><updated>2026-11-24T08:00:00Z</updated></entry></feed>"""

fast = fastfeedparser.parse(FEED).entries[0].link
usual = feedparser.parse(FEED).entries[0].link
print("Software: fastfeedparser", version("fastfeedparser"), "and feedparser", version("feedparser"))
print("Expected: https://tips.example.com/tips/sorry/")
print("Seen:    ", fast)
print("          with feedparser:", usual)
if fast == "tips/sorry/" and usual == "https://tips.example.com/tips/sorry/":
    print("Follows:  readers built on it open nothing, or a page of their own; write whole")
    print("          addresses into feeds.")
    sys.exit(0)
print("CHANGED:  fastfeedparser reads xml:base in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
