"""Mobiledoc 0.3, which Ghost 1 to 4 keep, as HTML (``github.com/bustle/mobiledoc-kit``, MOBILEDOC.md)."""

from collections.abc import Sequence
from html import escape

from forearmed.archive.readers.ghost_cards import card, within
from forearmed.archive.readers.loose import Row, row, text

_TEXT, _IMAGE, _LIST, _CARD = 1, 2, 3, 10
_TWO = 2


def html_of_mobiledoc(written: Row) -> str:
    """Return *written*, Mobiledoc 0.3, as HTML: its sections are markup, an image, a list or a card."""
    return "".join(
        _section(each, written) for each in _list(written.get("sections")) if isinstance(each, list)
    )


def _section(section: Sequence[object], written: Row) -> str:
    kind, value = (*section, None, None)[:2]
    if kind == _TEXT and len(section) > _TWO:  # a section of text: 1, its tag, its markers
        tag = text(value)
        return within(tag if tag.isalnum() else "p", _markers(section[2], written))
    if kind == _IMAGE:  # an image
        return f'<p><img src="{escape(text(value))}" alt=""></p>'
    if kind == _LIST and len(section) > _TWO:  # a list: 3, its tag, the markers of each item
        items = "".join(within("li", _markers(each, written)) for each in _list(section[2]))
        return within("ol" if value == "ol" else "ul", items)
    if kind == _CARD:  # a card, by its number
        name, said = (*_at(written.get("cards"), value), None, None)[:2]
        return card(text(name), row(said))
    return ""


def _markers(markers: object, written: Row) -> str:
    """Return a line of text: each marker opens markups, says words or an atom, and closes some."""
    parts: list[str] = []
    opened: list[str] = []
    for marker in _list(markers):
        kind, opens, closes, value = (*_list(marker), None, None, None, None)[:4]
        for number in _list(opens):
            tag, address = _markup(_at(written.get("markups"), number))
            parts.append(f'<a href="{address}">' if tag == "a" else f"<{tag}>")
            opened.append(tag)
        parts.append(_atom(_at(written.get("atoms"), value)) if kind == 1 else escape(str(value or "")))
        closing = min(closes if isinstance(closes, int) else 0, len(opened))
        parts += [f"</{opened.pop()}>" for _ in range(closing)]
    return "".join(parts) + "".join(f"</{tag}>" for tag in reversed(opened))


def _markup(markup: Sequence[object]) -> tuple[str, str]:
    tag, attributes = (*markup, None, None)[:2]
    pairs = _list(attributes)
    address = next((pairs[at + 1] for at in range(0, len(pairs) - 1, 2) if pairs[at] == "href"), "")
    return (text(tag) if text(tag).isalnum() else "span"), escape(text(address))


def _atom(atom: Sequence[object]) -> str:
    name, words = (*atom, None, None)[:2]
    return "<br>" if name == "soft-return" else escape(text(words))


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _at(values: object, number: object) -> Sequence[object]:
    """Return the list at *number* in the list *values*, or an empty one."""
    there = _list(values)
    return _list(there[number]) if isinstance(number, int) and 0 <= number < len(there) else ()
