"""The sheets that ship, printed on machines that differ in their fonts. `make audit` prints all on all."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from forearmed.build import host
from forearmed.build.host import steps
from forearmed.build.publication import Plan
from machines import printed, shared_out
from playwright.sync_api import Browser
from sites import REPOSITORY, run_here, site_project
from test_shipped import pytestmark as pytestmark

ALL_LIVE = datetime(2027, 7, 1, tzinfo=UTC)
THEME = REPOSITORY / "hooks/forearmed/site/theme"
TIGHTEST = 3
FULL = 20


@pytest.fixture(scope="module")
def huddles(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Make the huddles of all shipped tips without building a site; return their files, the fullest last."""
    site = tmp_path_factory.mktemp("shipped")
    shutil.copytree(THEME / "assets", site / "assets")
    config = host.load(REPOSITORY / "mkdocs.yml")
    plan = Plan.open(host.project_of(config), now=ALL_LIVE)
    steps.attach(config, plan)
    steps.add_theme(config)
    publication = steps.render_everything(plan, config)
    environment: Any = config.theme.get_env()  # Any: as the room has it
    steps.dress(environment, config)
    found = []
    for address, content in steps.huddles(publication, config, environment).items():
        file = site / address
        file.parent.mkdir(parents=True)
        file.write_bytes(content)
        found.append(file)
    return sorted(found, key=fullness)


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Build a site of our playbooks, and return the files of their cards, the fullest last."""
    docs = REPOSITORY / "docs"
    files = [*(docs / "playbooks").glob("*.md"), docs / "tags.yml", docs / "authors.yml"]
    found = {f"docs/{file.relative_to(docs).as_posix()}": file.read_text("utf-8") for file in files}
    # Their tips are not there; a link to another page is as long.
    texts = {name: re.sub(r"\]\(/tips/[^)]*\)", "](/subscribe.md)", text) for name, text in found.items()}
    folder = site_project(tmp_path_factory.mktemp("cards"), texts, settings={"default_author": "training"})
    built = run_here("forearmed", "build", cwd=folder)
    assert built.returncode == 0, built.stdout + built.stderr
    sizes = "large", "roomy", "even", "close", "dense", "tight"
    return sorted(
        (folder / "site/playbooks").glob("*/card/index.html"),
        key=lambda file: sizes.index(re.findall(r"fa-pocket--(\w+)", file.read_text("utf-8"))[0]),
    )


def fullness(file: Path) -> tuple[bool, int, int]:
    """Return how full a huddle is: what has the smallest type, then the most text."""
    html = file.read_text("utf-8")
    density = re.findall(r'data-density="(\w+)"', html)[0]
    return not density.isdigit(), int(density) if density.isdigit() else 0, len(html)


def test_no_shipped_sheet_leaves_anything_out(huddles: list[Path], cards: list[Path]) -> None:
    """Each tip is shown whole, in type that can be read, and each playbook's card has all of it."""
    assert [file.parent.parent.name for file in huddles if fullness(file)[0]] == []
    assert [card.parent.parent.name for card in cards if "Left out" in card.read_text("utf-8")] == []


@pytest.mark.thorough
def test_full_huddles_take_one_sheet(browser: Browser, huddles: list[Path], tmp_path: Path) -> None:
    """On A4 and on Letter, on three machines: each full one on one of them, and the fullest on all."""
    addresses = [file.as_uri() for file in huddles][-FULL:]
    assert len(addresses) == FULL
    shares = shared_out(addresses, addresses[-TIGHTEST:])
    assert printed(browser.browser_type, tmp_path, shares) == {}


@pytest.mark.thorough
def test_every_card_is_one_sheet(browser: Browser, cards: list[Path], tmp_path: Path) -> None:
    """The same of the pocket cards."""
    addresses = [file.as_uri() for file in cards]
    assert len(addresses) == len([*(REPOSITORY / "docs/playbooks").glob("*.md")])
    assert printed(browser.browser_type, tmp_path, shared_out(addresses, addresses[-TIGHTEST:])) == {}
