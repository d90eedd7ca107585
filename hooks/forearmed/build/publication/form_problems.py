"""What is wrong with where the form at /write/ is to lead."""

from collections.abc import Iterator

from forearmed.content.settings import Project
from forearmed.foundation.errors import Problem
from forearmed.site.write.ending import CODE_HOSTS

_KEY = "extra.forearmed.write"


def form_problems(project: Project) -> Iterator[Problem]:
    """Yield a problem if the form is to lead to a code host, and the settings name no repository there."""
    kind = project.sound_settings.write
    if kind in CODE_HOSTS and not project.site.repo_url:
        message = f"write: {kind} needs the address of the repository; write it at the top, as repo_url:"
        yield Problem(project.config.name, project.lines.get(_KEY, 1), message)
