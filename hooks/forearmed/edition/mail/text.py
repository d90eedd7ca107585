"""The digest's plain text, wrapped at 72 columns. The only room that knows markdownify.

Nothing is escaped here: this is a letter to read, not Markdown to convert.
"""

import re
import textwrap

from markdownify import MarkdownConverter

from forearmed.article.sendable import sendable
from forearmed.edition.mail.body import Tag, column, heads
from forearmed.edition.mail.letter import Letter, Link
from forearmed.edition.mail.message import subject
from forearmed.foundation.list_managers import is_command

WIDTH = 72
"""Columns: a reply can quote a line twice and still fit into 78 (RFC 5322, section 2.1.1)."""

MINOR = 3
"""From this level on, headings are underlined more lightly."""

_HARD_SPACE = "\x00"  # a space of code, which wrapping must keep; portable HTML cannot hold this sign

_LEAD = re.compile(r"([> ]*)((?:- |\d+\. |[^\s:][^:]{0,30}:  )?)")
"""What a line starts with: quote marks and indentation, then a bullet, a number or a label."""


def render_text(letter: Letter) -> str:
    """Return *letter* as plain text."""
    blocks = [
        *_opening(letter),
        _Plain(bullets="-", wrap=True, wrap_width=None).convert_soup(letter.body),
        *_pointers(letter),
        *_earlier(letter),
        *_closing(letter),
    ]
    lines = "\n\n".join(blocks).splitlines()
    text = "\n".join(map(_wrap, lines)).replace(_HARD_SPACE, " ")
    return sendable(text) + "\n"


def _opening(letter: Letter) -> list[str]:
    lines = [f"{_flat(letter.site_name)}\n{_flat(letter.week_label)}", _underline(_heading(letter), "=")]
    if letter.encore:
        lines.append("An encore: this tip is back because it is worth a second read.")
    return [*lines, f"By {_flat(letter.author)}"]


def _heading(letter: Letter) -> str:
    """Return the title, or the subject where Mailman would take the title for a command and hold the mail."""
    title = _flat(letter.title)
    return subject(letter) if is_command(title) else title


def _pointers(letter: Letter) -> list[str]:
    again = letter.again
    lines = [f"From an earlier tip: {_flat(again.title)}\nWhich tip was it? {again.url}"] if again else []
    if letter.playbook:
        lines.append(f"Playbook: {_link(letter.playbook)}")
    if letter.tags:
        lines.append("Tags: " + ", ".join(map(_link, letter.tags)))
    huddle = f"Huddle, five minutes with your team: {letter.huddle_url}"
    return [*lines, f"Read it on the site: {letter.tip_url}\n{huddle}"]


def _earlier(letter: Letter) -> list[str]:
    if not letter.earlier:
        return []
    lines = [f"- {_flat(week)}: {_link(link)}" for week, link in letter.earlier]
    return [_underline("Earlier tips", "-"), "\n".join(lines)]


def _closing(letter: Letter) -> list[str]:
    reply = ["Did it help, or is something off? Reply to this mail: a person reads it."]
    return [
        "-" * WIDTH,
        *(reply if letter.reply_to else []),
        f"You get this because this address is on the list of {_flat(letter.site_name)}: "
        "one tip a week, nothing else.",
        f"Unsubscribe: {letter.unsubscribe}",
        f"Was this forwarded to you? Subscribe: {letter.subscribe}",
        _flat(letter.postal_address),
    ]


def _link(link: Link) -> str:
    return f"{_flat(link.title)} <{link.url}>"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _underline(text: str, rule: str) -> str:
    lines = textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
    return "\n".join([*lines, rule * min(WIDTH, max(map(len, lines)))])


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

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return text

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        url, words = str(el.get("href") or ""), text.strip()
        if not url or not words or words in (url, url.removeprefix("mailto:")):
            return text
        return text.replace(words, f"{words} <{url}>")

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802 - its name
        return f"\n\n{_underline(_flat(text), '-' if n < MINOR else '~')}\n\n"

    def convert_strong(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _between(text, "*")

    convert_b = convert_strong

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _between(text, "_")

    convert_i = convert_em

    def convert_code(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text

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
        return f"{heading}:  {_flat(text)}\n" if heading else f"{_flat(text)}\n"

    def convert_th(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return "" if heads(el) else self.convert_td(el, text, parent_tags)

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"{text}\n"


def _between(text: str, mark: str) -> str:
    words = text.strip()
    return text.replace(words, f"{mark}{words}{mark}") if words else text
