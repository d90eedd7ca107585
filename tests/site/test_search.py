"""Words, synonyms and the catalog, without a browser: what the index is told."""

import gc
import gzip
import json
import re
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pagefind_bin
import pytest
from forearmed.article.reading import Reading
from forearmed.foundation.errors import ForearmedError
from forearmed.site.search.catalog import Labels, Named, Situation, Urgent, catalog
from forearmed.site.search.indexing import Indexing, words_in_index, write_index
from forearmed.site.search.languages import Language
from forearmed.site.search.lexicon import Lexicon, Unsaid
from forearmed.site.search.program import cannot_cut
from forearmed.site.search.real_words import filter_of, holds, real_words
from forearmed.site.search.records import EVERY, SearchRecord
from forearmed.site.search.synonyms import Synonyms
from forearmed.site.search.words import abbreviations_of, words_of, written_words
from make import library, problems

WORDS = json.loads(Path(__file__).with_name("words.json").read_text("utf-8"))


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


@pytest.mark.parametrize("language", WORDS)
def test_words_are_folded_in_every_script(language: str) -> None:
    """No case and no marks, and no mark splits a word. tests/scripts asks the box the same."""
    written = WORDS[language]
    assert [[text, " ".join(words_of(text))] for text, _ in written] == written


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "Die Größe – STRASSE!", ["die", "größe", "strasse"]),
        ("fr", "L’appel d'aujourd’hui, qu’elle", ["l", "appel", "d", "aujourdhui", "qu", "elle"]),
        ("it", "dell’ordine", ["dell", "ordine"]),
        ("en", "the caller’s", ["the", "callers"]),
        ("hi", "ग्राहक की माफ़ी", ["ग्राहक", "की", "माफ़ी"]),
        ("fa", "می\u200cخواهم", ["میخواهم"]),
    ],
)
def test_the_catalog_has_words_as_they_are_written(language: str, text: str, words: list[str]) -> None:
    """So the box can show them with their accents, and ask the index for them."""
    assert written_words(text, language) == words


def test_an_abbreviation_is_written_in_capitals_alone() -> None:
    """A word that is also written in small letters, such as IT, is one only where somebody types capitals."""
    assert abbreviations_of(["Is IT down in the UK?", "It says ID. NOW, it is"]) == {"uk", "id"}


def test_a_language_tells_its_stop_words_and_the_forms_of_its_words() -> None:
    """What surrounds the stems of the articles' words comes and goes with their forms."""
    words = ["lieferung", "verspätung", "warten", "karten", "kunde", "runde", "entschuldigungen"]
    german = Language("de").described(words)
    assert {"aber", "fur", "viele"} <= {*str(german["stop"]).split()}
    assert (german["compounds"], german["spaced"]) == (True, True)
    assert Language("fi").described(["taloissa", "kaupoissa", "lasku"])["endings"] == "issa"
    arabic = Language("ar").described(["العميل", "عميل", "العملاء", "المكالمة", "مكالمة"])
    assert ("ال" in str(arabic["beginnings"]).split(), arabic["compounds"]) == (True, False)
    assert Language("ja").described([])["spaced"] is False
    assert [*Language("en").described([])] == ["stop", "faint"]
    assert {"kommt", "kunde"} <= {*str(german["faint"]).split()}
    assert "faint" not in Language("fi").described([])


def test_synonyms_are_found_in_sentences_without_spaces() -> None:
    """A phrase of Japanese stands inside what looks like one long word."""
    synonyms = Synonyms([["返金", "払い戻し"], ["謝罪", "お詫び"]], language="ja")
    assert synonyms.beside(written_words("返金の理由を伝える。"))[0] == ["払い戻し"]
    assert synonyms.unheard([synonyms.heard(written_words("払い戻しを待つ。"))]) == [1]


def test_an_article_gets_one_form_of_each_synonym() -> None:
    """The index has stems, so more forms would only make it longer."""
    synonyms = Synonyms([["angry", "rant", "ranting", "rants", "furious"]], language="en")
    assert synonyms.beside(["angry"])[0] == ["rant", "furious"]


def test_not_cells_are_no_words_of_an_article() -> None:
    """Nobody finds a page by what it says not to say."""
    cells = '<td data-label="Not" data-pagefind-ignore="all">calm <b>down</b></td><td>yes</td>'
    html = f"<p>Call &amp; wait</p><!-- <b>not > this</b> --><table><tr>{cells}</tr></table>"
    assert words_of(Reading(html).searched) == ["call", "wait", "yes"]


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
    assert synonyms.beside(said.split()) == (beside, beside)
    assert synonyms.beside([], said.split()) == ([], beside)


def test_what_a_page_is_about_counts_more_than_what_it_mentions() -> None:
    """Synonyms of the title stand apart from those of the text, single words; none stands in both."""
    groups = [["angry", "furious", "up in arms"], ["refund", "repayment", "money back"]]
    lexicon = Lexicon.of([("a", "An angry caller", Reading("<p>A refund.</p>"))], groups, language="en")
    assert lexicon.unsaid("a") == (["furious", "up in arms"], ["repayment"])
    assert lexicon.unsaid("unknown") == ((), ())
    assert [*lexicon.searched()] == [
        ["an", "angry", "caller", "a", "refund", "furious", "up", "in", "arms", "repayment"]
    ]


def test_an_article_is_found_by_what_people_ask() -> None:
    """The box knows these words, too, so that it takes none of them for a slip."""
    read = [("a", "Carriers", Reading("<p>Call.</p>"))]
    lexicon = Lexicon.of(read, [], language="en", asked={"a": ["The driver never came"]})
    assert [*lexicon.searched()] == [["carriers", "call", "the", "driver", "never", "came"]]


def test_the_catalog_has_frequent_words_first() -> None:
    """Words of three letters and more, and abbreviations: by how many articles say them, then by letters."""
    made = catalog(
        [["late", "an", "refund", "late"], ["refund", "2026", "call", "uk"]],
        Labels({"empathy": "Empathy"}, {"desk": "The desk"}),
        [Situation("Calm down", "Someone shouts.", "playbooks/calm-down/")],
        synonyms=[["refund", "money back"], ["call", "ring"]],
        urgent=[Urgent(["suicide"], "In danger", "playbooks/danger/", "Stay.", ["“I heard that.”"])],
        named=[Named(["Pocket card"], "Pocket card", "playbooks/", "card/")],
        abbreviations={"uk"},
        dictionary="english.bin",
    )
    named = {"names": ["Pocket card"], "title": "Pocket card", "url": "playbooks/", "folder": "card/"}
    danger = {"words": ["suicide"], "title": "In danger", "url": "playbooks/danger/"}
    assert json.loads(made) == {
        "articles": 2,
        "words": "refund call late uk",
        "synonyms": "refund,money back\ncall,ring",
        "language": Language("en").described([]),
        "labels": {"tag": {"empathy": "Empathy"}, "author": {"desk": "The desk"}},
        "urgent": [{**danger, "text": "Stay.", "say": ["“I heard that.”"]}],
        "named": [named],
        "dictionary": "english.bin",
        "situations": [{"title": "Calm down", "when": "Someone shouts.", "url": "playbooks/calm-down/"}],
    }


def test_a_dictionary_holds_its_words() -> None:
    """None is missing, and few others seem held; only English has one that ships."""
    words = [f"word{number}" for number in range(2000)]
    bits = filter_of(words)
    assert (len(bits), all(holds(bits, word) for word in words)) == (2001, True)
    assert sum(holds(bits, f"other{number}") for number in range(1000)) < 40
    assert holds(real_words("en-GB"), "pissed")
    assert real_words("de") == b""


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("refund: money back, reimburse\n", []),
        ("# nothing yet\n", []),
        ("a: b\nrefund:\n", ['2: "refund" needs other words behind its colon, with commas between']),
        ("استرداد: استرجاع، فلوسي\n返金: 払い戻し、返金処理\n", []),
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


ARTICLE = SearchRecord("tips/call-first/", "tip", "Call first", ["Before you write."], "<p>Call.</p>")


def test_a_record_has_what_an_article_is_found_by() -> None:
    """Texts are escaped; the facts and the words nobody sees stand in its head."""
    record = SearchRecord(
        "playbooks/a/",
        "playbook",
        "A & b",
        ["Do.", "When <i>?"],
        '<table class="say-not"></table>',
        {"tag": ["empathy", "apology"], "year": []},
        "2026-11-17",
        ["Empathy & co", "Apology"],
        Unsaid(["furious", "cross"], []),
        ["he shouts"],
    )
    head, body = record.page().partition("</head>")[::2]
    assert body == (
        '<body data-pagefind-body><h1 data-pagefind-weight="10">A &amp; b</h1>'
        '<p data-pagefind-weight="4">Do.</p><p data-pagefind-weight="4">When &lt;i&gt;?</p>'
        '<table class="say-not"></table></body></html>'
    )
    facts = [tuple(fact.split('"')[1::2]) for fact in head.split("<meta ")[1:]]
    assert facts == [
        ("kind[content]", "playbook"),
        ("kind[content]", "phrase"),
        ("tag[content]", "empathy"),
        ("tag[content]", "apology"),
        ("date[content]", "2026-11-17"),
        ("every[content]", "zzarticle"),
        ("labels[content]", "Empathy &amp; co, Apology"),
        ("about[content]", "furious, cross"),
        ("asked[content]", "he shouts"),
    ]


@pytest.mark.parametrize(
    ("html", "kinds"),
    [("<table></table>", ["tip"]), ('<table class="twists"></table>', ["tip", "phrase"])],
)
def test_an_article_with_twists_has_words_to_say(html: str, kinds: list[str]) -> None:
    """A search narrowed to words to say finds it."""
    page = SearchRecord("tips/a/", "tip", "A", [], html).page()
    assert re.findall(r'filter="kind\[content\]" content="(\w+)"', page) == kinds


def test_sentences_to_say_are_kept_with_their_page(tmp_path: Path) -> None:
    """The box reads them from what it loads of a page anyway. The index has their words once."""
    said = [("1_a", "Go  on", '“It’s <b> & "c" on_it.”', "")]
    record = replace(ARTICLE, said=said)
    write_index(tmp_path, [record], language="en")
    fragment = next((tmp_path / "pagefind/fragment").iterdir())
    page = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd"))
    kept = next(anchor["id"] for anchor in page["anchors"] if anchor["element"] == "data")
    assert json.loads(kept.replace("_", " ")) == [[*one] for one in said]
    assert page["content"] == "Call first. Before you write. Call."


def test_the_box_knows_the_word_of_every_article() -> None:
    """The word by which it asks for all of them is the one that their records have."""
    assert f'EVERY = "{EVERY}"' in Path("hooks/forearmed/site/search/box/facets.js").read_text()


def test_without_an_article_there_is_no_index(tmp_path: Path) -> None:
    """The search box says so then."""
    write_index(tmp_path, [], language="en")
    assert [*tmp_path.iterdir()] == []


def test_an_index_that_nobody_waits_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a build stops while Pagefind's program works, that ends too, and leaves nothing behind."""
    (tmp_path / "work").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "work"))
    indexing = Indexing(tmp_path / "site", [ARTICLE], language="en")
    process = indexing._process
    assert process
    assert [*(tmp_path / "work").iterdir()]
    del indexing
    gc.collect()
    assert process.returncode is not None
    assert [*(tmp_path / "work").iterdir()] == []


def test_an_index_has_only_what_is_loaded(tmp_path: Path) -> None:
    """No foreign search boxes, and one program that reads it: its language's, or that of all others."""
    for language, reader in (("en", "wasm.en.pagefind"), ("x", "wasm.unknown.pagefind")):
        write_index(tmp_path, [ARTICLE], language=language)
        assert [one.name for one in tmp_path.iterdir()] == ["pagefind"]
        made = {file.name for file in (tmp_path / "pagefind").iterdir() if "pf_" not in file.name}
        folders = {"filter", "fragment", "index"}
        assert made == {*folders, "pagefind-entry.json", "pagefind.js", reader}
        shutil.rmtree(tmp_path / "pagefind")


def test_what_the_indexer_says_is_passed_on(tmp_path: Path) -> None:
    """Where the index cannot be written, the message says why."""
    (tmp_path / "pagefind").touch()
    with pytest.raises(ForearmedError, match=r"^search: the index could not be written: .*File exists"):
        write_index(tmp_path, [ARTICLE], language="en")


def test_without_room_for_the_records_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a folder for temporary files is one sentence, too."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(ForearmedError, match=r"^search: the index could not be written: .*No such file"):
        write_index(tmp_path, [ARTICLE], language="en")
    assert [*tmp_path.iterdir()] == []


def test_a_missing_indexer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing program is one sentence, with what to do."""
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "gone"))
    with pytest.raises(ForearmedError) as raised:
        write_index(tmp_path, [ARTICLE], language="en")
    assert str(raised.value) == (
        "search: the program of the package pagefind-bin is missing; run make site to install it"
    )


JAPANESE = SearchRecord("tips/refund/", "tip", "返金の理由", [], "<p>内線は20番です。</p>")


def test_a_language_without_spaces_is_cut_into_words(tmp_path: Path) -> None:
    """The box cuts a question into the words that the index has, so the catalog takes them from there."""
    assert write_index(tmp_path, [JAPANESE], language="ja") == []
    [words] = words_in_index(tmp_path)
    assert words == ["返金", "の", "理由", "内線", "は", "2", "0", "番", "です"]


def test_without_the_program_that_cuts_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pagefind's own warning is put in our words, at the setting of the language, and only once."""
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(pagefind_bin.get_executable()))
    assert write_index(tmp_path, [JAPANESE], language="ja") == []
    assert cannot_cut("ja") == (
        "Japanese has no spaces between words, and the program that finds them is not installed, so the "
        "search will miss most words; install the extra cjk: pip install 'forearmed[cjk]'"
    )
    assert (cannot_cut("ko"), cannot_cut("de")) == ("", "")


def test_what_pagefind_warns_of_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That it has no stems of a language is no warning, since the box finds forms; anything else is."""
    assert write_index(tmp_path / "1", [ARTICLE], language="ko") == []
    program = tmp_path / "program"
    program.write_text(f'#!/bin/sh\necho "⚠ A page is odd."\nexec {pagefind_bin.get_executable()} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    told = write_index(tmp_path / "2", [ARTICLE], language="ko")
    assert told == ["search: Pagefind says: ⚠ A page is odd."]
