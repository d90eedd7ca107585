"""Every phrase that the code says, and the catalogs brought up to date with it: `make wording` runs this.

Phrases come from Python, from the templates and from the scripts. A new phrase is added to each catalog
without a translation, and one that nobody says any more is deleted.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from gettext import c2py
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "hooks/forearmed"
LOCALES = PACKAGE / "foundation/wording/locales"
TEMPLATE = "phrases.pot"
LANGUAGES = ("ar", "de", "es", "fr", "ja", "nl", "pt-BR")
"""The languages with a catalog; English needs none."""

_SPEAKING = ("foundation/wording", "article", "edition", "site", "build")
"""The parts of the package that say something to readers; all others speak to authors, in English."""
_METHODS = {".html": "jinja2", ".mjml": "jinja2", ".jinja": "jinja2", ".js": "javascript"}
_OPTIONS = {"encoding": "utf-8", "parse_template_string": "true"}
_KEYWORDS: Mapping[str, tuple[int, ...] | None] = {
    "say": None,
    "said": None,
    "phrase": None,
    "pattern": None,
    "count": (1, 2),
}
_NOTE = "For translators:"
_KEPT = (b'"Language:', b'"Plural-Forms:', b'"MIME-Version:', b'"Content-')
"""The lines of a file's head: the others name a moment, a program or a person."""


def template() -> Catalog:
    """Return every phrase that the code says, in English, with the files that say it."""
    made = Catalog(project="Forearmed", fuzzy=False)
    for part in _SPEAKING:
        for file in sorted((PACKAGE / part).rglob("*.*")):
            for message, comments in _said_in(file):
                made.add(message, None, [(file.relative_to(PACKAGE).as_posix(), 1)], auto_comments=comments)
    return made


def _said_in(file: Path) -> Iterator[tuple[str | tuple[str, ...], list[str]]]:
    """Yield each phrase of *file*, with the notes for translators above it."""
    if file.suffix == ".py":
        yield from _in_python(file.read_text("utf-8"))
    elif method := _METHODS.get(file.suffix):
        with file.open("rb") as content:
            found = extract(method, content, dict(_KEYWORDS), [_NOTE], _OPTIONS, strip_comment_tags=True)
            yield from ((message, comments) for _, message, comments, _ in found)


def _in_python(text: str) -> Iterator[tuple[str | tuple[str, str], list[str]]]:
    """Yield each phrase of *text*; Babel's own reader finds none within an f-string before Python 3.12."""
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and (message := _phrase_of(node)):
            above = lines[node.lineno - 2].strip().removeprefix("# ")
            yield message, [above.removeprefix(_NOTE).strip()] if above.startswith(_NOTE) else []


def _phrase_of(call: ast.Call) -> str | tuple[str, str] | None:
    """Return the phrase that *call* says, or None where it says none."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    texts = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if name in ("count", "pattern_for", "phrases"):
        return (texts[0], texts[1]) if len(texts) == 2 else None
    return texts[0] if name in _KEYWORDS and texts and len(call.args) == 1 else None


def catalogs() -> Iterator[tuple[Path, bytes]]:
    """Yield the file of the template and of each language, with the content that it should have."""
    known = template()
    yield LOCALES / TEMPLATE, _written(known)
    for language in LANGUAGES:
        file = LOCALES / f"{language}.po"
        catalog = Catalog(locale=Locale.parse(language, sep="-"), fuzzy=False)
        if file.exists():
            catalog = read_po(BytesIO(file.read_bytes()), locale=catalog.locale)
        catalog.update(known, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        yield file, _written(catalog)


def _written(catalog: Catalog) -> bytes:
    """Return the file of *catalog*, sorted by phrase, and the same on any day."""
    catalog.header_comment = ""
    content = BytesIO()
    write_po(content, catalog, width=0, sort_output=True, include_lineno=False, ignore_obsolete=True)
    head, phrases = content.getvalue().lstrip(b"#\n").split(b"\n\n", 1)
    kept = [line for line in head.splitlines() if line.startswith((b"msg", *_KEPT))]
    return b"\n".join([*kept, b"", phrases.rstrip(), b""])


def placeholders(text: str) -> list[str]:
    """Return the names in the braces of *text*."""
    return re.findall(r"\{(\w+)\}", text)


def form_of(expression: str, number: int) -> int:
    """Return which form the plural *expression* of a catalog has for *number*, as gettext reads it."""
    found: int = c2py(expression)(number)
    return found


if __name__ == "__main__":
    for file, content in catalogs():
        file.write_bytes(content)
