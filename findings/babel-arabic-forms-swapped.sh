#!/usr/bin/env bash
# Babel begins an Arabic catalog with the last two plural forms the other way
# round: form 4 is for 100 to 102, and form 5 for 11 to 99. A translator who
# fills the file in the usual order (zero, one, two, few, many, other) has
# "11 tips" said with the words for 100, and no tool complains.
# Differs from: GNU gettext's own table (msginit -l ar) and CLDR's order of
# categories, in which 11 to 99 (many) come before 100 to 102 (other).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0

cat > "$work/messages.pot" <<'POT'
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"

msgid "{n} tip"
msgid_plural "{n} tips"
msgstr[0] ""
msgstr[1] ""
POT
"$work/env/bin/pybabel" -q init -i "$work/messages.pot" -o "$work/ar.po" -l ar
sed -i 's/^msgstr\[4\] ""/msgstr[4] "many"/; s/^msgstr\[5\] ""/msgstr[5] "other"/
        s/^msgstr\[\([0-3]\)\] ""/msgstr[\1] "form \1"/' "$work/ar.po"
"$work/env/bin/pybabel" -q compile -i "$work/ar.po" -o "$work/ar.mo" -l ar --use-fuzzy
seen=$(python3 - "$work/ar.mo" <<'PY'
import gettext, sys
said = gettext.GNUTranslations(open(sys.argv[1], "rb"))
print(", ".join(f"{n}: {said.ngettext('{n} tip', '{n} tips', n)}" for n in (11, 100)))
PY
)
echo "Software: Babel 2.18.0"
echo "Expected: 11: many, 100: other"
echo "Seen:     $seen"
if [ "$seen" = "11: other, 100: many" ]; then
  echo "Follows:  write Plural-Forms as gettext has it into the head of ar.po, which Babel"
  echo "          then keeps; or compare the forms with Locale('ar').plural_form."
else
  echo "CHANGED:  the forms stand in another order now."
  exit 1
fi
