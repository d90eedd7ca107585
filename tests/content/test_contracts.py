"""Strict models, and plain words for what is wrong with them."""

import pytest
from forearmed.content.contracts import Contract, Fault, FaultKind, OneLine, Slugs, Weeks
from forearmed.content.contracts.days import misread_day
from forearmed.content.slugs import is_reserved, is_slug
from forearmed.foundation.nearest import suggestion
from forearmed.foundation.weeks import Week
from hypothesis import given
from hypothesis import strategies as st
from make import read
from pydantic import ValidationError


class Note(Contract):
    """A contract of this test's own."""

    title: OneLine
    """What it is called."""

    words: Slugs = ()
    """Ids."""

    weeks: Weeks = ()
    """Weeks."""


def test_every_fault_is_told_in_one_reading() -> None:
    """A wrong value, an unknown key and a missing one come together, each with its key."""
    assert read(Note, {"words": [1], "tilte": "Hello"}) == (
        None,
        [
            ("title", 'missing "title"'),
            ("words.0", "words: must be text; put it in quotes"),
            ("tilte", 'unknown key "tilte"; did you mean "title"?'),
        ],
    )


def test_a_key_without_a_value_is_absent() -> None:
    """`words:` with nothing behind it is as if the line were not there, and so is `title:`."""
    assert read(Note, {"title": "Hello", "words": None}) == (Note(title="Hello"), [])
    assert read(Note, {"title": None}) == (None, [("title", "title: is empty")])


def test_an_unknown_key_is_an_error_without_a_value_too() -> None:
    """A misspelled key does not hide behind having no value yet."""
    assert read(Note, {"title": "Hello", "wrods": None}) == (
        None,
        [("wrods", 'unknown key "wrods"; did you mean "words"?')],
    )


def test_nothing_near_nothing_suggested() -> None:
    """A guess that is no help is not made."""
    assert suggestion("zebra", ["empathy", "apology"]) == ""
    assert suggestion("EMPATY", ["empathy", "apology"]) == '; did you mean "empathy"?'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "title: is empty; write something"),
        (" \n ", "title: is empty; write something"),
        ("one\ntwo", "title: must be one line; join its lines"),
        ("a\tb", "title: holds the invisible character U+0009; delete it"),
        ("a\u202eb", "title: holds the invisible character U+202E; delete it"),
        ("a\x85b", "title: holds the invisible character U+0085; delete it"),
        ("a\u2028b", "title: holds the invisible character U+2028; delete it"),
    ],
)
def test_a_line_of_text_is_visible(text: str, message: str) -> None:
    """What would break a header, a feed or the reading direction is named by its code point."""
    assert read(Note, {"title": text}) == (None, [("title", message)])


def test_a_folded_line_loses_its_line_break() -> None:
    """`summary: >` ends its text with a line break, which is not the author's mistake."""
    assert read(Note, {"title": "folded over two lines\n"})[0] == Note(title="folded over two lines")


def test_braces_in_a_value_are_text() -> None:
    """A message shows what was written, however much it looks like a template."""
    assert read(Note, {"title": "Hello", "words": ["{message}"]}) == (
        None,
        [("words.0", 'words: "{message}" is not an id; write message')],
    )


@pytest.mark.parametrize(
    ("written", "key", "message"),
    [
        ("empathy, apology", "words", "words: must be a list; write [empathy, apology]"),
        ({"a": "b"}, "words", "words: must be a list in square brackets, with commas between"),
        (7, "words", "words: must be a list in square brackets, with commas between"),
        (["a", "b", "a"], "words", 'words: names "a" twice; delete one'),
        ([["a"]], "words.0", "words: must be text; put it in quotes"),
    ],
)
def test_a_list_of_ids(written: object, key: str, message: str) -> None:
    """A list is written as one, and holds nothing twice."""
    assert read(Note, {"title": "Hello", "words": written}) == (None, [(key, message)])


@pytest.mark.parametrize(
    ("written", "key", "message"),
    [
        ("2027-W40", "weeks", "weeks: must be a list; write [2027-W40]"),
        ([202740], "weeks.0", "weeks: must be a week, such as 2026-W47"),
        (["2027-40"], "weeks.0", 'weeks: "2027-40" is not a week; write it as 2026-W47'),
        (["2027-W53"], "weeks.0", 'weeks: "2027-W53" does not exist; the year has fewer weeks'),
        (["2027-W40", "2027-W40"], "weeks", 'weeks: names "2027-W40" twice; delete one'),
    ],
)
def test_a_list_of_no_weeks(written: object, key: str, message: str) -> None:
    """A week is written in one way, and exists."""
    assert read(Note, {"title": "Hello", "weeks": written}) == (None, [(key, message)])


def test_a_list_of_weeks() -> None:
    """Weeks are read, not kept as text."""
    note, _ = read(Note, {"title": "Hello", "weeks": ["2026-W53"]})
    assert note
    assert note.weeks == (Week(2026, 53),)


def test_a_contract_is_never_changed() -> None:
    """What was validated stays as it was."""
    note = Note(title="Hello")
    with pytest.raises(ValidationError, match="frozen"):
        note.title = "Bye"  # type: ignore[misc] # the mistake this test is about


@pytest.mark.parametrize("text", ["a", "call-first", "24-7", "a1-b2", "2026-review"])
def test_a_slug(text: str) -> None:
    """Lower-case words and digits joined by single hyphens may name a page."""
    assert is_slug(text)


@pytest.mark.parametrize("text", ["", "-a", "a-", "a--b", "A", "a_b", "a b", "é", "a.b", "a/b", "a\n", "٣"])
def test_no_slug(text: str) -> None:
    """Anything that a web address would have to escape may not."""
    assert not is_slug(text)


def test_reserved_slugs() -> None:
    """`page`, `index` and four digits are addresses of ours; five digits are not."""
    assert [slug for slug in ("page", "index", "2026", "0000", "20261", "pages") if is_reserved(slug)] == [
        "page",
        "index",
        "2026",
        "0000",
    ]


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["title", "words", "weeks", "other"]), anything))
def test_whatever_yaml_holds_is_judged(written: dict[str, object]) -> None:
    """Any values give either a model or at least one fault, never an exception."""
    note, faults = read(Note, written)
    assert (note is None) == bool(faults)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("11/24/2026", '"11/24/2026" is not written as dates are here; write 2026-11-24'),
        ("January 26, 2027", '"January 26, 2027" is not written as dates are here; write 2027-01-26'),
        ("Tue, Jan. 5th, 2027", '"Tue, Jan. 5th, 2027" is not written as dates are here; write 2027-01-05'),
        ("2027-3-2", '"2027-3-2" is not written as dates are here; write 2027-03-02'),
        ("2027\u201303\u201309", '"2027\u201303\u201309" is not written as dates are here; write 2027-03-09'),
        ("2027/03/09", '"2027/03/09" is not written as dates are here; write 2027-03-09'),
        ("20270126", '"20270126" is not written as dates are here; write 2027-01-26'),
        (
            "12.06.2027",
            '"12.06.2027" may be either of two days; '
            "write 2027-12-06 for December 6, 2027, or 2027-06-12 for June 12, 2027",
        ),
        ("2027-03-23", "stands in quotes; take them away: write 2027-03-23"),
        ("2027-02-30", '"2027-02-30" is not a day of the calendar; correct the date'),
        ("January 12", '"January 12" is not a date; write year-month-day, such as 2026-11-17'),
        ("13/13/2027", '"13/13/2027" is not a date; write year-month-day, such as 2026-11-17'),
        ("in May", '"in May" is not a date; write year-month-day, such as 2026-11-17'),
        ("", '"" is not a date; write year-month-day, such as 2026-11-17'),
    ],
)  # fmt: skip
def test_a_date_in_other_words(written: str, message: str) -> None:
    """The author's own day is shown as it should be written; nothing is guessed that the text leaves open."""
    assert misread_day(written) == message


@given(st.text(max_size=60))
def test_no_text_for_a_date_ends_a_check(written: str) -> None:
    """Whatever stands there, it is a message."""
    assert misread_day(written)


def test_keys_in_capital_letters_are_one_mistake() -> None:
    """Nothing is missing that is only written otherwise."""
    assert read(Note, {"TITLE": "Hello", "WORDS": ["a"]}) == (
        None,
        [("TITLE", 'unknown keys "TITLE", "WORDS"; write them in small letters: "title", "words"')],
    )
    assert read(Note, {"Title": "Hello"}) == (None, [("Title", 'unknown key "Title"; did you mean "title"?')])


@pytest.mark.parametrize(
    ("written", "parts", "sentence"),
    [
        (
            {"title": "Hello", "wrods": []},
            Fault("wrods", FaultKind.UNKNOWN_KEY, 'unknown key "wrods"', 'did you mean "words"?', ("words",)),
            'unknown key "wrods"; did you mean "words"?',
        ),
        (
            {"title": "Hello", "zebra": 1},
            Fault("zebra", FaultKind.UNKNOWN_KEY, 'unknown key "zebra"'),
            'unknown key "zebra"',
        ),
        (
            {"title": "Hello", "words": [1]},
            Fault("words.0", FaultKind.VALUE, "must be text; put it in quotes"),
            "words: must be text; put it in quotes",
        ),
        ({"words": []}, Fault("title", FaultKind.MISSING, 'missing "title"'), 'missing "title"'),
    ],
)
def test_the_parts_of_a_fault(written: dict[str, object], parts: Fault, sentence: str) -> None:
    """Code asks the parts; people read the sentence, with the key in front where its value is wrong."""
    assert Note.read(written) == (None, [parts])
    assert str(parts) == sentence
