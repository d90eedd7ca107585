"""Browsers on machines that differ in their fonts, and what they print. Every machine has one family only."""

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, Page

PAPERS = ("A4", "Letter")
FAMILIES: Mapping[str, str] = {
    "DejaVu": "/usr/share/fonts/truetype/dejavu",
    "Arimo": str(files("fontpkg_arimo") / "files"),
    "Open Sans": str(files("fontpkg_open_sans") / "files"),
}
"""Where each family is: that of Debian, one as narrow as Arial and Liberation Sans, and a wide one."""

_SETTINGS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def machine(chromium: BrowserType, family: str, folder: Path) -> Iterator[Browser]:
    """Start *chromium* where *family* is all the fonts there are; *folder* is for fontconfig's own files."""
    settings = folder / f"{family}.conf"
    settings.write_text(_SETTINGS.format(fonts=FAMILIES[family], cache=folder / "cache"))
    environment: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(settings)}
    browser = chromium.launch(executable_path=shutil.which("chromium"), args=[*QUIET], env=environment)
    try:
        yield browser
    finally:
        browser.close()


def sheets_of(page: Page, paper: str) -> int:
    """Return how many sheets of *paper* the open *page* takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))


def opened(page: Page, address: str) -> Page:
    """Go to *address*, and return *page* once its fonts are there, as they are when somebody prints it."""
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => null)")
    return page


def printed(chromium: BrowserType, folder: Path, sheets: Mapping[str, Iterable[str]]) -> dict[str, list[int]]:
    """Print the *sheets* of each family's machine on every paper; return those that take more pages.

    A page of the site may hold several sheets, and each is to take one page of paper.
    """
    longer = {}
    for family, addresses in sheets.items():
        with machine(chromium, family, folder) as browser:
            page = browser.new_page()
            for address in addresses:
                opened(page, address)
                taken = [sheets_of(page, paper) for paper in PAPERS]
                if taken != [page.locator(".fa-sheet").count()] * len(PAPERS):
                    longer[f"{family}: {address}"] = taken
    return longer


def shared_out(addresses: Sequence[str], tightest: Sequence[str]) -> dict[str, list[str]]:
    """Give each machine a part of *addresses*, and all the *tightest*."""
    return {
        family: sorted({*addresses[number :: len(FAMILIES)], *tightest})
        for number, family in enumerate(FAMILIES)
    }
