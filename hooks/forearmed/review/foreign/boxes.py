"""Boxes, tabs and folds as other programs write them."""

import re
from collections.abc import Iterator, Sequence

from forearmed.review.foreign.form import Form
from forearmed.review.html.layout import Found

ALERTS = {
    "tip": "TIP", "hint": "TIP", "success": "TIP", "example": "NOTE", "note": "NOTE", "info": "NOTE",
    "important": "IMPORTANT", "warning": "WARNING", "attention": "WARNING", "danger": "CAUTION",
    "caution": "CAUTION", "error": "CAUTION",
}  # fmt: skip
"""GitHub's alert for the kinds of boxes that other programs have."""
FOLDS = {"details", "spoiler", "collapse"}
GITHUBS = ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION")


_FIRST_LINE = re.compile(
    r"(?P<indent>[ ]*)(?:!!!|\?{3}\+?)[ ]?(?P<kind>[\w-]+)(?:[ ]+[\w-]+)*(?:[ ]+\".*\")?[ \t]*"
)


def empty_boxes(lines: Sequence[str]) -> Iterator[Found]:
    """Yield each box among *lines*, which hold no code, that holds nothing: formatters move its text out."""
    for number, line in enumerate(lines):
        if not (first := _FIRST_LINE.fullmatch(line)):
            continue
        behind = next((place for place in range(number + 1, len(lines)) if lines[place].strip()), None)
        inside = len(first["indent"]) + 2
        if behind is None or not lines[behind].startswith(" " * inside):
            other = box(first["kind"]).removeprefix("write ")
            advice = f"write each line of its text behind four spaces, or {other}"
            yield number, f"this box holds nothing; {advice}", behind != number + 1


def box(kind: str) -> str:
    """Return how to write a box of *kind* here."""
    kind = kind.lower()
    if kind in FOLDS:
        return (
            "write <details><summary>Title</summary>, an empty line, the text, an empty line and </details>"
        )
    return f'write "> [!{ALERTS.get(kind, "NOTE")}]", and below it each line of the text behind "> "'


def _alert(found: re.Match[str]) -> str:
    kind, rest = found["kind"], f"{found['rest']}".strip()
    known = kind.upper() in GITHUBS
    shown = kind.upper() if known else ALERTS.get(kind.lower(), "NOTE")
    below = f', and in the line below it "> {rest[:40]}"' if rest else ""
    return f'write "> [!{shown}]" and nothing behind it{below}'


def _directive(found: re.Match[str]) -> str:
    pictures = ("image", "figure")
    return "write ![what it shows](/assets/name.png)" if found["kind"] in pictures else box(found["kind"])


BOXES = (
    Form(
        ":::tip",
        re.compile(r"^\s*:{3,}[ ]*\{?\.?(?P<kind>[A-Za-z][\w-]*)"),
        "a box of Docusaurus' or VuePress'",
        lambda found: box(found["kind"]),
    ),
    Form(
        "::tip",
        re.compile(r"^[ ]{0,3}::(?P<kind>[a-z][a-z-]{2,30})(?:\{[^{}\n]{0,80}\})?[ ]*$"),
        "a box of Nuxt's",
        lambda found: box(found["kind"]),
    ),
    Form(
        "/// note | Title",
        re.compile(r"^\s*/{3,}[ ]*(?P<kind>[a-z][\w-]*)(?=$|[ ]*\|)"),
        "a box of PyMdown's",
        lambda found: box(found["kind"]),
    ),
    Form(
        "{note}",
        re.compile(r"\{(?P<kind>note|info|tip|warning|panel|expand)(?::[^{}\n]*)?\}(?!\ufffc)"),
        "a box of Confluence's",
        lambda found: box(found["kind"]),
        doubt=True,
    ),
    Form(
        ".. note::",
        re.compile(r"^\s*(?:\.\.|\u2026)[ ]+(?P<kind>[a-z][\w-]*)::"),
        "a box or a picture of reStructuredText's",
        _directive,
    ),
    Form(
        '!!! tip "Title" and text',
        re.compile(r"^\s*(?:!!!|\?\?\?\+?)[ ]?[A-Za-z][\w-]*(?:[ ]+\"[^\"]*\")?"),
        "the first line of a box, and here it is none",
        "write that line alone and without a backslash, and below it the text, each line behind four spaces",
    ),
    Form(
        '=== "Title"',
        re.compile(r"^\s*===[!+]?[ ]*[\"“][^\"”]*[\"”]"),
        "a tab of Material's",
        "write a heading, ### Title, and below it the text without spaces in front",
    ),
    Form(
        "> [!INFO] Title",
        re.compile(r"^\s*\[![ ]?(?P<kind>[A-Za-z][\w-]*)\][+-]?(?P<rest>[^<\n]*)"),
        "no box of GitHub's",
        _alert,
    ),
)
