"""What people find: real questions to the shipped articles, each with the pages that ought to come first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from asking import ASK, ASK_DANGER
from forearmed.content.library.questions import read_questions
from forearmed.site.search.asking import ask
from hosting import hosted
from playwright.sync_api import Browser, Page
from sites import REPOSITORY, build, copied


@dataclass(frozen=True)
class Asked:
    """A file of questions, and how many of them lead to a right page; these numbers may only rise."""

    file: str
    first: int
    in_first_three: int

    @property
    def queries(self) -> dict[str, list[str]]:
        """Return every question with the pages that ought to come first."""
        read: dict[str, list[str]] = yaml.safe_load((REPOSITORY / "tests/relevance" / self.file).read_text())
        return read


FILES = [
    Asked("queries.yml", first=104, in_first_three=110),
    Asked("later.yml", first=38, in_first_three=40),
    Asked("twists.yml", first=10, in_first_three=12),
    Asked("calls.yml", first=70, in_first_three=79),
    Asked("calls-later.yml", first=36, in_first_three=39),
    Asked("unheard.yml", first=36, in_first_three=39),
    Asked("unheard-later.yml", first=28, in_first_three=39),
    Asked("unheard-last.yml", first=26, in_first_three=33),
    Asked("unheard-short.yml", first=30, in_first_three=37),
    Asked("unheard-shorter.yml", first=33, in_first_three=35),
]
ALL = {query: slugs for asked in FILES for query, slugs in asked.queries.items()}
WANTED = {slug for slugs in ALL.values() for slug in slugs}
THERE = {
    file.stem for folder in ("tips", "docs/playbooks") for file in Path(REPOSITORY / folder).rglob("*.md")
} | {*yaml.safe_load((REPOSITORY / "docs/paths.yml").read_text())}
ALL_LIVE = datetime(2027, 7, 1, tzinfo=UTC)
FEWEST = 40  # urgent questions, and as many harmless ones that share words with them
MOST_MARKED = 2  # of the first harmless ones

# A site of one's own has other articles, and other questions.
pytestmark = pytest.mark.skipif(not WANTED & THERE, reason="the questions are about the shipped articles")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build our whole site with all its tips."""
    return build(copied(tmp_path_factory.mktemp("relevance") / "site"), at=ALL_LIVE)


@pytest.fixture(scope="module")
def asking(browser: Browser, site: Path) -> Iterator[Page]:
    """Hand over one page of our whole site for all questions."""
    with hosted(site) as host:
        page = browser.new_page()
        page.goto(host.url)
        yield page
        page.close()


@pytest.fixture(scope="module")
def answers(asking: Page) -> dict[str, list[str]]:
    """Return the first three slugs for each question."""
    found: dict[str, list[str]] = asking.evaluate(ASK, [[*ALL], "en"])
    return found


@pytest.mark.parametrize("asked", FILES, ids=lambda asked: str(asked.file))
def test_the_right_page_comes_first_as_often_as_ever(asked: Asked, answers: dict[str, list[str]]) -> None:
    """The share of questions that are answered first, and among the first three, never falls."""
    queries = asked.queries
    first = [query for query, slugs in queries.items() if answers[query][:1] and answers[query][0] in slugs]
    three = [query for query, slugs in queries.items() if {*answers[query]} & {*slugs}]
    missed = {query: answers[query] for query in queries if query not in first}
    assert (len(first), len(three)) == (asked.first, asked.in_first_three), missed


def test_our_own_questions_find_their_articles(site: Path, answers: dict[str, list[str]]) -> None:
    """Those of docs/questions.yml, asked as `check --questions` asks; and that answers as the box does."""
    written = yaml.safe_load((REPOSITORY / "docs/questions.yml").read_text())
    questions, problems = read_questions(written, {})
    assert problems == []
    some = [*answers][:20]
    found = ask(site, [*questions, *some], language="en", number=3)
    slugs = {query: [path.split("/")[-2] for path in paths] for query, paths in found.items()}
    wrong = [query for query, asked in questions.items() if not {*slugs[query]} & {*asked.articles}]
    assert {query: slugs[query] for query in wrong} == {}
    assert {query: slugs[query] for query in some} == {query: answers[query] for query in some}


def test_no_danger_is_missed(asking: Page) -> None:
    """Each urgent question gets its safety passage, uncorrected, and hardly any other is marked."""
    written = yaml.safe_load((REPOSITORY / "tests/relevance/danger.yml").read_text())
    more = [written[part] for part in ("later", "emergency", "emergency-later")]
    urgent = {query: slug for one in (written, *more) for query, slug in one["danger"].items()}
    harmless = [query for one in (written, *more) for query in one["harmless"]]
    found = asking.evaluate(ASK_DANGER, [[*urgent, *harmless], "en"])
    assert {query: found[query] for query, slug in urgent.items() if found[query][0] != slug} == {}
    corrected = [pair for query in urgent for pair in found[query][1]]
    assert corrected == [["commited", "committed"]]
    marked = [query for query in harmless if found[query][0]]
    assert len([query for query in marked if query in written["harmless"]]) <= MOST_MARKED
    assert len(marked) <= MOST_MARKED + 2, marked  # of 132
    assert min(len(written["danger"]), len(written["harmless"])) >= FEWEST


def test_no_danger_is_missed_that_nobody_had_in_sight(asking: Page) -> None:
    """Forty urgent questions that were written before the lists were read, and forty harmless ones."""
    written = yaml.safe_load((REPOSITORY / "tests/relevance/danger-unheard.yml").read_text())
    urgent, harmless = written["danger"], written["harmless"]
    found = asking.evaluate(ASK_DANGER, [[*urgent, *harmless], "en"])
    assert {query: found[query] for query in urgent if found[query][0] not in urgent[query]} == {}
    assert [query for query in harmless if found[query][0]] == []
    assert min(len(urgent), len(harmless)) >= FEWEST


def test_every_page_that_ought_to_be_found_is_there() -> None:
    """No question waits for an article that nobody has written."""
    assert {query: [*{*slugs} - THERE] for query, slugs in ALL.items() if {*slugs} - THERE} == {}
    assert len(FILES[0].queries) >= 60
