"""Boxes, tabs and folds as other programs write them."""

import re

from forearmed.review.foreign.form import Form

ALERTS = {
    "tip": "TIP", "hint": "TIP", "success": "TIP", "example": "NOTE", "note": "NOTE", "info": "NOTE",
    "important": "IMPORTANT", "warning": "WARNING", "attention": "WARNING", "danger": "CAUTION",
    "caution": "CAUTION", "error": "CAUTION",
}  # fmt: skip
"""GitHub's alert for the kinds of boxes that other programs have."""
_FOLDS = {"details", "spoiler", "collapse"}
GITHUBS = ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION")


def box(kind: str) -> str:
    """Return how to write a box of *kind* here."""
    kind = kind.lower()
    if kind in _FOLDS:
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


BOXES = (
    Form(
        ":::tip",
        re.compile(r"^\s*:{3,}[ ]*\{?\.?(?P<kind>[A-Za-z][\w-]*)"),
        "a box of Docusaurus' or VuePress'",
        lambda found: box(found["kind"]),
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
        re.compile(r"^\s*\[!(?P<kind>[A-Za-z][\w-]*)\][+-]?(?P<rest>.*)"),
        "no box of GitHub's",
        _alert,
    ),
)
