"""Word's documents (.docx), alone or in a folder or zip: each is one post.

Reading them takes the extra ``forearmed[word]``: only this room knows mammoth. It reads nothing that a
document links to elsewhere, drops the comments of colleagues, and gives pictures inside the HTML. The time in
a document's properties is often its template's, so its day is taken from its name or its first lines.
"""

import io
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path, PurePosixPath
from types import ModuleType
from zipfile import ZipFile

from forearmed.archive.post import Damaged, Item
from forearmed.archive.readers.bundle import Bundle, UnreadableError, bundle_of
from forearmed.archive.readers.documents import html_post
from forearmed.archive.readers.reader import Manner, Reader, Sample
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
    return html_post(f"word:{PurePosixPath(name).with_suffix('')}", PurePosixPath(name).stem, html)


def _look_into(content: bytes) -> None:
    """Raise UnreadableError for a document that unpacks to too much, or whose XML declares entities."""
    with ZipFile(io.BytesIO(content)) as packed:
        names = tuple(each.filename for each in packed.infolist() if not each.is_dir())
        bundle = Bundle(Path(), names, packed, _LARGEST)
        for name in names:
            if _TYPES in bundle.read(name, _LARGEST)[:4096] and name.endswith((".xml", ".rels")):
                raise UnreadableError("its XML declares a type, which no Word document does")
