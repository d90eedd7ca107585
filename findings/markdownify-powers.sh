#!/usr/bin/env bash
# markdownify drops <sup> and <sub> and keeps their text: 10<sup>3</sup> becomes
# 103 and "page 12<sup>1</sup>" becomes "page 121". Markdown has no mark for
# them, but takes the tags, which are not passed on. An option sets a symbol.
# Differs from: CommonMark 6.6 "Raw HTML" (tags may stay); pandoc writes ^3^ or,
# to gfm, the tag itself. The default is named in the README, "sub_symbol".
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  'markdownify==1.2.3' 'pypandoc_binary==1.17'

cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version

import pypandoc
from markdownify import markdownify

POST = "<p>Some 10<sup>3</sup> letters a day, see page 12<sup>1</sup>.</p>"

pandoc = pypandoc.convert_text(POST, "gfm", format="html").strip()
plain = markdownify(POST).strip()
told = markdownify(POST, sup_symbol="<sup>").strip()
print("Software: markdownify", version("markdownify"))
print("          pandoc", pypandoc.get_pandoc_version())
print("Expected: numbers that mean the same as before.")
print("Seen:     markdownify:       ", plain)
print("            sup_symbol=<sup>:", told)
print("          pandoc to gfm:     ", pandoc)
if "103 letters" in plain and "page 121" in plain and "10<sup>3</sup>" in told:
    print("Follows:  an import changes numbers without a trace; set sup_symbol and")
    print("          sub_symbol to the tags.")
    sys.exit(0)
print("CHANGED:  markdownify treats raised text in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
