#!/usr/bin/env bash
# css-inline takes the rules of <style media="print"> and of a <style> for the
# dark color scheme for rules that always hold, and writes them into the style
# attributes, where no media condition can guard them any more.
# Differs from: HTML, "The style element" (the media attribute says where the
# styles apply), and from css-inline's own handling of @media blocks, which it
# leaves alone.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'css-inline==0.23.1'

cat > "$work/show.py" <<'PY'
import re
import sys
from importlib.metadata import version

import css_inline

MAIL = """<!doctype html>
<html lang="en"><head><title>Tip of the week</title>
<style>p { margin: 0 }</style>
<style>@media print { .block { display: none } }</style>
<style media="print">.attribute { display: none }</style>
<style media="(prefers-color-scheme: dark)">.ink { color: #ffffff }</style>
</head><body>
<p class="block">One</p>
<p class="attribute">Two</p>
<p class="ink">Three</p>
</body></html>"""

mail = css_inline.inline(MAIL)
styles = re.findall(r'<p class="(\w+)" style="([^"]*)"', mail)
print("Software: css-inline", version("css-inline"))
print("Expected: all three paragraphs get margin: 0 and nothing else;")
print("          print and dark rules are left out or kept in a <style>.")
print("Seen:")
for name, style in styles:
    print(f"          .{name}: {style}")
found = {name: style.replace(" ", "") for name, style in styles}
if (
    "display" not in found["block"]
    and "display:none" in found["attribute"]
    and "color:#fff" in found["ink"]
):
    print("Follows:  text meant to be hidden on paper is hidden in every mail;")
    print("          write @media blocks, never a media attribute.")
    sys.exit(0)
print("CHANGED:  css-inline no longer inlines rules under a media attribute.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
