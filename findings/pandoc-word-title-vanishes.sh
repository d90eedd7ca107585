#!/usr/bin/env bash
# pandoc takes paragraphs of the styles Title, Subtitle, Author and Date at the
# top of a Word file out of the text. "pandoc draft.docx -t gfm" then writes
# them nowhere, without a warning: they are metadata, which only -s shows.
# Differs from: what pandoc does with all other text of a Word file, which is to
# keep it; see jgm/pandoc issues 4583 and 9504.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  'pypandoc_binary==1.17' 'python-docx==1.2.0'

cat > "$work/show.py" <<'PY'
import sys
from pathlib import Path

import docx
import pypandoc

draft = Path(sys.argv[1], "draft.docx")
document = docx.Document()
document.add_paragraph("Say sorry once", "Title")
document.add_paragraph("For the desk that answers mail", "Subtitle")
document.add_paragraph("Say it once, then mend it.")
document.save(draft)

text = pypandoc.convert_file(draft, "gfm").strip()
whole = pypandoc.convert_file(draft, "gfm", extra_args=["-s"]).strip()
print("Software: pandoc", pypandoc.get_pandoc_version())
print("Expected: three lines of text, the title as a heading or a paragraph.")
print("Seen:     pandoc draft.docx -t gfm:")
print("            ", text.replace("\n", "\n             "))
print("          with -s:")
print("            ", whole.replace("\n", "\n             "))
if text == "Say it once, then mend it." and "title: Say sorry once" in whole:
    print("Follows:  drafts from Word lose their title on the way in; use -s.")
    sys.exit(0)
print("CHANGED:  pandoc treats the title of a Word file in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py" "$work"
