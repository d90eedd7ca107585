"""Playbooks whose review is due."""

from collections.abc import Collection, Iterable, Iterator

from forearmed.content.model import Playbook
from forearmed.foundation.errors import Problem


def overdue_reviews(playbooks: Iterable[Playbook], overdue: Collection[str]) -> Iterator[Problem]:
    """Yield a warning for each of *playbooks* whose slug is among the *overdue*."""
    for playbook in playbooks:
        if playbook.slug in overdue:
            due = f"was due for review on {playbook.review_due}; read it against practice and set reviewed"
            line = playbook.place.line("reviewed")
            yield Problem(playbook.place.path, line, f"reviewed: {due}", warning=True)
