#!/usr/bin/env bash
# python-frontmatter finds no metadata in a file whose front matter ends with
# "...", YAML's own mark for the end of a document: title and date stay in the
# text, and there is no error. MkDocs and pandoc read the same file as meant.
# Differs from: YAML 1.2, 9.1.2 "Document Markers", and pandoc's manual,
# extension yaml_metadata_block (--- or ... may end the block).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  'python-frontmatter==1.3.0' 'mkdocs==1.6.1' 'pypandoc_binary==1.17'

cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version

import frontmatter
import pypandoc
from mkdocs.utils import meta

TIP = "---\ntitle: Say sorry once\n...\n\nThen mend it.\n"

found = frontmatter.loads(TIP)
text, data = meta.get_data(TIP)
pandoc = pypandoc.convert_text(TIP, "markdown", format="markdown", extra_args=["-s"])
print("Software: python-frontmatter", version("python-frontmatter"))
print("          MkDocs", version("mkdocs"))
print("          pandoc", pypandoc.get_pandoc_version())
print("Expected: {'title': 'Say sorry once'} from all three.")
print("Seen:     python-frontmatter:", found.metadata, repr(found.content))
print("          MkDocs:            ", data, repr(text.strip()))
print("          pandoc:            ", repr(pandoc.strip()))
if (
    found.metadata == {}
    and found.content.startswith("---\ntitle:")
    and data == {"title": "Say sorry once"}
    and "title: Say sorry once\n---" in pandoc
):
    print("Follows:  tools on python-frontmatter publish the front matter as text;")
    print("          turn the closing ... into --- before they read a file.")
    sys.exit(0)
print("CHANGED:  the three read this file in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
