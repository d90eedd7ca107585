#!/usr/bin/env bash
# Pelican publishes an article on the day of its build, whatever date it has: one
# of years ahead stands first in the lists and in the feed, and the feed says
# that it was updated then.
# Differs from: WordPress and Hugo, where a date in the future plans an article;
# and from RFC 4287, section 4.2.15 (the last time that it was modified).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'pelican[markdown]==4.12.0'

mkdir "$work/content"
printf 'Title: Call first\nDate: 2020-01-07\n\nCall.\n' > "$work/content/call.md"
printf 'Title: Not yet\nDate: 2199-01-01\n\nWait.\n' > "$work/content/wait.md"
cat > "$work/pelicanconf.py" <<'PY'
SITENAME = "Tips"
SITEURL = "https://example.com"
PATH = "content"
TIMEZONE = "UTC"
FEED_ALL_ATOM = "atom.xml"
PY
cd "$work"
feed() {
  "$work/venv/bin/pelican" --quiet "$@" > "$work/log" 2>&1 || { cat "$work/log"; exit 2; }
  "$work/venv/bin/python" - <<'PY'
import re

feed = open("output/atom.xml").read()
titles = re.findall(r"<entry><title>([^<]*)", feed)
print(re.search(r"<updated>(\d{4})", feed)[1], *titles, sep=", ")
PY
}
plain=$(feed)
rm -rf output
planned=$(feed --extra-settings WITH_FUTURE_DATES=false)
"$work/venv/bin/python" -c '
from importlib.metadata import version
print("Software: Pelican", version("pelican"))'
echo "Expected: 2020, Call first"
echo "Seen:     $plain"
echo "          with WITH_FUTURE_DATES=false: $planned"
if [ "$plain" = '2199, Not yet, Call first' ] && [ "$planned" = '2020, Call first' ]; then
  echo "Follows:  whoever comes from WordPress and plans by dates publishes at once;"
  echo "          switch the setting off before the first planned article."
else
  echo "CHANGED:  Pelican treats articles of the future in another way now."
  exit 1
fi
