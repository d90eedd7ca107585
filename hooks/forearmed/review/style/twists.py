"""Find sections of twists that the site cannot read: a customer's bad answers, and what to say then."""

from collections.abc import Iterator, Sequence

from forearmed.article.excerpts import Section
from forearmed.article.reading import Element, Reading
from forearmed.article.text import HEADINGS, beginning_of, words_of
from forearmed.content.settings import TwistRules
from forearmed.foundation.wording.objections import TWIST_ALONE
from forearmed.review.style.manuscript import Manuscript
from forearmed.review.style.outline import line_of

Fault = tuple[int, str]
"""A line, and what to say of it."""


class TwistForm:
    """The form in which the site can make cards and words to say of a section of twists."""

    def __init__(self, rules: TwistRules) -> None:
        self._known = {words_of(heading) for heading in rules.known_headings}
        self._heading = f'"## {rules.heading}"'
        self._names = rules.they, rules.say
        self._columns = f"| {rules.they} | {rules.say} |"

    def faults(self, manuscript: Manuscript) -> Iterator[Fault]:
        """Yield a fault for each section of twists in another form, and for twists outside of a section."""
        number = 0
        for section, tables in _sections(manuscript.reading):
            if words_of(section.heading) in self._known:
                number += 1
                yield from self._of_section(manuscript, section, tables, number=number)
                continue
            for table in tables:
                if _is_known(table):
                    message = f"these answers stand outside their section; write {self._heading} above them"
                    yield line_of(manuscript, _names(table), sign="|"), message

    def _of_section(
        self, manuscript: Manuscript, section: Section, tables: Sequence[Element], *, number: int
    ) -> Iterator[Fault]:
        line = line_of(manuscript, [section.heading], sign="#", nth=number)
        name = f'"{section.heading}"'
        if section.level != 2:
            yield line, f"{name} is on another level; write {self._heading}"
        if number > 1:
            yield line, f"{name} stands here once more; make one section of the two"
        if not tables:
            yield line, f"{name} has no table; write {self._columns} and below it a line for each answer"
        for table in tables:
            if _is_known(table):
                yield from self._of_rows(manuscript, table)
            else:
                yield line_of(manuscript, _names(table), sign="|"), self._of_columns(_names(table))

    def _of_columns(self, names: Sequence[str]) -> str:
        known = f"the site knows such answers by the columns {self._columns}"
        if list(map(words_of, names)) == list(map(words_of, reversed(self._names))):
            return f"{known}; swap the two columns, with their cells"
        written = " and ".join(f'"{name}"' for name in names)
        return f"{known}; write these instead of {written or 'yours'}"

    def _of_rows(self, manuscript: Manuscript, table: Element) -> Iterator[Fault]:
        rows = [_halves(row) for row in table.iterfind("tbody/tr")]
        if not any(they or say for they, say in rows):
            advice = "write a line for each answer, or delete the section"
            yield (
                line_of(manuscript, _names(table), sign="|"),
                f"nothing is below these columns; {advice}",
            )
        for they, say in rows:
            if bool(they) == bool(say):
                continue
            there, missing = (they, self._names[1]) if they else (say, self._names[0])
            message = TWIST_ALONE.format(there=beginning_of(there), column=missing)
            yield manuscript.line_of(words_of(there)), message


def _sections(reading: Reading) -> Iterator[tuple[Section, Sequence[Element]]]:
    """Yield each section with its tables."""
    tables: list[list[Element]] = [[]]
    for element in reading.body.iter(*HEADINGS, "table"):
        if element.tag == "table":
            tables[-1].append(element)
        else:
            tables.append([])
    yield from zip(reading.sections, tables, strict=True)


def _halves(row: Element) -> tuple[str, str]:
    """Return what stands in the two cells of *row*."""
    they, say = ([_text(cell) for cell in row.iterfind("td")] + ["", ""])[:2]
    return they, say


def _is_known(table: Element) -> bool:
    return table.get("class") == "twists"


def _names(table: Element) -> list[str]:
    return [_text(heading) for heading in table.iter("th")]


def _text(element: Element) -> str:
    return " ".join(element.text_content().split())
