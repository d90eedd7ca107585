"""Join a script and the modules it imports to one file, in their order, so that a page loads one file.

Comments and indentation are left out: they would be two fifths of what a browser loads.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from forearmed.foundation.errors import ForearmedError

_STATEMENT = re.compile(r"(?:^|;)[ \t]*(?:import\b(?!\s*[(.])|export\b)", re.MULTILINE)
"""The beginning of an import or export statement, but not import() or import.meta."""
_COMMENT = re.compile(r"^[ \t]*(?:/\*.*?\*/[ \t]*|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_TYPE = re.compile(r"""/\*\* @type [^"'`*/\n]*\*/ ?""")
_BEHIND = re.compile(r"""[ \t]+//[ ](?:[^"'`/\n]|(?<=\w)'(?=\w)|"[^"'`/\n]*")*$""", re.MULTILINE)
"""A comment behind a statement. Within a string or a pattern, the sign that ends it would follow, alone."""
_INDENTED = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)
_FROM = r'from "(?=\.)(?:\./)?((?:\.\./\.\./scripts/)?\w+)\.js"\n'
"""Where an import is from: the same folder, or the scripts of all pages."""
_IMPORT = re.compile(r"import \{\s*([\w$]+(?:,\s*[\w$]+)*),?\s*\} " + _FROM)
_FILES = 128
"""How many texts are remembered: a preview joins the same ones at each save."""
_EXPORT = re.compile(r"export ((?:const|let|class|(?:async )?function\*?) ([\w$]+))")


def join(name: str, read: Callable[[str], str]) -> bytes:
    """Return the module *name* with all that it imports; *read* gives the text of a module.

    The search box may also import from ``"../../scripts/c.js"``: *read* is asked for ``../../scripts/c``.
    Raises ForearmedError for an import or an export in another form than ``import { a, b } from "./c.js"``
    and ``export const a``, ``let``, ``class``, ``function`` or ``async function``, for an import of what
    the other module does not export, and for modules that import each other.
    """
    *imported, last = _in_order(name, read, ())
    return _joined(tuple(dict.fromkeys(imported)), last)


@lru_cache(_FILES)
def _joined(imported: tuple[str, ...], last: str) -> bytes:
    whole = "\n".join([*(_EXPORT.sub(r"\1", text) for text in imported), last])
    return _without_notes(whole).encode()


def _without_notes(text: str) -> str:
    """Return *text* without comments and indentation; with the latter, where a template has several lines."""
    for note in (_COMMENT, _TYPE, _BEHIND):
        text = note.sub("", text)
    return text if _has_long_template(text) else _INDENTED.sub("", text)


def _has_long_template(text: str) -> bool:
    return any(line.count("`") % 2 for line in text.splitlines())


def _in_order(name: str, read: Callable[[str], str], above: tuple[str, ...]) -> Iterator[str]:
    """Yield the text of each module after those it imports, and without its imports."""
    text = read(name)
    _demand_known_forms(name, text)
    imports, rest = _parts(text)
    for names, other in imports:
        if other in (*above, name):
            raise ForearmedError(
                f"{name}.js: ./{other}.js imports this module, too; move what both need to a third"
            )
        _demand_exports(name, set(re.findall(r"[\w$]+", names)), other, read(other))
        yield from _in_order(other, read, (*above, name))
    yield rest


@lru_cache(_FILES)
def _parts(text: str) -> tuple[list[tuple[str, str]], str]:
    """Return the imports of a module, and its *text* without them."""
    return _IMPORT.findall(text), _IMPORT.sub("", text)


@lru_cache(_FILES)
def _demand_known_forms(name: str, text: str) -> None:
    for found in _STATEMENT.finditer(text):
        start = found.end() - len("import")  # "export" has the same length
        if found[0][0] in "; \t" or not (_IMPORT.match(text, start) or _EXPORT.match(text, start)):
            line = text.count("\n", 0, start) + 1
            said = text[start:].partition("\n")[0]
            raise ForearmedError(
                f'{name}.js:{line}: "{said}" is a form that the joiner does not know; '
                'write import { a } from "./b.js", or export before const, let, class or function'
            )


def _demand_exports(name: str, wanted: set[str], other: str, text: str) -> None:
    missing = sorted(wanted - _exports(text))
    if missing:
        raise ForearmedError(f'{name}.js: ./{other}.js does not export "{missing[0]}"')


@lru_cache(_FILES)
def _exports(text: str) -> set[str]:
    return {exported for _, exported in _EXPORT.findall(text)}
