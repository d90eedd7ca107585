#!/usr/bin/env bash
# fast-xml-parser, with which many programs for Node.js read feeds, hands on numeric
# character references as they are written, "We&#8217;re sorry", and makes numbers of
# words in digits: the title "007" is 7, "1.10" is 1.1 and an id "1e5" is 100000. WordPress
# writes each apostrophe of a title as such a reference. One option, htmlEntities, reads
# them, though they have nothing to do with HTML; another, parseTagValue, leaves words.
# Differs from: XML 1.0, section 4.4 (a character reference is always read); xml2js.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-audit --no-fund --prefix "$work" fast-xml-parser@5.12.1 xml2js@0.6.2

cat > "$work/show.js" <<'JS'
const fs = require('fs')
const path = require('path')
const { XMLParser } = require('fast-xml-parser')
const xml2js = require('xml2js')
const settings = path.join(__dirname, 'node_modules/fast-xml-parser/package.json')
const { version } = JSON.parse(fs.readFileSync(settings, 'utf8'))

const feed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Tips &amp; tricks</title>
<item><title>We&#8217;re sorry</title><guid isPermaLink="false">1e5</guid></item>
<item><title>007</title></item>
<item><title>1.10</title></item>
</channel></rss>`
const read = options => new XMLParser(options).parse(feed).rss.channel
const plain = read()
const told = read({ htmlEntities: true, parseTagValue: false })
const words = items => JSON.stringify(items.map(item => item.title))
xml2js.parseStringPromise(feed).then(({ rss }) => {
  const beside = rss.channel[0].item.map(item => item.title[0])
  console.log('Software: fast-xml-parser', version)
  console.log('Expected:', JSON.stringify(beside), '(xml2js)')
  console.log('Seen:    ', words(plain.item), 'and the id', plain.item[0].guid)
  console.log('          with htmlEntities, without parseTagValue:', words(told.item))
  if (
    words(plain.item) === '["We&#8217;re sorry",7,1.1]' &&
    plain.item[0].guid === 100000 &&
    plain.title === 'Tips & tricks' &&
    words(told.item) === JSON.stringify(beside)
  ) {
    console.log('Follows:  titles with apostrophes come with their code, and entries change their')
    console.log('          names; set both options where feeds are read.')
  } else {
    console.log('CHANGED:  fast-xml-parser reads references or numbers in another way now.')
    process.exitCode = 1
  }
})
JS
node "$work/show.js"
