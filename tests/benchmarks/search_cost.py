"""What a search costs a visitor, and the index a build: beside Material's search on the same words.

Run with `make bench`. Bytes are counted at the server, compressed as a web server would; the page itself is
left out. Times run from the first key to the first result on the screen, in a new browser context each time,
with the page's processor slowed four times; Material searches in a worker, which that does not slow.
"""

import argparse
import gzip
import shutil
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import yaml
from build_cost import build
from corpus import texts, write_material, write_ours
from figures import keep
from playwright.sync_api import Browser, sync_playwright

TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
COMPRESSED = {".html", ".js", ".css", ".json", ".svg", ".xml"}
OF_SEARCH = ("/pagefind/", "/search/", "/assets/javascripts/search", "/javascripts/workers/")
KEY_DELAY = 60
COSTS = ("Search", "KB", "ms from the first key", "ms from the last key")
RATIOS = ("Beside Material's search", "Ratio")
# It looks when something has changed: one that asks at every frame would slow what it times.
TIMER = """() => {
  let first, last;
  addEventListener("keydown", () => {
    first ??= performance.now();
    last = performance.now();
  }, true);
  window.found = new Promise((done) => {
    const look = () => {
      const result = document.querySelector("dialog [data-search-results] a, .md-search-result__item a");
      if (result && result.getClientRects().length) done([first, last, performance.now()]);
    };
    new MutationObserver(() => requestAnimationFrame(look)).observe(document.body, {
      attributes: true, childList: true, subtree: true,
    });
  });
}"""


PARTS = (
    ("Pagefind's program (`wasm.*.pagefind`)", ".pagefind"),
    ("Pagefind's script", "pagefind.js"),
    ("our own scripts", "/javascripts/search"),
    ("our list of words (`search/catalog.json`)", "catalog.json"),
    ("the index's table of contents (`.pf_meta`)", ".pf_meta"),
    ("parts of the index (`.pf_index`)", ".pf_index"),
    ("the results shown (`.pf_fragment`)", ".pf_fragment"),
)
"""What a search of ours fetches: the words of a table, and what the path holds; the last that fits counts."""


@dataclass
class Sent:
    """What a server has sent: the bytes of each path."""

    bytes: dict[str, int] = field(default_factory=dict)

    def by_part(self) -> dict[str, int]:
        """Return the bytes of each of `PARTS`, and of the rest."""
        sums: dict[str, int] = {name: 0 for name, _ in PARTS} | {"the rest": 0}
        for path, size in self.bytes.items():
            if any(part in path for part in OF_SEARCH):
                fitting = [name for name, mark in PARTS if mark in path]
                sums[fitting[-1] if fitting else "the rest"] += size
        return sums

    def of_search(self) -> int:
        """Return the bytes that only a search needs."""
        return sum(size for path, size in self.bytes.items() if any(part in path for part in OF_SEARCH))


class Server(ThreadingHTTPServer):
    """A web server that does not mind a browser leaving in the middle of a file."""

    def handle_error(self, request: object, client_address: object) -> None:
        pass


class Compressing(BaseHTTPRequestHandler):
    """Serves a folder, compressed, and counts."""

    protocol_version = "HTTP/1.1"  # a connection serves many files, as on any web server
    disable_nagle_algorithm = True

    def __init__(self, *args: object, folder: Path, sent: Sent) -> None:
        self._folder, self._sent = folder, sent
        super().__init__(*args)  # type: ignore[arg-type]  # what socketserver hands over

    def do_GET(self) -> None:  # the library's name
        """Answer with a file, or with nothing."""
        path = self.path.partition("?")[0]
        file = self._folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
        if not file.is_file():
            self.send_error(404)
            return
        content = file.read_bytes()
        self.send_response(200)
        if file.suffix in COMPRESSED:
            content = gzip.compress(content, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self._sent.bytes[path] = len(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, Sent]]:
    """Serve *folder*; give its address, and what has been sent so far."""
    sent = Sent()
    server = Server(("127.0.0.1", 0), partial(Compressing, folder=folder, sent=sent))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", sent
    server.shutdown()
    server.server_close()


@dataclass(frozen=True)
class Search:
    """One search: *kilobytes*, and milliseconds from the first and from the last key to the first result."""

    kilobytes: float
    from_first: float
    from_last: float
    parts: dict[str, int]


def search(browser: Browser, site: Path, query: str) -> Search:
    """Search *site* once for *query*, cold."""
    with serving(site) as (url, sent):
        page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        slow = page.context.new_cdp_session(page)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.goto(url)
        page.evaluate(TIMER)
        page.keyboard.press("/")
        page.keyboard.type(query, delay=KEY_DELAY)
        first, last, shown = page.evaluate("() => window.found")
        page.context.close()
    return Search(sent.of_search() / 1000, shown - first, shown - last, sent.by_part())


def middle_of(found: Sequence[Search]) -> Search:
    """Return the medians of *found*, and the parts of the last."""
    return Search(
        statistics.median(one.kilobytes for one in found),
        statistics.median(one.from_first for one in found),
        statistics.median(one.from_last for one in found),
        found[-1].parts,
    )


def row(name: str, middle: Search) -> tuple[str, ...]:
    """Return *middle* as the cells of a table."""
    return name, f"{middle.kilobytes:,.0f}", f"{middle.from_first:,.0f}", f"{middle.from_last:,.0f}"


def with_materials_search(folder: Path, number: int) -> Path:
    """Write our project as it would be with Material's search: its plugin in place of our index."""
    write_ours(folder, number)
    file = folder / "mkdocs.yml"
    configuration = yaml.safe_load(file.read_text(encoding="utf-8"))
    hook = Path(configuration["hooks"][0]).read_text(encoding="utf-8")
    (folder / "hook.py").write_text(
        hook.replace("    on_post_build,\n", "").replace('    "on_post_build",\n', "")
    )
    configuration |= {"hooks": [str(folder / "hook.py")], "plugins": ["search"]}
    file.write_text(yaml.safe_dump(configuration, sort_keys=False), encoding="utf-8")
    return folder


def main() -> None:
    """Measure, and keep three tables: what a search costs, what it fetches, and both beside Material's."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5, help="searches of each site, and pairs of builds")
    options.add_argument("--sizes", type=int, nargs="*", default=[1000, 10000])
    options.add_argument("--sites", type=Path, help="a folder that keeps the sites for the next run")
    options.add_argument("--only-build", action="store_true", help="make the sites and measure nothing")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = chosen.sites or Path(name)
        made = {size: sites(work, size) for size in chosen.sizes}
        if not chosen.only_build:
            measure(made, work, chosen.runs)


def sites(work: Path, size: int) -> tuple[Path, Path]:
    """Return the projects with *size* tips in *work*, ours and Material's, built unless they are already."""
    ours, theirs = work / f"ours-{size}", work / f"theirs-{size}"
    for folder, write in ((ours, write_ours), (theirs, write_material)):
        if not (folder / "site/index.html").exists():
            build(write(folder, size))
    return ours, theirs


def measure(made: dict[int, tuple[Path, Path]], work: Path, runs: int) -> None:
    """Search each pair of sites in turns, build the smallest, and keep the tables."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        found = {size: searches(browser, both, size, runs) for size, both in made.items()}
        browser.close()
    smallest = min(made)
    ratios = [
        (f"ms from the first key, {size:,} tips", f"{ours.from_first / theirs.from_first:.2f}")
        for size, (ours, theirs) in found.items()
    ]
    ratios.append((f"CPU time of a build, {smallest:,} tips", f"{builds(work, smallest, runs):.2f}"))
    rows = [
        row(f"{name}, {size:,} tips", one)
        for size, both in found.items()
        for name, one in zip(("Forearmed", "Material"), both, strict=True)
    ]
    parts = [ours.parts for ours, _ in found.values()]
    fetched = [(name, *(f"{each[name] / 1000:.0f}" for each in parts)) for name in parts[0]]
    keep(("Fetched", *(f"KB at {size:,} tips" for size in made)), fetched, note="one search each.")
    keep(COSTS, rows, note=f"medians of {runs} pairs of searches that took turns.")
    keep(RATIOS, ratios, note=f"medians of {runs} pairs.")


def searches(browser: Browser, both: tuple[Path, Path], size: int, runs: int) -> tuple[Search, Search]:
    """Return the medians of searches of our site and of Material's, with *size* tips, in turns."""
    query = " ".join(next(texts(size)).title.lower().split()[:2])
    pairs = [tuple(search(browser, folder / "site", query) for folder in both) for _ in range(runs)]
    ours, theirs = zip(*pairs, strict=True)
    return middle_of(ours), middle_of(theirs)


def builds(work: Path, size: int, runs: int) -> float:
    """Return what our index makes of a build's CPU time, beside the same build with Material's."""
    ours, theirs = work / f"ours-{size}", with_materials_search(work / f"material-{size}", size)
    for folder in (ours, theirs):
        build(folder)  # draws the social cards, which later builds keep
    pairs = [(build(ours).cpu, build(theirs).cpu) for _ in range(runs)]
    return statistics.median(own / other for own, other in pairs)


if __name__ == "__main__":
    main()
