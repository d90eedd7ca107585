#!/usr/bin/env bash
# wordpress-export-to-markdown dates a post by pubDate, read as UTC, and not by
# wp:post_date, the day that the blog showed: a post of a Friday evening in
# California is one of Saturday. The clock of the machine plays no part.
# Differs from: WordPress' export format, which has the blog's own time in
# wp:post_date and UTC in wp:post_date_gmt.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-audit --no-fund --prefix "$work" wordpress-export-to-markdown@2.2.2

cat > "$work/export.xml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
  <channel>
    <title>Tips</title>
    <link>https://example.com</link>
    <wp:wxr_version>1.2</wp:wxr_version>
    <item>
      <title>Say sorry once</title>
      <link>https://example.com/2013/01/11/say-sorry-once/</link>
      <pubDate>Sat, 12 Jan 2013 04:22:00 +0000</pubDate>
      <dc:creator>ann</dc:creator>
      <guid isPermaLink="false">https://example.com/?p=1</guid>
      <content:encoded><![CDATA[Say it once, then mend it.]]></content:encoded>
      <excerpt:encoded><![CDATA[]]></excerpt:encoded>
      <wp:post_id>1</wp:post_id>
      <wp:post_date>2013-01-11 20:22:00</wp:post_date>
      <wp:post_date_gmt>2013-01-12 04:22:00</wp:post_date_gmt>
      <wp:post_name>say-sorry-once</wp:post_name>
      <wp:status>publish</wp:status>
      <wp:post_type>post</wp:post_type>
    </item>
  </channel>
</rss>
XML
cd "$work"
TZ=America/Los_Angeles node node_modules/.bin/wordpress-export-to-markdown --wizard=false \
  --input=export.xml --output=out --save-attached-images=false --save-scraped-images=false \
  > log 2>&1 || { cat log; exit 2; }
seen=$(sed -n 's/^date: "\(.*\)"$/\1/p' out/*/*.md)
echo "Software: wordpress-export-to-markdown 2.2.2"
echo "Expected: 2013-01-11, the day in wp:post_date and in the post's address."
echo "Seen:     $seen"
if [ "$seen" = 2013-01-12 ]; then
  echo "Follows:  evening posts move to the next day, those of a Sunday into the next"
  echo "          week; take wp:post_date from the export instead."
else
  echo "CHANGED:  the date is taken from another field now."
  exit 1
fi
