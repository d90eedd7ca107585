#!/usr/bin/env bash
# css-inline keeps one declaration of each property: of "background: #224466;
# background: linear-gradient(…)" only the gradient reaches the style attribute,
# and the color for mail programs that know no gradients is gone. juice keeps
# both, and so does css-inline where they stand in a style attribute by hand.
# Differs from: CSS Syntax 3, 2.2 "Error Handling": a declaration that is not
# understood is dropped, and the one before it holds.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'css-inline==0.23.1'
npm install --silent --no-audit --no-fund --prefix "$work" juice@11.1.1

cat > "$work/mail.html" <<'HTML'
<html><head><style>
.bar { background: #224466; background: linear-gradient(#224466, #113355) }
</style></head><body><p class="bar">Tip of the week</p></body></html>
HTML
node -e '
const { readFileSync } = require("fs")
const juice = require(process.argv[1] + "/node_modules/juice")
console.log(juice(readFileSync(process.argv[1] + "/mail.html", "utf8")))
' "$work" > "$work/juice.html"

cat > "$work/show.py" <<'PY'
import re
import sys
from importlib.metadata import version
from pathlib import Path

import css_inline

work = Path(sys.argv[1])


def style(html):
    return re.search(r'<p [^>]*style="([^"]*)"', html)[1]


juice = style((work / "juice.html").read_text())
python = style(css_inline.inline((work / "mail.html").read_text()))
by_hand = style(
    css_inline.inline('<p style="color: #224466; color: var(--ink)">Tip of the week</p>')
)
print("Software: css-inline", version("css-inline"))
print("          juice 11.1.1")
print("Expected: both declarations, in their order.")
print("Seen:     css-inline:          ", python)
print("          juice:               ", juice)
print("          css-inline, by hand: ", by_hand)
if "#224466" in juice and "gradient" in python and "background: #224466" not in python:
    print("Follows:  such mail has no background at all where gradients are unknown;")
    print("          set background-color and background-image, which are two.")
    sys.exit(0)
print("CHANGED:  css-inline or juice keeps other declarations now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py" "$work"
