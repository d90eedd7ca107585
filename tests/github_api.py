"""A GitHub for the tests: the few REST calls that the steps make, on this machine, kept in memory."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "a-token-of-the-run"  # noqa: S105  # of this server only
REPOSITORY = "desk/tips"
LONGEST = 65_536
PAGE = 2
"""Entries on a page, whatever is asked for: so every list of a test has several."""

Entry = dict[str, Any]  # Any: as JSON has it


@dataclass
class GitHub:
    """What the server holds. With *read_only*, it refuses writes, as for a pull request from a fork."""

    url: str = ""
    token: str = TOKEN
    repository: str = REPOSITORY
    issues: list[Entry] = field(default_factory=list)
    comments: list[Entry] = field(default_factory=list)
    writes: list[str] = field(default_factory=list)
    """Each write that was let through, as ``POST issues/7/comments``."""
    pulls: list[Entry] = field(default_factory=list)
    read_only: bool = False
    no_pulls: bool = False
    """Whether a setting keeps workflows from opening pull requests, as it does in a new repository."""

    def issue(self, body: str | None, *, who: str = "Bot", **more: object) -> Entry:
        """Add an open issue of a bot's or a user's, and return it."""
        return self._add(self.issues, "issues", body, who, {"state": "open", **more})

    def comment(self, issue: int, body: str | None, *, who: str = "Bot") -> Entry:
        """Add a comment to an issue, and return it."""
        return self._add(self.comments, "comments", body, who, {"issue": issue})

    def _add(self, to: list[Entry], kind: str, body: str | None, who: str, more: Entry) -> Entry:
        number = len(to) + 1
        url = f"https://github.example/{REPOSITORY}/{kind}/{number}"
        to.append(
            {"id": number, "number": number, "user": {"type": who}, "body": body, "html_url": url, **more}
        )
        return to[-1]

    def answer(self, method: str, path: str, query: dict[str, list[str]], sent: Entry) -> Entry | list[Entry]:
        """Do what GitHub's documentation says of *method* on *path*; raise LookupError for anything else."""
        match method, path.split("/"):
            case "GET", ["issues"]:
                return [issue for issue in self.issues if issue["state"] == query.get("state", ["open"])[0]]
            case "GET", ["issues", number, "comments"]:
                return [comment for comment in self.comments if comment["issue"] == int(number)]
            case "GET", ["pulls"]:
                return [pull for pull in self.pulls if query["head"] == [f"desk:{pull['head']}"]]
            case "POST", ["pulls"]:
                more = {"state": "open", "merged_at": None}
                return self._add(self.pulls, "pull", sent.pop("body"), "Bot", {**more, **sent})
            case "POST", ["issues"]:
                return self.issue(sent["body"], title=sent["title"])
            case "POST", ["issues", number, "comments"]:
                return self.comment(int(number), sent["body"])
            case "PATCH", ["issues", "comments", number]:
                self.comments[int(number) - 1].update(sent)
                return self.comments[int(number) - 1]
            case "PATCH", ["issues", number]:
                self.issues[int(number) - 1].update(sent)
                return self.issues[int(number) - 1]
        raise LookupError(path)


class _RefusalError(Exception):
    """An answer that is no success: its status and its message."""


def _answer(hub: GitHub, request: BaseHTTPRequestHandler) -> tuple[object, int | None]:
    """Return what to say, and the number of the page that follows, if one does."""
    address = urlsplit(request.path)
    query = parse_qs(address.query)
    length = int(request.headers.get("Content-Length", 0))
    sent = json.loads(request.rfile.read(length) or b"{}")
    prefix = f"/api/repos/{hub.repository}/"
    if request.headers["Authorization"] != f"Bearer {hub.token}":
        raise _RefusalError(401, "Bad credentials")
    if request.command != "GET" and hub.read_only:
        raise _RefusalError(403, "Resource not accessible by integration")
    if request.command == "POST" and hub.no_pulls and address.path == f"{prefix}pulls":
        raise _RefusalError(403, "GitHub Actions is not permitted to create or approve pull requests.")
    if len(sent.get("body", "")) > LONGEST:
        raise _RefusalError(422, f"Validation Failed: body is too long (maximum is {LONGEST} characters)")
    path = address.path.removeprefix(prefix)
    try:
        answer = hub.answer(request.command, path, query, sent)
    except (LookupError, ValueError):
        raise _RefusalError(404, "Not Found") from None
    if request.command != "GET":
        hub.writes.append(f"{request.command} {path}")
        return answer, None
    page = int(query.get("page", ["1"])[0])
    assert isinstance(answer, list)
    return answer[(page - 1) * PAGE : page * PAGE], page + 1 if len(answer) > page * PAGE else None


@contextmanager
def github() -> Iterator[GitHub]:
    """Run a GitHub on a free port, and hand it over."""
    hub = GitHub()

    class Desk(BaseHTTPRequestHandler):
        def do(self) -> None:
            status, following = 200, None
            try:
                answer, following = _answer(hub, self)
            except _RefusalError as refusal:
                status, answer = refusal.args[0], {"message": refusal.args[1]}
            content = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            if following:
                path = urlsplit(self.path).path
                last = f'<{hub.url}>; rel="last"'
                link = f'<{hub.url.removesuffix("/api")}{path}?page={following}>; rel="next", {last}'
                self.send_header("Link", link)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PATCH = do  # noqa: N815  # the names that the server looks for

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Desk) as server:
        hub.url = f"http://127.0.0.1:{server.server_port}/api"
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield hub
        finally:
            server.shutdown()
