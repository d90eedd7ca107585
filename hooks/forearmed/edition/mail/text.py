"""The digest's plain text, wrapped at 72 columns. The only room that knows markdownify.

Nothing is escaped here: this is a letter to read, not Markdown to convert.
"""

import re
import textwrap
from dataclasses import dataclass
from unicodedata import east_asian_width

from markdownify import MarkdownConverter

from forearmed.article.sendable import sendable
from forearmed.edition.mail.body import Tag, column, heads
from forearmed.edition.mail.letter import Letter, Link
from forearmed.edition.mail.message import subject
from forearmed.foundation.direction import Direction, against, apart, embedded, isolated
from forearmed.foundation.list_managers import is_command
from forearmed.foundation.wording import Wording

WIDTH = 72
"""Columns: a reply can quote a line twice and still fit into 78 (RFC 5322, section 2.1.1)."""

MINOR = 3
"""From this level on, headings are underlined more lightly."""

_HARD_SPACE = "\x00"  # a space of code, which wrapping must keep; portable HTML cannot hold this sign

_LEAD = re.compile("([> ]*)((?:- |\\d+\\. |[^\\s:\uff1a][^:\uff1a]{0,30}[:\uff1a]  )?)")
"""What a line starts with: quote marks and indentation, then a bullet, a number or a label."""


def render_text(letter: Letter) -> str:
    """Return *letter* as plain text."""
    blocks = [
        *_opening(letter),
        _Plain(letter.wording).convert_soup(letter.body),
        *_pointers(letter),
        *_earlier(letter),
        *_closing(letter),
    ]
    written = "\n\n".join(blocks).splitlines()
    base = letter.direction
    lines = [_directed(line, base, within=wide) for wide in written for line in _wrap(wide).split("\n")]
    return sendable("\n".join(lines).replace(_HARD_SPACE, " ")) + "\n"


def _directed(line: str, base: Direction, *, within: str) -> str:
    """Return *line* of a paragraph in order, for a text that runs like *base*. Code keeps its own."""
    return line if line.lstrip("> ").startswith(_HARD_SPACE) else embedded(line, base, within=within)


@dataclass(frozen=True)
class _Voice:
    """Says phrases for a text: one in English in a text from right to left keeps its own order."""

    letter: Letter

    def say(self, text: str, /, **values: object) -> str:
        said, wording = self.letter.wording.say(text, **values), self.letter.wording
        return against(said, wording.direction) if wording.is_english(text) and said.strip(", ") else said


def _opening(letter: Letter) -> list[str]:
    say = _Voice(letter).say
    lines = [f"{_flat(letter.site_name)}\n{_flat(letter.week_label)}", _underline(_heading(letter), "=")]
    if letter.encore:
        lines.append(say("An encore: this tip is back because it is worth a second read."))
    return [*lines, say("By {author}", author=_name(letter.author, letter))]


def _heading(letter: Letter) -> str:
    """Return the title, or the subject where Mailman would take the title for a command and hold the mail."""
    title = _flat(letter.title)
    return subject(letter) if is_command(title) else title


def _pointers(letter: Letter) -> list[str]:
    say, again, lines = _Voice(letter).say, letter.again, []
    if again:
        which = _address(say("Which tip was it?"), again.url, letter)
        lines.append(say("From an earlier tip: {question}", question=_flat(again.title)) + f"\n{which}")
    if letter.playbook:
        lines.append(say("Playbook: {title}", title=_link(letter.playbook, letter)))
    if letter.tags:
        lines.append(say("Tags: {tags}", tags=say(", ").join(_link(tag, letter) for tag in letter.tags)))
    read = _address(say("Read it on the site:"), letter.tip_url, letter)
    huddle = _address(say("Huddle, five minutes with your team:"), letter.huddle_url, letter)
    return [*lines, f"{read}\n{huddle}"]


def _earlier(letter: Letter) -> list[str]:
    if not letter.earlier:
        return []
    said = letter.wording.pattern("{name}:")
    lines = [f"- {said.format(name=_flat(week))} {_link(link, letter)}" for week, link in letter.earlier]
    return [_underline(_Voice(letter).say("Earlier tips"), "-"), "\n".join(lines)]


def _closing(letter: Letter) -> list[str]:
    say = _Voice(letter).say
    reply = [say("Did it help, or is something off? Reply to this mail: a person reads it.")]
    return [
        "-" * WIDTH,
        *(reply if letter.reply_to else []),
        say(
            "You get this because this address is on the list of {site}: one tip a week, nothing else.",
            site=_name(letter.site_name, letter),
        ),
        _address(say("Unsubscribe:"), letter.unsubscribe, letter),
        _address(say("Was this forwarded to you? Subscribe:"), letter.subscribe, letter),
        _flat(letter.postal_address),
    ]


def _name(text: str, letter: Letter) -> str:
    return isolated(_flat(text), letter.direction)


def _link(link: Link, letter: Letter) -> str:
    return f"{_name(link.title, letter)} {apart(f'<{link.url}>', letter.direction)}"


def _address(label: str, url: str, letter: Letter) -> str:
    """Return *url* after its *label*: on a line of its own where both would be from right to left.

    An invisible sign behind a bare address would become a part of it in some mail programs.
    """
    return f"{label}{chr(10) if letter.direction == 'rtl' else ' '}{url}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _underline(text: str, rule: str) -> str:
    lines = textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
    return "\n".join([*lines, rule * min(WIDTH, max(map(_columns, lines)))])


def _columns(text: str) -> int:
    """Return how many columns *text* takes: an ideograph takes two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _wrap(line: str) -> str:
    """Return *line* within the width, continued below its text; a URL is never broken."""
    lead = _LEAD.match(line)
    margin, mark = lead.groups() if lead else ("", "")
    filled = textwrap.fill(
        line[len(margin + mark) :],
        width=WIDTH,
        initial_indent=margin + mark,
        subsequent_indent=margin + " " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled or line.rstrip()


class _Plain(MarkdownConverter):
    """How HTML elements look as plain text.

    markdownify calls a method with the element, the converted text in it, and the tags around it.
    """

    def __init__(self, wording: Wording) -> None:
        super().__init__(bullets="-", wrap=True, wrap_width=None)
        self._base, self._label = wording.direction, wording.pattern("{name}:")

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return text

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        url, words = str(el.get("href") or ""), text.strip()
        if not url or not words or words in (url, url.removeprefix("mailto:")):
            return text
        if url.lower().startswith("tel:"):  # its words have the number (article/telephones)
            return text
        return text.replace(words, f"{words} {apart(f'<{url}>', self._base)}")

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802 - its name
        return f"\n\n{_underline(_flat(text), '-' if n < MINOR else '~')}\n\n"

    def convert_strong(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _between(text, "*")

    convert_b = convert_strong

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _between(text, "_")

    convert_i = convert_em

    def convert_code(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text if "pre" in parent_tags else _code(text, self._base)

    convert_kbd = convert_samp = convert_code

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        code = textwrap.indent(text.strip("\n").expandtabs(4), "    ")
        return f"\n\n{code.replace(' ', _HARD_SPACE)}\n\n"

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return " " if "_inline" in parent_tags else "\n"

    def convert_hr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return "\n\n* * *\n\n"

    def convert_dd(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return textwrap.indent(text.strip(), "    ") + "\n"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return the cell as a line of its own, for a table is read row by row."""
        heading = column(el)
        return f"{self._label.format(name=heading)}  {_flat(text)}\n" if heading else f"{_flat(text)}\n"

    def convert_th(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return "" if heads(el) else self.convert_td(el, text, parent_tags)

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"{text}\n"


def _code(text: str, base: Direction) -> str:
    """Return code within a line. From right to left it must not break: its second half would turn round."""
    return text if base == "ltr" else isolated(text, base).replace(" ", _HARD_SPACE)


def _between(text: str, mark: str) -> str:
    words = text.strip()
    return text.replace(words, f"{mark}{words}{mark}") if words else text
