"""What the front matter of a post tells, in the words of each generator and with values of any kind."""

from collections.abc import Collection
from pathlib import PurePosixPath

from forearmed.archive.post import State
from forearmed.archive.readers.days import day_written
from forearmed.archive.readers.loose import Row, is_true, row, text, texts
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


def site_in(settings: Row) -> str:
    """Return where a site was, as its *settings* tell; Jekyll tells the folder apart, or only that."""
    site = text(settings.get("url")) or text(settings.get("site_url")) or text(settings.get("baseURL"))
    folder = text(settings.get("baseurl"))
    return f"{site.rstrip('/')}/{folder.strip('/')}" if "//" not in folder else site or folder


def state_in(facts: Row, name: str) -> State:
    """Return whether the post in the file *name* was public, as its *facts* and its folder tell."""
    if text(facts.get("password")):
        return State.PROTECTED
    if is_true(facts.get("private")) or text(facts.get("visibility")) in ("private", "members", "paid"):
        return State.PRIVATE
    hidden = text(facts.get("published")).casefold() == "false" or facts.get("published") is False
    hidden = hidden or text(facts.get("status")).casefold() in ("draft", "hidden", "skip")
    in_drafts = "_drafts" in PurePosixPath(name).parts
    return State.DRAFT if hidden or in_drafts or is_true(facts.get("draft")) else State.PUBLISHED
