"""Mailchimp's export of an account: a zip, or its folder, with a table of campaigns and the HTML of each.

The lists of people, the reports and the templates beside them are not looked at. Which line of the table a
file belongs to, its name says: the campaign's title, or its subject.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from forearmed.archive.post import Damaged, Form, Item, Passed, Post, State
from forearmed.archive.readers.bundle import Bundle, UnreadableError, bundle_of
from forearmed.archive.readers.days import day_written
from forearmed.archive.readers.letters import plain_letter, title_in
from forearmed.archive.readers.loose import csv_rows
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.texts import text_in
from forearmed.archive.readers.titles import title_of

_FOLDER = "campaigns_content"
_SIGNS = re.compile(r"[^a-z0-9]+")
_NUMBER = re.compile(r"^\d+[_-]")
_DAYS = ("send date", "send time", "sent", "date sent")
_WRITTEN = ("%b %d, %Y", "%B %d, %Y", "%m/%d/%Y", "%m/%d/%y")


def _knows(sample: Sample) -> bool:
    return any(_FOLDER in PurePosixPath(name).parts for name in sample.names)


def _read(path: Path, manner: Manner) -> Iterator[Item]:
    bundle = bundle_of(path, manner.heard)
    told = dict(_campaigns(bundle))
    pages = [name for name in bundle.ending(".html") if _FOLDER in PurePosixPath(name).parts]
    texts = [name for name in bundle.ending(".txt") if _FOLDER in PurePosixPath(name).parts]
    for name in pages:
        try:
            yield _post(name, *text_in(bundle.read(name)), told)
        except UnreadableError as error:
            yield Damaged(name, str(error))
    yield from (Passed("copies as plain text") for _ in texts)


READER = Reader("Mailchimp", _knows, _read)


def _campaigns(bundle: Bundle) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield each line of the table of campaigns, by its subject and by its title as names of files are."""
    for name in bundle.ending(".csv"):
        if PurePosixPath(name).name.lower().startswith("campaigns"):
            try:
                rows = list(csv_rows(bundle.read(name)))
            except UnreadableError:
                continue
            yield from ((_key(row.get(each, "")), row) for each in ("subject", "title") for row in rows)


def _key(title: str) -> str:
    return _SIGNS.sub("", title.lower())


def _post(name: str, page: str, mended: str, told: Mapping[str, Mapping[str, str]]) -> Post:
    stem = _NUMBER.sub("", PurePosixPath(name).stem)
    row = told.get(_key(stem)) or told.get(_key(title_in(page))) or {}
    day = next((found for each in _DAYS if (found := _day(row.get(each, "")))), None)
    letter = plain_letter(page)
    return Post(
        ident=f"mailchimp:{PurePosixPath(name).stem}",
        title=title_of(row.get("subject", "")) or title_in(page) or stem.replace("-", " ").capitalize(),
        day=day,
        state=State.PUBLISHED if day else State.DRAFT,
        body=letter.html,
        form=Form.HTML,
        slug=stem,
        repaired=mended,
        remarks=letter.remarks,
    )


def _day(written: str) -> date | None:
    """Return the day of a time as the table has it: "Feb 16, 2016 08:30 pm", or as computers write it."""
    if found := day_written(written):
        return found
    start = " ".join(written.split()[:3]) if "," in written else written.split(" ")[0]
    for form in _WRITTEN:
        try:
            return datetime.strptime(start, form).date()  # noqa: DTZ007  # a day on the account's own clock
        except ValueError:
            continue
    return None
