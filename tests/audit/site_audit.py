"""Ask Lighthouse about four kinds of pages and the Nu HTML checker about all, print sheets: `make audit`.

Both judge the shipped content as it is served: built for the address of a local web server that compresses
text, as static hosts do. Exits with 1 when a score is below its target or the Nu checker has something to
say that Material does not cause.
"""

import argparse
import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

from figures import keep
from machines import FAMILIES, PAPERS, printed
from playwright.sync_api import sync_playwright

REPOSITORY = Path(__file__).parents[2]
MOMENT = "1795348800"  # Sunday 2026-11-22: the edition of 2026-W47 is out
SCREENS = ("phone", "desktop")
COLUMNS = (
    "Page",
    "Performance on a phone",
    "at a desk",
    "ms on a phone",
    "ms at a desk",
    "Accessibility, best practices, SEO",
)
TARGETS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
CHROMIUM = " ".join(
    [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
)
PAGES = {
    "home": "",
    "tip": "tips/the-first-minute/",
    "playbook": "playbooks/live-chat/",
    "pocket card": "playbooks/live-chat/card/",
    "phrasebook": "phrasebook/",
    "tag": "tags/empathy/",
}

KNOWN = {
    "^error: Attribute “autocomplete” is only allowed": "Material's switches for a drawer and a search",
    "^warning: Inline script violates Content Security Policy": "Material's settings, data that nothing runs",
    "^error: CSS: “mso-": "the mail, for Outlook, by MJML",
    "^error: Attribute “xmlns:[ov]” not allowed": "the mail, for Outlook, by MJML",
    "^warning: The “(border|cellpadding|cellspacing|align|width)”": "the mail, for Outlook, by MJML",
}
"""What the Nu checker says of markup that is not ours, as a pattern, and who writes it."""


class Host(SimpleHTTPRequestHandler):
    """A static host that compresses text and keeps its log to itself."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Say nothing."""

    def send_head(self) -> BytesIO | Any:  # Any: the library's own type is a union of private ones
        """Answer with a compressed copy of what is text, and with anything else as it is."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() and self.path.endswith("/") else file
        if not file.is_file() or file.suffix not in {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}:
            return super().send_head()
        body = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        return BytesIO(body)


class Server(ThreadingHTTPServer):
    """A web server that does not mind a browser leaving in the middle of a file."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[tuple[Path, str]]:
    """Build the shipped content for a local address, serve it, and hand over the site and the address."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        server = Server(("127.0.0.1", 0), partial(Host, directory=str(folder / "site")))
        address = f"http://127.0.0.1:{server.server_port}/"
        for name in ("docs", "tips", "hooks"):
            shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        settings = (REPOSITORY / "mkdocs.yml").read_text()
        (folder / "mkdocs.yml").write_text(
            re.sub("^site_url: .*$", f"site_url: {address}", settings, flags=re.M)
        )
        forearmed = Path(sys.executable).with_name("forearmed")
        subprocess.run(  # noqa: S603  # our own command
            [str(forearmed), "build"], cwd=folder, env={**os.environ, "SOURCE_DATE_EPOCH": MOMENT}, check=True
        )
        Thread(target=server.serve_forever, daemon=True).start()
        yield folder / "site", address
        server.shutdown()
        server.server_close()


def lighthouse(programs: Path, address: str, *, runs: int) -> bool:
    """Keep each page's figures on a slowed phone and at a desk; tell whether all targets are reached."""
    judged = {
        (name, screen): [_report(programs, address + path, screen=screen) for _ in range(runs)]
        for name, path in PAGES.items()
        for screen in SCREENS
    }
    keep(COLUMNS, [_row(name, judged) for name in PAGES], note=f"medians of {runs} runs.")
    missed = [
        (where, key)
        for where, reports in judged.items()
        for key in TARGETS
        if _median(reports, key) < TARGETS[key]
    ]
    for (name, screen), key in missed:
        print(f"{name}, {screen}:", file=sys.stderr)
        _tell_faults(judged[name, screen][-1], key)
    return not missed


def _row(name: str, judged: dict[tuple[str, str], list[dict[str, Any]]]) -> tuple[str, ...]:
    """Return a page's cells: scores and milliseconds on both screens, and the least of the other scores."""
    phone, desk = (judged[name, screen] for screen in SCREENS)
    others = min(
        _median(reports, key) for reports in (phone, desk) for key in TARGETS if key != "performance"
    )
    scores = (f"{_median(reports, 'performance'):.0f}" for reports in (phone, desk))
    largest = (
        f"{statistics.median(_figure(each, 'largest-contentful-paint') for each in reports):,.0f}"
        for reports in (phone, desk)
    )
    return name.capitalize(), *scores, *largest, f"{others:.0f}"


def _median(reports: list[dict[str, Any]], category: str) -> float:
    return statistics.median(_score(each, category) for each in reports)


def _report(programs: Path, url: str, *, screen: str) -> dict[str, Any]:  # Any: Lighthouse's own JSON
    preset = ["--preset=desktop"] if screen == "desktop" else []
    done = subprocess.run(  # noqa: S603  # pinned by tests/audit/package-lock.json
        [
            str(programs / "lighthouse"),
            url,
            *preset,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(TARGETS)}",
            f"--chrome-flags={CHROMIUM}",
        ],
        env={**os.environ, "CHROME_PATH": shutil.which("chromium") or "chromium"},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"Lighthouse failed at {url}: {done.stderr.decode(errors='replace')}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _score(report: dict[str, Any], category: str) -> float:
    return float(report["categories"][category]["score"] or 0) * 100


def _figure(report: dict[str, Any], audit: str) -> float:
    return float(report["audits"][audit].get("numericValue") or 0)


def _tell_faults(report: dict[str, Any], category: str) -> None:
    """Print each audit of a *category* that missed its target."""
    for reference in report["categories"][category]["auditRefs"]:
        audit = report["audits"][reference["id"]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
            print(f"  {category}: {audit['title']} {audit.get('displayValue', '')}", file=sys.stderr)


def nu(checker: Path, site: Path, address: str) -> bool:
    """Print what the Nu checker says of all pages, once each; tell whether all of it is known.

    It reads *site* at its *address*, since from a folder no page's policy allows the page's own scripts.
    """
    pages = sorted(address + page.relative_to(site).as_posix() for page in site.rglob("*.html"))
    command = [
        "java",
        "-Xss1m",
        "-Dnu.validator.servlet.allow-forbidden-hosts=true",
        "-jar",
        str(checker),
        "--format",
        "json",
        "--exit-zero-always",
        *pages,
    ]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603  # pinned like Lighthouse
    said: dict[str, list[str]] = {}
    for each in json.loads(done.stderr)["messages"]:
        page = each["url"].removeprefix(address)
        line = f"{each.get('subType', each['type'])}: {each['message']}"
        said.setdefault(line, []).append(f"{page}:{each.get('lastLine', 1)}")
    print(f"\nThe Nu checker read {len(pages)} pages.")
    for line, places in sorted(said.items(), key=lambda entry: -len(entry[1])):
        print(f"- {_writer(line) or 'OURS'}, {len(places)} times, such as {places[0]}: {line}")
    return all(_writer(line) for line in said)


def _writer(line: str) -> str | None:
    return next((writer for pattern, writer in KNOWN.items() if re.search(pattern, line)), None)


def papers(site: Path, address: str) -> bool:
    """Print every sheet on every paper and machine; tell whether each takes one page."""
    found = [file for file in site.glob("tips/*/huddle/index.html") if _is_huddle(file)]
    found += site.glob("playbooks/*/card/index.html")
    sheets = sorted(f"{address}{file.parent.relative_to(site).as_posix()}/" for file in found)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        longer = printed(playwright.chromium, Path(folder), dict.fromkeys(FAMILIES, sheets))
    print(f"\n{len(sheets)} sheets printed on {' and '.join(PAPERS)}, with the fonts {', '.join(FAMILIES)}.")
    print(f"On more than one page: {longer or 'none'}.")
    return not longer


def _is_huddle(file: Path) -> bool:
    """Tell whether *file* is one itself, rather than a page that leads to one."""
    return "data-density" in file.read_text("utf-8")


def audit(arguments: Sequence[str] | None = None) -> int:
    """Ask all and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--modules", type=Path, required=True, help="the folder node_modules")
    parser.add_argument("--runs", type=int, default=3, help="Lighthouse runs a page; the median counts")
    wanted = parser.parse_args(arguments)
    with served() as (site, address):
        is_fine = lighthouse(wanted.modules / ".bin", address, runs=wanted.runs)
        is_fine &= papers(site, address)
        is_valid = nu(wanted.modules / "vnu-jar/build/dist/vnu.jar", site, address)
        return 0 if is_valid and is_fine else 1


if __name__ == "__main__":
    raise SystemExit(audit())
