"""The edition as a Teams message for a Workflows webhook: one Adaptive Card.

Its elements are of Adaptive Cards 1.0 to 1.2, which desktops and phones show alike. Its Markdown is what
Teams knows: bold, italics, lists and links
(https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format).
"""

import json
import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from forearmed.article.sendable import sendable
from forearmed.edition.chat.fitting import arranged
from forearmed.edition.chat.outline import (
    BULLET,
    Code,
    Heading,
    Item,
    Items,
    Line,
    Pairs,
    Paragraph,
    Part,
    Quote,
    Run,
    marked,
)
from forearmed.edition.mail.digest import Letter
from forearmed.foundation.say_not import Columns

LARGEST = 28 * 1024  # octets: https://learn.microsoft.com/microsoftteams/limits-specifications-teams
MOST_ACTIONS = 6  # https://learn.microsoft.com/adaptive-cards/host-specific/teams: more go into a menu

ROOM = 20_000
"""Octets of the message as we send it. Teams measures its own form of it, and refused some from 21,000 on."""

_VERSION = "1.2"  # the lowest version that has all our elements; an older program shows the fallback text
_VERSION_OF_RTL = "1.5"  # the lowest version that has a card from right to left
_SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
_CARD = "application/vnd.microsoft.card.adaptive"
_LONGEST_WORDS = 600  # of a title or a summary; no check allows half of it
_MARKS = re.compile(r"[\\*_`\[\]]|[<&](?=[\w/!?#])")
_LINE_MARKS = re.compile(r"(?m)^(\d{1,9}(?=[.)](?:\s|$)))|^(?=>|[-+](?:\s|$)|#{1,6}(?:\s|$)|[-=~]{2})")

Element = dict[str, object]


def teams_message(letter: Letter, parts: Sequence[Part]) -> bytes:
    """Return the message for *letter*, whose body is *parts*, within the size that Teams takes."""
    empty = len(_message(letter, ()))

    def cost(part: Part) -> int:
        return len(_message(letter, (part,))) - empty

    kept = arranged(
        parts,
        cost=cost,
        room=ROOM - empty,
        url=letter.tip_url,
        exercises=letter.exercises,
        wording=letter.wording,
    )
    return _message(letter, kept)


def _message(letter: Letter, parts: Sequence[Part]) -> bytes:
    card = {
        "$schema": _SCHEMA,
        "type": "AdaptiveCard",
        "version": _VERSION if letter.direction == "ltr" else _VERSION_OF_RTL,
        "lang": letter.language,
        **({"rtl": True} if letter.direction == "rtl" else {}),
        "fallbackText": _fallback(letter),
        "msteams": {"width": "Full"},
        "body": [*_opening(letter), *_body(parts), *_foot(letter)],
        "actions": _actions(letter),
    }
    attachment = {"contentType": _CARD, "contentUrl": None, "content": card}
    message = {"type": "message", "attachments": [attachment]}
    return (json.dumps(message, ensure_ascii=False, indent=1) + "\n").encode()


def _fallback(letter: Letter) -> str:
    said = letter.wording.say("{name}:", name=_one_line(letter.title))
    return f"{said} {_one_line(letter.summary)} {letter.tip_url}"


def _opening(letter: Letter) -> list[Element]:
    encore = [letter.wording.say("an encore, worth a second read")] if letter.encore else []
    label = _one_line(" · ".join([letter.site_name, letter.week_label, *encore]))
    return [
        _words(_escaped(label), size="Small", isSubtle=True),
        _words(_escaped(_one_line(letter.title)), size="Large", weight="Bolder", spacing="Small"),
        _words(_escaped(_one_line(letter.summary)), isSubtle=True, spacing="Small"),
    ]


def _foot(letter: Letter) -> list[Element]:
    """Return a line to subscribe if that address is no page, such as ``mailto:``: buttons open only pages."""
    if _is_page(letter.subscribe):
        return []
    return [
        _words(f"[{letter.wording.say('Subscribe')}]({_url(letter.subscribe)})", size="Small", separator=True)
    ]


def _actions(letter: Letter) -> list[Element]:
    say = letter.wording.say
    links = [(say("Read it on the site"), letter.tip_url)]
    if letter.playbook:
        links.append((say("Playbook: {title}", title=_one_line(letter.playbook.title)), letter.playbook.url))
    if _is_page(letter.subscribe):
        links.append((say("Subscribe"), letter.subscribe))
    return [{"type": "Action.OpenUrl", "title": title, "url": url} for title, url in links]


def _is_page(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _one_line(text: str) -> str:
    words = " ".join(sendable(text).split())
    return words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS].rsplit(" ", 1)[0] + "…"


def _words(markdown: str, **look: object) -> Element:
    return {"type": "TextBlock", "text": markdown, "wrap": True, **look}


def _body(parts: Sequence[Part]) -> list[Element]:
    return [element for part in parts for element in _elements(part)]


def _elements(part: Part) -> Iterator[Element]:
    match part:
        case Paragraph(line):
            yield _words(_markdown(line))
        case Heading(line):
            yield _words(_markdown(line), weight="Bolder", size="Medium", spacing="Medium")
        case Items(items):
            yield _words("\n".join(map(_item, items)))
        case Quote(parts):
            yield _apart(_body(parts))
        case Code(text):
            lines = [_words(_code(line), fontType="Monospace", spacing="None") for line in text.split("\n")]
            yield _apart(lines)
        case Pairs(pairs, names, said):
            yield from (_pair(pair, names, said=said) for pair in pairs)


def _apart(items: list[Element]) -> Element:
    return {"type": "Container", "style": "emphasis", "items": items}


def _pair(pair: tuple[Line, Line], names: Columns, *, said: int) -> Element:
    """Return the two cells of *pair*; each begins with its column's name, for screen readers."""
    colors = ("Default", "Good") if said else ("Good", "Attention")
    columns = zip(names, colors, pair, strict=True)
    return {
        "type": "ColumnSet",
        "columns": [
            {
                "type": "Column",
                "width": "stretch",
                "items": [
                    _words(_escaped(name), weight="Bolder", color=color, size="Small"),
                    _words(_markdown(line), spacing="None"),
                ],
            }
            for name, color, line in columns
            if line
        ],
    }


def _item(item: Item) -> str:
    mark = {BULLET: "- ", "": "  "}.get(item.mark, f"{item.mark} ")
    return "    " * item.depth + mark + _markdown(item.line).replace("\n\n", " ")


def _code(line: str) -> str:
    """Return *line* with its spaces, which Teams would draw together, as spaces that stay."""
    return _escaped(line).replace(" ", "\N{NO-BREAK SPACE}") or "\N{NO-BREAK SPACE}"


def _markdown(line: Line) -> str:
    return marked(line, _styled).replace("\n", "\n\n")


def _styled(words: str, run: Run) -> str:
    text = _escaped(words)
    text = f"~~{text}~~" if run.struck else text  # Teams has no strikethrough of its own
    text = f"_{text}_" if run.italic else text
    text = f"**{text}**" if run.bold else text
    return f"[{text}]({_url(run.url)})" if run.url else text


def _escaped(text: str) -> str:
    r"""Return *text* in which Teams finds no Markdown, no entity and no date to format (`{{DATE(…)}}`)."""
    text = _MARKS.sub(r"\\\g<0>", text).replace("{{", "{\u200b{")
    return _LINE_MARKS.sub(r"\1\\", text)


def _url(url: str) -> str:
    return quote(url, safe="!#$%&'*+,/:;=?@[]~_-")
