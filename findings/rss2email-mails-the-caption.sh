#!/usr/bin/env bash
# rss2email mails the caption of a picture in place of the tip: feedparser takes
# <media:description> for a second description and puts its text into the
# item's summary_detail (not into summary), which is what rss2email sends.
# Differs from: Media RSS, "media:description" (it describes the media object,
# not the item); see kurtmckee/feedparser issue 53.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  'rss2email==3.14' 'feedparser==6.0.14' 'html2text==2025.4.15'

cat > "$work/feed.xml" <<'XML'
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/">
  <channel>
    <title>Tips</title>
    <link>https://example.com/</link>
    <description>A tip a week</description>
    <item>
      <title>Say sorry once</title>
      <link>https://example.com/sorry/</link>
      <guid isPermaLink="false">tag:example.com,2026:sorry</guid>
      <pubDate>Tue, 24 Nov 2026 08:00:00 +0100</pubDate>
      <description>&lt;p&gt;Say it once, then mend it.&lt;/p&gt;</description>
      <media:content url="https://example.com/desk.png" medium="image">
        <media:description>Two people at a desk</media:description>
      </media:content>
    </item>
  </channel>
</rss>
XML
cat > "$work/config" <<CFG
[DEFAULT]
from = tips@example.com
to = ann@example.com
email-protocol = maildir
maildir-path = $work
maildir-mailbox = box
CFG
r2e() {
  "$work/venv/bin/r2e" -c "$work/config" -d "$work/data.json" "$@" 2>> "$work/log"
}
if ! { r2e add tips "$work/feed.xml" && r2e run; }; then
  cat "$work/log"
  exit 2
fi
mail=$(cat "$work"/box/new/*)
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

print("Software: rss2email", version("rss2email"))
print("          feedparser", version("feedparser"))
PY
echo "Expected: the mail says: Say it once, then mend it."
echo "Seen:"
printf '%s\n' "$mail" | sed -n '/^Subject/p; /^$/,$p' | sed 's/^/          /'
if grep -q 'Two people at a desk' <<< "$mail" && ! grep -q 'mend it' <<< "$mail"; then
  echo "Follows:  readers by mail lose the tip; put words about a picture into its"
  echo "          alt, and leave media:description out of feeds."
else
  echo "CHANGED:  the mail holds the item's own description again."
  exit 1
fi
