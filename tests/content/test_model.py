"""What authors write, validated."""

from datetime import date

import pytest
from forearmed.content.contracts import Contract
from forearmed.content.model import Author, Place, Playbook, PlaybookKeys, Series, Tag, Tip, TipKeys
from forearmed.content.source import Source
from forearmed.foundation.weeks import Week
from make import read, tip

DAY = date(2026, 11, 17)
TEXT = "must be text; put it in quotes"
LIST = "must be a list in square brackets, with commas between"
DATE = "must be a date, such as 2026-11-17"
DAY_FORM = "is not a date; write year-month-day, such as 2026-11-17"
ID = "is not an id; use lower-case letters, digits and single hyphens"
BOOL = "must be true or false"

TIP: dict[str, object] = {"title": "Call first", "date": DAY, "summary": "Call.", "tags": ["empathy"]}
PLAYBOOK: dict[str, object] = {
    "title": "Live chat",
    "summary": "How to chat.",
    "tags": ["empathy"],
    "when": "A customer chats.",
    "reviewed": DAY,
    "owner": "training",
}


def playbook(**changed: object) -> Playbook:
    """Return a playbook as the library would."""
    keys, faults = read(PlaybookKeys, {**PLAYBOOK, **changed})
    assert keys, faults
    return Playbook.of(keys, Source({}, "1. Listen."), slug="chat", path="docs/playbooks/chat.md")


def test_a_tip_with_every_key() -> None:
    """Each key arrives in the type the rooms use; lists are tuples, weeks are weeks."""
    written = TIP | {
        "author": "training",
        "series": "first-words",
        "playbook": "chat",
        "updated": date(2026, 12, 1),
        "aliases": ["ring-first"],
        "evergreen": False,
        "encores": ["2027-W40"],
        "feature": False,
        "questions": ["Who called last?", "Who calls next?"],
        "asked": ["nobody picks up"],
    }
    keys, faults = read(TipKeys, written)
    assert faults == []
    assert keys
    assert dict(keys) == written | {
        "tags": ("empathy",),
        "aliases": ("ring-first",),
        "encores": (Week(2027, 40),),
        "questions": ("Who called last?", "Who calls next?"),
        "asked": ("nobody picks up",),
    }


def test_a_draft_needs_a_title_only() -> None:
    """Everything else has a value to start from."""
    keys, _ = read(TipKeys, {"title": "Call first"})
    assert keys
    assert dict(keys) == {
        "title": "Call first",
        "date": None,
        "summary": None,
        "tags": (),
        "author": None,
        "series": None,
        "playbook": None,
        "updated": None,
        "aliases": (),
        "evergreen": True,
        "encores": (),
        "feature": True,
        "questions": (),
        "asked": (),
    }


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("title", 2026, TEXT),
        ("title", True, TEXT),
        ("title", ["Call"], TEXT),
        ("title", "x" * 81, "is 81 characters long; shorten it to 80"),
        ("date", "tomorrow", '"tomorrow" is not a date; write year-month-day, such as 2026-11-17'),
        ("date", 2026, f'"2026" {DAY_FORM}'),
        ("date", "11/24/2026", '"11/24/2026" is not written as dates are here; write 2026-11-24'),
        ("date", "2027-03-23", "stands in quotes; take them away: write 2027-03-23"),
        ("date", [DAY], DATE),
        ("date", date(206, 11, 17), "the year 206 cannot be right; correct it"),
        ("date", date(9999, 12, 31), "the year 9999 cannot be right; correct it"),
        ("summary", 5, TEXT),
        ("summary", "x" * 161, "is 161 characters long; shorten it to 160"),
        ("tags", "Empathy, Follow through.md", "must be a list; write [empathy, follow-through]"),
        ("tags", 5, LIST),
        ("author", 5, TEXT),
        ("author", "The Trainers", '"The Trainers" is not an id; write the-trainers'),
        ("author", "Müller", '"Müller" is not an id; write mueller'),
        ("series", ["a"], TEXT),
        ("playbook", True, TEXT),
        ("playbook", "docs/chat.md", '"docs/chat.md" is not an id; write chat'),
        ("playbook", "?", f'"?" {ID}'),
        ("updated", "soon", '"soon" is not a date; write year-month-day, such as 2026-11-17'),
        ("aliases", {"old": "new"}, LIST),
        ("evergreen", "no", BOOL),
        ("evergreen", 1, BOOL),
        ("encores", "2027-W40", "must be a list; write [2027-W40]"),
        ("encores", 40, LIST),
        ("feature", "false", BOOL),
    ],
)  # fmt: skip
def test_a_wrong_value_in_a_tip(key: str, value: object, message: str) -> None:
    """Each key says what it wants, in an author's words."""
    assert read(TipKeys, {**TIP, key: value}) == (None, [(key, f"{key}: {message}")])


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("title", 5, TEXT),
        ("title", "x" * 81, "is 81 characters long; shorten it to 80"),
        ("summary", False, TEXT),
        ("summary", "x" * 161, "is 161 characters long; shorten it to 160"),
        ("tags", "Empathy, Follow through.md", "must be a list; write [empathy, follow-through]"),
        ("when", 9, TEXT),
        ("reviewed", "yesterday", '"yesterday" is not a date; write year-month-day, such as 2026-11-17'),
        ("owner", 5, TEXT),
        ("owner", "Ann", '"Ann" is not an id; write ann'),
        ("review_every", "12", "must be a whole number"),
        ("review_every", 0, "must be a number of months from 1 to 120"),
        ("review_every", 10**9, "must be a number of months from 1 to 120"),
        ("aliases", "old", "must be a list; write [old]"),
        ("urgent", "suicide", "must be a list; write [suicide], with a comma between two of them"),
        ("urgent", ["one"] * 2, 'names "one" twice; delete one'),
        (
            "urgent",
            [f"word {number}" for number in range(101)],
            "holds 101 phrases; keep the 100 that people type most",
        ),
        ("asked", "it never came", "must be a list; write [it never came], with a comma between two of them"),
        ("asked", ["one"] * 2, 'names "one" twice; delete one'),
        (
            "asked",
            [f"question {number}" for number in range(31)],
            "holds 31 questions; keep the 30 that people ask most",
        ),
    ],
)
def test_a_wrong_value_in_a_playbook(key: str, value: object, message: str) -> None:
    """Each key says what it wants, in an author's words."""
    assert read(PlaybookKeys, {**PLAYBOOK, key: value}) == (None, [(key, f"{key}: {message}")])


def test_what_people_ask_is_short() -> None:
    """A story of many words would be found by every question with one of them."""
    _, [(key, message)] = read(PlaybookKeys, {**PLAYBOOK, "asked": ["it came late", "late and " * 10]})
    said = '"late and late and la …" has 89 characters; write at most 80, as people type'
    assert (key, message) == ("asked.1", f"asked: {said}")


@pytest.mark.parametrize("phrase", ["kill / hurt", "me/", "!"])
def test_an_urgent_phrase_is_made_of_words(phrase: str) -> None:
    """A slash stands between two words that fit in the same place, and there are no other signs alone."""
    _, [(key, message)] = read(PlaybookKeys, {**PLAYBOOK, "urgent": [phrase]})
    assert (key, "names no word; write words, with a slash between two" in message) == ("urgent.0", True)
    assert read(PlaybookKeys, {**PLAYBOOK, "urgent": ["self-harm/suicide"]})[0] is None
    made, _ = read(PlaybookKeys, {**PLAYBOOK, "urgent": ["hurt  me/us"]})
    assert made is not None
    assert made.urgent == ("hurt me/us",)


@pytest.mark.parametrize("key", PLAYBOOK)
def test_a_playbook_lacks_a_key(key: str) -> None:
    """All but the review's interval and the aliases are needed."""
    such = {"title": "Recover from a failure", "tags": "[empathy]", "reviewed": DAY, "owner": "training"}
    asked = {"summary": "one sentence of at most 160 characters", "when": "the situation, in one sentence"}
    advice = (
        f"write a line such as {key}: {such[key]}"
        if key in such
        else f"write {key}: and behind it {asked[key]}"
    )
    there = advice if key in such else f"write {asked[key]} behind the colon"
    without = {name: value for name, value in PLAYBOOK.items() if name != key}
    assert read(PlaybookKeys, without) == (None, [(key, f'missing "{key}"; {advice}')])
    assert read(PlaybookKeys, {**PLAYBOOK, key: None}) == (None, [(key, f"{key}: is empty; {there}")])


@pytest.mark.parametrize(
    ("contract", "key", "asked"),
    [
        (TipKeys, "summary", "one sentence of at most 160 characters"),
        (PlaybookKeys, "summary", "one sentence of at most 160 characters"),
        (PlaybookKeys, "when", "the situation, in one sentence"),
    ],
)
def test_the_sample_is_no_sentence_of_ones_own(contract: type[Contract], key: str, asked: str) -> None:
    """Readers would find it in their inbox."""
    whole = TIP if contract is TipKeys else PLAYBOOK
    sample = contract.model_fields[key].examples
    assert read(contract, {**whole, key: sample[0] if sample else ""}) == (
        None,
        [(key, f"{key}: is only the sample; write {asked} of your own")],
    )


@pytest.mark.parametrize("contract", [TipKeys, PlaybookKeys, Tag, Author, Series])
def test_every_example_is_in_order(contract: type[Contract]) -> None:
    """Who writes the line that a message shows has nothing to mend in it."""
    shown = {name: field.examples[0] for name, field in contract.model_fields.items() if field.examples}
    own = dict.fromkeys(contract.asks, "A sentence of one's own.")
    assert read(contract, {**shown, **own})[1] == []


def test_lengths_are_counted_in_characters() -> None:
    """80 and 160 still fit, in any script."""
    keys, faults = read(TipKeys, {**TIP, "title": "é" * 80, "summary": "é" * 160})
    assert (keys and keys.title, faults) == ("é" * 80, [])


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("tag", 'unknown key "tag"; did you mean "tags"?'),
        ("Title", 'unknown key "Title"; did you mean "title"?'),
        ("evergren", 'unknown key "evergren"; did you mean "evergreen"?'),
        ("kind", 'unknown key "kind"'),
        ("layout", 'unknown key "layout"; nothing here reads it; delete it'),
    ],
)
def test_an_unknown_key(wrong: str, message: str) -> None:
    """A key we do not know is an error, with the nearest one we do."""
    assert read(TipKeys, {**TIP, wrong: "x"}) == (None, [(wrong, message)])


@pytest.mark.parametrize(
    ("kind", "title", "them"),
    [(Tag, "Follow-through", "it"), (Author, "Training team", "them"), (Series, "First words", "it")],
)
def test_a_word_needs_a_title_and_a_description(kind: type[Contract], title: str, them: str) -> None:
    """Each has a page of its own, which shows both."""
    advice = "write a line such as"
    assert read(kind, {}) == (
        None,
        [
            ("title", f'missing "title"; {advice} title: {title}'),
            ("description", f'missing "description"; {advice} description: One sentence about {them}.'),
        ],
    )


@pytest.mark.parametrize(
    ("reviewed", "months", "due"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 1, 15), 12, date(2027, 1, 15)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2199, 12, 31), 120, date(2209, 12, 31)),
    ],
)
def test_when_a_review_is_due(reviewed: date, months: int, due: date) -> None:
    """The same day so many months on; the 31st of a shorter month is its last day."""
    assert playbook(reviewed=reviewed, review_every=months).review_due == due


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (299, 1), (301, 2), (400, 2), (1000, 5)])
def test_reading_minutes(words: int, minutes: int) -> None:
    """200 words a minute, in whole minutes, never none."""
    assert tip("a", DAY, body="word " * words).minutes == minutes


def test_what_a_tip_knows_of_itself() -> None:
    """Only a dated, featured tip is an edition; a draft has no week and may have no summary."""
    dated, quiet, draft = tip("a", DAY), tip("b", DAY, feature=False), tip("c", None, summary=None)
    assert [each.is_edition for each in (dated, quiet, draft)] == [True, False, False]
    assert [each.week for each in (dated, draft)] == [Week(2026, 47), None]
    assert [each.blurb for each in (dated, draft)] == ["a", ""]


def test_an_article_knows_where_it_stands() -> None:
    """A key's line, else its parent's, else the first."""
    keys, _ = read(TipKeys, TIP)
    assert keys
    source = Source({}, "Call.", {"title": 2, "tags": 5}, 7)
    made = Tip.of(keys, source, slug="call-first", path="tips/2026/call-first.md")
    assert made.place == Place("tips/2026/call-first.md", {"title": 2, "tags": 5}, 7)
    assert [made.place.line(key) for key in ("title", "tags.3", "author")] == [2, 5, 1]


def test_articles_can_be_kept_in_sets() -> None:
    """They are frozen, and equal when what was written is."""
    assert len({tip("a", DAY), tip("a", DAY), tip("b", DAY)}) == 2
    assert len({playbook(), playbook()}) == 1


@pytest.mark.parametrize("kind", [TipKeys, PlaybookKeys, Tag, Author, Series])
def test_every_key_has_a_description_in_the_schema(kind: type[Contract]) -> None:
    """Editors show authors the sentence that stands beside the key in the code."""
    schema = kind.as_written()
    assert schema["additionalProperties"] is False
    assert list(schema["properties"]) == list(kind.model_fields)
    assert all(key["description"] for key in schema["properties"].values())


def test_the_schema_takes_what_authors_write() -> None:
    """A date and a week are text in the file, and so they are in the schema."""
    keys = TipKeys.as_written()["properties"]
    assert keys["encores"] == {
        "default": [],
        "description": "Weeks pinned for its return, such as `[2027-W40]`.",
        "items": {"pattern": r"^\d{4}-W\d{2}$", "type": "string"},
        "type": "array",
        "uniqueItems": True,
    }
    assert (keys["date"]["format"], keys["date"]["type"]) == ("date", "string")


def test_a_long_title_is_cut_in_lists_only() -> None:
    """A tip that is no edition may have 300 characters; lists show 80, cut at a word."""
    title = "[Review] What every desk should know about the " + "very " * 12 + "long title"
    long = tip("a", "2026-11-17", title=title, feature=False)
    assert (long.title, len(long.short_title) <= 80) == (title, True)
    assert long.short_title == "[Review] What every desk should know about the very very very very very very…"
    said = f"title: is {len(title)} characters long; shorten it to 80"
    assert read(TipKeys, {"title": title})[1] == [("title", said)]
    assert tip("b", None, title="x" * 80).short_title == "x" * 80
