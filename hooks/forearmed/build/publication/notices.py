"""The notices about mistakes at the top of a preview's pages. Plain text, for the template to lay out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from forearmed.foundation.errors import Problem, tally
from forearmed.site.addresses import CALENDAR, HOME

_MOST = 50


@dataclass(frozen=True)
class Notices:
    """Everything wrong: the *problems* that `check` finds, and *obstacles*, errors that belong to no line.

    *paths* has the source file of each author's page, by URI; *pages* has the address of each file's page.
    """

    problems: Sequence[Problem] = ()
    obstacles: Sequence[str] = ()
    paths: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)

    def of(self, src_uri: str) -> Mapping[str, object] | None:
        """Return the notice for the page made from *src_uri*, or None.

        Home and calendar list every problem, with a link to the page of its file. Any other page lists the
        problems of its own file, and the number of problems on other pages.
        """
        if src_uri in (HOME, CALENDAR):
            lines = [*map(_line, self.obstacles), *(_linked(each, self.pages) for each in self.problems)]
            return _notice(lines, f"{self._amount(self.problems)} in all") if lines else None
        own = [problem for problem in self.problems if problem.path == self.paths.get(src_uri)]
        others = [problem for problem in self.problems if problem not in own]
        if not own and not others and not self.obstacles:
            return None
        heading = f"{tally(own)} on this page" if own else ""
        elsewhere = f"{self._amount(others)} on other pages" if others or self.obstacles else ""
        return _notice([_line(_on_this_page(problem)) for problem in own], heading, elsewhere=elsewhere)

    def _amount(self, problems: Sequence[Problem]) -> str:
        """Return the number of *problems* and obstacles together, in words."""
        return tally([*problems, *(Problem("", 1, obstacle) for obstacle in self.obstacles)])


def _line(text: str) -> Mapping[str, str]:
    return {"text": text}


def _linked(problem: Problem, pages: Mapping[str, str]) -> Mapping[str, str]:
    """Return *problem* with a link to the page of its file, if the file has a page."""
    address = pages.get(problem.path)
    if address is None:
        return _line(str(problem))
    return {"address": address, "where": problem.where, "text": f": {problem.sentence}"}


def _on_this_page(problem: Problem) -> str:
    """Return *problem* without the name of its file, for that file's own page: ``Line 27: …``."""
    return f"Line {problem.line}: {problem.sentence}"


def _notice(lines: Sequence[Mapping[str, str]], heading: str, *, elsewhere: str = "") -> Mapping[str, object]:
    left_out = len(lines) - _MOST
    more = [_line(f"and {left_out} more; forearmed check lists them all")] if left_out > 0 else []
    return {"heading": heading, "lines": [*lines[:_MOST], *more], "elsewhere": elsewhere}
