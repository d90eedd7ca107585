"""What people find in a German, an Arabic and a Japanese site: thirty questions each, as their readers type them."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hosting import hosted
from make import NOW, tip_text
from playwright.sync_api import Browser, Page
from sites import REPOSITORY, build, site_project

FOLDER = REPOSITORY / "tests/relevance/languages"
STARTERS = REPOSITORY / "hooks/forearmed/desk/starter/languages"
FIRST_AND_AMONG_THREE = {"ar": (0, 0), "de": (0, 0), "ja": (0, 0)}
"""By language, how many questions lead to a right tip first, and among the first three. These may only rise."""

ASK = """async ([queries, lang]) => {
  const thread = new Worker(`/assets/javascripts/search/thread.js#lang=${lang}`, { type: "module" });
  const answer = (given) => new Promise((resolve) => {
    thread.onmessage = ({ data }) => resolve(data);
    thread.postMessage({ id: 0, method: "find", given });
  });
  const answers = {};
  for (const query of queries) {
    const { value, error } = await answer([query, {}, 3]);
    if (error) throw new Error(error);
    answers[query] = value.hits.map(({ page }) => page.url.split("/").at(-2));
  }
  return answers;
}"""


def _site(folder: Path, language: str, tips: Mapping[str, Mapping[str, str]]) -> Path:
    """Build a site in *language* of *tips*, with the synonyms that a new site in this language has."""
    files: dict[str, str | bytes] = {}
    for nth, (slug, tip) in enumerate(tips.items()):
        day = date(2026, 11, 17) - timedelta(weeks=nth)
        written = {key: yaml.safe_dump(tip[key], allow_unicode=True).splitlines()[0] for key in ("title", "summary")}
        files[f"tips/{day.year}/{slug}.md"] = tip_text(tip["text"], date=day.isoformat(), **written)
    synonyms = STARTERS / language / "docs/synonyms.yml"
    if synonyms.exists():
        files["docs/synonyms.yml"] = synonyms.read_bytes()
    project = site_project(folder, files)
    settings = yaml.safe_load((project / "mkdocs.yml").read_text())
    settings["theme"]["language"] = language
    (project / "mkdocs.yml").write_text(yaml.safe_dump(settings))
    return build(project, at=NOW)


@pytest.fixture(scope="module")
def asking(browser: Browser) -> Page:
    return browser.new_page()


@pytest.mark.parametrize("language", FIRST_AND_AMONG_THREE)
def test_what_readers_type_is_found_in_their_language(
    asking: Page, tmp_path: Path, language: str
) -> None:
    """At least 27 of 30 questions lead to a right tip among the first three."""
    written = yaml.safe_load((FOLDER / f"{language}.yml").read_text("utf-8"))
    questions: dict[str, list[str]] = written["questions"]
    with hosted(_site(tmp_path, language, written["tips"])) as host:
        asking.goto(host.url)
        answers: dict[str, list[str]] = asking.evaluate(ASK, [[*questions], language])
    first = [asked for asked, slugs in questions.items() if answers[asked][:1] and answers[asked][0] in slugs]
    three = [asked for asked, slugs in questions.items() if {*answers[asked]} & {*slugs}]
    missed = {asked: answers[asked] for asked in questions if asked not in three}
    assert (len(first), len(three)) == FIRST_AND_AMONG_THREE[language], missed
