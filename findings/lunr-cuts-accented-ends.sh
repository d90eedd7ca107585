#!/usr/bin/env bash
# Lunr cuts letters that are not English from both ends of each word of a page, but
# not of a query: "café" is indexed as "caf" and "Über" as "ber", so that nobody who
# types the word as it is written finds it, in an index of English pages. An accent in
# the middle does no harm. Lunr.py, which builds indexes for Lunr, keeps the letters.
# Differs from: what Lunr's trimmer is there for, the punctuation around a word; and
# from Lunr.py. JavaScript's \W, which does the trimming, counts é as no letter.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-audit --no-fund --prefix "$work" lunr@2.3.9
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'lunr==0.8.0'

cat > "$work/show.js" <<'JS'
const lunr = require('lunr')

const pages = ['Ask for a résumé', 'The café next door', 'Write to Malmö', 'A naïve answer']
const index = lunr(function () {
  this.ref('id')
  this.field('text')
  pages.forEach((text, id) => this.add({ id, text }))
})
const queries = ['résumé', 'café', 'Malmö', 'naïve', 'caf']
console.log(lunr.version + ' ' + queries.map(each => `${each} ${index.search(each).length}`).join(', '))
JS
cat > "$work/show.py" <<'PY'
from importlib.metadata import version

from lunr import lunr

PAGES = ["Ask for a résumé", "The café next door", "Write to Malmö", "A naïve answer"]
index = lunr(ref="id", fields=["text"], documents=[{"id": n, "text": t} for n, t in enumerate(PAGES)])
queries = ["résumé", "café", "Malmö", "naïve", "caf"]
print(version("lunr"), ", ".join(f"{each} {len(index.search(each))}" for each in queries))
PY
script=$(node "$work/show.js")
python=$("$work/venv/bin/python" "$work/show.py")
echo "Software: Lunr ${script%% *}, Lunr.py ${python%% *}"
echo "Expected: one page for each word, and none for caf"
echo "Seen:     Lunr    ${script#* }"
echo "          Lunr.py ${python#* }"
if [ "${script#* }" = 'résumé 0, café 0, Malmö 0, naïve 1, caf 1' ] &&
  [ "${python#* }" = 'résumé 1, café 1, Malmö 1, naïve 1, caf 0' ]; then
  echo "Follows:  names and borrowed words cannot be found on English sites; take the"
  echo "          trimmer of lunr-languages, or none at all."
else
  echo "CHANGED:  Lunr or Lunr.py trims words in another way now."
  exit 1
fi
