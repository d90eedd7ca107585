"""A branch that keeps a ledger, at real remotes: what is read and written, retried and refused."""

import os
import shutil
import socket
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from clones import NOBODY, git, make_origin, put_in_front
from forearmed.delivery.ledger import SentEdition, open_ledger
from forearmed.delivery.ledger.branch import LedgerBranch, copy_of, ledger_branch, plain, share
from forearmed.delivery.outcome import Outcome, State
from forearmed.foundation.errors import ForearmedError
from git_over_http import header, hosting

AT = datetime(2026, 11, 17, 14, 7, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git know nobody's name, as on a new machine."""
    for name, value in NOBODY.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """Make a bare repository with a main branch."""
    return make_origin(tmp_path)


class Pauses(list[float]):
    """Waits for no time at all, and remembers for how long it would have been."""

    def __call__(self, seconds: float) -> None:
        """Wait."""
        self.append(seconds)


def clone_of(origin: Path | str, folder: Path, *options: str) -> Path:
    """Return a clone of *origin*."""
    git(folder.parent, *options, "clone", "-q", str(origin), str(folder))
    return folder


def branch_in(
    clone: Path, *, written: str = "origin/ledger", pauses: Pauses | None = None, token: str = ""
) -> LedgerBranch:
    """Return the branch as *clone* sees it."""
    return ledger_branch(
        written, clone, email="tips@example.com", wait=Pauses() if pauses is None else pauses, token=token
    )


def keep(branch: LedgerBranch, octets: bytes, message: str = "one") -> None:
    """Make *octets* the ledger."""
    branch.keep({"ledger.sqlite3": octets, "README.md": b"# Read\n"}, message, at=AT)


def behind(monkeypatch: pytest.MonkeyPatch, environment: Mapping[str, str]) -> None:
    """Run git as *environment* has it from now on."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)


def test_one_clone_writes_and_another_reads(origin: Path, tmp_path: Path) -> None:
    """What is kept is fetched as it was; before, there is no such branch; a commit follows the one before."""
    one, two = (branch_in(clone_of(origin, tmp_path / name)) for name in ("one", "two"))
    assert (one.fetch(), str(one)) == (None, "origin/ledger")
    keep(one, b"\0first")
    assert two.fetch() == b"\0first"
    keep(two, b"\0second", "two")
    assert one.fetch() == b"\0second"
    assert git(origin, "log", "--format=%s %cI", "ledger").splitlines() == [
        "two 2026-11-17T14:07:00+00:00",
        "one 2026-11-17T14:07:00+00:00",
    ]


def test_a_copy_goes_with_the_run(origin: Path, tmp_path: Path) -> None:
    """It is a file while the run lasts; without a branch there is a place for one."""
    branch = branch_in(clone_of(origin, tmp_path / "one"))
    with copy_of(branch) as place:
        assert not place.exists()
    keep(branch, b"\0first")
    with copy_of(branch) as place:
        assert place.read_bytes() == b"\0first"
    assert not place.parent.exists()


def test_whoever_comes_second_writes_nothing(origin: Path, tmp_path: Path) -> None:
    """Of two that have seen the same, one is refused: with a branch there, and with none as yet."""
    one, two, three = (branch_in(clone_of(origin, tmp_path / name)) for name in ("one", "two", "three"))
    assert [one.fetch(), two.fetch()] == [None, None]
    keep(one, b"one")
    with pytest.raises(ForearmedError, match="has moved since this run read it: another run is sending"):
        keep(two, b"two")
    assert [two.fetch(), three.fetch()] == [b"one", b"one"]
    keep(two, b"two")
    with pytest.raises(ForearmedError, match="has moved since this run read it"):
        keep(three, b"three")
    assert one.fetch() == b"two"


def test_two_never_make_the_same_commit(origin: Path, tmp_path: Path) -> None:
    """With the same content at the same moment, the second is refused, and not told that all is well."""
    one, two = (branch_in(clone_of(origin, tmp_path / name)) for name in ("one", "two"))
    keep(one, b"same")
    with pytest.raises(ForearmedError, match="another run is sending"):
        keep(two, b"same")


def test_a_hiccup_of_the_network(origin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A push and a fetch that fail are tried again, after growing pauses."""
    pauses = Pauses()
    branch = branch_in(clone_of(origin, tmp_path / "one"), pauses=pauses)
    times = '"push 1"|"push 2"|"fetch 1"|"ls-remote 1"'
    fail = f'case "$3 $times" in {times}) echo fatal: no route >&2; exit 128;; esac'
    behind(monkeypatch, put_in_front(tmp_path, fail))
    assert branch.fetch() is None
    keep(branch, b"first")
    assert branch.fetch() == b"first"
    assert pauses == [1, 1, 4, 1]


def test_an_answer_that_is_lost(origin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A push that got through without our hearing of it is found done, and counts once."""
    branch = branch_in(clone_of(origin, tmp_path / "one"))
    lose = '[ "$3 $times" = "push 1" ] && { $git "$@" >/dev/null 2>&1; echo fatal: hung up >&2; exit 128; }'
    behind(monkeypatch, put_in_front(tmp_path, lose))
    keep(branch, b"first")
    keep(branch, b"second", "two")
    assert git(origin, "log", "--format=%s", "ledger").split() == ["two", "one"]


def test_a_remote_that_is_away(origin: Path, tmp_path: Path) -> None:
    """After a quarter of a minute it is said what git says; nothing is taken for a missing branch."""
    pauses = Pauses()
    branch = branch_in(clone_of(origin, tmp_path / "one"), pauses=pauses)
    shutil.move(origin, tmp_path / "elsewhere")
    with pytest.raises(
        ForearmedError, match=r"^origin/ledger cannot be read: '.*' does not appear to be a git"
    ):
        branch.fetch()
    with pytest.raises(ForearmedError, match=r"^origin/ledger cannot be written: '.*' does not appear to be"):
        keep(branch, b"first")
    assert pauses == [1, 4, 10, 1, 4, 10]


def test_a_branch_of_something_else(origin: Path, tmp_path: Path) -> None:
    """Whoever names the main branch by mistake is told before anything is written there."""
    with pytest.raises(ForearmedError) as error:
        branch_in(clone_of(origin, tmp_path / "one"), written="origin/main").fetch()
    assert str(error.value) == "origin/main holds no ledger.sqlite3; name a branch that nothing else is on"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ledger", '--ledger-branch: "ledger" is no REMOTE/BRANCH; write origin/ledger'),
        ("origin/", '--ledger-branch: "origin/" is no REMOTE/BRANCH; write origin/ledger'),
        ("origin/a..b", '--ledger-branch: "origin/a..b" is no REMOTE/BRANCH; write origin/ledger'),
        ("upstream/ledger", '--ledger-branch: git knows no remote "upstream" here; "git remote" lists them'),
        ("--all/ledger", '--ledger-branch: git knows no remote "--all" here; "git remote" lists them'),
    ],
)
def test_a_name_that_leads_nowhere(origin: Path, tmp_path: Path, written: str, said: str) -> None:
    """What is no branch, and no remote, is told at once."""
    with pytest.raises(ForearmedError) as error:
        branch_in(clone_of(origin, tmp_path / "one"), written=written)
    assert str(error.value) == said


def test_outside_a_clone(tmp_path: Path) -> None:
    """There is no branch where there is no repository."""
    with pytest.raises(
        ForearmedError, match=r"^--ledger-branch needs a clone, and git says of .*: not a git"
    ):
        branch_in(tmp_path)


def test_over_http_with_a_token(origin: Path, tmp_path: Path) -> None:
    """The login that a CI's checkout leaves in the clone's configuration is used; nobody is asked for one."""
    with hosting(origin.parent, user="x-access-token", password="a token") as url:  # noqa: S106  # no secret
        git(origin, "config", "http.receivepack", "true")
        login = f"http.{url}.extraheader=AUTHORIZATION: {header('x-access-token', 'a token')}"
        clone = clone_of(f"{url}{origin.name}", tmp_path / "one", "-c", login)
        with pytest.raises(ForearmedError, match="terminal prompts disabled"):
            branch_in(clone).fetch()
        git(clone, "config", *login.split("=", 1))
        branch = branch_in(clone)
        assert branch.fetch() is None
        keep(branch, os.urandom(60_000))
        keep(branch, b"second")
        assert branch.fetch() == b"second"


def test_a_token_of_this_run(origin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git logs in with a token that is in no file, and in place of a login that the clone may have."""
    with hosting(origin.parent, user="x-access-token", password="a token") as url:  # noqa: S106  # no secret
        git(origin, "config", "http.receivepack", "true")
        clone = clone_of(origin, tmp_path / "one")
        git(clone, "remote", "set-url", "origin", f"{url}{origin.name}")
        git(clone, "config", f"http.{url}.extraheader", "AUTHORIZATION: basic b2xkOm9sZA==")
        before = (clone / ".git/config").read_text()
        own = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}
        behind(monkeypatch, own)
        branch = branch_in(clone, token="a token")  # noqa: S106  # likewise
        assert git(clone, "config", "safe.directory").strip() == "*"
        keep(branch, b"first")
        assert branch.fetch() == b"first"
        assert (clone / ".git/config").read_text() == before
        assert header("x-access-token", "a token").split()[1] not in repr(branch)
        with pytest.raises(ForearmedError, match="terminal prompts disabled"):
            branch_in(clone, token="another").fetch()  # noqa: S106  # likewise


def test_a_token_that_would_go_in_clear(origin: Path, tmp_path: Path) -> None:
    """It is shown to no server of another machine without TLS; what is no web server needs none."""
    clone = clone_of(origin, tmp_path / "one")
    assert branch_in(clone, token="a token").fetch() is None  # noqa: S106  # no secret
    git(clone, "remote", "set-url", "origin", "http://ann:hunter2@git.example.com/x.git")
    with pytest.raises(ForearmedError) as told:
        branch_in(clone, token="a token")  # noqa: S106  # likewise
    assert str(told.value) == (
        "FOREARMED_GIT_TOKEN would go to http://***@git.example.com/x.git in clear; give the remote https://"
    )


def test_the_login_in_a_remotes_address(
    origin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What git says of a remote shows neither its login nor a sign that a terminal obeys."""
    clone = clone_of(origin, tmp_path / "one")
    git(clone, "remote", "set-url", "origin", "http://ann:hunter2@127.0.0.1:1/x.git")
    with pytest.raises(ForearmedError) as away:
        branch_in(clone).fetch()
    assert str(away.value).startswith("origin/ledger cannot be read: unable to access 'http://")
    assert "hunter2" not in str(away.value)
    said = r"printf 'fatal: no \033[2J http://ann:hunter2@example.com/x.git\n' >&2; exit 128"
    behind(monkeypatch, put_in_front(tmp_path, f'[ "$3" = ls-remote ] && {{ {said}; }}'))
    with pytest.raises(ForearmedError) as told:
        branch_in(clone).fetch()
    assert str(told.value) == "origin/ledger cannot be read: no \\x1b[2J http://***@example.com/x.git"


@pytest.mark.parametrize(
    ("reply", "on_the_branch"),
    [
        ("250 2.0.0 Ok: queued as 4XYZ on mail.example.net", "250 2.0.0"),
        ("550 no such user on mail.example.net", "550"),
        ("200 ok", "200"),
        ("504 later: that is no plain answer of Slack", "504"),
        ("the server did not answer in time", "the server did not answer in time"),
        ("smtp://mail.example.net:25 cannot be reached: No route; check X", "cannot be reached"),
        ("the run that was at it was killed", "the run that was at it was killed"),
        ("assumed sent: the server closed the connection", "assumed sent: the server closed the connection"),
        ("assumed sent: 250 2.0.0 mail.example.net", "assumed sent: 250 2.0.0"),
        ('the server said "mail.example.net", which is no reply', "no answer with a code"),
        ("2500 mail.example.net", "no answer with a code"),
        ("", ""),
    ],
)
def test_what_the_branch_holds_of_a_reply(reply: str, on_the_branch: str) -> None:
    """Its code, or words of ours; nothing that a server said, and no host; twice comes to the same."""
    assert plain(reply) == on_the_branch
    assert plain(on_the_branch) == on_the_branch


def test_a_branch_of_before(origin: Path, tmp_path: Path) -> None:
    """What an older release put on the branch is taken from it with the next thing that is written."""
    branch = branch_in(clone_of(origin, tmp_path / "one"))
    with open_ledger(tmp_path / "old/ledger.sqlite3", list_id="tips.example.com", at=AT) as ledger:
        page = ledger.page("2026-W47", SentEdition("call-first", "ab" * 32, AT))
        page.begin()
        page.intend("list@example.com", at=AT)
        page.settle("list@example.com", Outcome(State.SENT, "250 2.0.0 by mail.example.net"), at=AT)
        keep(branch, ledger.octets())
    with copy_of(branch) as path, open_ledger(path, list_id="tips.example.com", at=AT) as ledger:
        assert (b"mail.example.net" in path.read_bytes(), path.stat().st_mode & 0o777) == (True, 0o600)
        share(ledger, branch, "two", at=AT)
    octets = branch.fetch() or b""
    names = (b"mail.example.net", socket.gethostname().encode())
    assert [name in octets for name in (b"list@example.com", *names)] == [True, False, False]
    assert ",250 2.0.0,call-first," in git(origin, "show", "ledger:ledger.csv")
