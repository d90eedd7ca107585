#!/usr/bin/env bash
# Babel's week numbers hang on the country part of a locale. With "de" or "fr"
# the week of January 1 is always week 1, as in the United States; with "de_DE"
# or "fr_FR" the same pattern gives the ISO week. Sites set "de", not "de_DE".
# Differs from: Unicode UTS #35, part 4, "Week Data": a locale without a
# region takes its most likely one (de -> DE).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'babel==2.18.0'

cat > "$work/show.py" <<'PY'
import datetime
import sys
from importlib.metadata import version

from babel.dates import format_date

DAYS = [datetime.date(2027, 1, 2), datetime.date(2027, 1, 5)]
PATTERN = "YYYY-'W'ww"

print("Software: Babel", version("babel"))
print("Expected: de = de_DE and fr = fr_FR, which count weeks as ISO 8601 does.")
print("Seen:")
same = True
for day in DAYS:
    year, week, _ = day.isocalendar()
    iso = f"{year}-W{week:02}"
    for language, country in (("de", "de_DE"), ("fr", "fr_FR")):
        bare = format_date(day, PATTERN, locale=language)
        full = format_date(day, PATTERN, locale=country)
        print(f"          {day}: ISO {iso}, {country} {full}, {language} {bare}")
        if full != iso:
            print(f"CHANGED:  {country} does not give the ISO week any more.")
            sys.exit(1)
        same = same and bare == full
if same:
    print("CHANGED:  the language alone gives the same weeks as with a country.")
    sys.exit(1)
print("Follows:  take the week from date.isocalendar(), or give Babel a country;")
print("          else tips of 2027 stand one week too high.")
PY
"$work/venv/bin/python" "$work/show.py"
