"""The house's rules of style: what they warn of, where, and what they let through."""

from datetime import date
from textwrap import dedent

import pytest
from forearmed.converter import make_converter
from forearmed.editorial import Manuscript, read_over
from forearmed.editorial.text import Voice, read_text, words_of
from forearmed.model import Playbook, PlaybookKeys, Tip
from forearmed.source import Source
from make import settings, tip

EXTENSIONS = ["tables", "smarty", "toc", "footnotes", "attr_list"]
PHRASES = {"reach out": "write “call”", "at the end of the day": "say when"}


def html(body: str) -> str:
    """Return *body* as a build renders it."""
    return make_converter(EXTENSIONS, {"toc": {"permalink": True}}).convert(body)


def playbook(body: str) -> Playbook:
    """Return a playbook with *body*."""
    keys, faults = PlaybookKeys.read(
        {
            "title": "Live chat",
            "summary": "How to chat.",
            "tags": ["empathy"],
            "when": "A customer writes.",
            "reviewed": date(2026, 10, 1),
            "owner": "training",
        }
    )
    assert keys, faults
    return Playbook.of(keys, Source({}, body), slug="live-chat", path="docs/playbooks/live-chat.md")


def warnings(*articles: Tip | Playbook, phrases: dict[str, str] | None = None, **rules: object) -> list[str]:
    """Return what is said of *articles* under *rules*, in their order, as people read it."""
    desk = [Manuscript(article, html(article.body)) for article in articles]
    return [str(problem) for problem in read_over(desk, settings(rules=rules).rules, phrases=phrases or {})]


def said(body: str, **rules: object) -> list[str]:
    """Return the warnings of a tip with *body*, without its path."""
    found = warnings(tip("a", "2026-11-17", body=dedent(body)), phrases=PHRASES, **rules)
    return [line.removeprefix("tips/a.md:") for line in found]


def test_no_rules_no_warnings() -> None:
    """A house that sets no rules hears nothing, whatever it writes."""
    assert warnings(tip("a", "2026-11-17", body=""), tip("b", "2026-11-24", body="word " * 900)) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("one two three four", []),
        ('one [two](/three/four.md "five") don\'t well-known', []),
        ("| Say | Not |\n| --- | --- |\n| 9:15 | a.m. |", []),
        ("## one\n\n**two** `three`\n\n- four", []),
        ("one two three", ["1: warning: has 3 words; write at least 4"]),
        ("", ["1: warning: has 0 words; write at least 4"]),
        ("one two three four\n\nfive six", ["1: warning: has 6 words; shorten it to 5"]),
    ],
)
def test_the_length_that_readers_see(body: str, expected: list[str]) -> None:
    """Words are counted as rendered: an address, a mark and a pilcrow are none, a time is one."""
    assert said(body, tips={"words": [4, 5]}) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Call.\n\n## Try it this week\n\nCall.", []),
        ("Call.\n\n### *Try it* this WEEK\n\nCall.", []),
        ("Call.\n\nAgain.\n\n", ['3: warning: does not end with the section "## Try it this week"; add it']),
        (
            "Call.\n\n## Try it this week\n\n## More",
            ['3: warning: "Try it this week" is not the last section; move it to the end'],
        ),
    ],
)
def test_how_a_tip_closes(body: str, expected: list[str]) -> None:
    """The last section has the heading the house has agreed on."""
    assert said(body, tips={"closing": "Try it this week"}) == expected


def test_each_kind_has_its_rules() -> None:
    """A playbook is not measured as a tip is."""
    tips, playbooks = {"words": [1, 2]}, {"words": [3, 4], "closing": "Done when"}
    short: list[Tip | Playbook] = [tip("a", "2026-11-17", body="one two"), playbook("one two")]
    assert warnings(*short, tips=tips, playbooks=playbooks) == [
        "docs/playbooks/live-chat.md:1: warning: has 2 words; write at least 3",
        'docs/playbooks/live-chat.md:1: warning: does not end with the section "## Done when"; add it',
    ]


def test_a_draft_is_a_plan() -> None:
    """A draft may be short and open, but its phrases are looked at already."""
    draft = tip("a", None, body="Reach out.")
    assert warnings(draft, phrases=PHRASES, tips={"words": [4, 5], "closing": "Try it"}) == [
        'tips/a.md:1: warning: "reach out" is a stock phrase; write “call”'
    ]


@pytest.mark.parametrize(
    ("title", "summary", "repeats"),
    [
        ("Call before you write", "Before you write, call.", True),
        ("Call before you write", "A call settles what three emails only move along.", False),
        ("Live chat", "Twelve habits for live chat.", True),
        ("Forewarned", "Forewarned means ready.", False),  # one word comes back sooner or later
        ("Sorry for what?", None, False),
    ],
)
def test_a_summary_that_repeats_the_title(title: str, summary: str | None, repeats: bool) -> None:
    """A summary with every telling word of the title in it has told nothing yet."""
    written = tip("a", "2026-11-17", title=title, summary=summary)
    message = "tips/a.md:1: warning: summary: has every word of the title again; say what the title does not"
    assert warnings(written, fresh_summary=True) == [message] * repeats


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("Call.\n\nPlease **reach\nout** today.", [3]),
        ('He said "reach out" and meant it.\n\nYou reach out.', [3]),
        ("| Say | Not |\n| --- | --- |\n| Call. | Reach out. |", []),
        ('| Say | Not |\n| --- | --- |\n| "I reach out." | "I call." |', [3]),
        ("> Reach out.\n\n    reach out", []),
        ("[Reach out](/reach/out.md) and reach outside.\n\nREACH OUT.", [1, 3]),
        ("At the end, of the day: sleep.", [1]),
    ],
)
def test_stock_phrases(body: str, lines: list[int]) -> None:
    """What an article says itself, or recommends, is looked at; what it shows or quotes is not."""
    assert [int(line.split(":")[0]) for line in said(body)] == lines


def test_a_stock_phrase_in_the_front_matter() -> None:
    """Title and summary are read as well."""
    written = tip("a", "2026-11-17", title="Reach out", summary="At the end of the day, call.")
    assert warnings(written, phrases=PHRASES) == [
        'tips/a.md:1: warning: title: "reach out" is a stock phrase; write “call”',
        'tips/a.md:1: warning: summary: "at the end of the day" is a stock phrase; say when',
    ]


def test_sentences_that_two_tips_share() -> None:
    """The later one is told, at its line, where the earlier is; a short sentence may come back."""
    earlier = tip(
        "a", "2026-11-17", body='Call. Well.\n\nShe asked. "Find the oldest promise and ring them."'
    )
    later = tip("b", "2026-11-24", body="Call.\n\nWell. *Find* the\noldest promise, and ring them. Call.")
    assert warnings(earlier, later, shared_sentence=5) == [
        'tips/b.md:3: warning: the sentence "Find the oldest promise, and ring them." stands in tips/a.md:3 '
        "too; say it in another way"
    ]
    assert warnings(earlier, later, shared_sentence=8) == []


def test_a_sentence_twice_in_one_tip() -> None:
    """Saying a thing twice within one tip is a means of style."""
    assert (
        said("I can change the hour, not the date. I can change the hour, not the date.", shared_sentence=3)
        == []
    )


def test_the_voices_of_a_page() -> None:
    """Each block is read once, with how its words are meant."""
    body = '## One\n\nTwo "three".\n\n> Four\n\n| Say | Not |\n| --- | --- |\n| Five | Six |\n'
    assert [(block.text, block.voice) for block in read_text(html(body)).blocks] == [
        ("One", Voice.OWN),
        ("Two “three”.", Voice.OWN),
        ("Four", Voice.SHOWN),
        ("Say", Voice.OWN),
        ("Not", Voice.OWN),
        ("Five", Voice.SAID),
        ("Six", Voice.SHOWN),
    ]


def test_words_compare() -> None:
    """Case, kind of apostrophe and marks make no difference; a time and a price stay whole."""
    assert words_of("Don’t, at 9:15, “EMAIL” café_2 1,000") == (
        "don't",
        "at",
        "9:15",
        "email",
        "café",
        "2",
        "1,000",
    )


def test_markup_that_never_ends() -> None:
    """What is left open is read to the end."""
    assert [block.text for block in read_text("<p>One<div>Two</p></b>Three").blocks] == [
        "One",
        "Two",
        "Three",
    ]
