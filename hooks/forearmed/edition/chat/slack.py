"""The edition as a Slack message for an incoming webhook: blocks of Block Kit, and a text for notifications.

Links stand in the text and not on buttons: Slack asks the webhook's app what a click on a button means, and
warns the reader when nobody answers.
"""

import json
import re
from collections.abc import Sequence
from urllib.parse import quote

from forearmed.article.sendable import sendable
from forearmed.edition.chat.fitting import arranged
from forearmed.edition.chat.outline import (
    Code,
    Heading,
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
from forearmed.foundation.direction import Direction, led
from forearmed.foundation.wording import Wording

MOST_BLOCKS = 50  # https://docs.slack.dev/reference/block-kit/blocks
LONGEST_HEADER = 150  # https://docs.slack.dev/reference/block-kit/blocks/header-block
LONGEST_SECTION = 3000  # https://docs.slack.dev/reference/block-kit/blocks/section-block
LONGEST_TEXT = 4000  # https://docs.slack.dev/reference/methods/chat.postMessage

ROOM = 12_000
"""Characters of a tip: Slack names no figure for all sections, and this one for its blocks of Markdown."""

_FRAME = 6  # blocks that are no part of the tip
_LEAST = ROOM // (MOST_BLOCKS - _FRAME) + 1
_TOO_MUCH = ROOM + 1
_LONGEST_NAME = 400  # of a title or a name; no check allows half of it, and escaped it is five times as long
_ZERO_WIDTH = "\u200b"
_MARKS = re.compile(r"[*_~`]")


def slack_message(letter: Letter, parts: Sequence[Part]) -> bytes:
    """Return the message for *letter*, whose body is *parts*, within Slack's published limits."""
    wording = letter.wording

    def cost(part: Part) -> int:
        return _cost(_text(part, wording))

    exercises = letter.exercises
    kept = arranged(parts, cost=cost, room=ROOM, url=letter.tip_url, exercises=exercises, wording=wording)
    said = wording.say("{name}:", name=f"*{_name(letter.title)}*")
    message = {
        "text": led(f"{said} {_name(letter.summary)} {_link(letter)}", letter.direction),
        "blocks": [
            {"type": "header", "text": _plain_text(letter.title, letter.direction)},
            _context(_opening(letter), letter.direction),
            _section(led(_name(letter.summary), letter.direction)),
            {"type": "divider"},
            *(_section(_text(part, wording)) for part in kept),
            {"type": "divider"},
            _context(_pointers(letter), letter.direction),
        ],
        "unfurl_links": False,
        "unfurl_media": False,
    }
    return (json.dumps(message, ensure_ascii=False, indent=2) + "\n").encode()


def _link(letter: Letter) -> str:
    return f"<{_url(letter.tip_url)}|{letter.wording.say('Read it on the site')}>"


def _opening(letter: Letter) -> list[str]:
    encore = [letter.wording.say("An encore, worth a second read")] if letter.encore else []
    return [_name(letter.site_name), _name(letter.week_label), *encore]


def _pointers(letter: Letter) -> list[str]:
    say, links = letter.wording.say, [_link(letter)]
    if letter.playbook:
        title = f"<{_url(letter.playbook.url)}|{_name(letter.playbook.title)}>"
        links.append(say("Playbook: {title}", title=title))
    return [*links, f"<{_url(letter.subscribe)}|{say('Subscribe')}>"]


def _plain_text(text: str, base: Direction) -> dict[str, object]:
    # Without emoji, ":30:" stays what an author wrote.
    return {"type": "plain_text", "text": _short(led(text, base), LONGEST_HEADER), "emoji": False}


def _mrkdwn_text(text: str) -> dict[str, object]:
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def _section(text: str) -> dict[str, object]:
    return {"type": "section", "text": _mrkdwn_text(text), "expand": True}


def _context(texts: list[str], base: Direction) -> dict[str, object]:
    return {"type": "context", "elements": [_mrkdwn_text(led(text, base)) for text in texts]}


def _name(text: str) -> str:
    return _escaped(_short(text, _LONGEST_NAME))


def _cost(text: str) -> int:
    """Return how much of `ROOM` the *text* of a part takes: its length, but at least a block's share.

    A part takes more than all of it if it is too long for one section: then the caller shortens it.
    """
    length = _length(text)
    return max(length, _LEAST) if length <= LONGEST_SECTION else _TOO_MUCH


def _length(text: str) -> int:
    """Return the length of *text* in UTF-16, in which an emoji counts twice: nobody counts more."""
    return len(text.encode("utf-16-le")) // 2


def _short(text: str, most: int) -> str:
    """Return *text* on one line, cut at a word when it is too long."""
    line = " ".join(sendable(text).split())
    return line if _length(line) <= most else line[: most // 2].rsplit(" ", 1)[0] + "…"


def _text(part: Part, wording: Wording) -> str:
    """Return *part* in mrkdwn (https://docs.slack.dev/messaging/formatting-message-text)."""
    match part:
        case Paragraph(line):
            return _mrkdwn(line)
        case Heading(line):
            return _mrkdwn(tuple(Run(run.text, bold=True, url=run.url) for run in line))
        case Items(items):
            return "\n".join(
                _hung(_mrkdwn(item.line), "    " * item.depth + (f"{item.mark} " if item.mark else "   "))
                for item in items
            )
        case Quote(parts):
            return "\n".join(f"> {line}".rstrip() for line in _apart(parts, wording).split("\n"))
        case Code(text):
            return f"```\n{_escaped_only(text.replace('```', f'``{_ZERO_WIDTH}`'))}\n```"
        case Pairs(pairs, names):
            labels = [f"*{wording.say('{name}:', name=_escaped(name))}*" for name in names]
            return "\n\n".join(_pair(pair, labels, wording.direction) for pair in pairs)


def _apart(parts: Sequence[Part], wording: Wording) -> str:
    return "\n\n".join(_text(part, wording) for part in parts)


def _pair(pair: tuple[Line, Line], labels: Sequence[str], base: Direction) -> str:
    named = [f"{label} {_mrkdwn(line)}" for label, line in zip(labels, pair, strict=True) if line]
    return "\n".join(led(line, base) for line in named)


def _hung(text: str, lead: str) -> str:
    """Return *text* after *lead*, and its further lines below its first word."""
    return lead + text.replace("\n", "\n" + " " * len(lead))


def _mrkdwn(line: Line) -> str:
    # Slack takes a ">" that starts a line for a quotation, escaped or not.
    return re.sub("(?m)^(?=&gt;)", _ZERO_WIDTH, marked(line, _styled))


def _styled(words: str, run: Run) -> str:
    text = _escaped_only(words.replace("`", "'")) if run.code else _escaped(words)
    if run.url:
        text = f"<{_url(run.url)}|{text}>"
    marks = [(run.code and not run.url, "`"), (run.struck, "~"), (run.italic, "_"), (run.bold, "*")]
    for is_wanted, mark in marks:
        text = f"{mark}{text}{mark}" if is_wanted else text
    return text


def _escaped(text: str) -> str:
    """Return *text* on one line, so that Slack finds no mark, no link and no mention in it.

    Slack has no escape for its marks. But it ignores a mark before a space, so this adds one of zero width.
    """
    return _MARKS.sub(rf"\g<0>{_ZERO_WIDTH}", _escaped_only(text))


def _escaped_only(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _url(url: str) -> str:
    return quote(url, safe="!#$%&'()*+,/:;=?@[]~").replace("&", "&amp;")
