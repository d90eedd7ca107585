#!/usr/bin/env bash
# Babel shows months in the language that was asked for before: after one heading of a
# month in Hebrew, "LLLL y" in French and Danish gives Hebrew month names, until the
# process ends. Only locales that were read before the Hebrew one are safe. What it
# has looked up for one locale is kept in a table that others share.
# Differs from: Unicode CLDR, where each locale inherits for itself; each language is
# right in a process of its own. See python-babel/babel issue 1234.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'babel==2.18.0'

cat > "$work/show.py" <<'PY'
import sys
from datetime import date

from babel.dates import format_date

DAY = date(2026, 11, 24)
print(", ".join(format_date(DAY, "LLLL y", locale=each) for each in sys.argv[1:]))
PY
alone="$("$work/venv/bin/python" "$work/show.py" fr), $("$work/venv/bin/python" "$work/show.py" da)"
before=$("$work/venv/bin/python" "$work/show.py" fr da he)
after=$("$work/venv/bin/python" "$work/show.py" he fr da)
"$work/venv/bin/python" -c '
from importlib.metadata import version
print("Software: Babel", version("babel"))'
echo "Expected: $alone, whatever is asked before"
echo "Seen:     $before (Hebrew last)"
echo "          $after (Hebrew first)"
hebrew=${after%%,*}
if [ "$alone" = 'novembre 2026, november 2026' ] && [ "$before" = "$alone, $hebrew" ] &&
  [ "$after" = "$hebrew, $hebrew, $hebrew" ]; then
  echo "Follows:  a program that writes pages or mail in several languages mixes them, by"
  echo "          the order of its work; give each language a process of its own."
else
  echo "CHANGED:  Babel keeps the months of languages apart in another way now."
  exit 1
fi
