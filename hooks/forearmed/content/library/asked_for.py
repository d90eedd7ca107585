"""Hold docs/questions.yml to the articles that there are."""

from collections.abc import Iterator

from forearmed.content.library.names import Names
from forearmed.content.library.questions import FILE
from forearmed.content.library.vocabulary import Vocabulary
from forearmed.foundation.errors import Problem
from forearmed.foundation.nearest import suggestion


def check_questions(vocabulary: Vocabulary, names: Names) -> Iterator[Problem]:
    """Yield a problem for each article that a question must find and that does not exist."""
    known = [*names.known["tip"].ids, *names.known["playbook"].ids, *vocabulary.paths]
    for asked, question in vocabulary.questions.items():
        line = vocabulary.lines.get(f"questions/{asked}", 1)
        for slug in question.articles:
            if slug not in known:
                near = suggestion(slug, known)
                message = f'no tip, playbook or learning path is called "{slug}"{near}'
                yield Problem(FILE, line, f'"{asked}": {message}')
