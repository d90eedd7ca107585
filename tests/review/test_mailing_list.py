"""Warnings of words for which a list manager would hold an edition back."""

import pytest
from forearmed.article.converter import Converter
from forearmed.article.reading import Reading
from forearmed.content.model import Tip
from forearmed.foundation.list_managers import ListManager
from forearmed.review.mailing_list import list_warnings
from forearmed.review.style import Manuscript
from make import tip


def said(*tips: Tip, manager: ListManager) -> list[str]:
    """Return the warnings of *tips* for a list that *manager* keeps."""
    converter = Converter()
    desk = [Manuscript(each, Reading(converter.convert(each.body).html)) for each in tips]
    return [str(problem) for problem in list_warnings(desk, manager)]


def test_words_of_machines_for_schleuder() -> None:
    """A title and a text are named at their lines, each with what schleuder makes of it."""
    late = tip(
        "late", "2026-11-17", title="Before you go on vacation", body="Say it.\n\nNo such user, it says."
    )
    assert said(late, manager=ListManager.SCHLEUDER) == [
        'tips/late.md:1: warning: title: with "vacation" in its subject, schleuder passes the mail to its '
        "admins alone; choose another word",
        'tips/late.md:3: warning: schleuder takes a mail that says "No such user" for a bounce, for its '
        "admins alone; say it otherwise",
    ]


@pytest.mark.parametrize("manager", [ListManager.MLMMJ, ListManager.SYMPA, ListManager.MAILMAN])
def test_others_do_not_mind(manager: ListManager) -> None:
    """What only schleuder takes for a machine's is no warning for another list."""
    assert said(tip("late", "2026-11-17", title="Before you go on vacation"), manager=manager) == []


def test_commands_for_mailman() -> None:
    """A first paragraph of a few words is named; one that is longer, comes later or is listed is not."""
    short = tip("short", "2026-11-17", body="Say it.\n\n## Who decides?\n\nYou do.")
    (warning,) = said(short, manager=ListManager.MAILMAN)
    assert warning.endswith(
        ':3: warning: Mailman takes the line "Who decides?" for a command, and holds the mail; '
        "write a longer one"
    )
    fine = [
        "Who decides?\nYou do.",
        "- Who decides?\n",
        "A\n\nB\n\nC\n\nD\n\nE\n\nWho decides?",
        "Who decides it all?",
    ]
    assert (
        said(
            *(tip(f"t{n}", "2026-11-17", body=body) for n, body in enumerate(fine)),
            manager=ListManager.MAILMAN,
        )
        == []
    )


def test_what_is_no_edition() -> None:
    """A tip that never goes into the mail may say what it likes."""
    aside = tip("aside", "2026-11-17", title="On vacation", feature=False)
    assert said(aside, manager=ListManager.SCHLEUDER) == []
