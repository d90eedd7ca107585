#!/usr/bin/env python3
"""Keep one open issue with the editor's agenda while there is something to do, and close it when not.

Takes the agenda as Markdown and as JSON. An issue that somebody closed stays closed: what is still to do the
next time, or has come up by then, gets a new one.
"""

import json
import sys
from pathlib import Path

from rest import LONGEST, Entry, RefusedError, Repository, ours

MARKER = "<!-- forearmed: agenda -->"
TITLE = "The editor's agenda"
NOTE = "A weekly job rewrites this issue, and closes it when nothing is left to do."


def main(page: Path, facts: Path) -> None:
    """Bring the issue up to date, and say what was done."""
    body = f"{MARKER}\n{page.read_text('utf-8').rstrip()} {NOTE}\n"
    if len(body) > LONGEST:
        body = body[: LONGEST - 2] + "…\n"
    is_empty = json.loads(facts.read_text("utf-8"))["empty"]
    try:
        print(_tend(Repository.of_this_run(), body, is_empty=is_empty))
    except RefusedError as error:
        sys.exit(f"GitHub lets this run write no issue ({error}); give its job the permission issues: write")


def _tend(repository: Repository, body: str, *, is_empty: bool) -> str:
    issue = _open_issue(repository)
    if issue is None:
        if is_empty:
            return "Nothing to do, and no issue is open."
        return f"Opened {repository.write('POST', 'issues', title=TITLE, body=body)['html_url']}"
    path = f"issues/{issue['number']}"
    if is_empty:
        repository.write("PATCH", path, body=body, state="closed", state_reason="completed")
        return f"Nothing to do: closed {issue['html_url']}"
    if issue["body"] != body:
        repository.write("PATCH", path, body=body)
    return f"Up to date: {issue['html_url']}"


def _open_issue(repository: Repository) -> Entry | None:
    """Return the agenda that is open; GitHub lists pull requests among the issues."""
    issues = repository.every("issues", state="open")
    return next((issue for issue in issues if "pull_request" not in issue and ours(issue, MARKER)), None)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
