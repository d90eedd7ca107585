"""The huddles of the tips that ship: the fullest of them, printed. `make audit` prints them all."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from forearmed import host
from forearmed.publication import Publication
from playwright.sync_api import Browser
from sites import REPOSITORY
from test_shipped import SHIPPED

ALL_LIVE = datetime(2027, 7, 1, tzinfo=UTC)
THEME = REPOSITORY / "hooks/forearmed/theme"
FULLEST = 3

pytestmark = pytest.mark.skipif(
    SHIPPED["extra"]["forearmed"].get("feed_id") != "tag:tips.example.com,2026:forearmed",
    reason="the site is yours now, and so is the length of its tips",
)


@pytest.fixture(scope="module")
def huddles(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Make the huddles of all shipped tips without building a site, and return their files."""
    site = tmp_path_factory.mktemp("shipped")
    shutil.copytree(THEME / "assets", site / "assets")
    config = host.load(REPOSITORY / "mkdocs.yml")
    publication = Publication.open(host.project_of(config), now=ALL_LIVE)
    host.attach(config, publication)
    host.add_theme(config)
    host.render_everything(publication, config)
    environment: Any = config.theme.get_env()  # Any: as the room has it
    host.dress(environment)
    found = []
    for address, content in host.huddles(publication, config, environment).items():
        file = site / address
        file.parent.mkdir(parents=True)
        file.write_bytes(content)
        found.append(file)
    return found


def fullness(file: Path) -> tuple[bool, int, int]:
    """Return how full a sheet is: what has the smallest type, then the most text."""
    html = file.read_text("utf-8")
    density = re.findall(r'data-density="(\w+)"', html)[0]
    return not density.isdigit(), int(density) if density.isdigit() else 0, len(html)


def test_no_shipped_tip_is_too_long_for_a_page(huddles: list[Path]) -> None:
    """Each is shown whole, in type that can be read."""
    assert [file.parent.parent.name for file in huddles if fullness(file)[0]] == []


def test_the_fullest_take_one_page(browser: Browser, huddles: list[Path]) -> None:
    """The three with the smallest type, and the one with the most rows in its tables, on A4 and on Letter."""
    fullest = sorted(huddles, key=fullness)[-FULLEST:]
    widest = max(huddles, key=lambda file: file.read_text("utf-8").count("<tr"))
    page = browser.new_page()
    taken = {}
    for file in {*fullest, widest}:
        page.goto(file.as_uri())
        papers = [page.pdf(format=size) for size in ("A4", "Letter")]
        taken[file.parent.parent.name] = [len(re.findall(rb"/Type\s*/Page\b", paper)) for paper in papers]
    page.close()
    assert len(taken) >= min(FULLEST, len(huddles))
    assert {name: pages for name, pages in taken.items() if pages != [1, 1]} == {}
