"""Words, synonyms and the catalog, without a browser: what the index is told."""

import json
import shutil
from pathlib import Path

import pytest
from forearmed.errors import ForearmedError
from forearmed.search import Labels, Situation, Wording, catalog, write_index
from forearmed.search.synonyms import Synonyms
from forearmed.search.words import words_in, words_of
from make import library, problems


def test_words_are_compared_as_the_index_does() -> None:
    """No case, no accents, no apostrophes; numbers are words."""
    assert words_of("The Café’s 2 re-opened doors don't") == [
        "the",
        "cafes",
        "2",
        "re",
        "opened",
        "doors",
        "dont",
    ]


def test_not_cells_are_no_words_of_an_article() -> None:
    """Nobody finds a page by what it says not to say."""
    cells = '<td data-label="Not" data-pagefind-ignore="all">calm <b>down</b></td><td>yes</td>'
    html = f"<p>Call &amp; wait</p>{cells}"
    assert words_in(html) == ["call", "wait", "yes"]


@pytest.mark.parametrize(
    ("said", "beside"),
    [
        ("two refunds", ["money back", "reimburse"]),
        ("she wants her money back", ["refund", "reimburse"]),
        ("money and back pay", []),
        ("nothing of it", []),
        ("an angry call about a refund", ["furious", "money back", "reimburse"]),
    ],
)
def test_an_article_gets_the_synonyms_of_what_it_says(said: str, beside: list[str]) -> None:
    """Any word of a group, in any form, brings the others; a phrase counts only as a whole."""
    synonyms = Synonyms([["angry", "furious"], ["refund", "money back", "reimburse"]], language="en")
    assert synonyms.beside(said.split()) == beside


def test_what_a_page_is_about_counts_more_than_what_it_mentions() -> None:
    """Synonyms of the title stand apart from those of the text, and none stands in both."""
    groups = [["angry", "furious"], ["refund", "money back"]]
    wording = Wording.of([("a", "An angry caller", "<p>A refund.</p>")], groups, language="en")
    assert wording.unsaid("a") == (["furious"], ["money back"])
    assert wording.unsaid("unknown") == ((), ())
    assert [*wording.searched()] == [["an", "angry", "caller", "a", "refund", "furious", "money", "back"]]


def test_the_catalog_has_frequent_words_first() -> None:
    """Words of three letters and more by how many articles say them, then by the alphabet."""
    made = catalog(
        [["late", "an", "refund", "late"], ["refund", "2026", "call"]],
        Labels({"empathy": "Empathy"}, {"desk": "The desk"}),
        [Situation("Calm down", "Someone shouts.", "playbooks/calm-down/")],
        synonyms=[["refund", "money back"]],
    )
    assert json.loads(made) == {
        "articles": 2,
        "words": "refund call late",
        "synonyms": [["refund", "money back"]],
        "labels": {"tag": {"empathy": "Empathy"}, "author": {"desk": "The desk"}},
        "situations": [{"title": "Calm down", "when": "Someone shouts.", "url": "playbooks/calm-down/"}],
    }


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("refund: money back, reimburse\n", []),
        ("# nothing yet\n", []),
        ("a: b\nrefund:\n", ['2: "refund" needs other words behind its colon, with commas between']),
        ("refund: money back,\n", ['1: "refund" needs other words behind its colon, with commas between']),
        ("refund: [money]\n", ['1: "refund" needs other words behind its colon, with commas between']),
        ("refund: money back, Money Back\n", ['1: "money back" stands in this group twice; delete one']),
        ("refund: refund\n", ['1: "refund" stands in this group twice; delete one']),
        (
            "mad: angry\nangry: furious\n",
            ['2: "angry" is in the group of "mad", too; delete it from one of them'],
        ),
        ("- refund\n", ['1: expected "key: value" lines here']),
    ],
)
def test_synonyms_are_checked(tmp_path: Path, written: str, said: list[str]) -> None:
    """Each group is a line, and each word stands in one of them."""
    found = problems(tmp_path, {"docs/synonyms.yml": written})
    assert [problem.removeprefix("docs/synonyms.yml:") for problem in found] == said


def test_groups_stand_under_their_first_word(tmp_path: Path) -> None:
    """The first word is the one that articles use."""
    found = library(tmp_path, {"docs/synonyms.yml": "refund: money  back , reimburse\n"})
    assert found.vocabulary.synonyms == {"refund": ("refund", "money back", "reimburse")}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Write a site of one article."""
    page = tmp_path / "tips/call-first/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<html><body data-pagefind-body><p>Call first.</p></body></html>")
    return tmp_path


def test_without_an_article_there_is_no_index(tmp_path: Path) -> None:
    """Pagefind would take every page for an article, or fail."""
    (tmp_path / "tips").mkdir()
    (tmp_path / "tips/index.html").write_text("<p>All tips</p>")
    write_index(tmp_path, language="en")
    assert [*tmp_path.rglob("*.pf_*")] == []


def test_an_index_has_only_what_is_loaded(article: Path) -> None:
    """No foreign search boxes, and one program that reads it: its language's, or that of all others."""
    for language, reader in (("en", "wasm.en.pagefind"), ("x", "wasm.unknown.pagefind")):
        write_index(article, language=language)
        made = {file.name for file in (article / "pagefind").iterdir() if "pf_" not in file.name}
        folders = {"fragment", "index"}
        assert made == {*folders, "pagefind-entry.json", "pagefind.js", reader}
        shutil.rmtree(article / "pagefind")


def test_what_the_indexer_says_is_passed_on(article: Path) -> None:
    """Where the index cannot be written, the message says why."""
    (article / "pagefind").touch()
    with pytest.raises(ForearmedError, match=r"^search: the index could not be written: .*File exists"):
        write_index(article, language="en")


def test_a_missing_indexer_is_told(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing program is one sentence, with what to do."""
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(article / "gone"))
    with pytest.raises(ForearmedError) as raised:
        write_index(article, language="en")
    assert str(raised.value) == (
        "search: the program of the package pagefind-bin is missing; run make site to install it"
    )
