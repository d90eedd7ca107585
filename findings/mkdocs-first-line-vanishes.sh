#!/usr/bin/env bash
# MkDocs takes a first paragraph that begins with a word and a colon for
# metadata and drops it from the page. A bare link counts: in
# "https://example.com/study/ says it best", https is the key. --strict is mute.
# Differs from: CommonMark, where it is a paragraph, and python-frontmatter,
# which leaves it in the text. MkDocs' guide has it as "MultiMarkdown style
# meta-data" for pages without YAML.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  'mkdocs==1.6.1' 'python-frontmatter==1.3.0' 'beautifulsoup4==4.15.0'

mkdir -p "$work/docs"
echo 'site_name: Tips' > "$work/mkdocs.yml"
echo '# Tips' > "$work/docs/index.md"
cat > "$work/docs/note.md" <<'MD'
Remember: say sorry once.

Then mend it.
MD
cat > "$work/docs/link.md" <<'MD'
https://example.com/study/ says it best: say sorry once.

Then mend it.
MD
"$work/venv/bin/mkdocs" build --quiet --strict -f "$work/mkdocs.yml"

cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version
from pathlib import Path

import bs4
import frontmatter

work = Path(sys.argv[1])
print("Software: MkDocs", version("mkdocs"))
print("          python-frontmatter", version("python-frontmatter"))
print("Expected: two paragraphs on each page.")
print("Seen:")
gone = kept = 0
for name in ("note", "link"):
    source = (work / f"docs/{name}.md").read_text()
    page = bs4.BeautifulSoup((work / f"site/{name}/index.html").read_text(), "html.parser")
    shown = [p.get_text() for p in page.select("[role=main] p")]
    print(f"          {name}.md, MkDocs: ", *shown)
    left = frontmatter.loads(source).content.split("\n\n")
    print(f"            python-frontmatter: {len(left)} paragraphs")
    gone += shown == ["Then mend it."]
    kept += len(left) == 2
if gone == kept == 2:
    print("Follows:  a page can lose its first sentence; begin it with a heading or")
    print("          with front matter between lines of ---.")
    sys.exit(0)
print("CHANGED:  MkDocs or python-frontmatter reads the first lines otherwise now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py" "$work"
