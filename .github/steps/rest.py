"""GitHub's REST API, as far as the steps need it. The standard library is all there is on a runner."""

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

LONGEST = 65_536
"""Characters that GitHub takes as the body of an issue or a comment."""
PATIENCE = 30
"""Seconds that an answer may take."""
_OF_WORKFLOWS = ("forgejo-actions", "gitea-actions")
"""Accounts under which other code hosts than GitHub run workflows; nobody can register them."""
_NEXT = re.compile(r'<([^<>]*)>; rel="next"')

Entry = Mapping[str, Any]  # Any: what GitHub says of an issue or a comment


class RefusedError(Exception):
    """GitHub does not let this run do something (403), and says why; mostly, its token may only read."""


@dataclass(frozen=True)
class Repository:
    """A repository on GitHub, by the address of the API's part about it, and the run's *token* for it."""

    api: str
    token: str

    @classmethod
    def of_this_run(cls) -> "Repository":
        """Return the repository that the run belongs to."""
        api = f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}"
        return cls(api, os.environ["GITHUB_TOKEN"])

    def every(self, path: str, **query: str) -> Iterator[Entry]:
        """Yield every entry of the list at *path*, page after page, as the Link header names them.

        https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
        """
        url: str | None = f"{self.api}/{path}?{urlencode({'per_page': '100', **query})}"
        while url:
            entries, links = self._ask("GET", url)
            yield from entries
            following = _NEXT.search(links)
            url = following[1] if following else None

    def write(self, method: str, path: str, **content: str) -> Entry:
        """Create (POST) or change (PATCH) what is at *path*; raise RefusedError where that is not allowed."""
        entry: Entry
        entry, _ = self._ask(method, f"{self.api}/{path}", content)
        return entry

    def _ask(self, method: str, url: str, content: Mapping[str, str] | None = None) -> tuple[Any, str]:
        """Return the answer, which is JSON of any shape, and its Link header."""
        request = Request(url, method=method)  # noqa: S310  # GitHub names the address
        request.data = json.dumps(content).encode() if content else None
        request.add_header("Accept", "application/vnd.github+json")
        request.add_header("X-GitHub-Api-Version", "2022-11-28")
        # Not sent on to wherever an answer redirects.
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        try:
            with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310  # likewise
                return json.load(answer), answer.headers.get("Link", "")
        except HTTPError as error:
            said = error.read().decode(errors="replace").replace(self.token, "***")
            if error.code == HTTPStatus.FORBIDDEN:
                raise RefusedError(_message(said)) from error
            sys.exit(f"{method} {url}: {error.code}, {_message(said)}; run the job again")
        except URLError as error:
            sys.exit(f"{method} {url}: {error.reason}; run the job again")


def _message(answer: str) -> str:
    """Return what GitHub says in an *answer* that is no success, on one line: a new one might command."""
    try:
        said = " ".join(str(json.loads(answer)["message"]).split())
    except (ValueError, TypeError, KeyError):
        return "without a reason"
    return "".join(sign if sign.isprintable() else "?" for sign in said)


def ours(entry: Entry, marker: str) -> bool:
    """Tell whether a workflow wrote *entry*: people may quote the *marker*, and theirs is left alone.

    GitHub says which accounts are bots; Forgejo has one of its own for all workflows.
    """
    user = entry["user"] or {}
    is_bot = user.get("type") == "Bot" or user.get("login") in _OF_WORKFLOWS
    return is_bot and (entry["body"] or "").startswith(marker)


def run_page() -> str:
    """Return the address of the page about this run."""
    variables = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID")
    server, repository, run = (os.environ[name] for name in variables)
    return f"{server}/{repository}/actions/runs/{run}"
