#!/usr/bin/env bash
# Babel's format_list joins Spanish names with "y" and "o" before every word: "Pedro y
# Inés", "siete o ocho". Before the sound i, Spanish says "e", and before o "u". ICU, and
# with it every browser's Intl.ListFormat, knows this of Spanish; CLDR's tables, which
# Babel is made of, have no place for it.
# Differs from: ICU (ICU-21016) and Intl.ListFormat for the same words and locale.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'babel==2.18.0'

beside=$(node -e '
const list = (type, ...names) => new Intl.ListFormat("es", { type }).format(names)
console.log(list("conjunction", "Pedro", "Inés") + ", " + list("disjunction", "siete", "ocho"))')
cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version

from babel.lists import format_list

seen = f"{format_list(['Pedro', 'Inés'], locale='es')}, {format_list(['siete', 'ocho'], 'or', locale='es')}"
print("Software: Babel", version("babel"))
print("Expected:", sys.argv[1], "(Intl.ListFormat)")
print("Seen:    ", seen)
if sys.argv[1] == "Pedro e Inés, siete u ocho" and seen == "Pedro y Inés, siete o ocho":
    print("Follows:  names and topics are put together as no Spaniard would; look at the last")
    print("          word before you join, or join where ICU is.")
    sys.exit(0)
print("CHANGED:  Spanish lists are joined in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py" "$beside"
