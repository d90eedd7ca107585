#!/usr/bin/env bash
# html2text writes the second paragraph of a list item without the indent that
# keeps it in the list. The list ends there, and another begins behind it.
# Differs from: CommonMark 0.31.2, section 5.2 (what belongs to an item is
# indented as its first line is), for which its output is meant.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'html2text==2025.4.15' 'markdown-it-py==4.0.0'

cat > "$work/show.py" <<'PY'
import re
import sys
from importlib.metadata import version

import html2text
from markdown_it import MarkdownIt

PAGE = "<ol><li><p>Ask.</p><p>Wait for the answer.</p></li><li><p>Act.</p></li></ol>"
markdown = html2text.html2text(PAGE)
back = re.sub(r"\s*\n\s*", "", MarkdownIt().render(markdown))
print("Software: html2text", ".".join(map(str, html2text.__version__)), "and markdown-it-py", version("markdown-it-py"))
print("Expected:", PAGE)
print("Seen:    ", repr(markdown))
print("          which is", back)
if back.index("</ol>") < back.index("Wait") and back.count("<ol") == 2:
    print("Follows:  of an archive that it converted, each item with two paragraphs ends its")
    print("          list; indent the second paragraph, or use another converter.")
    sys.exit(0)
print("CHANGED:  html2text keeps the second paragraph in its item now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
