"""Problems for pages that the navigation names and a build does not show."""

from collections.abc import Collection, Iterator, Mapping

from forearmed.content.settings import Project
from forearmed.foundation.errors import Problem


def navigation_problems(
    project: Project, *, shown: Collection[str], drafts: Collection[str], shut_out: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield a problem for each page in the navigation of *project* that is not among the *shown*.

    A message says why: the page is among the *drafts*, or a setting keeps it out (*shut_out*).
    """
    for src_uri, line in project.nav:
        if src_uri in shown:
            continue
        if why := shut_out.get(src_uri):
            message = f'nav: {why} keeps "{src_uri}" out of the site; delete one of the two'
        elif src_uri in drafts:
            message = f'nav: "{src_uri}" is a draft; delete it, or add it once it is live'
        else:
            message = f'nav: "{src_uri}" is not a page of the site now; delete it, or add it once it is live'
        yield Problem(project.config.name, line, message)
