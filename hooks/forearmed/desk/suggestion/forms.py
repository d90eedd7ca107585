"""The forms for a suggestion, and what somebody has answered in one.

A form is a file of the project: GitHub's and Forgejo's are YAML, GitLab's is Markdown. Each question has an
id, and the ids are ours: a team may put the questions in its own words and its own language.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from forearmed.content.source import SourceError, read_map

FOLDERS = (
    ".github/ISSUE_TEMPLATE",
    ".forgejo/issue_template",
    ".gitea/issue_template",
    ".gitlab/issue_templates",
)
"""Where code hosts look for forms, below the top of a repository."""
NEEDED = frozenset({"happened", "words"})
"""The questions by which a form is known for one about tips."""

_Node = Mapping[str, Any]  # Any: YAML of any shape
_HEADING = re.compile(r"#{2,3}[ \t]+(.*?)[ \t]*#*[ \t]*")
_BEGIN, _END = "<!--", "-->"
"""What encloses words that nobody is shown: our ids in a Markdown form, and advice in any."""
_NOTHING = "_No response_"
"""What GitHub and Forgejo write where nothing was typed."""


@dataclass(frozen=True)
class Form:
    """The questions of a form: the label that people read, by the question's id."""

    labels: Mapping[str, str]

    @classmethod
    def read(cls, text: str, *, is_yaml: bool) -> Self | None:
        """Return the form in *text*, or None where it is not one for tips."""
        labels = dict(_of_yaml(text) if is_yaml else _of_markdown(text))
        return cls(labels) if labels.keys() >= NEEDED else None

    def is_answered_in(self, text: str) -> bool:
        """Tell whether *text* has a heading of this form."""
        return bool(self.answers(text))

    def answers(self, text: str) -> Mapping[str, str]:
        """Return what *text*, the body of an issue, answers, by the question's id; no empty answers.

        https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/
        syntax-for-githubs-form-schema: each answer stands below its label, a heading. A heading that comes
        twice, or is not the form's own, is part of an answer.
        """
        open_ones = {label: name for name, label in self.labels.items()}
        found: dict[str, list[str]] = {}
        lines: list[str] | None = None
        for line in _shown(text).split("\n"):
            heading = _HEADING.fullmatch(line)
            name = open_ones.pop(heading[1], None) if heading else None
            if name:
                lines = found[name] = []
            elif lines is not None:
                lines.append(line.rstrip())
        said = {name: "\n".join(lines).strip() for name, lines in found.items()}
        return {name: answer for name, answer in said.items() if answer and answer != _NOTHING}


def answers_in(text: str, forms: tuple[Form, ...]) -> Mapping[str, str]:
    """Return the answers of the first of *forms* that *text* follows, else all of it as what happened."""
    form = next((form for form in forms if form.is_answered_in(text)), None)
    whole = _shown(text).strip()
    return form.answers(text) if form else {"happened": whole} if whole else {}


def _shown(text: str) -> str:
    """Return *text* without the comments in it; one that nobody closed goes on to the end."""
    first, *others = text.split(_BEGIN)
    return "".join([first, *(other.partition(_END)[2] for other in others)])


def _of_markdown(text: str) -> Iterator[tuple[str, str]]:
    """Yield the id and the label of each question: a heading, with the id behind it in a comment."""
    for line in text.splitlines():
        label, _, behind = line.partition(_BEGIN)
        heading = _HEADING.fullmatch(label)
        if heading and behind.rstrip().endswith(_END):
            yield behind.partition(_END)[0].strip(), heading[1]


def _of_yaml(text: str) -> Iterator[tuple[str, str]]:
    """Yield the id and the label of each question of a YAML form; nothing for what is no form."""
    try:
        read, _ = read_map(text)
    except SourceError:
        return
    body = read.get("body")
    for part in body if isinstance(body, list) else ():
        about: _Node = part if isinstance(part, Mapping) else {}
        attributes = about.get("attributes")
        label = attributes.get("label") if isinstance(attributes, Mapping) else None
        if isinstance(about.get("id"), str) and isinstance(label, str):
            yield about["id"], " ".join(label.split())
