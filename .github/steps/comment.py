#!/usr/bin/env python3
"""Keep one comment on the pull request that shows the mail of its tips.

Takes the preview's page as its argument. The variables TIPS, CHECKED, MAIL_URL and SITE_URL say how many tips
the pull request changes, how the check went, and where the artifacts are.
"""

import json
import os
import re
import sys
from pathlib import Path

from rest import LONGEST, RefusedError, Repository, ours, run_page

MARKER = "<!-- forearmed: preview -->"
NO_TIP = "This pull request changes no tip now, so there is no mail to preview."
NO_PREVIEW = "# No preview"
"""How the page of preview-tips begins that is not about mail."""
_SECTION = re.compile(r"## ")
_FENCE = re.compile(r"(`{3,})(.*)")


def main(page: Path) -> None:
    """Write the comment, or say why there is none."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    pull = event["pull_request"]
    head = pull["head"]
    if (head["repo"] or {}).get("full_name") != os.environ["GITHUB_REPOSITORY"]:
        _leave_out("GitHub lets a pull request from a fork write nothing")
        return
    text = page.read_text("utf-8") if page.exists() else ""
    tips = int(os.environ["TIPS"] or 0)
    try:
        print(_keep(Repository.of_this_run(), pull["number"], _body(text, head["sha"]) if tips else None))
    except RefusedError as error:
        _leave_out(f"GitHub lets this run write nothing ({error})")


def _leave_out(reason: str) -> None:
    print(f"::notice title=No comment::{reason}, so the preview is only in this run's summary: {run_page()}")


def _keep(repository: Repository, number: int, body: str | None) -> str:
    """Make *body* the one comment on the pull request; return what was done."""
    comments = repository.every(f"issues/{number}/comments")
    comment = next((comment for comment in comments if ours(comment, MARKER)), None)
    if body is None:
        if comment is None:
            return "No tip is new or changed, so there is nothing to comment on."
        body = f"{MARKER}\n{NO_TIP}\n"
    if comment is None:
        made = repository.write("POST", f"issues/{number}/comments", body=body)
        return f"Commented: {made['html_url']}"
    if comment["body"] != body:
        repository.write("PATCH", f"issues/comments/{comment['id']}", body=body)
    return f"The comment is up to date: {comment['html_url']}"


def _body(page: str, commit: str) -> str:
    """Return the whole comment about the *commit*: where things are, whether all is well, the *page*."""
    lines = [MARKER]
    mail = os.environ["MAIL_URL"]
    if mail and not page.startswith(NO_PREVIEW):
        site = f" There is [the whole site]({os.environ['SITE_URL']}), too." if os.environ["SITE_URL"] else ""
        what = f"**[Download the finished mail and its pictures]({mail})**"
        lines += [f"{what}, unpack it, and open `index.html` in a browser.{site}", ""]
    if os.environ["CHECKED"] != "success":
        where = f"beside their lines under *Files changed*, and in [the log]({run_page()})"
        lines += [f"**`forearmed check` found errors.** They stand {where}.", ""]
    closing = f"\nMade from {commit[:9]}. The next push rewrites this comment.\n"
    head = "".join(f"{line}\n" for line in lines)
    return head + _within(page, LONGEST - len(head) - len(closing)) + closing


def _within(page: str, limit: int) -> str:
    """Return as many whole sections of *page* as fit into *limit* characters, and how many do not."""
    if len(page) <= limit:
        return page
    start, *sections = _sections(page)
    for kept in reversed(range(len(sections))):
        left = len(sections) - kept
        rest = f"## And {left} more\n\nThe whole page is [the summary of this run]({run_page()}).\n"
        shown = "".join([start, *sections[:kept], rest])
        if len(shown) <= limit:
            return shown
    return f"It is too long to be shown here; [the summary of this run]({run_page()}) has it.\n"


def _sections(page: str) -> list[str]:
    """Return what stands before the first heading of the second level, and each of them with its text."""
    sections, fence = [""], ""
    for line in page.splitlines(keepends=True):
        ticks = _FENCE.fullmatch(line.rstrip("\n"))
        if not fence and _SECTION.match(line):
            sections.append("")
        elif ticks and not fence:
            fence = ticks[1]
        elif ticks and len(ticks[1]) >= len(fence) and not ticks[2].strip():
            fence = ""
        sections[-1] += line
    return sections


if __name__ == "__main__":
    main(Path(sys.argv[1]))
