#!/usr/bin/env bash
# python-bidi has two get_display, and each does half of what a picture needs.
# "from bidi" puts signs in order but turns no bracket round: "(42)" becomes
# ")42(". "from bidi.algorithm" turns them, but does not know that brackets
# come in pairs, so the last one in "CRM (42)" lands on the other side.
# Differs from: Unicode UAX #9, rules L4 (mirroring) and N0 (paired brackets).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'python-bidi==0.6.12'

cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version

from bidi import get_display as fast
from bidi.algorithm import get_display as old

ALEF_BET = "\u05d0\u05d1"
TITLES = {
    f"{ALEF_BET} (42)": f"(42) {ALEF_BET[::-1]}",
    f"{ALEF_BET} CRM (42)": f"CRM (42) {ALEF_BET[::-1]}",
}

print("Software: python-bidi", version("python-bidi"))
seen = {}
for title, right in TITLES.items():
    made = {"bidi": fast(title, base_dir="R"), "bidi.algorithm": old(title, base_dir="R")}
    seen[title] = [shown == right for shown in made.values()]
    print("Expected:", ascii(right))
    for name, shown in made.items():
        print(f"Seen:     {ascii(shown)} from {name}")
if list(seen.values()) == [[False, True], [True, False]]:
    print("Follows:  set a combining mark behind each bracket, call bidi.get_display,")
    print("          and turn round each bracket that comes out behind its mark.")
    sys.exit(0)
print("CHANGED:  one of the two gives other orders now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
