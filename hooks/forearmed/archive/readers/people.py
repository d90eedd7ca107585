"""The name of an author as exports write it: no mail address and no link comes along."""

import re
from collections.abc import Iterable, Mapping

from forearmed.archive.readers.loose import text
from forearmed.archive.readers.titles import title_of

_LINKED = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MAIL = re.compile(r"[<(\[]?(?:mailto:)?[^\s<>()\[\],;\"']+@[^\s<>()\[\],;\"']+[>)\]]?")
_BRACKETED = re.compile(r"\(([^()]+)\)")
_KEYS = ("name", "display_name", "title")


def name_of(written: object) -> str:
    """Return the name in *written*: a text, or a map with a name; ``ann@x (Ann Lee)`` is "Ann Lee"."""
    if isinstance(written, Mapping):
        written = next((written[key] for key in _KEYS if written.get(key)), "")
    name = title_of(_LINKED.sub(r"\1", text(written)))
    if "@" in name:
        name = _MAIL.sub(" ", name)
        name = _BRACKETED.sub(r"\1", name)
    return " ".join(name.strip(" \"'<>()[],;").split()) if "@" not in name else ""


def names_of(written: object) -> tuple[str, ...]:
    """Return the names in *written*, one author or a list of them."""
    authors: Iterable[object] = written if isinstance(written, list | tuple) else [written]
    return tuple(dict.fromkeys(filter(None, map(name_of, authors))))
