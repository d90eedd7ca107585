#!/usr/bin/env bash
# HTML in an <mj-raw> between two blocks of a column is shown above both: it is
# written between the rows of a table, where HTML allows no paragraph, and every
# parser moves it in front of the table. With <mj-style inline="inline"> mrml
# parses its own output, so that the order changes in the very bytes.
# Differs from: MJML's documentation of mj-raw (raw HTML is shown where it
# stands); see mjmlio/mjml issue 1760. HTML: "foster parenting".
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'mrml==0.2.4' 'nh3==0.3.8'

cat > "$work/show.py" <<'PY'
import re
import sys
from importlib.metadata import version

import mrml
import nh3

MAIL = """<mjml><mj-head>{style}</mj-head><mj-body><mj-section><mj-column>
<mj-text>First</mj-text>
<mj-raw><p class="note">Second</p></mj-raw>
<mj-text>Third</mj-text>
</mj-column></mj-section></mj-body></mjml>"""
INLINE = '<mj-style inline="inline">.note { color: #555555 }</mj-style>'


def order(html):
    return " ".join(re.findall("First|Second|Third", html))


plain = mrml.to_html(MAIL.format(style="")).content
inlined = mrml.to_html(MAIL.format(style=INLINE)).content
shown = nh3.clean(plain)
print("Software: mrml", version("mrml"))
print("Expected: First Second Third")
print("Seen:     in the HTML of mrml:    ", order(plain))
print("          in a browser's tree:    ", order(shown))
print("          with an inlined style:  ", order(inlined))
if order(plain) == "First Second Third" and order(shown) == order(inlined) == "Second First Third":
    print("Follows:  put raw HTML into a column as <tr><td>…</td></tr>, or the mail")
    print("          reads in another order than its source.")
    sys.exit(0)
print("CHANGED:  mrml or the parser keeps the order in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
