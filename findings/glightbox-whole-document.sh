#!/usr/bin/env bash
# mkdocs-glightbox 0.5 hands on a page's text as a whole HTML document, with
# <html>, <head> and <body>, even where there is no picture to enlarge: the event
# on_page_content is given a part of a page, and its parser makes a page of that.
# Differs from: mkdocs' manual, "page_content": the HTML rendered from Markdown,
# which a theme puts into the middle of a page (HTML standard, section 4.1.1).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  'mkdocs==1.6.1' 'mkdocs-glightbox==0.5.3'

mkdir -p "$work/site/docs" "$work/site/hooks"
cat > "$work/site/mkdocs.yml" <<'YML'
site_name: Tips
plugins: [glightbox]
hooks: [hooks/show.py]
YML
echo 'Only words.' > "$work/site/docs/index.md"
cat > "$work/site/hooks/show.py" <<'PY'
from pathlib import Path


def on_page_content(html, page, config, files):
    Path("seen.html").write_text(html)
PY
(cd "$work/site" && NO_MKDOCS_2_WARNING=1 "$work/venv/bin/mkdocs" build --quiet --site-dir out)

cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version
from pathlib import Path

seen = Path(sys.argv[1]).read_text()
print("Software: mkdocs-glightbox", version("mkdocs-glightbox"))
print("          mkdocs", version("mkdocs"))
print("Expected: the next hook is given <p>Only words.</p>")
print("Seen:    ", seen)
if seen == "<html><head></head><body><p>Only words.</p></body></html>":
    print("Follows:  whatever reads a page's text after this plugin (a feed, a mail, a")
    print("          check of the HTML) finds a document in it; take that off first.")
    sys.exit(0)
print("CHANGED:  the text is handed on in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py" "$work/site/seen.html"
