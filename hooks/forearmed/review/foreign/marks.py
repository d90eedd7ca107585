"""Marks within a line that have a meaning in other programs; we show them as they are."""

import re

from forearmed.review.foreign.form import Form, quoted
from forearmed.review.foreign.rows import NO_TEXT

_EMOJI = {
    "+1": "👍", "-1": "👎", "100": "💯",
    "bell": "🔔", "books": "📚", "bulb": "💡", "calendar": "📅", "clap": "👏",
    "construction": "🚧", "exclamation": "❗", "eyes": "👀", "fire": "🔥", "grin": "😁", "heart": "❤️",
    "hourglass": "⌛", "information_source": "\u2139\ufe0f",
    "joy": "😂", "key": "🔑", "link": "🔗", "lock": "🔒",
    "memo": "📝", "no_entry": "⛔", "ok_hand": "👌", "package": "📦", "phone": "☎️", "point_right": "👉",
    "pray": "🙏", "pushpin": "📌", "question": "❓", "raised_hands": "🙌", "rocket": "🚀",
    "rotating_light": "🚨", "smile": "😄", "smiley": "😃", "sos": "🆘", "sparkles": "✨", "star": "⭐",
    "stopwatch": "⏱️", "tada": "🎉", "telephone": "☎️", "thumbsdown": "👎", "thumbsup": "👍",
    "thinking": "🤔", "truck": "🚚", "warning": "⚠️", "wave": "👋", "white_check_mark": "✅",
    "wink": "😉", "x": "❌", "zap": "⚡",
}  # fmt: skip
"""GitHub's names of signs that people use in tips."""


def _emoji(found: re.Match[str]) -> str:
    sign = _EMOJI.get(found["name"], "")
    return f"write the sign itself{', ' if sign else ''}{sign}"


def _keys(found: re.Match[str]) -> str:
    keys = [f"<kbd>{key.capitalize()}</kbd>" for key in found["keys"].split("+")]
    return f"write {'+'.join(keys)}"


MARKS = (
    Form(
        "{--taken out--}",
        re.compile(r"\{(?P<sign>--|\+\+|~~|==)[^{}\n]+(?P=sign)\}|\{>>[^{}\n]+<<\}"),
        "a change or a remark in CriticMarkup",
        "write the sentence as readers shall have it",
    ),
    Form(
        "{/* a note */}",
        re.compile(r"\{/\*.*?\*/\}|\{#\s[^{}\n]*\s#\}"),
        "a comment of another program's, and readers see it",
        "write <!-- and --> around the note, or delete it",
    ),
    Form(
        ":ref:`call-first`",
        re.compile(rf"(?<![\w:])(?::[a-z][\w:+-]*:|\{{[a-z][\w:+-]*\}}){NO_TEXT}"),
        "a role of Sphinx'",
        "write a link, as in [words](/tips/2026/name.md), or the words alone",
    ),
    Form(
        ":tada:",
        re.compile(r"(?<![\w:/])(?<!\]):(?P<name>[+-]1|100|[0-9]*[a-z][a-z0-9_+-]*):(?![\w:/])"),
        "a name for a sign, and is shown as it is written",
        _emoji,
        doubt=True,
    ),
    Form(
        "==marked==",
        re.compile(r"(?<![=\w])==(?P<words>[^\s=](?:[^=\n]*[^\s=])?)==(?![=\w])"),
        "a mark of Obsidian's or Material's",
        lambda found: f"write <mark>{quoted(found['words'])}</mark>",
        doubt=True,
    ),
    Form(
        "++ctrl+c++",
        re.compile(r"(?<![+\w])\+\+(?P<keys>[a-z0-9-]+(?:\+[a-z0-9-]+)*)\+\+(?![+\w])"),
        "a key of Material's",
        _keys,
        doubt=True,
    ),
    Form(
        "%% a note %%",
        re.compile(r"(?<![%\w])%%(?P<words>[^%\n]+)%%(?![%\w])"),
        "a comment of Obsidian's, or a field that nothing fills in here",
        lambda found: f"write <!-- {quoted(found['words'])} --> for a note that no reader gets, or delete it",
        doubt=True,
    ),
    Form(
        "[TOC]",
        re.compile(r"^\s*(?:\[(?:_?TOC_?|toc|\[_?TOC_?\]|\[toc\])\]|\{:[ ]*toc[ ]*\})\s*$"),
        "a place for a list of headings",
        "delete it: a page lists its headings by itself",
        in_source=True,
    ),
    Form(
        '--8<-- "other.md"',
        re.compile(r"^\s*-+8<-+.*"),
        "a piece of another file, and nothing brings it here",
        "write the words themselves",
    ),
    Form(
        "^[a note in the line]",
        re.compile(r"(?<!\w)\^\[(?P<words>[^\[\]\n]+)\]"),
        "a footnote of pandoc's or Obsidian's",
        lambda found: f'write [^1] there, and "[^1]: {quoted(found["words"])}" in a line of its own below',
    ),
    Form(
        "{ .lead }",
        re.compile(r"\{:?[ ]*[.#][A-Za-z][\w-]*(?:[ ]+[^{}\n]*)?\}"),
        "a list of attributes, and here it is none",
        "delete it, or write it behind a link, a picture, bold words or a heading",
        doubt=True,
    ),
    Form(
        "\\~~~",
        re.compile(r"^\s*\\(?:~\\?~\\?~|`\\?`\\?`|\*\\?\[[^\]\n]+\]:)"),
        "a sign that an editor has put a backslash in front of",
        "take the backslash away",
        in_source=True,
    ),
    Form(
        "- \\[ ] a task",
        re.compile(r"^\s*(?:[-*+]|\d+[.)])[ ]+\\\[[ xX]\\?\][ ]"),
        "a task that an editor has put a backslash in front of",
        "take the backslash away",
        in_source=True,
    ),
    Form(
        "$x^2$",
        re.compile(
            r"\$\$[^$\n]*(?:\$\$|$)|(?<![\w$])\$(?=[^$\n]*(?:\\[a-z]|[\^_]))[^\s$](?:[^$\n]*[^\s$])?\$(?![\w$])"
        ),
        "mathematics, and is shown as it is written",
        "say it in words, or put it between backticks",
        doubt=True,
    ),
    Form(
        "[words][name]",
        re.compile(rf"\[(?P<words>[^\[\]{NO_TEXT}]+)\]\[(?!\^)(?P<name>[^\[\]]*)\](?![(\[])"),
        "a link whose address no line has",
        lambda found: f"write its address behind it, as in [{quoted(found['words'])}](/tips/2026/name.md)",
        doubt=True,
        unescaped=True,
    ),
    Form(
        "[^1]",
        re.compile(r"\[\^(?P<name>[^\s\[\]]+)\]:?"),
        "the sign of a footnote, and here it is none",
        lambda found: (
            f'write "[^{found["name"]}]: " and the text of the note in a line of its own, '
            "and no backslash in front of either"
        ),
    ),
)
