#!/usr/bin/env bash
# rss-parser leads to the wrong page when an Atom entry names a related page
# before its own and leaves out rel="alternate", which is the default: it knows
# no default, so it finds no alternate link and takes the first one.
# Differs from: RFC 4287, section 4.2.7.2 (a link without rel is an alternate
# one) and section 4.1.2 (the order of an entry's elements means nothing).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-audit --no-fund --prefix "$work" rss-parser@3.13.0

cat > "$work/show.js" <<'JS'
const Parser = require('rss-parser')
const { version } = require('rss-parser/package.json')

const feed = rel => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>tag:example.com,2026:tips</id>
  <title>Tips</title>
  <updated>2026-11-24T08:00:00Z</updated>
  <author><name>Ann</name></author>
  <entry>
    <id>tag:example.com,2026:sorry</id>
    <title>Say sorry once</title>
    <updated>2026-11-24T08:00:00Z</updated>
    <link rel="related" href="https://other.example.com/study/"/>
    <link ${rel} href="https://example.com/sorry/"/>
    <content>Say it once.</content>
  </entry>
</feed>`
const link = async rel => (await new Parser().parseString(feed(rel))).items[0].link

Promise.all([link('rel="alternate"'), link('')]).then(([said, bare]) => {
  console.log('Software: rss-parser', version)
  console.log('Expected: https://example.com/sorry/ both times.')
  console.log('Seen:     with rel="alternate":', said)
  console.log('          without rel:         ', bare)
  if (said === 'https://example.com/sorry/' && bare === 'https://other.example.com/study/') {
    console.log('Follows:  always write rel="alternate", and write that link first.')
  } else {
    console.log('CHANGED:  rss-parser chooses the link in another way now.')
    process.exitCode = 1
  }
})
JS
node "$work/show.js"
