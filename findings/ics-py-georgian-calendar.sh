#!/usr/bin/env bash
# ics.py reads a calendar that names no calendar scale and writes it again with
# "CALSCALE:GEORGIAN". No program knows a scale of that name.
# Differs from: RFC 5545, section 3.7.1 (the only value is GREGORIAN, and it is
# what holds where the line is missing).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'ics==0.7.3'

cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version

from ics import Calendar

LINES = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//example.com//Tips//EN",
    "BEGIN:VEVENT",
    "UID:w49@example.com",
    "DTSTAMP:20261101T000000Z",
    "DTSTART;VALUE=DATE:20261201",
    "SUMMARY:Call first",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
]
written = Calendar("\r\n".join(LINES)).serialize()
scale = [line.strip() for line in written.splitlines() if line.startswith("CALSCALE")]
print("Software: ics", version("ics"))
print("Expected: no CALSCALE, as in the file, or CALSCALE:GREGORIAN")
print("Seen:    ", *scale)
if scale == ["CALSCALE:GEORGIAN"]:
    print("Follows:  a calendar of planned weeks that went through it may be refused;")
    print("          delete that line, or write it with another library.")
    sys.exit(0)
print("CHANGED:  ics.py writes another scale now, or none.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
