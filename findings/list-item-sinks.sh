#!/usr/bin/env bash
# Python-Markdown moves an item one level down when the item before it has a
# blank line and then nested bullets: "- c" after "    - b" belongs to b's list.
# After a nested paragraph it is no item at all, but text with a hyphen.
# Differs from: CommonMark 5.2 "List items" and the original Markdown.pl; see
# Python-Markdown/markdown issues 940 and 845.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'markdown==3.11.3' 'cmarkgfm==2025.10.22'

cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version

import cmarkgfm
import markdown

BULLETS = "- Listen\n\n    - to the end\n- Answer\n"
TEXT = "- Listen\n\n    To the end.\n- Answer\n"


def python(text):
    return markdown.markdown(text).replace("\n", " ")


def github(text):
    return cmarkgfm.github_flavored_markdown_to_html(text).replace("\n", " ")


print("Software: Markdown", version("markdown"))
print("          cmarkgfm", version("cmarkgfm"))
print("Expected: Answer is the second item of the outer list in both.")
print("Seen:")
for text in (BULLETS, TEXT):
    print("         ", repr(text))
    print("            cmarkgfm:       ", github(text))
    print("            Python-Markdown:", python(text))
if (
    "<li>to the end</li> <li>Answer</li>" in python(BULLETS)
    and "- Answer</p>" in python(TEXT)
    and all("</li> <li> <p>Answer</p>" in github(text) for text in (BULLETS, TEXT))
):
    print("Follows:  steps change their level on the site and not on the forge; put a")
    print("          blank line before the next item, too.")
    sys.exit(0)
print("CHANGED:  the two agree on these lists now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
