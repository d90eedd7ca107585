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
    "환불",
    "Łódź",
    "می\u200cخواهم",
]
OTHERWISE = ["STRASSE", "GRÖẞE", "ΠΕΛΆΤΗΣ", "grosse", "groesse", "Lodz", "التاخير", "Grössen", "میخواهم"]
SHORT = ["IT", "20", "रद"]
"""Words of two letters, which only their script, their capitals or their digits make a question."""
SAID = '| Say | Not |\n| --- | --- |\n| "Welche Größe brauchen Sie?" | "Steht da doch." |\n'


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    """Serve a site in German with a tip that has all the words, and one that has none of them."""
    folder = tmp_path_factory.mktemp("scripts")
    text = tip_text(f"{', '.join([*WORDS, *SHORT])}.\n\n{SAID}", title="Wörter")
    other = tip_text("Sie ist im Italienurlaub, 2026.\n", title="Anderes", date="2026-11-10")
    with hosted(folder / "www") as host:
        files = {"tips/2026/words.md": text, "tips/2026/other.md": other}
        project = site_project(folder / "project", files, site_url=host.url)
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


EACH = [*WORDS, *OTHERWISE, *SHORT]
SOME = [
    pytest.param(word, marks=[pytest.mark.thorough] if place % 3 else []) for place, word in enumerate(EACH)
]


@pytest.mark.parametrize("word", SOME)
def test_a_word_is_found_in_any_script(box: Page, word: str) -> None:
    """The box and the catalog fold words by one rule, so what is there is no slip and not unknown."""
    box.get_by_role("searchbox").first.fill(word)
    expect(box.locator("[data-finder=page] [role=status]")).to_have_text(f"1 Ergebnis für „{word}“")
    assert box.locator(".fa-hit__title").all_text_contents() == ["Wörter"]


def test_a_short_word_is_a_question_once_it_is_entered(box: Page) -> None:
    """While somebody types, two letters may become any word; with Enter they are one."""
    field = box.get_by_role("searchbox").first
    field.fill("it")
    expect(box.locator("[data-finder=page] [role=status]")).to_contain_text("3")
    field.press("Enter")
    expect(box.locator("[data-finder=page] [role=status]")).to_have_text("1 Ergebnis für „it“")


def test_what_is_shown_keeps_its_umlauts(box: Page) -> None:
    """The box says what was typed, and what the articles write."""
    box.get_by_role("searchbox").first.fill("Größr Übermut")
    status = box.locator("[data-finder=page] [role=status]")
    expect(status).to_contain_text("„größr“")
    expect(status).to_contain_text("„größe“")
    expect(status).to_contain_text("„übermut“")


@pytest.mark.parametrize(
    "word", ["Grosse", *(pytest.param(word, marks=pytest.mark.thorough) for word in ("größe", "GRÖSSE"))]
)
def test_words_to_say_are_found_in_any_script(browser: Browser, host: Hosted, word: str) -> None:
    """The phrasebook compares as search does."""
    page = browser.new_page()
    page.goto(f"{host.url}phrasebook/?q={word}")
    expect(page.locator("[data-found]")).to_have_text("1 Formulierung")
    page.close()
