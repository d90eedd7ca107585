"""What a preview says of mistakes at the top of its pages. Plain text, for the template to lay out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from forearmed.errors import Problem, count, errors_in
from forearmed.pages.calendar import CALENDAR
from forearmed.pages.home import HOME

_MOST = 50


@dataclass(frozen=True)
class Notices:
    """All that is wrong: *problems* as `check` tells them, and *obstacles*, which no line is to blame for.

    *paths* says which file each page that an author wrote is made from.
    """

    problems: Sequence[Problem] = ()
    obstacles: Sequence[str] = ()
    paths: Mapping[str, str] = field(default_factory=dict)

    def of(self, src_uri: str) -> Mapping[str, object] | None:
        """Return what to say on the page made from *src_uri*, or None.

        Home and calendar list everything; any other page says what is wrong with its own file, and how much
        is wrong elsewhere.
        """
        if src_uri in (HOME, CALENDAR):
            lines = [*self.obstacles, *map(str, self.problems)]
            return _notice(lines, f"{count(len(lines), 'problem')} in all") if lines else None
        own = [problem for problem in self.problems if problem.path == self.paths.get(src_uri)]
        elsewhere = len(errors_in(list(self.problems))) - len(errors_in(own)) + len(self.obstacles)
        if not own and not elsewhere:
            return None
        heading = f"{count(len(own), 'problem')} on this page" if own else ""
        return _notice([str(problem) for problem in own], heading, elsewhere=elsewhere)


def _notice(lines: Sequence[str], heading: str, *, elsewhere: int = 0) -> Mapping[str, object]:
    left_out = len(lines) - _MOST
    more = [f"and {left_out} more; forearmed check lists them all"] if left_out > 0 else []
    others = f"{count(elsewhere, 'problem')} elsewhere" if elsewhere else ""
    return {"heading": heading, "lines": [*lines[:_MOST], *more], "elsewhere": others}
