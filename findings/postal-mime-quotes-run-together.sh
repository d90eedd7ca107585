#!/usr/bin/env bash
# postal-mime joins the lines of a quotation in a mail of format=flowed with the marks
# in them: "> and say who > will call back >> Who does it?" is one line, and the words
# of two people. It joins before it has looked how deep each line is quoted. mailparser
# takes the marks away and joins no lines of two depths.
# Differs from: RFC 3676, section 4.5 (quote marks are taken off before lines are
# joined; a change of depth ends a paragraph).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-audit --no-fund --prefix "$work" postal-mime@4.0.0 mailparser@3.14.2

cat > "$work/show.mjs" <<'JS'
import { readFileSync } from 'node:fs'
import { simpleParser } from 'mailparser'
import PostalMime from 'postal-mime'

const [version, beside] = ['postal-mime', 'mailparser'].map(
  name => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version
)
const mail = [
  'From: bob@example.com',
  'To: tips@example.com',
  'Subject: Re: Tip of the week',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8; format=flowed',
  '',
  '>> Call first, and say who ',
  '>> will call back.',
  '> Who does that ',
  '> here?',
  'We do, and the desk ',
  'knows it.',
  ''
].join('\r\n')
const expected = ['>> Call first, and say who will call back.', '> Who does that here?', 'We do, and the desk knows it.']
const read = (await PostalMime.parse(mail)).text.trim()
const other = (await simpleParser(mail)).text.trim()
console.log('Software: postal-mime', version, 'and mailparser', beside)
console.log('Expected:', expected.join('\n          '))
console.log('Seen:    ', read.split('\n').join('\n          '))
if (
  read === '>> Call first, and say who >> will call back.\n> Who does that > here?\nWe do, and the desk knows it.' &&
  other === expected.join('\n')
) {
  console.log('Follows:  marks in the middle of a line are taken for the answer of who wrote;')
  console.log('          take them out where an archive or a help desk shows such mail.')
} else {
  console.log('CHANGED:  flowed quotations are read in another way now:', JSON.stringify(other))
  process.exitCode = 1
}
JS
node "$work/show.mjs"
