#!/usr/bin/env bash
# premailer takes "!important" out of the rules that it leaves in the <style>,
# those of @media blocks too. It has just written the other rules into style
# attributes, which now win: the mail no longer changes on a phone.
# Differs from: CSS Cascading and Inheritance, section 6.4 (a style attribute
# loses against an important rule only), and from css-inline and juice.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'premailer==3.10.0'

cat > "$work/show.py" <<'PY'
import re
import sys
from importlib.metadata import version

from premailer import transform

MAIL = """<!doctype html>
<html lang="en"><head><title>Tip of the week</title><style>
.cell { width: 50% }
@media (max-width: 600px) { .cell { display: block !important; width: 100% !important } }
</style></head><body><table><tr><td class="cell">Say</td><td class="cell">Not</td></tr></table></body></html>"""


def rules(**options):
    mail = transform(MAIL, **options)
    block = re.search(r"\{\s*\.cell\s*\{([^}]*)\}", mail).group(1)
    return " ".join(block.split()), re.search(r'<td[^>]*style="([^"]*)"', mail).group(1)


block, attribute = rules()
kept, _ = rules(strip_important=False)
print("Software: premailer", version("premailer"))
print("Expected: in the @media block: display: block !important; width: 100% !important")
print("Seen:     in the @media block:", block)
print("          in the attribute:   ", attribute)
print("          with strip_important=False:", kept)
if "important" not in block and "width:50%" in attribute.replace(" ", "") and "important" in kept:
    print("Follows:  columns stay beside each other on phones; switch that off, or write")
    print("          the rules for phones into the mail afterwards.")
    sys.exit(0)
print("CHANGED:  premailer treats important rules of @media blocks in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
