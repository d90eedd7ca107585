"""Tips in the form of JSON, so that an author's file that has not changed need not be read as YAML again."""

from datetime import date
from typing import Any

from forearmed.content.model import Place, Tip
from forearmed.foundation.weeks import Week

Json = Any  # Any: whatever JSON can hold
_PLAIN = (str, bool, int, type(None))
_BESIDE = ("slug", "body", "place")
"""The fields of a tip that its front matter does not have."""


def as_json(tip: Tip, text: str) -> Json | None:
    """Return *tip*, which was read from *text*; None where `from_json` would not return the same."""
    try:
        keys = {key: _written(value) for key, value in tip if key not in _BESIDE}
    except _UnknownError:
        return None
    start = _lines(text).rfind(tip.body)
    if start < 0:
        return None
    place = tip.place
    return [keys, tip.slug, start, start + len(tip.body), place.lines, place.body_line, place.remarks]


def from_json(kept: Json, text: str, path: str) -> Tip:
    """Return the tip that `as_json` has made *kept* of, in a file at *path* with the same *text*."""
    keys, slug, start, end, lines, body_line, remarks = kept
    read: dict[str, Any] = {key: _read(value) for key, value in keys.items()}  # Any: each its own
    return Tip.model_construct(
        **read,
        slug=slug,
        body=_lines(text)[start:end],
        place=Place(path, lines, body_line, remarks),
    )


class _UnknownError(Exception):
    """A value has no form in JSON here."""


def _written(value: object) -> Json:
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return ["list", *map(_written, value)]  # type: ignore[call-overload]  # its type is not narrowed
    if kind is date or kind is Week:
        return [kind.__name__, str(value)]
    raise _UnknownError


def _read(written: Json) -> object:
    if not isinstance(written, list):
        return written
    kind, *values = written
    if kind == "list":
        return tuple(map(_read, values))
    return date.fromisoformat(values[0]) if kind == "date" else Week.parse(values[0])


def _lines(text: str) -> str:
    """Return *text* with line ends as `read_article` makes them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
