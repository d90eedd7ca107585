"""Substack's export: a zip, or its folder, with ``posts.csv`` and the HTML of each post in ``posts/``.

The newest posts often have a line in the table and no file. Times are UTC. The lists of subscribers beside
them are not looked at.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

from forearmed.archive.post import Damaged, Form, Item, Passed, Post, State
from forearmed.archive.readers.bundle import Bundle, UnreadableError, bundle_of
from forearmed.archive.readers.days import day_at
from forearmed.archive.readers.loose import csv_rows, is_true
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.texts import text_in
from forearmed.archive.readers.titles import title_of

_TABLE = "posts.csv"
_PASSED = {"page": "pages", "thread": "discussions", "restack": "posts of others", "note": "notes"}
_PUBLIC = {"", "everyone"}
_FIRST = ("post_id", "is_published")


def _knows(sample: Sample) -> bool:
    if not (tables := _tables(sample.names)):
        return False
    head = bundle_of(sample.path).head(tables[0]).split(b"\n")[0]
    return all(name.encode() in head for name in _FIRST)


def _tables(names: tuple[str, ...]) -> list[str]:
    return [name for name in names if PurePosixPath(name).name == _TABLE]


def _read(path: Path, manner: Manner) -> Iterator[Item]:
    bundle = bundle_of(path, manner.heard)
    for table in _tables(bundle.names):
        try:
            rows = list(csv_rows(bundle.read(table)))
        except UnreadableError as error:
            yield Damaged(table, str(error))
            continue
        files = {PurePosixPath(name).name: name for name in bundle.ending(".html")}
        for row in rows:
            yield _item(row, files, bundle, manner)


READER = Reader("Substack", _knows, _read)


def _item(row: Mapping[str, str], files: Mapping[str, str], bundle: Bundle, manner: Manner) -> Item:
    kind, ident = row.get("type", "newsletter"), row.get("post_id", "")
    if kind in _PASSED and not (kind == "page" and manner.pages):
        return Passed(_PASSED[kind])
    title = title_of(row.get("title", ""))
    name = files.get(f"{ident}.html")
    if name is None:
        return Damaged(title or ident, "the export has a line for it and no text; export it again later")
    try:
        body, mended = text_in(bundle.read(name))
    except UnreadableError as error:
        return Damaged(title or ident, str(error))
    return _post(row, title, body, mended, day_at(row.get("post_date", ""), manner.zone))


def _post(row: Mapping[str, str], title: str, body: str, mended: str, day: date | None) -> Post:
    number, _, slug = row.get("post_id", "").partition(".")
    return Post(
        ident=f"substack:{number}",
        title=title,
        day=day,
        state=_state(row),
        body=f"{body}{_recording(row.get('podcast_url', ''))}",
        form=Form.HTML,
        slug=slug,
        addresses=(f"/p/{slug}",) if slug else (),
        summary=title_of(row.get("subtitle", "")),
        repaired=mended,
    )


def _state(row: Mapping[str, str]) -> State:
    if row.get("audience", "") not in _PUBLIC:
        return State.MEMBERS
    return State.PUBLISHED if is_true(row.get("is_published")) else State.DRAFT


def _recording(address: str) -> str:
    """Return a link to the recording of an episode, which the text of one does not have."""
    is_address = address.startswith(("https://", "http://")) and not set("\"<>'") & set(address)
    return f'<p><a href="{address}">Listen</a></p>' if is_address else ""
