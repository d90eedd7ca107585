"""The jobs that check proposals, publish the site and send the mail, as files for a code host or a server.

Reads only what ships beside it, and writes nothing.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from forearmed.desk.starter.filling import filled
from forearmed.desk.starter.hosts import Home
from forearmed.desk.starter.release import Release
from forearmed.foundation.weekdays import weekday_in

_TEXTS = Path(__file__).parent / "files" / "line"
_ANYWHERE = {"CONTRIBUTING.md": "contributing.md"}
_STEPS = {f"ci/{name}": f"ci/{name}" for name in ("install", "preview", "send", "post", "wishes")}
_PROPOSAL = {f"ci/{name}.py": f"ci/{name}.txt" for name in ("propose", "rest")}
"""What makes a pull request of a suggestion, and what it needs: the steps of Forearmed's own workflow."""
_AGENDA = {"ci/agenda": "ci/agenda"}
_AGENDA_ISSUE = {
    ".github/workflows/editor.yml": "github/editor.yml",
    "ci/tend_issue.py": "ci/tend_issue.txt",
}
"""What keeps the editor's agenda in an issue, as Forearmed's own workflow does; it needs ``ci/rest.py``."""
_WITH_FORMS = ("gitlab", "github", "forgejo")
_FROM: Mapping[str, Mapping[str, str]] = {
    "gitlab": {
        ".gitlab-ci.yml": "gitlab/gitlab-ci.yml",
        ".gitlab/issue_templates/Problem.md": "gitlab/problem.md",
        ".gitlab/issue_templates/Tip.md": "gitlab/tip.md",
        ".gitlab/merge_request_templates/Default.md": "gitlab/merge-request.md",
        **_STEPS,
        **_AGENDA,
        **_ANYWHERE,
    },
    "github": {
        ".github/ISSUE_TEMPLATE/1-tip.yml": "github/tip.yml",
        ".github/ISSUE_TEMPLATE/2-problem.yml": "github/problem.yml",
        ".github/dependabot.yml": "github/dependabot.yml",
        ".github/pull_request_template.md": "github/pull-request.md",
        ".github/workflows/check.yml": "github/check.yml",
        ".github/workflows/publish.yml": "github/publish.yml",
        ".github/workflows/suggestion.yml": "github/suggestion.yml",
        **_STEPS,
        **_PROPOSAL,
        **_AGENDA_ISSUE,
        **_ANYWHERE,
    },
    "forgejo": {
        ".forgejo/issue_template/1-tip.yml": "github/tip.yml",
        ".forgejo/issue_template/2-problem.yml": "github/problem.yml",
        ".forgejo/pull_request_template.md": "forgejo/pull-request.md",
        ".forgejo/workflows/check.yml": "forgejo/check.yml",
        ".forgejo/workflows/editor.yml": "forgejo/editor.yml",
        ".forgejo/workflows/publish.yml": "forgejo/publish.yml",
        ".forgejo/workflows/suggestion.yml": "forgejo/suggestion.yml",
        "ci/deploy": "forgejo/deploy",
        **_STEPS,
        **_AGENDA,
        **_PROPOSAL,
        **_ANYWHERE,
    },
    "cron": {
        "server/forearmed.cron": "machine/forearmed.cron",
        "server/publish": "machine/publish",
        **_ANYWHERE,
    },
    "systemd": {
        "server/forearmed-agenda.service": "machine/forearmed-agenda.service",
        "server/forearmed-agenda.timer": "machine/forearmed-agenda.timer",
        "server/forearmed.service": "machine/forearmed.service",
        "server/forearmed.timer": "machine/forearmed.timer",
        "server/publish": "machine/publish",
        **_ANYWHERE,
    },
}
"""For each kind of CI, the template of every file, by the file's path in a project."""

CI = (*_FROM,)
"""Everything that can run the jobs, by the names that `forearmed init --ci` takes."""


def ci_files(ci: str, home: Home, release: Release, *, day: date, language: str = "en") -> dict[str, str]:
    """Return the files, by path in the project, with which *ci* publishes the site at *home*.

    *day* is a day on which a tip can go out; examples in the files use it. What authors are to do is said in
    *language*, if a site can begin in it.
    """
    own = _TEXTS / "contributing" / f"{language}.md"
    form = _TEXTS / "contributing" / "form" / (own.name if own.is_file() else "en.md")
    values = {
        "form": f"{form.read_text('utf-8')}\n" if ci in _WITH_FORMS else "",
        "domain": home.domain,
        "path": home.path,
        "timezone": str(release.zone),
        "date": day.isoformat(),
        "weekday": weekday_in(language if own.is_file() else "en", release.weekday),
        "request": "merge request" if ci == "gitlab" else "pull request",
        "schedules": "\n".join(f'#   "{line}"' for line in release.crontab()),
        "github_schedules": "\n".join(
            f'    - cron: "{line}"\n      timezone: {release.zone}' for line in release.crontab()
        ),
        # An older Forgejo does not know the key "timezone", but every version knows CRON_TZ.
        "forgejo_schedules": "\n".join(
            f'    - cron: "CRON_TZ={release.zone} {line}"' for line in release.crontab()
        ),
        "local": "\n".join(
            f"{line}  forearmed  /bin/sh /srv/tips/server/publish" for line in release.crontab()
        ),
        "universal": "\n".join(
            f"# {line}  forearmed  /bin/sh /srv/tips/server/publish" for line in release.universal_crontab()
        ),
        "timer": "\n".join(f"OnCalendar={moment}" for moment in release.timer()),
    }
    texts = {**_FROM[ci], **(dict.fromkeys(_ANYWHERE, f"contributing/{own.name}") if own.is_file() else {})}
    return {path: filled((_TEXTS / text).read_text("utf-8"), values) for path, text in texts.items()}
