#!/usr/bin/env bash
# Zensical reads a site's mkdocs.yml and leaves out its hooks and the plugins that
# it has no part for, without a word: a hook that is no file and a plugin that
# nobody has written pass "zensical build --strict", where mkdocs stops.
# Differs from: mkdocs' manual, "hooks" and "plugins" (what cannot be loaded is an
# error of the configuration); Zensical's own --help, "abort the build on warnings".
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'zensical==0.0.73' 'mkdocs-material==9.7.7'

mkdir -p "$work/site/docs"
cat > "$work/site/mkdocs.yml" <<'YML'
site_name: Tips
site_url: https://example.com/
theme:
  name: material
hooks: [hooks/no-such-file.py]
plugins: [search, no-such-plugin]
YML
echo '# Say it once' > "$work/site/docs/index.md"

cd "$work/site"
echo "Software: zensical $("$work/venv/bin/zensical" --version | tr -cd '0-9.'), mkdocs-material 9.7.7"
echo "Expected: both say that the hook and the plugin are not there, and stop."
theirs=0
NO_MKDOCS_2_WARNING=1 "$work/venv/bin/mkdocs" build --strict --site-dir "$work/by-mkdocs" > "$work/mkdocs.log" 2>&1 || theirs=$?
ours=0
"$work/venv/bin/zensical" build --strict > "$work/zensical.log" 2>&1 || ours=$?
echo "Seen:     mkdocs ends with $theirs and says:"
grep -i 'plugin\|hook' "$work/mkdocs.log" | sed 's/^/            /'
echo "          zensical ends with $ours and says:"
sed 's/^/            /' "$work/zensical.log"
if [ "$theirs" -ne 0 ] && [ "$ours" -eq 0 ] && [ -f site/index.html ] \
  && ! grep -qi 'no-such' "$work/zensical.log"; then
  echo "Follows:  a site whose pages are made by a hook is built without them, and a"
  echo "          pipeline that publishes it stays green. Look for a page that only the"
  echo "          hook makes before the new site replaces the old one."
  exit 0
fi
echo "CHANGED:  Zensical tells of hooks or plugins that it leaves out now."
exit 1
