"""What readers see in English although the site is in another language: the phrases that no catalog has."""

from collections.abc import Iterator

from forearmed.content.settings import Project
from forearmed.foundation.errors import Problem
from forearmed.foundation.wording import CATALOGS, Wording

_KEY = "theme.language"


def wording_gap(project: Project, wording: Wording) -> Iterator[Problem]:
    """Yield a warning where a site in a language without a catalog leaves phrases of *wording* in English."""
    if wording.catalog or any(problem.message.startswith(_KEY) for problem in project.problems):
        return
    # Here, since an English site has no use for the list of all phrases.
    from forearmed.foundation.wording.cldr import known_phrases

    phrases = {one for one, _ in known_phrases().values()}
    if left := phrases - wording.overrides.keys():
        message = (
            f"{_KEY}: {len(left)} of the {len(phrases)} phrases that the site and the mail say themselves "
            f'are in English, since nobody has translated them to "{wording.language}" yet (but to '
            f"{', '.join(CATALOGS)}); say them in docs/wording.yml"
        )
        yield Problem(project.config.name, project.lines.get(_KEY, 1), message, warning=True)
