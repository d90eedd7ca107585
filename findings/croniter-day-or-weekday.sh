#!/usr/bin/env bash
# croniter runs "0 9 */100,1-7 * 2", the usual line for the first Tuesday of a month, on
# each of the first seven days and on every Tuesday. cron counts a day of the month that
# begins with a star as no choice of days, so that both have to be true. cronsim does
# as cron does; croniter has an option for it, implement_cron_bug, which is off.
# Differs from: Debian's crontab(5), "the day of a command's execution" (fields that do
# not start with *); cronsim, which follows Debian's cron.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'croniter==7.0.0' 'cronsim==2.8'

cat > "$work/show.py" <<'PY'
import sys
from datetime import datetime
from importlib.metadata import version
from itertools import islice

from cronsim import CronSim
from croniter import croniter

LINE = "0 9 */100,1-7 * 2"
START = datetime(2026, 11, 28)


def days(moments) -> list[str]:
    return [f"{each:%a %b %d}" for each in islice(moments, 5)]


seen = days(croniter(LINE, START, ret_type=datetime))
asked = days(croniter(LINE, START, ret_type=datetime, implement_cron_bug=True))
beside = days(CronSim(LINE, START))
print("Software: croniter", version("croniter"), "and cronsim", version("cronsim"))
print("Expected:", ", ".join(beside), "(cronsim)")
print("Seen:    ", ", ".join(seen))
print("          with implement_cron_bug:", ", ".join(asked))
first = ["Tue Dec 01", "Tue Jan 05", "Tue Feb 02", "Tue Mar 02", "Tue Apr 06"]
if beside == first and seen == ["Tue Dec 01", "Wed Dec 02", "Thu Dec 03", "Fri Dec 04", "Sat Dec 05"]:
    print("Follows:  a line that was right in a crontab goes out on seven days running in a")
    print("          scheduler that is built on croniter. Write 2#1 there, which cron lacks.")
    sys.exit(0)
print("CHANGED:  days and weekdays are put together in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
