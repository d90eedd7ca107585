#!/usr/bin/env bash
# markitdown gives a Word table an empty header row and makes its true header
# row the first row of the body. Word's option "Header Row", on by default, is
# not looked at (w:tblLook firstRow); only "Repeat as header row at the top of
# each page" counts (w:tblHeader). pandoc takes the first option for a header.
# Differs from: ECMA-376 part 1, w:tblLook; see mwilliamson/mammoth.js issue 126.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  'markitdown[docx]==0.1.9' 'mammoth==1.13.0' 'markdownify==1.2.3' 'python-docx==1.2.0'

cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from markitdown import MarkItDown


def converted(repeat):
    document = docx.Document()
    table = document.add_table(2, 2, "Table Grid")
    for row, words in zip(table.rows, (("Say", "Not"), ("Sorry", "Oops")), strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    assert 'w:firstRow="1"' in table._tbl.xml
    if repeat:
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:tblHeader"))
    draft = Path(sys.argv[1], "draft.docx")
    document.save(draft)
    return MarkItDown().convert(draft).text_content.strip().splitlines()


header = converted(repeat=False)
repeated = converted(repeat=True)
print("Software: markitdown", version("markitdown"))
print("          mammoth", version("mammoth"))
print("          markdownify", version("markdownify"))
print("Expected: | Say | Not | is the header of a table with a header row.")
print("Seen:     with Word's header row:")
for line in header:
    print("           ", line)
print("          with a header row to repeat on each page:")
for line in repeated:
    print("           ", line)
if header[0].split() == ["|", "|", "|"] and repeated[0] == "| Say | Not |":
    print("Follows:  tables lose their headings; mark the row to be repeated in")
    print("          Word, or move it up by hand.")
    sys.exit(0)
print("CHANGED:  markitdown finds the header of a Word table in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py" "$work" 2> "$work/log" || { rc=$?; cat "$work/log"; exit "$rc"; }
