"""Whether a site is the one that was built: by real answers of a local server, and by the lack of any."""

import itertools
import json
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import monotonic

import pytest
from faulty_http import Caller, WebServer, says
from faulty_smtp import Server, make_certificate
from forearmed.delivery.online import Patience, Sought, await_arrival, obstacle, sought
from forearmed.foundation.errors import ForearmedError

Answers = dict[str, tuple[int, bytes]]
"""What is at each path: a status and a body, or where a redirect leads."""


@contextmanager
def site(answers: Answers, *, certificate: tuple[Path, Path] | None = None) -> Iterator[str]:
    """Serve *answers*, with TLS if there is a *certificate* and its key; hand over the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = answers.get(self.path, (404, b""))
            self.send_response(status)
            if status in (301, 302):
                self.send_header("Location", body.decode())
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it so
            """Say nothing."""

    class Web(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing of clients that leave at the sight of a certificate."""

    with Web(("127.0.0.1", 0), Handler) as server:
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def edition(url: str, *, week: str = "2026-W47", sha256: str = "ab") -> bytes:
    """Return the `edition.json` of a site at *url*."""
    return json.dumps({"week": week, "sha256": sha256, "url": f"{url}tips/call/"}).encode()


NONE = json.dumps({"week": None, "reason": "no edition has been released yet"}).encode()


def wanted(url: str, octets: bytes | None = None) -> Sought:
    """Return what is sought at *url*: the week's edition, unless it is given as *octets*."""
    return sought(url, octets or edition(url))


def in_the_way(wanted: Sought) -> str:
    """Return what is in the way of what is *wanted*, to somebody with much patience."""
    patience = Patience(monotonic, lambda seconds: None, 60)
    return obstacle(wanted, patience, end=monotonic() + 60)


def test_all_is_there() -> None:
    """The edition that was built, and its tip: nothing is in the way."""
    answers: Answers = {}
    with site(answers) as url:
        answers |= {"/digest/edition.json": (200, edition(url)), "/tips/call/": (200, b"<p>Call.")}
        assert in_the_way(wanted(url)) == ""


def test_no_edition_as_yet() -> None:
    """Before the first edition there is no tip to ask for."""
    with site({"/digest/edition.json": (200, NONE)}) as url:
        assert in_the_way(wanted(url, NONE)) == ""
        assert in_the_way(wanted(url)) == (
            f"{url}digest/edition.json answers with no edition, and 2026-W47 was built"
        )


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "digest/edition.json answers 404 Not Found"),
        ({"/digest/edition.json": (503, b"")}, "digest/edition.json answers 503 Service Unavailable"),
        (
            {"/digest/edition.json": (200, b"<title>Log in</title>")},
            "digest/edition.json answers with something else than an edition",
        ),
        (
            {"/digest/edition.json": (200, b"[]")},
            "digest/edition.json answers with something else than an edition",
        ),
        (
            {"/digest/edition.json": (200, edition("x", week="2026-W46"))},
            "digest/edition.json answers with 2026-W46, and 2026-W47 was built",
        ),
        (
            {"/digest/edition.json": (200, edition("x", sha256="cd"))},
            "digest/edition.json answers with another build of 2026-W47, and 2026-W47 was built",
        ),
        ({"/digest/edition.json": (200, edition("x"))}, "tips/call/ answers 404 Not Found"),
        ({"/digest/edition.json": (202, b"wait")}, "digest/edition.json answers 202 Accepted"),
    ],
)
def test_it_is_not_as_it_should_be(answers: Answers, said: str) -> None:
    """One line says which address is how."""
    with site(answers) as url:
        assert in_the_way(wanted(url)) == f"{url}{said}"


def test_redirects() -> None:
    """The site may have moved, and a circle ends."""
    answers: Answers = {}
    with site(answers) as url:
        answers |= {
            "/digest/edition.json": (301, b"/new/edition.json"),
            "/new/edition.json": (200, edition(url)),
            "/tips/call/": (302, b"/tips/call/"),
        }
        said = in_the_way(wanted(url))
    assert said.startswith(f"{url}tips/call/ answers 302 The HTTP server returned a redirect error")


def test_a_certificate_nobody_vouches_for(tmp_path: Path) -> None:
    """It is said, and the answer behind it is not believed."""
    made = make_certificate(tmp_path, host="localhost")
    with site({"/digest/edition.json": (200, NONE)}, certificate=(made.path, made.key)) as url:
        said = in_the_way(wanted(url, NONE))
    assert (
        said
        == f"{url}digest/edition.json cannot be reached: its certificate is not good: self-signed certificate"
    )


def test_nobody_listens() -> None:
    """A port without a server, and a name without an address."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        refused = in_the_way(wanted(url))
    assert refused == f"{url}digest/edition.json cannot be reached: Connection refused"
    name = "name." * 60 + "example"  # so long that no resolver is asked, whatever it would make up
    unknown = in_the_way(wanted(f"http://{name}/"))
    assert unknown == f"http://{name}/digest/edition.json cannot be reached: its name is not known (DNS)"


def test_it_is_no_web_server() -> None:
    """Whoever answers there speaks something else."""
    with Server() as server:
        url = server.url.replace("smtp:", "http:") + "/"
        said = in_the_way(wanted(url))
    assert said == f"{url}digest/edition.json cannot be reached: its answer is no HTTP"


class Clock:
    """Time that passes only by being waited for; what happens at a moment is told beforehand."""

    def __init__(self, events: Mapping[float, tuple[str, tuple[int, bytes]]], answers: Answers) -> None:
        self.now = 0.0
        self.events = events
        self.answers = answers

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds
        if event := self.events.get(self.now):
            self.answers.update([event])

    def patience(self, most: float) -> Patience:
        """Return how to wait by this clock."""
        return Patience(lambda: self.now, self.wait, most)


def test_it_comes_in_time() -> None:
    """It is looked at every ten seconds, and told what is missing once for each reason."""
    answers: Answers = {}
    told: list[str] = []
    with site(answers) as url:
        events = {30.0: ("/digest/edition.json", (200, edition(url))), 50.0: ("/tips/call/", (200, b""))}
        clock = Clock(events, answers)
        await_arrival(wanted(url), clock.patience(900), tell=told.append)
    assert clock.now == 50
    assert told == [
        f"Waiting: {url}digest/edition.json answers 404 Not Found",
        f"Waiting: {url}tips/call/ answers 404 Not Found",
    ]


def test_it_does_not_come() -> None:
    """After the last look, at the very end of the time there is, what is missing is an error."""
    with site({}) as url:
        clock = Clock({}, {})
        with pytest.raises(ForearmedError) as error:
            await_arrival(wanted(url), clock.patience(65), tell=lambda line: None)
    assert clock.now == 65
    assert str(error.value) == (
        f"{url}digest/edition.json answers 404 Not Found, after 1.08333 minutes; "
        "look at how the site is published, then run this again"
    )


def test_what_was_built_is_no_edition() -> None:
    """A file that no build writes is an error at once."""
    with pytest.raises(ForearmedError, match=r"digest/edition\.json is not what a build writes"):
        sought("https://tips.example.com/", b"{}")


ELSEWHERE = ("tips.example.net", "[2001:db8::7]", "localhost")


@pytest.mark.parametrize("host", ELSEWHERE)
def test_a_redirect_to_another_host(host: str) -> None:
    """It is told and not followed, to wherever it leads."""
    with site({"/digest/edition.json": (302, f"http://{host}:9/x".encode())}) as url:
        said = in_the_way(wanted(url))
    leads = f"leads to another host, {host.strip('[]')}; set site_url to where the site is"
    assert said == f"{url}digest/edition.json {leads}"


def test_a_redirect_away_from_protection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the same host, http may lead to https, and not the other way round."""
    made = make_certificate(tmp_path, host="localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(made.path))
    answers: Answers = {}
    with site({"/x": (200, NONE)}, certificate=(made.path, made.key)) as protected, site(answers) as plain:
        here, there = (url.replace("127.0.0.1", "localhost") for url in (plain, protected))
        answers["/digest/edition.json"] = (301, f"{there}x".encode())
        assert in_the_way(wanted(here, NONE)) == ""
    with site(answers, certificate=(made.path, made.key)) as url:
        url = url.replace("127.0.0.1", "localhost")
        answers["/digest/edition.json"] = (301, url.replace("https", "http").encode())
        said = in_the_way(wanted(url, NONE))
    assert said == f"{url}digest/edition.json leads away from https; mend the site's redirect"


@pytest.mark.parametrize(
    ("octets", "said"),
    [
        (b"HTTP/1.1 503 \x1b[2Jgone\x9b\r\n\r\n", "answers 503 \\x1b[2Jgone\\x9b"),
        (b"HTTP/1.1 202 \x1b[2J\r\nContent-Length: 0\r\n\r\n", "answers 202 \\x1b[2J"),
        (b"HTTP/1.1 302 x\r\nLocation: http://a\x1bb/\r\n\r\n", "leads to another host, a%1Bb;"),
        (
            b'HTTP/1.1 200 OK\r\n\r\n{"week": "\\u001b[2J", "sha256": "", "url": ""}',
            "answers with \\x1b[2J, and 2026-W47 was built",
        ),
    ],
    ids=["status", "another status", "redirect", "week"],
)
def test_signs_that_a_terminal_would_obey(octets: bytes, said: str) -> None:
    """Whatever a site says is spelled out before it is printed."""
    with WebServer([says(octets)]).listening() as server:
        told = in_the_way(wanted(f"http://127.0.0.1:{server.port}/"))
    assert f"/digest/edition.json {said}" in told
    assert told.isprintable()


DRIPS = {
    "a status": b"HTTP/1.1 2",
    "a field": b"HTTP/1.1 200 OK\r\nX-Drip: ",
    "a body": b"HTTP/1.1 200 OK\r\n\r\n",
}


@pytest.mark.parametrize("start", DRIPS.values(), ids=DRIPS)
@pytest.mark.parametrize("then", [b"", b"1"], ids=["silence", "an octet at a time"])
def test_a_site_that_drips(start: bytes, then: bytes) -> None:
    """However little comes, and however often, the wait is over at its end."""

    def drip(caller: Caller) -> None:
        caller.take()
        caller.connection.sendall(start)
        while not caller.server.is_done.wait(0.01):
            caller.connection.sendall(then)

    with WebServer([drip]).listening() as server:
        url = f"http://127.0.0.1:{server.port}/"
        begin = monotonic()
        with pytest.raises(ForearmedError) as error:
            await_arrival(
                wanted(url), Patience(monotonic, lambda seconds: None, 0.2, last=0.2), tell=lambda line: None
            )
        took = monotonic() - begin
    assert str(error.value).startswith(f"{url}digest/edition.json cannot be reached: it does not answer in t")
    assert took < 10  # the end plus whatever a busy machine needs; a server that drips would go on for ever


def test_time_that_passes_while_octets_come() -> None:
    """The end is the clock's: it is asked before each octet, not only where nothing comes."""
    ticks = itertools.count()

    def drip(caller: Caller) -> None:
        caller.take()
        caller.connection.sendall(DRIPS["a field"])
        while not caller.server.is_done.wait(0.001):
            caller.connection.sendall(b"1")

    with WebServer([drip]).listening() as server:
        patience = Patience(lambda: next(ticks), lambda seconds: None, 60)
        said = obstacle(wanted(f"http://127.0.0.1:{server.port}/"), patience, end=60)
    assert said.endswith("cannot be reached: it does not answer in time")
    assert next(ticks) < 40  # twenty seconds for one answer, and a few looks at the clock on the way
