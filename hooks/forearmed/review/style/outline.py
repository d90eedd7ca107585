"""Find headings of a wrong level, and tables of words to say whose columns the site does not know."""

from collections import Counter
from collections.abc import Iterator, Sequence

from forearmed.article.text import words_of
from forearmed.foundation.say_not import Columns, named
from forearmed.foundation.wording.objections import LEVEL_LEFT_OUT, TITLES_LEVEL
from forearmed.review.style.manuscript import Manuscript

_RENAME = ", and call them so"
_INSTEAD = {"avoid", "don't", "instead", "never", "not"}


def heading_faults(manuscript: Manuscript) -> Iterator[tuple[int, str]]:
    """Yield each heading on the level of the title, and each that leaves out a level, with its line."""
    above = 1
    seen: Counter[str] = Counter()
    for heading in manuscript.text.headings:
        wanted = max(2, min(heading.level, above + 1))
        seen[heading.text] += 1
        if heading.level != wanted:
            said = TITLES_LEVEL if heading.level == 1 else LEVEL_LEFT_OUT
            line = line_of(manuscript, [heading.text], sign="#", nth=seen[heading.text])
            written = f"{'#' * wanted} {heading.text}"
            yield line, said.format(signs="#" * heading.level, written=written)
        above = wanted


def column_faults(manuscript: Manuscript, known: Sequence[Columns]) -> Iterator[tuple[int, str]]:
    """Yield each table whose columns are nearly called as those *known*, with its line.

    The names to use are the first of these.
    """
    wanted = known[0]
    seen: Counter[tuple[str, ...]] = Counter()
    for columns in manuscript.text.columns:
        seen[tuple(columns)] += 1
        if len(columns) == 2 and (advice := _advice(columns[0], columns[1], known)):
            line = line_of(manuscript, columns, sign="|", nth=seen[tuple(columns)])
            yield line, f"the site knows words to say by the columns | {' | '.join(wanted)} |; {advice}"


def _advice(first: str, second: str, known: Sequence[Columns]) -> str | None:
    """Return how to get the right columns, or None if the names are right, or far from it.

    Columns in the wrong order must be swapped with their cells: with new names alone, bad words would stand
    under Say.
    """
    if named([first, second], known):
        return None
    if _says_and_not(first, second, known):
        return f'write these instead of "{first}" and "{second}"'
    if _says_and_not(second, first, known):
        return f"swap the two columns, with their cells{'' if named([second, first], known) else _RENAME}"
    return None


def _says_and_not(first: str, second: str, known: Sequence[Columns]) -> bool:
    one, two = words_of(first), words_of(second)
    is_named = any((one, two) == (words_of(say), words_of(avoid)) for say, avoid in known)
    return is_named or ("say" in one and not _INSTEAD.isdisjoint(two))


def line_of(manuscript: Manuscript, parts: Sequence[str], *, sign: str, nth: int = 1) -> int:
    """Return the *nth* line that consists of *parts*, with *sign* between; else the line of their words."""
    words = [words_of(part) for part in parts]
    lines = manuscript.article.body.split("\n")
    cells = [[words_of(cell) for cell in line.strip(f"{sign} \t").split(sign)] for line in lines]
    places = [place for place, held in enumerate(cells) if held == words and sign in lines[place]]
    exact = [place for place in places if all(part in lines[place] for part in parts)] or places
    if exact:
        return manuscript.place.body_line + exact[min(nth, len(exact)) - 1]
    return manuscript.line_of([word for part in words for word in part])
