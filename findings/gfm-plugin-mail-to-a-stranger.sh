#!/usr/bin/env bash
# mdit-py-plugins' gfm_plugin makes a link of lee@example.com in "ann_lee@example.com"
# and leaves "ann_" in front of it as text: who clicks writes to somebody else. The
# underscore ends the text that the plugin looks back through for the name. It is
# one of the signs that GFM takes in a name, and its own example 631 has one.
# Differs from: GFM 0.29, 6.9 "Autolinks (extension)"; cmark-gfm links it whole.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  'markdown-it-py==4.3.0' 'mdit-py-plugins==0.7.0' 'cmarkgfm==2025.10.22'

cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version

import cmarkgfm
from markdown_it import MarkdownIt
from mdit_py_plugins.gfm import gfm_plugin

WRITTEN = "Write to ann_lee@example.com today."

theirs = cmarkgfm.github_flavored_markdown_to_html(WRITTEN).strip()
seen = MarkdownIt("commonmark").use(gfm_plugin).render(WRITTEN).strip()
print("Software: markdown-it-py", version("markdown-it-py"))
print("          mdit-py-plugins", version("mdit-py-plugins"))
print("Written: ", WRITTEN)
print("Expected:", theirs)
print("Seen:    ", seen)
if 'href="mailto:ann_lee@' in theirs and 'ann_<a href="mailto:lee@' in seen:
    print("Follows:  the mail goes to another mailbox, and nothing says so; look for mail")
    print("          addresses in the finished texts instead of while they are read.")
    sys.exit(0)
print("CHANGED:  the plugin treats mail addresses in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
