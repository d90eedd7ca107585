#!/usr/bin/env bash
# Pagefind names its files after their content, yet two builds of the same
# pages with filters give other names: the order within filters and metadata
# changes from run to run. Nothing in the pages changed, and still a browser
# loads the index anew, and a page left open asks for files that are gone.
# Differs from: what names made of a content hash are for; Pagefind/pagefind
# issue 638 says that since 1.3.0 the fragments, and only they, are stable.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'pagefind==1.5.2' 'pagefind-bin==1.5.2'

for page in 1 2 3 4 5 6; do
  mkdir -p "$work/site/$page"
  cat > "$work/site/$page/index.html" <<HTML
<!doctype html>
<html lang="en"><head><title>Tip $page</title></head><body><main>
<h1>Tip $page</h1>
<p data-pagefind-filter="tag">tag $page</p>
<p data-pagefind-filter="author">Writer $page</p>
<p>Say sorry once, then mend it, and say it on day $page.</p>
</main></body></html>
HTML
done
for build in 1 2 3 4 5; do
  "$work/venv/bin/python" -m pagefind --site "$work/site" --output-path "$work/build-$build" \
    > "$work/log" 2>&1 || { cat "$work/log"; exit 2; }
done

names() {
  (cd "$work/build-$1" && find . -type f | LC_ALL=C sort)
}
"$work/venv/bin/python" -c '
from importlib.metadata import version
print("Software: Pagefind", version("pagefind-bin"))'
echo "Expected: five builds of six unchanged pages give the same files."
echo "Seen:     names that are in one of the first two builds only:"
comm -3 <(names 1) <(names 2) | sed 's/^\t*/            /'
for build in 2 3 4 5; do
  if ! cmp -s <(names 1) <(names "$build"); then
    echo "Follows:  do not compare or deploy by name alone: a build without a change"
    echo "          is a new search index for every reader."
    exit 0
  fi
done
echo "CHANGED:  five builds gave the same names."
exit 1
