#!/usr/bin/env bash
# textstat does not count sentences of one or two words, but counts their words. Four
# commands of two words each are one sentence of eight to it, and are graded harder to
# read than four commands of three words. Every score made of words to a sentence
# (Flesch, Gunning fog, ARI and others) takes this count.
# Differs from: the scores' own definitions (Senter and Smith 1967 for ARI: words
# divided by sentences); the README tells of no such rule.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'textstat==0.7.13'

cat > "$work/show.py" <<'PY'
import sys
from importlib.metadata import version

import textstat

THREE = "Say sorry first. Call them back. Keep your notes. Stay calm now."
TWO = "Say sorry. Call back. Keep notes. Stay calm."


def judge(text: str) -> tuple[int, float]:
    return textstat.sentence_count(text), round(textstat.automated_readability_index(text), 1)


print("Software: textstat", version("textstat"))
print("Expected: four sentences in each, the second no harder than the first")
print("Seen:     (sentences, grade)", judge(THREE), THREE)
print("                            ", judge(TWO), TWO)
if judge(THREE) == (4, 0.9) and judge(TWO) == (1, 4.4):
    print("Follows:  who makes sentences as short as they can be is told that the text")
    print("          got harder; do not hold short commands to such a score.")
    sys.exit(0)
print("CHANGED:  textstat counts short sentences in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
