#!/usr/bin/env bash
# Python-Markdown's smarty writes an opening quotation mark for a closing one
# when it ends a paragraph, a heading, a list item or a table cell and the word
# before it is emphasized, a link or code: "*sorry*" becomes “sorry“. With a
# full stop behind it, or without the emphasis, the mark is right.
# Differs from: markdown-it's typographer; see Python-Markdown/markdown issues
# 408 and 1305, where markup next to quotes is said to be hard for smarty.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'markdown==3.11.3' 'markdown-it-py==4.3.0'

cat > "$work/show.py" <<'PY'
import html
import re
import sys
from importlib.metadata import version

import markdown
from markdown_it import MarkdownIt

LINES = ['Say "*sorry*"', 'Say "*sorry*".', 'Say "sorry"']
TABLE = '| Say |\n| --- |\n| "*sorry*" |\n'


def sentence(page):
    lines = html.unescape(re.sub(r"<[^>]+>", "", page)).split("\n")
    return next(line for line in lines if "sorry" in line)


typographer = MarkdownIt("commonmark", {"typographer": True})
typographer.enable(["table", "replacements", "smartquotes"])
print("Software: Markdown", version("markdown"))
print("          markdown-it-py", version("markdown-it-py"))
print("Expected: “sorry” everywhere.")
print("Seen:")
seen = []
for text in [*LINES, TABLE]:
    smart = sentence(markdown.markdown(text, extensions=["tables", "smarty"]))
    other = sentence(typographer.render(text))
    line = text.strip().split("\n")[-1]
    print(f"          {line:16} smarty: {smart:14} markdown-it: {other}")
    seen.append((smart, other))
wrong = [smart for smart, _ in seen if "“sorry“" in smart]
if len(wrong) == 2 and all("“sorry”" in other for _, other in seen):
    print("Follows:  phrases in tables get two opening marks; put the quotation marks")
    print("          inside of the emphasis, or write the curly ones.")
    sys.exit(0)
print("CHANGED:  smarty closes these quotations in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
