"""What can go wrong: problems an author mends, and errors that stop a command. Nothing is raised here."""

from collections.abc import Sequence
from dataclasses import dataclass, field


class ForearmedError(Exception):
    """A broken environment, told in one sentence that a person can act on."""


@dataclass(frozen=True, order=True)
class Problem:
    """Something an author must mend (or, as a warning, should), and where.

    *path* is relative to the project's folder with forward slashes; *line* counts from 1. *rule* is the rule
    of the site that it breaks: a setting below ``extra.forearmed.rules``, ``phrases`` or ``list_manager``.
    *unfinished* says that nothing is wrong, but something is not written yet.
    """

    path: str
    line: int
    message: str
    warning: bool = False
    rule: str | None = field(default=None, compare=False)
    unfinished: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        """Return the one line people and editors read: ``path:line: message``."""
        return f"{self.where}: {self.sentence}"

    @property
    def where(self) -> str:
        """Return ``path:line``."""
        return visible(f"{self.path}:{self.line}")

    @property
    def sentence(self) -> str:
        """Return the message, with ``warning: `` in front of a warning's."""
        label = "warning: " if self.warning else ""
        return visible(f"{label}{self.message}")  # what an author wrote may be quoted


def visible(text: str) -> str:
    """Return *text* with signs spelled out that a terminal would obey instead of showing them."""
    if text.isprintable():  # nearly all are, and this is asked of every reply
        return text
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in text
    )


class ProblemsError(ForearmedError):
    """The content has problems, all of them in *problems*, so nothing was published."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(f"{tally(self.problems)}; nothing was published")


def tally(problems: Sequence[Problem]) -> str:
    """Return how many of *problems* are to be mended: ``2 problems to mend, and 1 warning``."""
    wrong = len(errors_in(list(problems)))
    warnings = count(len(problems) - wrong, "warning") if len(problems) > wrong else ""
    mend = f"{count(wrong, 'problem')} to mend" if wrong else ""
    return ", and ".join(filter(None, [mend, warnings])) or count(0, "problem")


def errors_in(problems: list[Problem]) -> list[Problem]:
    """Return the *problems* that stop a build, without the warnings."""
    return [problem for problem in problems if not problem.warning]


def count(number: int, noun: str) -> str:
    """Return *number* with its *noun*, in the plural unless there is one: ``2 problems``."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun}" + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
