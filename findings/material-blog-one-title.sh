#!/usr/bin/env bash
# Material's blog gives two posts of one day and one title the same address and
# writes one of the pages over the other; lists show both, and both links lead to
# the page that is left. Neither a warning nor --strict says so.
# Differs from: mkdocs, where each file has a page of its own, and from Jekyll,
# which names a target that two pages claim.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'mkdocs==1.6.1' 'mkdocs-material==9.8.1'

mkdir -p "$work/docs/blog/posts"
echo '# Home' > "$work/docs/index.md"
for name in first second; do
  printf -- '---\ndate: 2026-11-17\n---\n# Say sorry\n\nThe %s.\n\n<!-- more -->\n\nMore.\n' "$name" \
    > "$work/docs/blog/posts/$name.md"
done
cat > "$work/mkdocs.yml" <<'YML'
site_name: Tips
site_url: https://tips.example.com/
theme:
  name: material
plugins:
  - blog
YML
cd "$work"
NO_MKDOCS_2_WARNING=1 "$work/venv/bin/mkdocs" build --quiet --strict > log 2>&1 || { cat log; exit 2; }
pages=$(find site/blog/2026 -name index.html | wc -l | tr -d ' ')
listed=$(grep -o 'The [a-z]*\.' site/blog/index.html | sort -u | tr '\n' ' ')
warnings=$(wc -c < log | tr -d ' ')
"$work/venv/bin/python" -c '
from importlib.metadata import version
print("Software: mkdocs-material", version("mkdocs-material"))'
echo "Expected: two pages, or a build that stops and names the two files"
echo "Seen:     $pages page, $warnings octets of warnings; listed: $listed"
if [ "$pages" = 1 ] && [ "$warnings" = 0 ] && [ "$listed" = 'The first. The second. ' ]; then
  echo "Follows:  a weekly title that comes back on one day loses a post; give each a slug,"
  echo "          and count pages after a move."
else
  echo "CHANGED:  Material's blog treats such posts in another way now."
  exit 1
fi
