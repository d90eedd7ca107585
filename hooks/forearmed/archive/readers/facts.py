"""What the front matter of a post tells, in the words of each generator and with values of any kind."""

from collections.abc import Collection

from forearmed.archive.readers.days import day_written
from forearmed.archive.readers.loose import Row, row, text, texts
from forearmed.archive.readers.titles import title_of


def time_in(value: object) -> str:
    """Return a time as text: Material's blog tells several, of which the first is when it was created."""
    return text(row(value).get("created")) or text(value)


def terms_in(facts: Row, left_out: Collection[str], *, spaced: bool) -> tuple[str, ...]:
    """Return the terms that *facts* tell but those *left_out*; *spaced*, a text tells several of them."""
    found: list[str] = []
    for key in ("categories", "category", "tags", "tag", "keywords"):
        value = facts.get(key)
        if isinstance(value, str):
            is_spaced = spaced and key in ("categories", "tags") and "," not in value
            value = value.split() if is_spaced else value.split(",")
        found += map(title_of, texts(value))
    return tuple(sorted({each for each in found if each and each.casefold() not in left_out}))


def series_in(value: object) -> str:
    """Return the name of the first series in *value*: a text, a list of them, or a map with a title."""
    value = row(value).get("title") or row(value).get("name") or value
    return title_of(next(iter(texts(value)), ""))


def remarks_on(facts: Row) -> tuple[str, ...]:
    """Return what a person has to look at."""
    end = day_written(text(facts.get("expiryDate")))
    return (f"it was to go on {end} (expiryDate)",) if end else ()
