#!/usr/bin/env bash
# No spelling of a | within code in a table works both in Python-Markdown and
# in GFM. Escaped, GFM takes the backslash away and Python-Markdown prints it.
# Bare, Python-Markdown keeps the cell whole and GFM cuts the code in two and
# drops the rest of the row.
# Differs from: each other: GFM 4.10 "Tables (extension)", examples with \|,
# and Python-Markdown's "Tables" extension.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'markdown==3.11.3' 'cmarkgfm==2025.10.22'

cat > "$work/show.py" <<'PY'
import re
import sys
from importlib.metadata import version

import cmarkgfm
import markdown

HEAD = "| Command | Count |\n| --- | --- |\n"
ROWS = {"escaped": r"| `a \| b` | 5 |", "bare": "| `a | b` | 5 |"}


def cells(html):
    return re.findall(r"<td>(.*?)</td>", html)


seen = {}
for name, row in ROWS.items():
    seen[name] = (
        cells(markdown.markdown(HEAD + row, extensions=["tables"])),
        cells(cmarkgfm.github_flavored_markdown_to_html(HEAD + row)),
    )
print("Software: Markdown", version("markdown"))
print("          cmarkgfm", version("cmarkgfm"), "(GitHub's own parser)")
print("Expected: one of the two rows gives <code>a | b</code> and 5 in both.")
print("Seen:")
for name, (python, github) in seen.items():
    print(f"          {name}: {ROWS[name]}")
    print("            Python-Markdown:", *python, sep="  ")
    print("            GFM:            ", *github, sep="  ")
right = ["<code>a | b</code>", "5"]
if (
    seen["bare"][0] == right
    and seen["escaped"][1] == right
    and seen["escaped"][0] == [r"<code>a \| b</code>", "5"]
    and seen["bare"][1] == ["`a", "b`"]
):
    print("Follows:  a tip looks right on the site or on the forge, never on both;")
    print("          write <code>a &#124; b</code>, or keep pipes out of tables.")
    sys.exit(0)
print("CHANGED:  the two agree more, or less, than they did.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
