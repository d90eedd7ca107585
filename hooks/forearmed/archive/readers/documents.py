"""A document as a post: nobody wrote facts about it, so title and day are found in its first lines.

Also single pages of HTML and Markdown, as Google Docs saves them and people paste them.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape
from mimetypes import guess_type
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qs, urlsplit

from forearmed.archive.post import Form, Item, Post, State
from forearmed.archive.readers.bundle import Bundle, UnreadableError, bundle_of
from forearmed.archive.readers.days import day_written
from forearmed.archive.readers.letters import title_in
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.texts import text_in
from forearmed.archive.readers.titles import plain, title_of

_IN_NAME = re.compile(r"(\d{4})[-_. ]?(\d{2})[-_. ]?(\d{2})(?!\d)")
_FIRST = re.compile(
    r"\A\s*(?:<h[1-6][^>]*>(?P<heading>.*?)</h[1-6]>|<p[^>]*>(?P<line>.*?)</p>)", re.DOTALL | re.IGNORECASE
)
_WRITTEN = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%A, %B %d, %Y", "%m/%d/%Y")
_LONGEST_DAY = 40
_BODY = re.compile(r"<body[^>]*>(.*?)(?:</body>|\Z)", re.DOTALL | re.IGNORECASE)
_RULE = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")
_STYLED = re.compile(
    r"font-weight:\s*(?:700|bold)|font-style:\s*italic|text-decoration:\s*line-through", re.IGNORECASE
)
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_COMMENT = re.compile(
    r'<sup[^>]*>\s*<a[^>]*href="#cmnt\d+"[^>]*>.*?</a>\s*</sup>'
    r'|<div[^>]*>\s*<p[^>]*>\s*<a[^>]*href="#cmnt_ref\d+"[^>]*>.*?</div>',
    re.DOTALL | re.IGNORECASE,
)
_PICTURE = re.compile(r'(<img\b[^>]*?\bsrc=)"([^":?#]+)"', re.IGNORECASE)
_TITLED = re.compile(r'<p\b[^>]*\bclass="(?:[^"]*\s)?title(?:\s[^"]*)?"[^>]*>(.*?)</p>', re.DOTALL)
"""The paragraph that Google Docs and word processors call the title."""

_REDIRECT = re.compile(r'href="(https?://www\.google\.com/url\?[^"]*)"')
_PAGE = re.compile(
    rb"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)[\s>]", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True)
class Start:
    """What the beginning of a document tells, and the *rest* of it."""

    title: str
    day: date | None
    rest: str


def _knows_page(sample: Sample) -> bool:
    return bool(_PAGE.match(sample.head.removeprefix(b"\xef\xbb\xbf")))


def _knows_pages(sample: Sample) -> bool:
    """Tell whether a folder or a zip is one page with its pictures, as Google Docs packs it."""
    return len(_pages(sample.names)) == 1 and len(sample.names) - 1 == sum(
        "images/" in name for name in sample.names
    )


def _pages(names: tuple[str, ...]) -> list[str]:
    return [name for name in names if name.lower().endswith((".html", ".htm"))]


def _read_page(path: Path, manner: Manner) -> Iterator[Item]:
    yield _page(path.stem, path.read_bytes())


def _read_pages(path: Path, manner: Manner) -> Iterator[Item]:
    bundle = bundle_of(path, manner.heard)
    for name in _pages(bundle.names):
        post = _page(PurePosixPath(name).stem, bundle.read(name))
        yield post._replace(body=_with_pictures(post.body, bundle, PurePosixPath(name).parent))


def _with_pictures(html: str, bundle: Bundle, folder: PurePosixPath) -> str:
    """Return *html* with the pictures of its *bundle* in it, as Word's documents have theirs."""

    def inner(found: re.Match[str]) -> str:
        name = str(folder / unescape(found[2]))
        kind = guess_type(name)[0]
        if kind is None or name not in bundle.names:
            return found[0]
        try:
            coded = b64encode(bundle.read(name)).decode("ascii")
        except UnreadableError:
            return found[0]
        return f'{found[1]}"data:{kind};base64,{coded}"'

    return _PICTURE.sub(inner, html)


PAGE = Reader("a page of HTML", _knows_page, _read_page)
PAGES = Reader("a page of HTML with its pictures", _knows_pages, _read_pages)


def _page(stem: str, content: bytes) -> Post:
    page, mended = text_in(content)
    found = _BODY.search(page)
    body = _without_comments(_with_styles(found[1] if found else page, page))
    body = _TITLED.sub(r"<h1>\1</h1>", _REDIRECT.sub(_direct, body), count=1)
    return html_post(f"page:{stem}", stem, body, title_in(page), mended)


def html_post(ident: str, stem: str, html: str, title: str = "", mended: str = "") -> Post:
    """Return the document *html* as a post; *stem* is its file's name, *title* one that is told elsewhere."""
    start = start_of(html, stem)
    return Post(
        ident=ident,
        title=start.title or title or _named(stem),
        day=start.day,
        state=State.PUBLISHED,
        body=start.rest,
        form=Form.HTML,
        slug=_IN_NAME.sub("", stem).strip("-_. "),
        repaired=mended,
    )


def start_of(html: str, stem: str) -> Start:
    """Return the title and the day that *html* begins with; without a day there, the one in *stem*."""
    title, day, rest = "", day_in_name(stem), html
    for _ in range(3):
        found = _FIRST.match(rest)
        words = plain(found["heading"] or found["line"] or "") if found else ""
        if found is None or (words and not (found["heading"] and not title) and day_said(words) is None):
            break
        if found["heading"] and words:
            title = words
        day = day_said(words) or day
        rest = rest[found.end() :] if "<img" not in found[0] else rest
        if "<img" in found[0]:
            break
    return Start(title, day, rest)


def day_above(text: str) -> tuple[date | None, str]:
    """Return the day that the first line of *text*, Markdown, consists of, and the text without that line."""
    line, _, rest = text.lstrip("\n").partition("\n")
    day = day_said(line.strip().strip("*_"))
    return (day, rest.lstrip("\n")) if day else (None, text)


def day_in_name(stem: str) -> date | None:
    """Return the day in the name of a file, such as ``2016-02-16 Be ready``."""
    found = _IN_NAME.search(stem)
    return day_written("-".join(found.groups())) if found else None


def day_said(words: str) -> date | None:
    """Return the day that *words* are, and nothing else."""
    if len(words) > _LONGEST_DAY:
        return None
    for form in _WRITTEN:
        try:
            return datetime.strptime(words.rstrip("."), form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return day_written(words) if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", words) else None


def _named(stem: str) -> str:
    words = _IN_NAME.sub("", stem).replace("_", " ").replace("-", " ")
    return title_of(words).capitalize()


def _with_styles(body: str, page: str) -> str:
    """Return *body* with bold, italic and struck words said at them, not by classes of the page's head."""
    rules = {
        name: ";".join(_STYLED.findall(rule)) for name, rule in _RULE.findall(page) if _STYLED.search(rule)
    }
    if not rules:
        return body

    def styled(found: re.Match[str]) -> str:
        said = ";".join(rules[name] for name in found[1].split() if name in rules)
        return f'{found[0]} style="{said}"' if said else found[0]

    return _CLASSES.sub(styled, body)


def _without_comments(body: str) -> str:
    """Return *body* without what colleagues said beside it, and their names."""
    return _COMMENT.sub("", body)


def _direct(found: re.Match[str]) -> str:
    """Return a link as it was typed: Google leads each one through a page of its own."""
    asked = parse_qs(urlsplit(unescape(found[1])).query).get("q", [""])[0]
    safe = asked.replace("&", "&amp;").replace('"', "%22")
    return f'href="{safe}"' if safe else found[0]
