#!/usr/bin/env bash
# CleverCSV, which finds out how a table is written, takes "@" for what parts the
# columns of a list with one mail address a line: "ann" and "example.com" are two
# cells. A file of one column has no separator at all, and "@" parts each line in
# two alike. With a heading line above, or a name in each row, it finds the comma.
# Differs from: RFC 4180, section 2 (a comma parts fields, and a record may have
# only one); Papa Parse says that it cannot tell, and keeps each line whole.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'clevercsv==0.8.5'
npm install --silent --no-audit --no-fund --prefix "$work" papaparse@5.7.1

printf '%s\n' ann@example.com bob@example.com cat@example.com > "$work/list.csv"
cat > "$work/show.js" <<'JS'
const fs = require('fs')
const Papa = require('papaparse')

const { data, errors } = Papa.parse(fs.readFileSync(process.argv[2], 'utf8').trim())
console.log(JSON.stringify([data[0], errors.map(error => error.code)]))
JS
beside=$(node "$work/show.js" "$work/list.csv")

cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version
from pathlib import Path

import clevercsv

path = Path(sys.argv[1])
bare = clevercsv.read_table(path)
named = path.with_name("named.csv")
named.write_text("email,name\nann@example.com,Ann\nbob@example.com,Bob\n")
print("Software: CleverCSV", version("clevercsv"))
print("Expected: one column, ann@example.com in its first row")
print("Seen:     ", bare[0], "parted at", repr(clevercsv.detect_dialect(path).delimiter))
print("          with names beside:", clevercsv.read_table(named)[1])
print("          Papa Parse, row and errors:", sys.argv[2])
if bare[0] == ["ann", "example.com"] and sys.argv[2] == (
    '[["ann@example.com"],["UndetectableDelimiter"]]'
):
    print("Follows:  a list of readers comes in without a single address. Name the")
    print("          delimiter, or give the column a heading and a second one beside it.")
    sys.exit(0)
print("CHANGED:  a list of bare addresses is read in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py" "$work/list.csv" "$beside"
