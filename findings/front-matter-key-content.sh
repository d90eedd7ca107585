#!/usr/bin/env bash
# python-frontmatter cannot load a page whose front matter has a key "content" or
# "handler": it hands every key on as an argument of the same name, and these two names
# are taken. The TypeError names neither the file nor the key. Its own parse() reads the
# same page.
# Differs from: YAML 1.2, where any string may be a key; gray-matter, front-matter.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'python-frontmatter==1.3.0'
npm install --silent --no-audit --no-fund --prefix "$work" front-matter@4.0.2

cat > "$work/page.md" <<'MD'
---
title: Call first
content: checklist
---

Then write.
MD
cat > "$work/beside.js" <<'JS'
const fs = require('fs')

console.log(require('front-matter')(fs.readFileSync(process.argv[2], 'utf8')).attributes.content)
JS
cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version
from pathlib import Path

import frontmatter

page = Path(sys.argv[1])
try:
    seen = str(frontmatter.load(page)["content"])
except TypeError as error:
    seen = f"TypeError: {error}"
parsed = frontmatter.parse(page.read_text())
print("Software: python-frontmatter", version("python-frontmatter"))
print("Expected:", sys.argv[2], "(front-matter for Node.js)")
print("Seen:    ", seen)
print("          parse():", parsed)
if (
    seen.startswith("TypeError")
    and "argument 'content'" in seen
    and parsed == ({"title": "Call first", "content": "checklist"}, "Then write.")
):
    print("Follows:  one page stops a program that reads a folder of them; call parse() where")
    print("          pages come from elsewhere.")
    sys.exit(0)
print("CHANGED:  such a key is read in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py" "$work/page.md" "$(node "$work/beside.js" "$work/page.md")"
