#!/usr/bin/env bash
# markdown-it-py aligns the columns of a table by a style attribute, GitHub's
# parser by an align attribute. nh3's defaults allow align and drop style, so
# that the same table keeps its alignment from one and loses it from the other.
# Differs from: GFM 4.10 "Tables (extension)", whose examples have align="…".
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  'markdown-it-py==4.3.0' 'cmarkgfm==2025.10.22' 'nh3==0.3.8'

cat > "$work/show.py" <<'PY'
import re
import sys
from importlib.metadata import version

import cmarkgfm
import nh3
from markdown_it import MarkdownIt

TABLE = "| Word | Count |\n| :-- | --: |\n| sorry | 5 |\n"


def number(html):
    return re.search(r"<td[^>]*>5</td>", html)[0]


python = MarkdownIt("commonmark").enable("table").render(TABLE)
github = cmarkgfm.github_flavored_markdown_to_html(TABLE)
print("Software: markdown-it-py", version("markdown-it-py"))
print("          cmarkgfm", version("cmarkgfm"))
print("          nh3", version("nh3"))
print('Expected: <td align="right">5</td> from both, before and after nh3.')
print("Seen:     cmarkgfm:      ", number(github))
print("            after nh3:   ", number(nh3.clean(github)))
print("          markdown-it-py:", number(python))
print("            after nh3:   ", number(nh3.clean(python)))
if "align" in number(nh3.clean(github)) and number(nh3.clean(python)) == "<td>5</td>":
    print("Follows:  numbers stand on the left after cleaning, and under a content")
    print("          security policy without inline styles; turn style into align.")
    sys.exit(0)
print("CHANGED:  the alignment of the two comes through alike now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
