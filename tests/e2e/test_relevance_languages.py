"""What people find in a German, an Arabic and a Japanese site, by what their readers type."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from asking import ASK
from hosting import hosted
from make import NOW, tip_text
from playwright.sync_api import Browser, Page
from sites import REPOSITORY, build, site_project

FOLDER = REPOSITORY / "tests/relevance/languages"
STARTERS = REPOSITORY / "hooks/forearmed/desk/starter/files/languages"
FIRST_AND_AMONG_THREE = {"ar": ((25, 30), (7, 10)), "de": ((28, 30), (10, 11)), "ja": ((29, 30), (8, 10))}
"""By language, how many questions lead to a right tip first, and among the first three; then of the later.

These may only rise.
"""


def _site(folder: Path, language: str, tips: Mapping[str, Mapping[str, str]]) -> Path:
    """Build a site in *language* of *tips*, with the synonyms that a new site in this language has."""
    files: dict[str, str | bytes] = {}
    for nth, (slug, tip) in enumerate(tips.items()):
        day = date(2026, 11, 17) - timedelta(weeks=nth)
        written = {
            key: yaml.safe_dump(tip[key], allow_unicode=True).splitlines()[0] for key in ("title", "summary")
        }
        files[f"tips/{day.year}/{slug}.md"] = tip_text(tip["text"], date=day.isoformat(), **written)
    synonyms = STARTERS / language / "synonyms.yml"
    if synonyms.exists():
        files["docs/synonyms.yml"] = synonyms.read_bytes()
    project = site_project(folder, files)
    settings = yaml.safe_load((project / "mkdocs.yml").read_text())
    settings["theme"]["language"] = language
    (project / "mkdocs.yml").write_text(yaml.safe_dump(settings))
    return build(project, at=NOW)


@pytest.fixture(scope="module")
def asking(browser: Browser) -> Page:
    """Hand over one page for all questions."""
    return browser.new_page()


@pytest.mark.parametrize("language", FIRST_AND_AMONG_THREE)
@pytest.mark.thorough
def test_what_readers_type_is_found_in_their_language(asking: Page, tmp_path: Path, language: str) -> None:
    """At least 27 of 30 questions lead to a right tip among the first three."""
    written = yaml.safe_load((FOLDER / f"{language}.yml").read_text("utf-8"))
    asked = {**written["questions"], **written["later"]}
    with hosted(_site(tmp_path, language, written["tips"])) as host:
        asking.goto(host.url)
        answers: dict[str, list[str]] = asking.evaluate(ASK, [[*asked], language])
    counted = tuple(_counted(written[part], answers) for part in ("questions", "later"))
    missed = {query: answers[query] for query, slugs in asked.items() if not {*answers[query]} & {*slugs}}
    assert counted == FIRST_AND_AMONG_THREE[language], missed


def _counted(questions: Mapping[str, list[str]], answers: Mapping[str, list[str]]) -> tuple[int, int]:
    """Return how many *questions* lead to a right tip first, and among the first three."""
    first = [asked for asked, slugs in questions.items() if answers[asked] and answers[asked][0] in slugs]
    three = [asked for asked, slugs in questions.items() if {*answers[asked]} & {*slugs}]
    return len(first), len(three)
