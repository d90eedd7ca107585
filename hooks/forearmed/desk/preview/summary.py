"""One page of Markdown about all sheets. Everything an author wrote appears as plain text, not as markup."""

import json
import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes

from forearmed.article.github_markdown import inert
from forearmed.desk.preview.sheet import Sheet
from forearmed.foundation import digest_files
from forearmed.foundation.errors import count

LARGEST = 80_000
"""The most bytes of the encoded HTML part: mail programs cut off a message that is much longer."""
LINES = 16
"""The number of lines of the text part to show."""


def summary(
    sheets: Sequence[Sheet], pictures: Sequence[str], *, left_out: str = "", linked: bool = True
) -> str:
    """Return the page. *pictures* are the names of each mail's pictures; without any, *left_out* says why.

    *linked* makes links of the names of files, for a page that lies in one folder with them.
    """
    lines = [f"# Preview of {count(len(sheets), 'tip')}"]
    if left_out:
        lines += ["", f"Without pictures: {inert(left_out)}."]
    for sheet in sheets:
        lines += ["", *_section(sheet, pictures, linked=linked)]
    return "\n".join(lines) + "\n"


def _section(sheet: Sheet, pictures: Sequence[str], *, linked: bool) -> Iterator[str]:
    yield f"## {inert(sheet.title)}"
    yield ""
    yield f"- File: {inert(sheet.path)}"
    if sheet.when:
        yield f"- Release: {sheet.when}"
    yield from (
        _mail(sheet, pictures, linked=linked) if sheet.files else [f"- No mail: {inert(sheet.obstacle)}"]
    )
    yield ""
    if sheet.problems:
        yield "`forearmed check` says:"
        yield from _verbatim([str(problem) for problem in sheet.problems])
    else:
        yield "`forearmed check` finds it in order."


def _mail(sheet: Sheet, pictures: Sequence[str], *, linked: bool) -> Iterator[str]:
    """Yield the lines about a mail: pictures, files, sizes and the beginning of its text part."""
    yield f"- Subject: {inert(json.loads(sheet.files[digest_files.EDITION])['subject'])}"
    beside = inert(sheet.preheader) or "none yet; write a summary"
    yield f"- The line beside the subject in the inbox (preheader): {beside}"
    yield f"- Size: {_size(html_size(sheet.files[digest_files.MAIL]))}"
    yield from (f"- {line}" for line in enclosed(sheet.files[digest_files.MAIL]))
    if sheet.size_for_list:
        yield f"- To the list: {sheet.size_for_list}"
    mail = (digest_files.PAGE, digest_files.TEXT, digest_files.MAIL)
    for what, names in (("Mail", mail), ("Pictures", pictures)):
        files = (f"{sheet.folder}/{name}" for name in names)
        shown = (
            f"[{name}]({file})" if linked else f"`{file}`" for name, file in zip(names, files, strict=True)
        )
        if names:
            yield f"- {what}: {', '.join(shown)}"
    yield ""
    yield "The text begins:"
    text = sheet.files[digest_files.TEXT].decode().splitlines()
    yield from _verbatim([*text[:LINES], *(["…"] if len(text) > LINES else [])])


def html_size(eml: bytes) -> int:
    """Return how many bytes the HTML part of the message *eml* takes, as encoded."""
    parts = message_from_bytes(eml).walk()
    return sum(len(str(part.get_payload())) for part in parts if part.get_content_type() == "text/html")


def enclosed(eml: bytes) -> Iterator[str]:
    """Yield how many pictures the message *eml* carries, and what they take as encoded, if it carries any."""
    parts = message_from_bytes(eml).walk()
    sizes = [len(str(part.get_payload())) for part in parts if part.get_content_maintype() == "image"]
    if sizes:
        yield f"In the mail: {count(len(sizes), 'picture')}, {sum(sizes) / 1000:.0f} KB"


def _size(size: int) -> str:
    """Return *size* beside the limit: ``23.4 KB of HTML; the limit is 80 KB``."""
    advice = "" if size <= LARGEST else "; shorten the tip, for mail programs cut what is longer"
    return f"{size / 1000:.1f} KB of HTML; the limit is {LARGEST // 1000} KB{advice}"


def _verbatim(lines: Sequence[str]) -> Iterator[str]:
    """Yield *lines* in a fence that none of them can close (CommonMark 0.31, section 4.5)."""
    longest = max(map(len, re.findall("`+", "\n".join(lines))), default=0)
    fence = "`" * max(3, longest + 1)
    yield from ("", f"{fence}text", *lines, fence)
