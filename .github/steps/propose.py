#!/usr/bin/env python3
"""Propose the tip that `forearmed suggestion` made of an issue: a branch, a pull request, an answer.

Takes the folder with the tip. With BY_HAND, an editor opens the pull request from a link, since a code host
may start no checks for one that a workflow opens. Nothing that somebody typed is in a command, a branch, a
title or an answer.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rest import Entry, RefusedError, Repository, ours, run_page

MARKER = "<!-- forearmed: suggestion -->"
GITHUB = "https://github.com"
Facts = Mapping[str, Any]  # Any: as the command writes them
_PATH = re.compile(r"tips/(?:\w[\w-]*/)*\w[\w-]*\.md", re.ASCII)
_LOGIN = re.compile(r"[A-Za-z0-9-]{1,39}")
# git asks this for a password: the token is in no file and in no command.
_HELPER = '!f() { echo username=x-access-token; echo "password=$GITHUB_TOKEN"; }; f'
_WHO = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Forearmed"), ("EMAIL", "forearmed@localhost"))
}
_APPROVE = (
    "For the editor: checks of a pull request that a workflow has opened wait for a person. Press *Approve "
    "workflows to run* in it (where that is missing, close the pull request and open it again); then the "
    "check and the mail come as for any other.\n"
)
_THANKS = "Thank you. An editor has taken this up, and nothing is left for you to do."
_LEFT = "Somebody has worked on the draft since it was made, so it was left as it is."


@dataclass(frozen=True)
class Tip:
    """The tip of suggestion *number*: its *path* and *text*, what is *missing*, and who wrote it."""

    number: int
    path: str
    slug: str
    text: str
    missing: Sequence[str]
    login: str
    account: int

    @classmethod
    def read(cls, folder: Path) -> "Tip":
        """Read what the command has left in *folder*; stop where it is not that."""
        facts = json.loads((folder / "suggestion.json").read_text("utf-8"))
        text = (folder / "tip.md").read_text("utf-8")
        tip = cls(int(facts["number"]), facts["path"], facts["slug"], text, *_about(facts))
        if not _PATH.fullmatch(tip.path) or tip.number < 1:
            sys.exit(f"{tip.path!r} of suggestion {tip.number} is no place for a tip; nothing was done")
        return tip

    @property
    def branch(self) -> str:
        """Return the branch that this suggestion has, however often it is proposed."""
        return f"suggestion-{self.number}"

    @property
    def subject(self) -> str:
        """Return the first line of our commits, by which they are known."""
        return f"Write a tip of suggestion #{self.number}"

    @property
    def message(self) -> str:
        """Return the commit's message, which credits the writer: by a trailer where the address is known.

        https://docs.github.com/en/pull-requests/committing-changes-to-your-project/creating-and-editing-commits/
        creating-a-commit-with-multiple-authors
        """
        lines = [self.subject]
        if self.login:
            lines += ["", f"Suggested by {self.login}."]
        if self.login and self.account and os.environ["GITHUB_SERVER_URL"] == GITHUB:
            address = f"{self.account}+{self.login}@users.noreply.github.com"
            lines += ["", f"Co-authored-by: {self.login} <{address}>"]
        return "\n".join(lines)

    @property
    def needs(self) -> str:
        """Return what has to be added, as a list."""
        return "".join(f"- {part}\n" for part in self.missing)


def _about(facts: Facts) -> tuple[list[str], str, int]:
    login, account = str(facts["login"]), facts["account"]
    missing = [str(part) for part in facts["missing"]]
    return missing, login if _LOGIN.fullmatch(login) else "", int(account)


def main(folder: Path) -> None:
    """Propose the tip, and say what was done."""
    repository = Repository.of_this_run()
    if not (folder / "suggestion.json").exists():
        event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
        failed = f"No draft could be made of this. [The log]({run_page()}) says why."
        print(_answer(repository, event["issue"]["number"], failed))
        return
    tip = Tip.read(folder)
    try:
        print(_answer(repository, tip.number, _propose(repository, tip)))
    except RefusedError as error:
        sys.exit(f"GitHub refuses this ({error}); give the job the permissions that the workflow names")


def _propose(repository: Repository, tip: Tip) -> str:
    """Bring the branch and its pull request up to date; return what to answer."""
    by_hand = bool(os.environ.get("BY_HAND"))
    pulls = [] if by_hand else list(repository.every("pulls", state="all", head=f"{_owner()}:{tip.branch}"))
    if merged := next((pull for pull in pulls if pull["merged_at"]), None):
        return f"Thank you. This is a tip already, by {_link(merged)}."
    was_left = _push(tip)
    pull = next((pull for pull in pulls if pull["state"] == "open"), None)
    if pull is None and not by_hand:
        pull = _open(repository, tip)
    where = (
        f"{_link(pull)} has a draft of the tip." if pull else "A draft of the tip is on a branch of its own."
    )
    state = _LEFT if was_left else f"Before it can go out, it needs\n\n{tip.needs}"
    return f"{_THANKS} {where} {state}\n{_APPROVE if pull else _by_hand(tip)}"


def _link(pull: Entry) -> str:
    return f"[pull request {pull['number']}]({pull['html_url']})"


def _by_hand(tip: Tip) -> str:
    server, slug, main_branch = (
        os.environ[f"GITHUB_{name}"] for name in ("SERVER_URL", "REPOSITORY", "REF_NAME")
    )
    address = f"{server}/{slug}/compare/{main_branch}...{tip.branch}?expand=1"
    return (
        f"For the editor: [open the pull request]({address}); the check and the mail come as for any other.\n"
    )


def _owner() -> str:
    return os.environ["GITHUB_REPOSITORY"].partition("/")[0]


def _open(repository: Repository, tip: Tip) -> Entry | None:
    """Open the pull request; return None where a setting lets no workflow do that."""
    wrote = f" by {tip.login}" if tip.login else ""
    body = f"Made of the suggestion{wrote} in #{tip.number}. Before it can go out, it needs\n\n{tip.needs}\n"
    try:
        return repository.write(
            "POST",
            "pulls",
            title=f"Tip: {tip.slug} (suggestion {tip.number})",
            head=tip.branch,
            base=os.environ["GITHUB_REF_NAME"],
            body=f"{body}Closes #{tip.number}.\n\n{_APPROVE}",
        )
    except RefusedError as error:
        print(f"::notice title=No pull request::{error}")
        return None


def _push(tip: Tip) -> bool:
    """Bring the tip to its branch; return whether somebody's work is there, which is left alone."""
    if _git("ls-remote", "origin", f"refs/heads/{tip.branch}"):
        _git("fetch", "--quiet", "--depth=2", "origin", tip.branch)
        _git("checkout", "--quiet", "--detach", "FETCH_HEAD")
        if _git("show", "--no-patch", "--format=%s") != tip.subject:
            return True
        before = _git("show", "--name-only", "--format=", "--diff-filter=d").splitlines()
        _git("rm", "--quiet", "--", *before)
    file = Path(tip.path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(tip.text, encoding="utf-8", newline="\n")
    _git("add", "--", tip.path)
    if _git("diff", "--cached", "--name-only"):
        _git("commit", "--quiet", f"--message={tip.message}")
        _git("push", "--quiet", "origin", f"HEAD:refs/heads/{tip.branch}")
    return False


def _git(*command: str) -> str:
    """Return what git says; stop with its own words where it refuses."""
    line = ["git", "-c", f"credential.helper={_HELPER}", "-c", "core.quotePath=false", *command]
    done = subprocess.run(  # noqa: S603  # git, with what this file says
        line, capture_output=True, text=True, check=False, env={**os.environ, **_WHO}
    )
    if done.returncode:
        sys.exit(f"git {command[0]}: {done.stderr.strip()}; run the job again")
    return done.stdout.strip()


def _answer(repository: Repository, number: int, text: str) -> str:
    """Make *text* the one answer of ours in the issue *number*; return what was done."""
    body = f"{MARKER}\n{text.rstrip()}\n"
    comments = repository.every(f"issues/{number}/comments")
    comment = next((comment for comment in comments if ours(comment, MARKER)), None)
    if comment is None:
        return f"Answered: {repository.write('POST', f'issues/{number}/comments', body=body)['html_url']}"
    if comment["body"] != body:
        repository.write("PATCH", f"issues/comments/{comment['id']}", body=body)
    return f"The answer is up to date: {comment['html_url']}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
