#!/usr/bin/env bash
# wordpress-export-to-markdown names a post's folder after its slug alone and
# writes the second post of that slug over the first. It says "OK" for both.
# Plugins for several languages give an article and its translation one slug.
# Differs from: its own report, and from WordPress, which shows both, each at its
# own address.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-audit --no-fund --prefix "$work" wordpress-export-to-markdown@2.2.2

post() {
  cat <<XML
<item><title>$1</title><link>https://example.com/$2/delight/</link>
<pubDate>Tue, 16 Feb 2016 12:00:00 +0000</pubDate><dc:creator>ann</dc:creator>
<guid isPermaLink="false">https://example.com/?p=$3</guid><description></description>
<content:encoded><![CDATA[$1.]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>$3</wp:post_id><wp:post_date>2016-02-16 12:00:00</wp:post_date>
<wp:post_date_gmt>2016-02-16 12:00:00</wp:post_date_gmt><wp:post_name>delight</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:post_password></wp:post_password></item>
XML
}
{
  cat <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Tips</title><link>https://example.com</link>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://example.com</wp:base_site_url>
<wp:base_blog_url>https://example.com</wp:base_blog_url>
XML
  post 'Delight them' en 1
  post 'Begeistern' de 2
  echo '</channel></rss>'
} > "$work/export.xml"
cd "$work"
node node_modules/wordpress-export-to-markdown/index.js --wizard=false --input export.xml \
  --output out --save-attached-images=false --save-scraped-images=false > log 2>&1 || { cat log; exit 2; }
said=$(grep -c 'OK.*delight' log)
files=$(find out -name '*.md' | wc -l | tr -d ' ')
kept=$(cat out/*/*.md | grep '^title')
echo "Software: wordpress-export-to-markdown 2.2.2"
echo "Expected: two files, or a line that names the post that is missing"
echo "Seen:     OK said $said times, $files file, $kept"
if [ "$said" = 2 ] && [ "$files" = 1 ]; then
  echo "Follows:  count the posts of an export before you trust what came out; two of"
  echo "          one slug need names of their own."
else
  echo "CHANGED:  it treats posts of one slug in another way now."
  exit 1
fi
