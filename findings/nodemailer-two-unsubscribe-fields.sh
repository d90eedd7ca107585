#!/usr/bin/env bash
# Nodemailer makes two List-Unsubscribe fields of a list of two ways to leave, a web
# page and a mail address. One field has to hold both. mailparser, its sister, sees
# the last field only: a mail that promises one click has no web address for it. An
# array within the array puts both into one field.
# Differs from: RFC 2369 (a mail has no more than one of each List- field; several ways
# stand in it, parted by commas). Nodemailer's manual has the inner array, for a comma.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-audit --no-fund --prefix "$work" nodemailer@10.6.0 mailparser@3.14.2

cat > "$work/show.js" <<'JS'
const nodemailer = require('nodemailer')
const { simpleParser } = require('mailparser')
const versions = ['nodemailer', 'mailparser'].map(name => require(name + '/package.json').version)

const ways = ['https://example.com/leave?reader=7', 'mailto:leave@example.com']
const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
async function compose(unsubscribe) {
  const { message } = await composer.sendMail({
    from: 'tips@example.com',
    to: 'ann@example.com',
    subject: 'Tip of the week',
    text: 'Call first.',
    list: { unsubscribe },
    headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
  })
  const fields = String(message).match(/^List-Unsubscribe:.*(\n .*)*/gm)
  return { fields, read: (await simpleParser(message)).headers.get('list').unsubscribe }
}
async function main() {
  const flat = await compose(ways)
  const nested = await compose([ways])
  console.log('Software: Nodemailer', versions[0], 'and mailparser', versions[1])
  console.log('Expected: one field with both addresses')
  console.log('Seen:    ', flat.fields.join('\n          '))
  console.log('          mailparser reads:', JSON.stringify(flat.read))
  console.log('          an array in the array:', nested.fields.length, 'field,', JSON.stringify(nested.read))
  if (flat.fields.length === 2 && flat.read.url === undefined && nested.fields.length === 1 && nested.read.url) {
    console.log('Follows:  readers lose the button to leave, or the way it should take; write')
    console.log('          unsubscribe: [[page, address]].')
  } else {
    console.log('CHANGED:  ways to leave are written or read in another way now.')
    process.exitCode = 1
  }
}
main()
JS
node "$work/show.js"
