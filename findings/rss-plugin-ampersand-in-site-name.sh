#!/usr/bin/env bash
# mkdocs-rss-plugin's feed of a site whose name has an "&" is no XML: the plugin
# escapes the name in the channel's title, and writes it as it is into <source> of
# each item and into the title of <image>. Strict feed readers show nothing.
# Differs from: XML 1.0, section 2.4 (an "&" of the text is written "&amp;").
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  'mkdocs==1.6.1' 'mkdocs-rss-plugin==1.19.0'

mkdir -p "$work/site/docs"
cat > "$work/site/mkdocs.yml" <<'YML'
site_name: Sales & Service
site_url: https://example.com/
theme: mkdocs
plugins:
  - rss:
      use_git: false
YML
echo '# Say it once' > "$work/site/docs/index.md"
(cd "$work/site" && NO_MKDOCS_2_WARNING=1 "$work/venv/bin/mkdocs" build --quiet)

cat > "$work/show.py" <<'PY'
import re
import sys
import xml.etree.ElementTree as ET
from importlib.metadata import version
from pathlib import Path

feed = Path(sys.argv[1]).read_text("utf-8")
try:
    ET.fromstring(feed)
    fault = ""
except ET.ParseError as error:
    fault = str(error)
print("Software: mkdocs-rss-plugin", version("mkdocs-rss-plugin"), "with mkdocs", version("mkdocs"))
print("Expected: a feed that an XML parser reads, with &amp; wherever the name stands")
print("Seen:     the parser says:", fault or "nothing")
for place in re.findall(r"<(?:title|source)[^>]*>[^<]*Service</", feed):
    print("         ", place)
if fault and "<title>Sales &amp; Service</" in feed and ">Sales & Service</source>" in feed:
    print('Follows:  write "and" in site_name, or build the feed with something else.')
    sys.exit(0)
print("CHANGED:  the name of the site is escaped in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py" "$work/site/site/feed_rss_created.xml"
