#!/usr/bin/env bash
# mistune shows no table at all when one of its rows has a cell fewer or more than
# the line of hyphens: every row is printed as text, with its bars. One forgotten
# cell, which GitHub fills up, costs the whole table.
# Differs from: GFM, section 4.10 (missing cells are empty, excess ones are ignored).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  'mistune==3.4.0' 'markdown-it-py==4.0.0'

cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version

import mistune
from markdown_it import MarkdownIt

table = "| Say | Not |\n| --- | --- |\n| I'll call at three. | Soon. |\n| Give me a minute. |\n"
theirs = mistune.create_markdown(plugins=["table"])(table)
even = mistune.create_markdown(plugins=["table"])(table.replace("minute. |", "minute. | |"))
others = MarkdownIt().enable("table").render(table)
print("Software: mistune", version("mistune"), "beside markdown-it-py", version("markdown-it-py"))
print("Expected: a table of two rows, the last cell of which is empty")
print("Seen:     mistune:       ", repr(theirs))
print("          markdown-it-py:", others.count("<tr>") - 1, "rows in a table")
if "<table" not in theirs and "<table" in even and others.count("<tr>") == 3:
    print("Follows:  give every row of a table as many cells as its first, empty ones too.")
    sys.exit(0)
print("CHANGED:  mistune reads such a table in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
