"""Search in a real browser for words of other languages: what stands in a tip is found as it stands."""

import shutil
from collections.abc import Iterator

import pytest
import yaml
from hosting import Hosted, hosted
from make import tip_text
from playwright.sync_api import Browser, Page, expect
from sites import build, site_project

WORDS = [
    "Größe",
    "Straße",
    "πελάτης",
    "\N{LATIN SMALL LETTER DOTLESS I}s\N{LATIN SMALL LETTER DOTLESS I}",
    "التأخير",
    "ग्राहक",
    "धनवापसी",
    "ガイド",
    "คืนเงิน",
]
SAID = '| Say | Not |\n| --- | --- |\n| "Welche Größe brauchen Sie?" | "Steht da doch." |\n'


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    """Serve a site in German with one tip, which has all the words."""
    folder = tmp_path_factory.mktemp("scripts")
    text = tip_text(f"{', '.join(WORDS)}.\n\n{SAID}", title="Wörter")
    with hosted(folder / "www") as host:
        project = site_project(folder / "project", {"tips/2026/words.md": text}, site_url=host.url)
        configuration = yaml.safe_load((project / "mkdocs.yml").read_text())
        configuration["theme"]["language"] = "de"
        (project / "mkdocs.yml").write_text(yaml.safe_dump(configuration))
        shutil.copytree(build(project), folder / "www", dirs_exist_ok=True)
        yield host


@pytest.fixture(scope="module")
def box(browser: Browser, host: Hosted) -> Iterator[Page]:
    """Hand over the page for searching."""
    page = browser.new_page()
    page.goto(f"{host.url}search/")
    yield page
    page.close()


@pytest.mark.parametrize("word", [*WORDS, "STRASSE", "GRÖẞE", "ΠΕΛΆΤΗΣ", "grosse"])
def test_a_word_is_found_in_any_script(box: Page, word: str) -> None:
    """The box and the catalog fold words by one rule, so what is there is no slip and not unknown."""
    box.get_by_role("searchbox").first.fill(word)
    expect(box.locator("[data-finder=page] [role=status]")).to_have_text(f"1 result for “{word}”")


@pytest.mark.parametrize("word", ["größe", "GRÖSSE", "Grosse"])
def test_words_to_say_are_found_in_any_script(browser: Browser, host: Hosted, word: str) -> None:
    """The phrasebook compares as search does."""
    page = browser.new_page()
    page.goto(f"{host.url}phrasebook/?q={word}")
    expect(page.locator("[data-found]")).to_have_text("1 sentence to say")
    page.close()
