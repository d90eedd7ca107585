"""beehiiv's export of posts: one CSV with the HTML of each. Its times have no zone, and are taken for UTC."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from forearmed.archive.markdown.sound import html_in, tree_of
from forearmed.archive.post import Form, Item, Post, State
from forearmed.archive.readers.days import day_at
from forearmed.archive.readers.loose import csv_rows
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.titles import title_of
from forearmed.archive.web import split_address
from forearmed.foundation.errors import ForearmedError

_COLUMNS = (b"web_title", b"content_html")
_STATES = {"confirmed": State.PUBLISHED, "published": State.PUBLISHED, "archived": State.PRIVATE}
_PUBLIC = re.compile(r"(?:free|all|all free subscribers|all subscribers)?", re.IGNORECASE)
_CONTENT = "content-blocks"
_CAMPAIGN = re.compile(r"(?<=[?&])(?:utm_\w+|_bhlid|last_resource_guid)=[^&\"'#]*&?(?:amp;)?")


def _knows(sample: Sample) -> bool:
    first = sample.head.split(b"\n")[0]
    return all(name in first for name in _COLUMNS)


def _read(path: Path, manner: Manner) -> Iterator[Item]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ForearmedError(f"cannot read {path}: {error.strerror}") from None
    return (_post(row, manner) for row in csv_rows(content))


READER = Reader("beehiiv", _knows, _read)


def _post(row: Mapping[str, str], manner: Manner) -> Post:
    address = row.get("url", "").partition("?")[0]
    return Post(
        ident=f"beehiiv:{row.get('id') or address or row.get('web_title', '')}",
        title=title_of(row.get("web_title", "")),
        day=day_at(row.get("published_at") or row.get("created_at", ""), manner.zone),
        state=_state(row),
        body=_content(row.get("content_html", "")),
        form=Form.HTML,
        slug=split_address(address).path.rstrip("/").rpartition("/")[2],
        addresses=(address,) if address else (),
        authors=(),
        terms=tuple(sorted({title_of(each) for each in row.get("content_tags", "").split(";")} - {""})),
        summary=title_of(row.get("web_subtitle", "")),
        picture=row.get("thumbnail_url", ""),
    )


def _state(row: Mapping[str, str]) -> State:
    """Return what the post is to everybody: one for payers too, of which a part is closed, is withheld."""
    audience = row.get("audience") or row.get("web_audiences", "")
    if not _PUBLIC.fullmatch(audience.strip()):
        return State.MEMBERS
    return _STATES.get(row.get("status", ""), State.DRAFT)


def _content(html: str) -> str:
    """Return of the mail *html* what its author wrote, without the service's head and foot."""
    html = _CAMPAIGN.sub("", html)
    if _CONTENT not in html:
        return html
    try:
        root = tree_of(html)
    except ForearmedError:
        return html
    parts = [each for each in root.iter() if each.get("id") == _CONTENT]
    return "".join(map(html_in, parts)) if parts and parts[0].text_content().strip() else html
