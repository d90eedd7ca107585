"""The file of a tip, made of what somebody has answered in a form, and what it still lacks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from forearmed.content.contracts.kinds import LONGEST_SUMMARY
from forearmed.content.model import LONGEST_TITLE
from forearmed.content.settings import Rules
from forearmed.desk.draft import tip_text
from forearmed.desk.suggestion.offers import Offers
from forearmed.foundation.say_not import Columns
from forearmed.foundation.shortening import shortened

_BAR = re.compile(r"\\*\|")
_SIGNS = re.compile(r"\s*(?:[-*>]\s+)*")
"""What lists and quotations have in front of a line."""


@dataclass(frozen=True)
class SuggestedTip:
    """A tip as far as a suggestion goes: its *title*, its *text* with front matter, and what is *missing*.

    Each part that is missing is a phrase for people who have never seen such a file.
    """

    title: str
    text: str
    missing: tuple[str, ...]


def tip_of(title: str, answers: Mapping[str, str], offers: Offers, rules: Rules) -> SuggestedTip:
    """Return the tip *title* with the *answers* of a form; the *rules* of style name its parts."""
    short = shortened(title, LONGEST_TITLE)
    keys: dict[str, object] = {"title": short, **dict(_keys(answers, offers))}
    parts = [answers.get("happened", ""), _table(answers, rules.columns), _exercise(answers, rules)]
    body = "\n".join(f"{part}\n" for part in parts if part)
    missing = tuple(_missing(title, answers, keys, rules))
    return SuggestedTip(short, tip_text(keys, body), missing)


def _keys(answers: Mapping[str, str], offers: Offers) -> Iterator[tuple[str, object]]:
    """Yield the keys of the front matter that *answers* give a value, each on one line."""
    if summary := " ".join(answers.get("summary", "").split()):
        yield "summary", summary
    if tags := offers.chosen("tag", answers.get("tag", "")):
        yield "tags", list(tags)
    for question in ("author", "playbook"):
        if chosen := offers.chosen(question, answers.get(question, "")):
            yield question, chosen[0]
    if "author" not in answers and (named := offers.chosen("author", answers.get("name", ""))):
        yield "author", named[0]


def _table(answers: Mapping[str, str], columns: Columns) -> str:
    """Return the words that helped beside those that did not, a line of an answer in each row."""
    say, not_ = (_rows(answers.get(question, "")) for question in ("words", "not"))
    if not say and not not_:
        return ""
    rows = [columns, ("---", "---"), *zip_longest(say, not_, fillvalue="")]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _rows(answer: str) -> list[str]:
    lines = (_SIGNS.sub("", line, count=1) for line in answer.splitlines())
    return [_cell(line) for line in lines if line.strip()]


def _cell(line: str) -> str:
    """Return *line* for a cell of a table, in which a bar would begin the next one (GFM, tables)."""
    return _BAR.sub(r"\\|", line.strip())


def _exercise(answers: Mapping[str, str], rules: Rules) -> str:
    """Return the exercise below the heading that closes a tip; where rules name none, as its last words."""
    exercise = answers.get("exercise", "")
    heading = rules.tips.closing
    return f"## {heading}\n\n{exercise}" if exercise and heading else exercise


def _missing(
    title: str, answers: Mapping[str, str], keys: Mapping[str, object], rules: Rules
) -> Iterator[str]:
    """Yield what somebody has to add or decide before the tip can go out."""
    if len(title) > LONGEST_TITLE:
        yield f"a shorter title: it had {len(title)} characters, and was cut to {LONGEST_TITLE}"
    if "happened" not in answers:
        yield "the situation: a few sentences about what happened"
    if "words" not in answers:
        yield "the words that helped"
    summary = str(keys.get("summary", ""))
    if not summary:
        yield f"a summary: one sentence of at most {LONGEST_SUMMARY} characters, for the line in the inbox"
    elif len(summary) > LONGEST_SUMMARY:
        yield f"a shorter summary: it has {len(summary)} characters, and may have {LONGEST_SUMMARY}"
    if "tags" not in keys:
        yield "a tag: what it is about, by an id from docs/tags.yml"
    for question, file in (("author", "docs/authors.yml"), ("playbook", "docs/playbooks/")):
        if question in answers and question not in keys:
            yield f"the {question}: what was chosen is not in {file} now"
    if "name" in answers and "author" not in keys:
        yield "an author: the suggestion says whom to name, and docs/authors.yml does not have that name"
    if rules.tips.closing and "exercise" not in answers:
        yield f'an exercise, below the heading "{rules.tips.closing}"'
    yield "a date: the day on which it goes out"
