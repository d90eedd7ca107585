"""The house's rules of style: what they warn of, where, and what they let through."""

import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from textwrap import dedent
from typing import Any

import pytest
from forearmed.article.converter import Converter
from forearmed.article.reading import Reading
from forearmed.article.text import Block, Voice, count_words, words_of
from forearmed.calendar.rows import Openings
from forearmed.calendar.schedule import plan
from forearmed.content.library import Vocabulary
from forearmed.content.model import Place, Playbook, PlaybookKeys, Tag, Tip
from forearmed.content.source import Source
from forearmed.review.style import Manuscript, look_ahead, style_warnings
from forearmed.review.style.likeness import Comparison, Likeness
from hypothesis import given
from hypothesis import settings as trials
from hypothesis import strategies as st
from make import settings, tip

PHRASES = {"reach out": "write “call”", "at the end of the day": "say when"}


def html(body: str) -> str:
    """Return *body* as a build renders it."""
    return Converter().convert(body).html


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


def warnings(
    *articles: Tip | Playbook,
    phrases: dict[str, str] | None = None,
    language: str = "en",
    since: str | None = None,
    **rules: Any,  # Any: settings as YAML has them
) -> list[str]:
    """Return what is said of *articles* under *rules*, in their order, as people read it."""
    desk = [Manuscript(article, Reading(html(article.body))) for article in articles]
    found = style_warnings(
        desk,
        settings(rules=rules, since=date.fromisoformat(since) if since else None),
        phrases=phrases or {},
        language=language,
    )
    return [str(problem) for problem in found]


def said(body: str, *, language: str = "en", **rules: Any) -> list[str]:
    """Return the warnings of a tip with *body*, without its path."""
    found = warnings(tip("a", "2026-11-17", body=dedent(body)), phrases=PHRASES, language=language, **rules)
    return [line.removeprefix("tips/a.md:") for line in found]


def test_rules_do_not_speak_of_an_archive() -> None:
    """What lies before `since`, or is no edition, is left alone; a new tip that says it again is told."""
    words = "The customer called us twice about the very same bill last week."
    old, aside = tip("old", "2016-02-16", body=words), tip("aside", "2026-11-17", body=words, feature=False)
    new = tip("new", "2026-11-17", body=words)
    rules: dict[str, Any] = {  # Any: settings as YAML has them
        "tips": {"words": [50, 60], "closing": "Try it"},
        "shared_sentence": 6,
        "likeness": 60,
        "plain": True,
    }
    assert warnings(old, aside, since="2020-01-01", **rules) == []
    assert [line.partition(";")[0] for line in warnings(old, aside, new, since="2020-01-01", **rules)] == [
        "tips/new.md:1: warning: has 12 words",
        'tips/new.md:1: warning: does not end with the section "## Try it"',
        'tips/new.md:1: warning: the sentence "The customer called us twice about the very same '
        'bill last w…" stands in tips/old.md:1 too',
    ]


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


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Call.\n\n## One\n\n### Two\n\n## Three", []),
        ("Try it.\n\n# *Try* it\n\nNow.", ['3: warning: # is for the title; write "## Try it"']),
        (
            "### One\n\n#### Two",
            [
                '1: warning: ### leaves out a level; write "## One"',
                '3: warning: #### leaves out a level; write "### Two"',
            ],
        ),
        ("# A\n\n## B", ['1: warning: # is for the title; write "## A"']),
        (
            "# A\n\nB.\n\n# A",
            ['1: warning: # is for the title; write "## A"', '5: warning: # is for the title; write "## A"'],
        ),
        ("Call.\n\nOne\n===", ['3: warning: # is for the title; write "## One"']),
    ],
)
def test_headings_of_a_wrong_level(body: str, expected: list[str]) -> None:
    """The title has the first level; below it none is left out, or a screen reader's outline has a hole."""
    assert said(body, headings=True) == expected
    assert said(body) == []


@pytest.mark.parametrize(
    ("columns", "advice"),
    [
        ("Say | Not", None),
        ("**Say** | Not", None),
        ("Say | Not this", 'write these instead of "Say" and "Not this"'),
        ("say | not", 'write these instead of "say" and "not"'),
        ("Say this | Don't say", 'write these instead of "Say this" and "Don’t say"'),
        ("Not | Say", "swap the two columns, with their cells"),
        ("Instead of | Say", "swap the two columns, with their cells, and call them so"),
        ("They say | You say", None),
        ("Not | Never", None),
        ("Say | Not | Why", None),
    ],
)
def test_columns_nearly_called_say_and_not(columns: str, advice: str | None) -> None:
    """Only tables with these two columns look like words to say; a slip is told with the way out.

    Other names over swapped columns would recommend what not to say.
    """
    rules = "| --- " * (columns.count("|") + 1)
    first = "Say not.\n\n| Say | Not |\n| --- | --- |\n| a | b |\n\n"
    body = f"{first}| {columns} |\n{rules}|\n| a | b |"
    message = f"7: warning: the site knows words to say by the columns | Say | Not |; {advice}"
    assert said(body, say_not=True) == [message] * bool(advice)
    assert said(body) == []


@pytest.mark.parametrize(
    ("columns", "advice"),
    [
        ("Sag | Nicht", None),
        ("Say | Not", None),
        ("sag | nicht", 'write these instead of "sag" and "nicht"'),
        ("Nicht | Sag", "swap the two columns, with their cells"),
        ("nicht | sag", "swap the two columns, with their cells, and call them so"),
        ("Say | Avoid", 'write these instead of "Say" and "Avoid"'),
        ("Sag | Warum", None),
    ],
)
def test_columns_nearly_called_as_the_house_calls_them(columns: str, advice: str | None) -> None:
    """A slip in the house's own names is told with those; the English ones are fine on every site."""
    body = f"| {columns} |\n| --- | --- |\n| a | b |"
    message = f"1: warning: the site knows words to say by the columns | Sag | Nicht |; {advice}"
    assert said(body, say_not=True, columns=["Sag", "Nicht"]) == [message] * bool(advice)


TWISTS = """\
## If they answer this instead

| They answer | You say |
| --- | --- |
| Why? | Because. |
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (TWISTS, []),
        (
            TWISTS.replace("They answer |", "They Answer |"),
            ["3: warning: the site knows such answers by the columns | They answer | You say |; write "
             'these instead of "They Answer" and "You say"'],
        ),
        (
            TWISTS.partition("| They")[0],
            ['1: warning: "If they answer this instead" has no table; write | They answer | You say | and '
             "below it a line for each answer"],
        ),
        (
            TWISTS.replace("You say", "Say"),
            ["3: warning: the site knows such answers by the columns | They answer | You say |; write "
             'these instead of "They answer" and "Say"'],
        ),
        (
            TWISTS.replace("They answer | You say", "You say | They answer"),
            ["3: warning: the site knows such answers by the columns | They answer | You say |; swap the "
             "two columns, with their cells"],
        ),
        (
            TWISTS.replace("| Why? | Because. |", "| Why? | |\n| | Never. |"),
            ['5: warning: "Why?" has nothing beside it; fill in "You say" or delete the line',
             '6: warning: "Never." has nothing beside it; fill in "They answer" or delete the line'],
        ),
        (
            TWISTS.replace("| Why? | Because. |\n", ""),
            ["3: warning: nothing is below these columns; write a line for each answer, or delete the "
             "section"],
        ),
        (
            f"#{TWISTS}",
            ['1: warning: "If they answer this instead" is on another level; write '
             '"## If they answer this instead"'],
        ),
        (
            TWISTS.replace("If they answer this instead", "And if not"),
            ['3: warning: these answers stand outside their section; write "## If they answer this instead" '
             "above them"],
        ),
        (
            f"{TWISTS}\n{TWISTS.replace('Why', 'How')}",
            ['7: warning: "If they answer this instead" stands here once more; make one section of the two'],
        ),
    ],
)  # fmt: skip
def test_twists_in_another_form(body: str, expected: list[str]) -> None:
    """Where the site could make no cards of a section, its author is told what to write."""
    assert said(body) == expected


def test_twists_are_called_as_the_house_calls_them() -> None:
    """The house's words are what to write; the English ones are understood."""
    names = {"heading": "Sonst", "they": "Sie antworten", "say": "Du sagst"}
    assert said(TWISTS, twists=names) == []
    assert said("## Sonst\n\nNichts.", twists=names) == [
        '1: warning: "Sonst" has no table; write | Sie antworten | Du sagst | and below it a line for each '
        "answer"
    ]


def test_what_customers_say_may_be_a_stock_phrase() -> None:
    """It is theirs; what to say is ours."""
    assert said(TWISTS.replace("Why?", "Reach out.")) == []
    assert said(TWISTS.replace("Because.", "Reach out.")) == [
        '5: warning: "reach out" is a stock phrase; write “call”'
    ]


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
        (
            "<!-- reach\nout -->\n![Reach out](/a.png)\n\n[r]: /x 'reach out'\n\n<b title='reach "
            "out'>Now</b> reach out.",
            [7],
        ),
    ],
)
def test_stock_phrases(body: str, lines: list[int]) -> None:
    """What an article says itself, or recommends, is looked at; what it shows or quotes is not."""
    assert [int(line.split(":")[0]) for line in said(body)] == lines


def test_a_stock_phrase_in_the_front_matter() -> None:
    """Title and summary are read as well; what they quote is talked about."""
    quoted = tip("b", "2026-11-24", title="Call, and do not “reach out”", summary="Never „reach out“.")
    assert warnings(quoted, phrases=PHRASES) == []
    written = tip("a", "2026-11-17", title="Reach out", summary="At the end of the day, call.")
    assert warnings(written, phrases=PHRASES) == [
        'tips/a.md:1: warning: title: "reach out" is a stock phrase; write “call”',
        'tips/a.md:1: warning: summary: "at the end of the day" is a stock phrase; say when',
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Say the second.", [(1, "the second")]),
        (
            "Well.\n\nThe first\nis a start, and the *latter* one costs more.",
            [(3, "The first"), (3, "the latter one")],
        ),
        ("Use the last one, or the ones below.", [(1, "the last one"), (1, "the ones below")]),
        ("The left-hand ones are kind.", [(1, "left-hand ones")]),
        ("Read the last row (see above).", [(1, "the last row"), (1, "see above")]),
        ("Send the above. With the third you are late.", [(1, "the above"), (1, "the third")]),
        ("> Say the second.\n\nSay the second.", [(3, "the second")]),
        ("| Say | Not |\n| --- | --- |\n| Say the second. | Say the third. |", [(3, "the second")]),
        ("Of two maps, the second map is new. Wait a second. At last, the last bus came.", []),
        ("Look up. The shelf above the till, the line below it and the one above your desk.", []),
        ('He said, "Take the second."\n\n> Take the second.', []),
    ],
)
def test_pointing_by_position(body: str, found: list[tuple[int, str]]) -> None:
    """Whoever hears a page read aloud sees no second sentence, so the article names it.

    A number before the thing it counts is right, and so is what is quoted or shown.
    """
    written = [
        line.split(":")[0] + line.split("points by position with")[1] for line in said(body, plain=True)
    ]
    assert written == [f'{line} "{words}"; name the thing' for line, words in found]
    assert said(body) == []


def test_where_an_article_points() -> None:
    """The message has the beginning of the sentence, which an author can look for."""
    assert said(
        "One.\n\nWhen she has told you what it was for, you can go on and use the second.", plain=True
    ) == [
        '3: warning: the sentence "When she has told you what it was for, you can go on and use…" '
        'points by position with "the second"; name the thing'
    ]


def test_languages_whose_pointing_is_unknown() -> None:
    """The words to point by are a language's own; the length of a sentence is not."""
    body = "Take the second." + " mot" * 40 + "."
    assert len(said(body, plain=True, language="en-GB")) == 2
    assert said(body, plain=True, language="fr") == [
        '1: warning: the sentence "mot mot mot mot mot mot mot mot mot mot mot mot mot mot mot…" '
        "has 40 words; make two of it"
    ]


@pytest.mark.parametrize(
    ("body", "lengths"),
    [
        (f"{'go ' * 29}go.", []),
        (f"{'go ' * 29}go. {'go ' * 30}go.", [31]),
        (f"{'go ' * 20}\n{'go ' * 20}; well, {'go ' * 20}", [61]),
        (f"- {'go ' * 20}\n- {'go ' * 20}", []),
        (f"{'go ' * 20}? {'go ' * 20}!", []),
        (f'He said, "{"go " * 20}. {"go " * 20}."', []),
        (f'"{"go " * 40}."\n\n> {"go " * 40}', []),
        (f"| Say | Not |\n| --- | --- |\n| {'go ' * 31} | {'go ' * 32} |", [31]),
        ("是的、" * 20 + "。" + "是的、" * 20 + "。", []),
    ],
)
def test_sentences_that_have_to_be_read_twice(body: str, lengths: list[int]) -> None:
    """Thirty words are the most; what is said or shown in somebody else's words is not measured."""
    assert [int(line.split("has ")[1].split()[0]) for line in said(body, plain=True)] == lengths
    assert said(body) == []


def test_a_title_and_a_summary_are_plain() -> None:
    """They are read where no page is around them."""
    written = tip("a", "2026-11-17", title="Say the second", summary=f"Go {'on ' * 30}.")
    assert warnings(written, plain=True) == [
        'tips/a.md:1: warning: title: the sentence "Say the second" points by position with "the second"; '
        "name the thing",
        f'tips/a.md:1: warning: summary: the sentence "Go {"on " * 18}on…" has 31 words; make two of it',
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


LONG = (
    "The queue was out of the door by nine and nobody had told the people in it how long it would take them, "
)
LONG += (
    "so I walked along it with a notepad and asked each one what they had come for and when they had to go."
)


def swapped(text: str, *places: int) -> str:
    """Return *text* with other words at *places*."""
    return " ".join(f"other{place}" if place in places else word for place, word in enumerate(text.split()))


def test_a_tip_like_another() -> None:
    """The later one is told, with how like it is and the earlier of those it is most like."""
    first = tip("a", "2026-11-17", body=LONG)
    second = tip("b", "2026-11-24", body=f"{swapped(LONG, 20)}\n\nAnd more that stands in neither of them.")
    draft = tip("c", None, body=swapped(LONG, 5, 30))
    other = tip(
        "d", "2026-12-01", body="A word of thanks is worth more when it names the hour it is for. " * 5
    )
    assert warnings(first, second, other, draft, likeness=60) == [
        "tips/b.md:1: warning: is 93% like tips/a.md; say something new, or make one tip of the two",
        "tips/c.md:1: warning: is 86% like tips/a.md; say something new, or make one tip of the two",
    ]
    assert warnings(first, second, likeness=94) == warnings(first, second, likeness=0) == []


def test_a_title_that_another_tip_has() -> None:
    """Readers see a title first, and often nothing else; marks and capitals do not tell two apart."""
    tips = [tip("a", "2026-11-17", title="Call first"), tip("b", None, title="“Call” First!")]
    assert warnings(*tips, tip("c", None), likeness=60) == [
        "tips/b.md:1: warning: title: tips/a.md has it too, so nobody can tell the two apart; change one"
    ]
    assert warnings(*tips) == []


def likenesses(articles: Sequence[Sequence[str]], *, percent: int) -> list[Likeness]:
    """Return the likenesses of *articles*, each given as its words."""
    return list(Comparison().likenesses([*map(" ".join, articles)], percent=percent))


def test_likeness_is_a_share_of_the_shorter() -> None:
    """A tip that stands whole in a longer one is that one again, whatever else the longer one says."""
    words = LONG.split()
    assert list(likenesses([[*words, *map(str, range(400))], words], percent=100)) == [Likeness(1, 0, 100)]


def test_what_is_too_short_to_be_alike() -> None:
    """Of two sentences nobody can tell whether one was taken from the other."""
    assert list(likenesses([LONG.split()[:31]] * 2, percent=1)) == []
    assert list(likenesses([LONG.split()[:32]] * 2, percent=1)) == [Likeness(1, 0, 100)]


@given(
    st.lists(st.lists(st.sampled_from("abcdefg"), min_size=40, max_size=60), max_size=6), st.integers(1, 100)
)
def test_likenesses_are_those_of_comparing_all(articles: list[list[str]], percent: int) -> None:
    """Looking up the rarest runs only finds, among a few articles, what comparing each with each would."""
    runs = [set(zip(words, words[1:], words[2:], strict=False)) for words in articles]
    expected = {}
    for later, one in enumerate(runs):
        pairs = [
            (100 * len(one & two) // min(len(one), len(two)), -at)
            for at, two in enumerate(runs[:later])
            if len(two) >= 30
        ]
        if len(one) >= 30 and pairs and max(pairs)[0] >= percent:
            expected[later] = Likeness(later, -max(pairs)[1], max(pairs)[0])
    assert {found.later: found for found in likenesses(articles, percent=percent)} == expected


@given(
    st.lists(st.lists(st.sampled_from("abcdefg"), min_size=34, max_size=50), min_size=3, max_size=30),
    st.lists(st.tuples(st.integers(0), st.integers(0), st.sampled_from("abch")), min_size=1, max_size=4),
    st.integers(5, 60),
)
@trials(max_examples=15)
def test_a_comparison_remembers_only_what_is_still_so(
    articles: list[list[str]], edits: list[tuple[int, int, str]], percent: int
) -> None:
    """After any edits it says what a comparison says that begins now, of a few articles and of many."""
    comparison = Comparison()
    for one, at, word in [(0, 0, "a"), *edits]:
        words = articles[one % len(articles)]
        words[at % len(words)] = word
        found = comparison.likenesses([*map(" ".join, articles)], percent=percent)
        assert list(found) == likenesses(articles, percent=percent)


def test_likenesses_take_time_in_proportion() -> None:
    """Two thousand tips that were filled into one form are compared in seconds, and each is told."""
    begun = time.process_time()
    forms = [[*LONG.split(), *(f"{number}-{place}" for place in range(20))] for number in range(2000)]
    assert len(list(likenesses(forms, percent=60))) == 1999
    assert time.process_time() - begun < 10


NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CONFIG = Place("mkdocs.yml", {"extra": 2, "extra.forearmed.rules.queue": 30})
WORDS = Vocabulary(
    tags={name: Tag(title=name, description=name) for name in ("empathy", "apology")},
    authors={},
    series={},
    lines={"tags/empathy": 1, "tags/apology": 4},
)


def ahead(*tips: Tip, now: datetime = NOW, **changed: object) -> list[str]:
    """Return what an editor is told of the plan *tips* under the rules *changed*."""
    made = settings(rules=changed, skip_weeks=["2026-W50"], encore_after=0)
    schedule = plan(tips, made, now=now)
    openings = Openings.of(tips, made, now=now)
    concerns = look_ahead(schedule, openings, vocabulary=WORDS, config=CONFIG)
    return [str(concern.problem) for concern in concerns]


def test_a_short_queue() -> None:
    """The editor is told until when it lasts and which week is free first; a side tip fills no week."""
    out, next_one, later = tip("a", "2026-11-17"), tip("b", "2026-11-24"), tip("c", "2026-12-01")
    side = tip("s", "2026-12-03", feature=False)
    assert ahead(out, next_one, later, side, tip("idea", None), queue=3) == [
        "mkdocs.yml:30: warning: queue: holds 2 weeks, until 2026-W49 (Tuesday, December 1, 2026), "
        "and should hold 3; the first free week is 2026-W51 (Tuesday, December 15, 2026)"
    ]
    assert ahead(out, next_one, later, queue=2) == ahead(out, queue=0) == []
    assert ahead(out, later, queue=4) == [
        "mkdocs.yml:30: warning: queue: holds 1 week, until 2026-W49 (Tuesday, December 1, 2026), "
        "and should hold 4; the first free week is 2026-W48 (Tuesday, November 24, 2026)"
    ]


def test_an_empty_queue() -> None:
    """On a Monday the running week is still free; a site that has not begun is left in peace."""
    monday = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert ahead(tip("a", "2026-11-17"), now=monday, queue=1) == [
        "mkdocs.yml:30: warning: queue: holds no week and should hold 1; "
        "the first free week is 2026-W48 (Tuesday, November 24, 2026)"
    ]
    assert ahead(queue=4, unused_tag=1) == ahead(tip("idea", None), queue=4) == []


def test_a_tag_that_lies_idle() -> None:
    """A tag is told at its line when no live tip has had it for so many weeks and none to come will."""
    old = tip("a", "2026-05-19", tags=["apology"])
    first, new = tip("b", "2026-05-12"), tip("c", "2026-11-17")
    said = (
        'docs/tags.yml:4: warning: "apology" has been on no tip since 2026-05-19, for 26 weeks; '
        "schedule one that has it"
    )
    assert ahead(old, first, new, unused_tag=26) == [said]
    assert ahead(old, first, new, unused_tag=27) == ahead(old, first, new, unused_tag=0) == []
    assert ahead(old, first, new, tip("d", "2026-12-01", tags=["apology"]), unused_tag=26) == []
    assert ahead(first, new, unused_tag=27) == [
        'docs/tags.yml:4: warning: "apology" has been on no tip yet, for 27 weeks; schedule one that has it'
    ]


def test_the_tags_of_an_archive_are_left_in_peace() -> None:
    """What only old tips have needs no new one; where all tips are old, no tag lies idle."""
    old, new = tip("a", "2016-02-16", tags=["apology"], feature=False), tip("b", "2026-11-17")
    assert ahead(old, new, unused_tag=1) == ahead(old, unused_tag=1) == []


def test_the_voices_of_a_page() -> None:
    """Each block is read once, with how its words are meant."""
    body = '## One\n\nTwo "three".\n\n> Four\n\n| Say | Not |\n| --- | --- |\n| Five | Six |\n'
    assert [(block.text, block.voice) for block in Reading(html(body)).text.blocks] == [
        ("One", Voice.OWN),
        ("Two “three”.", Voice.OWN),
        ("Four", Voice.SHOWN),
        ("Say", Voice.OWN),
        ("Not", Voice.OWN),
        ("Five", Voice.SAID),
        ("Six", Voice.SHOWN),
    ]


@pytest.mark.parametrize(
    "quoted", ["„gern“", "»gern«", "«\u202fgern\u202f»", "\u2039gern\u203a", "「gern」", '"gern"']
)
def test_what_is_quoted_in_any_language_is_talked_about(quoted: str) -> None:
    """Whatever quotation marks a language has, the words between them are not the article's own."""
    assert Block(f"Say {quoted}, and go.").words == [
        ("say", True),
        ("gern", False),
        ("and", True),
        ("go", True),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("جرّب هذا: مُختلفًا", ("جرب", "هذا", "مختلفا")),
        ("नमस्ते दुनिया", ("नमस्ते", "दुनिया")),
        ("שָׁלוֹם לך", ("שָׁלוֹם", "לך")),
        ("Cafe\u0301 Größe", ("cafe\u0301", "grösse")),
        ("ภาษาไทย ดี", ("ภาษาไทย", "ดี")),
    ],
)
def test_signs_over_letters_are_part_of_the_word(text: str, words: tuple[str, ...]) -> None:
    """So a word of any script counts as one; Arabic may leave its vowel signs out."""
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Don’t go, at 9:15.", 4),
        ("電話をかけましょう。", 5),
        ("「Re: Re:」で始まったら電話", 6),
        ("你好，世界", 2),
        ("اتصل بالعميل", 2),
        ("한국어 문장", 2),
        ("", 0),
    ],
)
def test_words_without_spaces_are_counted(text: str, number: int) -> None:
    """Chinese and Japanese have no spaces between words, so two of their signs count as one word."""
    assert count_words(text) == number


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
    assert [block.text for block in Reading("<p>One<div>Two</div></b>Three").text.blocks] == [
        "One",
        "Two",
        "Three",
    ]


def test_words_on_two_lines_are_two_words() -> None:
    """A line break parts them, however it is written; what no reader sees parts nothing."""
    read = Reading("<p>Wait<br>for<br />it, un<!-- seen -->known<?why?>.</p>").text
    assert read.words == ["wait", "for", "it", "unknown"]
