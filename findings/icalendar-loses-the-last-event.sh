#!/usr/bin/env bash
# icalendar writes the end of a series of events without its time zone: until 9:00 in
# New York becomes UNTIL=...T090000. Its sister recurring-ical-events takes that for
# UTC, as the standard has it, and leaves out the last event, which begins at 14:00
# UTC. ical.js takes it for New York's clock. Two programs show series of two lengths.
# Differs from: RFC 5545, section 3.3.10: where DTSTART has a time zone, UNTIL is in
# UTC (20261117T140000Z), which is what icalendar writes of a time that is in UTC.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  'icalendar==7.3.0' 'recurring-ical-events==3.8.2'
npm install --silent --no-audit --no-fund --prefix "$work" ical.js@2.2.1

cat > "$work/write.py" <<'PY'
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

town = ZoneInfo("America/New_York")
calendar = Calendar()
calendar.add("prodid", "-//example.com//tips//EN")
calendar.add("version", "2.0")
event = Event()
event.add("uid", "tips@example.com")
event.add("dtstamp", datetime(2026, 11, 1, tzinfo=UTC))
event.add("summary", "Tip of the week")
event.add("dtstart", datetime(2026, 11, 3, 9, tzinfo=town))
event.add("rrule", {"freq": "weekly", "until": datetime(2026, 11, 17, 9, tzinfo=town)})
calendar.add_component(event)
Path(sys.argv[1]).write_bytes(calendar.to_ical())
PY
cat > "$work/count.js" <<'JS'
const fs = require('fs')

import('ical.js').then(({ default: ICAL }) => {
  const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(process.argv[2], 'utf8')))
  const series = new ICAL.Event(calendar.getFirstSubcomponent('vevent')).iterator()
  let count = 0
  while (series.next()) count += 1
  console.log(count)
})
JS
cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version
from pathlib import Path

from icalendar import Calendar
from recurring_ical_events import of

written = Path(sys.argv[1]).read_bytes()
until = next(line for line in written.decode().splitlines() if line.startswith("RRULE"))
days = [each.start.day for each in of(Calendar.from_ical(written)).between((2026, 1, 1), (2027, 1, 1))]
print("Software: icalendar", version("icalendar"))
print("          recurring-ical-events", version("recurring-ical-events"))
print("Expected: UNTIL=20261117T140000Z, and events on November 3, 10 and 17")
print("Seen:    ", until)
print("          recurring-ical-events:", days)
print("          ical.js counts", sys.argv[2])
if until.endswith("UNTIL=20261117T090000") and days == [3, 10] and sys.argv[2] == "3":
    print("Follows:  some programs lose the last date of a series. Give the end in UTC, or")
    print("          a COUNT.")
    sys.exit(0)
print("CHANGED:  the end of a series is written or read in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/write.py" "$work/tips.ics"
"$work/venv/bin/python" "$work/show.py" "$work/tips.ics" "$(node "$work/count.js" "$work/tips.ics")"
