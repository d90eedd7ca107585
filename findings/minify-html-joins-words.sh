#!/usr/bin/env bash
# minify-html takes away the space between two elements of a line where they stand in
# a <div>, a <blockquote>, a <nav> or a <footer>: "Older Newer" becomes "OlderNewer",
# and "Not: never" in a quotation "Not:never". In a paragraph, a cell or a list item it
# leaves the space. No option keeps it.
# Differs from: CSS Text 3, 4.1.1 (a space between two inline boxes is shown, in any
# block); html-minifier-terser keeps it. The README has it below "Whitespace".
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'minify-html==0.18.1'
npm install --silent --no-audit --no-fund --prefix "$work" html-minifier-terser@7.2.0

cat > "$work/beside.js" <<'JS'
const { minify } = require('html-minifier-terser')

minify('<blockquote><b>Not:</b> <i>never</i></blockquote>', { collapseWhitespace: true }).then(text =>
  console.log(text)
)
JS
cat > "$work/show.py" <<'PY'
import re
import sys
from importlib.metadata import version

import minify_html


def words(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


SPOTS = ["div", "blockquote", "nav", "footer", "p", "li", "td"]
shown = {
    spot: words(minify_html.minify(f"<{spot}><b>Not:</b> <i>never</i></{spot}>")) for spot in SPOTS
}
print("Software: minify-html", version("minify-html"))
print("Expected: Not: never, everywhere")
print("Seen:     ", ", ".join(f"{spot}: {text}" for spot, text in shown.items()))
print("          html-minifier-terser in a quotation:", words(sys.argv[1]))
joined = [spot for spot, text in shown.items() if text == "Not:never"]
if joined == ["div", "blockquote", "nav", "footer"] and words(sys.argv[1]) == "Not: never":
    print("Follows:  words run together that were apart before; put what belongs to one line")
    print("          into a paragraph, or use a program that keeps one space.")
    sys.exit(0)
print("CHANGED:  minify-html treats spaces between elements in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py" "$(node "$work/beside.js")"
