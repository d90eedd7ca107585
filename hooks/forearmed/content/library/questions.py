"""questions.yml: which question of a searching reader must find which article."""

from collections.abc import Mapping
from dataclasses import dataclass

from forearmed.content.source import Lines
from forearmed.foundation.errors import Problem

FILE = "docs/questions.yml"
_WITHIN = 3
_MOST = 10
"""A search shows no more results."""


@dataclass(frozen=True)
class Question:
    """One of *articles*, by their slugs, must be *within* the first results for the question."""

    articles: tuple[str, ...]
    within: int = _WITHIN


Questions = Mapping[str, Question]
"""Every question as it is typed."""


def read_questions(written: Mapping[str, object], lines: Lines) -> tuple[dict[str, Question], list[Problem]]:
    """Return the questions in *written*, and what is wrong with the others."""
    questions, problems = {}, []
    for asked, value in written.items():
        question = _question(value)
        if question and asked.strip():
            questions[asked] = question
        else:
            advice = (
                f"write its slug, several in [ ], or {{find: slug, within: 1}} with a number up to {_MOST}"
            )
            message = f'"{asked}" needs the article that it must find; {advice}'
            problems.append(Problem(FILE, lines.get(asked, 1), message))
    return questions, problems


def _question(value: object) -> Question | None:
    """Return the question that *value* describes, or None where it describes none."""
    written = value if isinstance(value, dict) else {"find": value}
    find, within = written.get("find"), written.get("within", _WITHIN)
    articles = find if isinstance(find, list) else [find]
    slugs = tuple(one for one in articles if isinstance(one, str) and one)
    if not slugs or len(slugs) < len(articles) or not {*written} <= {"find", "within"}:
        return None
    if not isinstance(within, int) or isinstance(within, bool) or not 1 <= within <= _MOST:
        return None
    return Question(slugs, within)
