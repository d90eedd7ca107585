#!/usr/bin/env bash
# markdown-it-py's preset "gfm-like" makes links of file names whose ending is a
# country code: tips.md leads to a host in Moldova, build.py to one in Paraguay.
# GitHub's own parser links neither, since they have no http:// and no www.
# Differs from: GFM 6.9 "Autolinks (extension)".
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  'markdown-it-py==4.3.0' 'linkify-it-py==2.2.0' 'cmarkgfm==2025.10.22'

cat > "$work/show.py" <<'PY'
import re
import sys
from importlib.metadata import version

import cmarkgfm
from markdown_it import MarkdownIt

LINE = "Edit tips.md, run build.py, look at feed.json and at https://example.com/."


def links(html):
    return re.findall(r'href="([^"]*)"', html)


python = links(MarkdownIt("gfm-like").render(LINE))
github = links(cmarkgfm.github_flavored_markdown_to_html(LINE))
print("Software: markdown-it-py", version("markdown-it-py"))
print("          linkify-it-py", version("linkify-it-py"))
print("          cmarkgfm", version("cmarkgfm"))
print("Expected: one link, https://example.com/, from both.")
print("Seen:     cmarkgfm:", *github)
print("          gfm-like:", *python)
if github == ["https://example.com/"] and "http://tips.md" in python:
    print("Follows:  tips that name files lead readers to strangers' sites; put file")
    print("          names into `code`, or turn fuzzy links off.")
    sys.exit(0)
print("CHANGED:  the two find the same links now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
