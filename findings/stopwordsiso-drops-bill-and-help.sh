#!/usr/bin/env bash
# stopwordsiso, whose lists are in many search engines and topic models, takes "bill",
# "help", "call", "page", "system", "computer", "fire", "full", "zero" and "million" for
# English words that say nothing. Its English list has some 1,300 words, put together of
# several lists, "homepage" and "netscape" among them. "invoice" and "phone" stay.
# Differs from: what a stop word is, a word of grammar; Lunr's list has none of them.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'stopwordsiso==0.7.1'
npm install --silent --no-audit --no-fund --prefix "$work" lunr@2.3.9

cat > "$work/beside.js" <<'JS'
const lunr = require('lunr')

const stopped = process.argv.slice(2).filter(word => lunr.stopWordFilter(new lunr.Token(word)) === undefined)
console.log(stopped.join(' ') || 'none')
JS
words='bill help call page system computer fire full zero million invoice phone'
# shellcheck disable=SC2086
beside=$(node "$work/beside.js" $words the)
cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version

import stopwordsiso

beside, *words = sys.argv[1:]
english = stopwordsiso.stopwords("en")
stopped = [each for each in words if each in english]
question = "my computer caught fire and I need help with the bill"
left = [each for each in question.split() if each.lower() not in english]
print("Software: stopwordsiso", version("stopwordsiso"))
print("Expected: the only stop word of Lunr's among them:", beside)
print("Seen:    ", " ".join(stopped))
print(f'          of "{question}" is left:', " ".join(left))
if stopped == words[:10] and beside == "the" and left == ["caught"]:
    print("Follows:  a search that drops them cannot find what customers ask most; take a short")
    print("          list, and look for the words of your own trade in it.")
    sys.exit(0)
print("CHANGED:  the list has other words now.")
sys.exit(1)
PY
# shellcheck disable=SC2086
"$work/venv/bin/python" "$work/show.py" "$beside" $words
