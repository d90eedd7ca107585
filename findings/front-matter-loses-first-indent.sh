#!/usr/bin/env bash
# python-frontmatter takes away the blanks before the first line of a text: a page that
# begins with a block of code, four blanks deep, begins with a paragraph, in which
# "*" and "_" are marks. Written back with dumps(), the file itself has lost the block.
# gray-matter hands the text on as it is written.
# Differs from: CommonMark 0.31.2, 4.4 "Indented code blocks"; gray-matter.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  'python-frontmatter==1.3.0' 'markdown-it-py==4.0.0'
npm install --silent --no-audit --no-fund --prefix "$work" gray-matter@4.0.3

cat > "$work/page.md" <<'MD'
---
title: What the form sends
---

    name=*, mail=*
    city=_any_

Fill in both.
MD
cat > "$work/show.js" <<'JS'
const matter = require('gray-matter')

process.stdout.write(matter.read(process.argv[2]).content)
JS
node "$work/show.js" "$work/page.md" > "$work/beside.md"

cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version
from pathlib import Path

import frontmatter
from markdown_it import MarkdownIt

page = Path(sys.argv[1])
text = frontmatter.load(page).content
shown = MarkdownIt().render(text).splitlines()[0]
beside = MarkdownIt().render(page.with_name("beside.md").read_text()).splitlines()[0]
saved = frontmatter.dumps(frontmatter.load(page))
print("Software: python-frontmatter", version("python-frontmatter"))
print("Expected:", beside, "(gray-matter)")
print("Seen:    ", shown)
print("          written back:", saved.split("---")[-1].strip().splitlines()[:2])
if (
    beside == "<pre><code>name=*, mail=*"
    and shown == "<p>name=<em>, mail=</em>"
    and "\n\nname=*, mail=*\n" in saved
):
    print("Follows:  the first lines are shown as words and lose their signs; begin such a")
    print("          page with a fence or a sentence.")
    sys.exit(0)
print("CHANGED:  the first line of a text keeps its indent, or is read in another way.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py" "$work/page.md"
