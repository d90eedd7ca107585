#!/usr/bin/env bash
# mammoth puts the points of Word's own styles "List Bullet 2" and "List Number
# 2" on the first level, without a warning. Word indents them, but counts each as
# the first level of a list of its own, and mammoth reads nothing else.
# Differs from: what Word shows and prints, and from mammoth's own messages, which
# name each style that it leaves out.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'mammoth==1.13.0' 'python-docx==1.2.0'

cat > "$work/show.py" <<'PY'
import io
import sys
from importlib.metadata import version

import docx
import mammoth

document = docx.Document()
for style, words in (("List Bullet", "Ask"), ("List Bullet 2", "Listen"), ("List Bullet", "Act")):
    document.add_paragraph(words, style)
file = io.BytesIO()
document.save(file)


def convert(**options):
    file.seek(0)
    return mammoth.convert_to_html(file, **options)


plain = convert()
named = convert(style_map="p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh").value
print("Software: mammoth", version("mammoth"), "and python-docx", version("python-docx"))
print("Expected: Listen in a list below Ask, or a message")
print("Seen:    ", plain.value, plain.messages)
print("          with a rule for the style:", named)
if plain.value.count("<ul>") == 1 and not plain.messages and "Ask<ul>" in named:
    print("Follows:  steps and their parts become one list; give mammoth a rule for each of")
    print("          the styles List Bullet 2 and 3, List Number 2 and 3.")
    sys.exit(0)
print("CHANGED:  mammoth treats these styles in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
