"""What it costs to get from the home page to a sentence on the clipboard, with a customer on the line.

    python tests/benchmarks/call_cost.py site [another_site ...]

On a phone of 390 by 800 pixels, for each of ten questions: open the box, type, open the first playbook it
finds, and copy the first sentence there, or copy in the box where it offers that. Counted are keys, taps and
swipes (a swipe moves 600 pixels). Then the same at a desk, by keys alone: /, the question, the arrow down to
the first sentence, and Enter; where there is none, down to the first playbook, Enter, and a tap that copies.
The seconds are an estimate of a person's time by the keystroke-level model (Card, Moran and Newell, 1980):
0.28 s a key, 1.1 s to point, 1.35 s to think before each tap, and as much to read at each swipe. Each key
comes 0.28 s after the one before. What the browser takes beside that is measured and added: as in that model,
a system counts only as far as the person waits for it, and what is loaded while somebody types delays nobody.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

QUESTIONS = (
    "angry",
    "he insults me",
    "i want to apologize",
    "chat",
    "complaint",
    "bad review",
    "late again",
    "escalate",
    "supplier failed",
    "something went wrong",
)
KEY, POINT, THINK = 0.28, 1.1, 1.35  # seconds
SWIPE, HEIGHT = 600, 800  # pixels
PHONE, DESK = 390, 1280
FOUND = "dialog [data-search-results] a[href*='playbooks/']"
IN_BOX = "dialog .fa-copy:visible"


class Quiet(SimpleHTTPRequestHandler):
    """A static host that keeps its log to itself."""

    def log_message(self, *_: Any) -> None:  # Any: as the base class has it
        """Write nothing."""


class Server(ThreadingHTTPServer):
    """A server whose visitors may leave in the middle of an answer, as searching pages do."""

    def handle_error(self, *_: Any) -> None:  # Any: as the base class has it
        """Say nothing of it."""


@dataclass(frozen=True)
class Cost:
    """What one question took: what a person does, and the seconds for which the browser kept them waiting."""

    keys: int
    taps: int
    swipes: float
    waiting: float
    thoughts: int = 0
    """Beside those before each tap: before the first key, and to choose a sentence."""

    @property
    def seconds(self) -> float:
        """Return the estimate of the whole."""
        return (
            self.keys * KEY
            + self.taps * (POINT + THINK)
            + self.swipes * (POINT + THINK)
            + self.thoughts * THINK
            + self.waiting
        )


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve the folder *site*, and yield where."""
    server = Server(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def tap(page: Page, target: str) -> float:
    """Tap the first *target*, and return how many swipes it was away."""
    one = page.locator(target).first
    one.wait_for()
    box = one.bounding_box()  # none where results are just drawn anew: those are on the screen
    one.click()
    return max(0, box["y"] + box["height"] - HEIGHT) / SWIPE if box else 0


def at_home(browser: Browser, home: str, width: int) -> tuple[Page, float]:
    """Open *home* in a window of this *width*, with a clipboard; return the page, and when it began."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto(home)
    return page, time.perf_counter()


def copied(page: Page, question: str) -> float:
    """Wait until *page* has copied a sentence for *question*, close it, and return the moment."""
    page.locator(".fa-copy[data-copied]").first.wait_for()
    moment = time.perf_counter()
    sentence = page.evaluate("navigator.clipboard.readText()")
    page.context.close()
    if not sentence:
        raise SystemExit(f'"{question}": nothing was copied')
    return moment


def typed(question: str) -> float:
    """Return the seconds that a person takes to type *question*."""
    return len(question) * KEY


def ask(browser: Browser, home: str, question: str) -> Cost:
    """Return what *question* costs at the site whose home page is *home*; the clipboard holds a sentence."""
    page, started = at_home(browser, home, PHONE)
    swipes = tap(page, "[data-search-field]:visible, [data-search-open]:visible")
    page.locator("dialog [type=search]").press_sequentially(question, delay=KEY * 1000)
    taps = 2
    page.locator(f"dialog [role=status]:has-text('“{question}”')").wait_for()
    if page.locator(IN_BOX).count():
        swipes += tap(page, IN_BOX)
    else:
        swipes += tap(page, FOUND)
        page.wait_for_url("**/playbooks/**")
        swipes += tap(page, ".fa-main .fa-copy:visible")
        taps += 1
    return Cost(len(question), taps, swipes, copied(page, question) - started - typed(question))


def ask_by_keys(browser: Browser, home: str, question: str) -> Cost:
    """Return what *question* costs at a desk, at the site whose home page is *home*."""
    page, started = at_home(browser, home, DESK)
    page.keyboard.press("/")
    page.keyboard.type(question, delay=KEY * 1000)
    page.locator(f"dialog [role=status]:has-text('“{question}”')").wait_for()
    arrows = 1
    page.keyboard.press("ArrowDown")
    while not page.evaluate(f"document.activeElement.matches(`.fa-copy, {FOUND}`)"):
        page.keyboard.press("ArrowDown")
        arrows += 1
    taps, swipes = 0, 0.0
    if page.evaluate("document.activeElement.matches('.fa-copy')"):
        page.keyboard.press("Enter")
    else:
        page.keyboard.press("Enter")
        page.wait_for_url("**/playbooks/**")
        swipes, taps = tap(page, ".fa-main .fa-copy:visible"), 1
    waiting = copied(page, question) - started - typed(question)
    return Cost(len(question) + arrows + 2, taps, swipes, waiting, thoughts=2)


def tell(heading: str, costs: dict[str, Cost]) -> None:
    """Print a table of *costs* under its *heading*."""
    print(f"\n{heading}\n{'question':24}{'keys':>6}{'taps':>6}{'swipes':>8}{'s':>7}{'waiting':>9}")
    for question, cost in costs.items():
        counted = f"{cost.keys:6}{cost.taps:6}{cost.swipes:8.1f}"
        print(f"{question:24}{counted}{cost.seconds:7.1f}{cost.waiting:9.1f}")
    mean = sum(cost.seconds for cost in costs.values()) / len(costs)
    waiting = sum(cost.waiting for cost in costs.values()) / len(costs)
    typing = sum(cost.keys for cost in costs.values()) * KEY / len(costs)
    print(f"{'mean':44}{mean:7.1f}{waiting:9.1f}; {typing:.1f} to type")


def main(sites: list[str]) -> None:
    """Print a table for each of *sites*, folders with a built site."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for site in sites or ["site"]:
            for way in (ask, ask_by_keys):
                with served(Path(site)) as home:
                    costs = {question: way(browser, home, question) for question in QUESTIONS}
                tell(f"{site}, {'by keys' if way is ask_by_keys else 'on a phone'}", costs)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
