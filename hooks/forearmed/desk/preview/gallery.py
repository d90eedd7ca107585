"""One HTML page about all sheets: pictures, text and files. Everything an author wrote is escaped."""

import json
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import quote

from forearmed.desk.preview.sheet import Sheet
from forearmed.foundation import digest_files
from forearmed.foundation.errors import count

_FILES = {
    digest_files.PAGE: "the mail as a page",
    digest_files.TEXT: "as plain text",
    digest_files.MAIL: "for a mail program",
    digest_files.LIST_MAIL: "for a mailing list",
}


def gallery(sheets: Sequence[Sheet], pictures: Sequence[str], *, left_out: str = "") -> str:
    """Return the page. *pictures* are the names of each mail's pictures; without any, *left_out* says why."""
    frame = Template(files("forearmed.desk.preview").joinpath("preview.html").read_text("utf-8"))
    lines = [f"<p>Without pictures: {escape(left_out)}.</p>"] if left_out else []
    lines += [line for sheet in sheets for line in _section(sheet, pictures)]
    return frame.substitute(mails=count(len(sheets), "tip"), sections="\n".join(lines))


def _section(sheet: Sheet, pictures: Sequence[str]) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(sheet.title)}</h2>\n<dl>"
    for name, fact in _facts(sheet):
        yield f"<dt>{name}</dt><dd>{escape(fact)}</dd>"
    yield "</dl>"
    if sheet.problems:
        yield "<p>forearmed check says:</p>"
        yield f"<pre>{escape(chr(10).join(map(str, sheet.problems)))}</pre>"
    if sheet.files:
        yield from _mail(sheet, pictures)
    yield "</section>"


def _facts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    yield "File", sheet.path
    if sheet.when:
        yield "Release", sheet.when
    if not sheet.files:
        yield "No mail", sheet.obstacle
        return
    yield "Subject", str(json.loads(sheet.files[digest_files.EDITION])["subject"])
    yield (
        "The line beside the subject in the inbox (preheader)",
        sheet.preheader or "none yet; write a summary",
    )
    if sheet.size_for_list:
        yield "To the list", sheet.size_for_list


def _mail(sheet: Sheet, pictures: Sequence[str]) -> Iterator[str]:
    folder = quote(sheet.folder)
    names = {**_FILES, **{name: f"picture, {name.partition('.')[0]}" for name in pictures}}
    links = ", ".join(f'<a href="{folder}/{name}">{words}</a>' for name, words in names.items())
    yield f"<p>Open: {links}</p>"
    if pictures:
        yield '<div class="pictures">'
        for name in pictures:
            what = f"The mail, {name.partition('.')[0]}"
            yield f'<a href="{folder}/{name}"><img src="{folder}/{name}" alt="{what}"></a>'
        yield "</div>"
    else:
        yield f'<iframe src="{folder}/{digest_files.PAGE}" title="The mail" sandbox></iframe>'
    yield f"<h3>As text</h3>\n<pre>{escape(sheet.files[digest_files.TEXT].decode())}</pre>"
