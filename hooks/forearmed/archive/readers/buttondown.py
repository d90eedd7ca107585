"""Buttondown's export: a zip, or its folder, with ``emails.csv`` or ``emails.json`` and a file for each mail.

The files end in ``.md``; the first line says whether Markdown or HTML is in them. The lists of subscribers
beside them are not looked at.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from forearmed.archive.post import Damaged, Form, Item, Post, State
from forearmed.archive.readers.bundle import Bundle, UnreadableError, bundle_of
from forearmed.archive.readers.days import day_at
from forearmed.archive.readers.loose import Row, csv_rows, json_of, rows, text
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.texts import text_in
from forearmed.archive.readers.titles import title_of

_TABLES = ("emails.json", "emails.csv")
_MODE = re.compile(r"\A\s*<!--\s*buttondown-editor-mode:\s*(\w+)\s*-->")
_PUBLIC = {"", "public", "published"}
_STATES = {"draft": State.DRAFT, "scheduled": State.SCHEDULED, "deleted": State.TRASHED}


def _knows(sample: Sample) -> bool:
    return bool(_table(sample.names)) and any(
        PurePosixPath(name).parent.name == "emails" for name in sample.names
    )


def _table(names: tuple[str, ...]) -> str:
    by_name = {PurePosixPath(name).name: name for name in names}
    return next((by_name[each] for each in _TABLES if each in by_name), "")


def _read(path: Path, manner: Manner) -> Iterator[Item]:
    bundle = bundle_of(path, manner.heard)
    table = _table(bundle.names)
    try:
        content = bundle.read(table)
    except UnreadableError as error:
        yield Damaged(table, str(error))
        return
    told: Iterator[Row] = rows(json_of(content, table)) if table.endswith("json") else csv_rows(content)
    files = {PurePosixPath(name).stem: name for name in bundle.ending(".md", ".html")}
    for row in told:
        yield _item(row, files, bundle, manner)


READER = Reader("Buttondown", _knows, _read)


def _item(row: Row, files: Mapping[str, str], bundle: Bundle, manner: Manner) -> Item:
    title, slug = title_of(text(row.get("subject"))), text(row.get("slug"))
    name = files.get(slug) or files.get(text(row.get("id")))
    if name is None:
        return Damaged(title or slug, "the export has a line for it and no text")
    try:
        written, mended = text_in(bundle.read(name))
    except UnreadableError as error:
        return Damaged(title or slug, str(error))
    mode = _MODE.match(written)
    return Post(
        ident=f"buttondown:{text(row.get('id')) or slug}",
        title=title,
        day=day_at(text(row.get("publish_date")), manner.zone),
        state=_state(row),
        body=written[mode.end() if mode else 0 :].lstrip("\n"),
        form=Form.HTML if mode and mode[1] == "fancy" else Form.MARKDOWN,
        slug=slug,
        addresses=(f"/archive/{slug}/",) if slug else (),
        summary=title_of(text(row.get("description"))),
        repaired=mended,
    )


def _state(row: Row) -> State:
    if text(row.get("email_type")) not in _PUBLIC:
        return State.MEMBERS
    state = _STATES.get(text(row.get("status")), State.PUBLISHED)
    return state if text(row.get("publish_date")) else State.DRAFT
