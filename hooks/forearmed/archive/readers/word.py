"""Word's documents (.docx), alone or in a folder or zip: each is one post.

Reading them takes the extra ``forearmed[word]``: only this room knows mammoth. It reads nothing that a
document links to elsewhere, drops the comments of colleagues, and gives pictures inside the HTML. The time in
a document's properties is often its template's, so its day is taken from its name or its first lines.
"""

import io
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path, PurePosixPath
from types import ModuleType
from zipfile import ZipFile

from forearmed.archive.post import Damaged, Item
from forearmed.archive.readers.bundle import Bundle, UnreadableError, bundle_of, names_in
from forearmed.archive.readers.documents import html_post
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.titles import plain
from forearmed.foundation.errors import ForearmedError

_MAIN = "word/document.xml"
_ENDING = ".docx"
_LARGEST = 128 << 20
_TYPES = b"<!DOCTYPE"  # ECMA-376 has none, and a bomb needs one
_STYLES = """\
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Number 3'] => ul|ol > li > ul|ol > li > ol > li:fresh
"""
# By its numbers each of Word's own styles for deeper lists is of the first level: only its name says more.


_TABLE = re.compile(r"<table><tr>(.*?)</tr>(.*?)</table>", re.DOTALL)
_CELL = re.compile(r"<td>(.*?)</td>", re.DOTALL)
_LONGEST_HEAD = 40
_ENDS = '.!?\u2026\u3002"\u201d\u00bb'


def _knows(sample: Sample) -> bool:
    return (_MAIN in sample.names and sample.path.is_file()) or any(map(_is_document, sample.names))


def _is_document(name: str) -> bool:
    # Word's own lock file beside an open document begins with "~$".
    return name.lower().endswith(_ENDING) and not PurePosixPath(name).name.startswith("~$")


def _read(path: Path, manner: Manner) -> Iterator[Item]:
    mammoth = _library()
    bundle = bundle_of(path, manner.heard)
    if _MAIN in bundle.names:
        yield _item(mammoth, path.read_bytes(), path.name)
        return
    for name in filter(_is_document, bundle.names):
        try:
            yield _item(mammoth, bundle.read(name), str(PurePosixPath(name)))
        except UnreadableError as error:
            yield Damaged(name, str(error))


READER = Reader("Word", _knows, _read)


def _library() -> ModuleType:
    try:
        return import_module("mammoth")
    except ImportError:
        advice = 'install it with: pip install "forearmed[word]"'
        raise ForearmedError(f"Word's documents take the extra forearmed[word]; {advice}") from None


def _item(mammoth: ModuleType, content: bytes, name: str) -> Item:
    try:
        _look_into(content)
        html = mammoth.convert_to_html(io.BytesIO(content), style_map=_STYLES).value
    except UnreadableError as error:
        return Damaged(name, str(error))
    except Exception as error:  # mammoth lets through whatever its zip and XML readers raise
        return Damaged(name, f"it is no document that can be read ({type(error).__name__})")
    html = _TABLE.sub(_with_head, html)
    return html_post(f"word:{PurePosixPath(name).with_suffix('')}", PurePosixPath(name).stem, html)


def _with_head(table: re.Match[str]) -> str:
    """Return *table* with its first row as the head that Word shows and mammoth does not tell.

    It is one where its cells are a few words each, and others have sentences.
    """
    first, rest = ([plain(each) for each in _CELL.findall(part)] for part in table.groups())
    is_head = all(each and len(each) <= _LONGEST_HEAD and each[-1] not in _ENDS for each in first)
    if not is_head or not any(each and each[-1] in _ENDS for each in rest) or "<table" in table[0][1:]:
        return table[0]
    head = table[1].replace("<td>", "<th>").replace("</td>", "</th>")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{table[2]}</tbody></table>"


def _look_into(content: bytes) -> None:
    """Raise UnreadableError for a document that unpacks to too much, or whose XML declares entities."""
    with ZipFile(io.BytesIO(content)) as packed:
        names = names_in(packed)
        bundle = Bundle(Path(), names, packed, _LARGEST)
        for name in names:
            if _TYPES in bundle.read(name, _LARGEST)[:4096] and name.endswith((".xml", ".rels")):
                raise UnreadableError("its XML declares a type, which no Word document does")
