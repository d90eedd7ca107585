"""A tip as one sheet of paper: taken apart, asked about, and set in type that fits."""

from dataclasses import replace

import pytest
from forearmed.article.excerpts import Twist
from forearmed.content.model import TipKeys
from forearmed.content.settings import TwistRules
from forearmed.site.huddle import QUESTIONS, sheet_of
from forearmed.site.huddle.deck import Deck, deck_of
from forearmed.site.huddle.fit import OVER, SIZES, Copy, density_of, height_of
from forearmed.site.huddle.parts import Parts, parts_of
from forearmed.site.paper import Face
from make import tip

PERMALINK = '<a aria-hidden="true" class="headerlink" href="#try" tabindex="-1" title="x">&para;</a>'
FACE = Face()
TRY = f'<h2 id="try">Try it this week{PERMALINK}</h2>\n<p>Call.</p>'


def test_the_exercise_is_the_last_section() -> None:
    """Headings before it stay in the text, signs for linking to them go."""
    assert parts_of(f"<p>A.</p>\n<h2>More</h2>\n<p>B.</p>\n{TRY}", closings=["try it THIS week"]) == Parts(
        "<p>A.</p>\n<h2>More</h2>\n<p>B.</p>", "<p>Call.</p>", "Try it this week"
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>A.</p>",
        "<p>A.</p>\n<h2>Another heading</h2>\n<p>B.</p>",
        "<blockquote>\n<h2>Try it this week</h2>\n<p>Call.</p>\n</blockquote>",
    ],
)
def test_a_tip_without_an_exercise_is_all_text(html: str) -> None:
    """Neither a section of another name nor one inside something else is taken for it."""
    assert parts_of(html, closings=["Try it this week"]) == Parts(html, "", "")


def test_what_a_comment_says_is_no_section() -> None:
    """Nobody sees it, so it neither begins a section, nor holds one, nor is changed."""
    comment = '<!-- <div>\n<h2>Try it this week</h2> <details> <a href="x"> -->'
    assert parts_of(f"<p>A.</p>\n{comment}\n{TRY}\n{comment}", closings=["Try it this week"]) == Parts(
        f"<p>A.</p>\n{comment}", f"<p>Call.</p>\n{comment}", "Try it this week"
    )
    assert parts_of(f"<p>A.</p>\n{comment}", closings=()) == Parts(f"<p>A.</p>\n{comment}", "", "")


def test_without_a_rule_any_last_section_is_the_exercise() -> None:
    """A house may call it what it likes."""
    found = parts_of("<p>A.</p>\n<h2>Now &amp; <em>here</em></h2>\n<p>B.</p>", closings=())
    assert (found.exercise, found.heading) == ("<p>B.</p>", "Now & here")


def test_footnotes_stay_with_the_text() -> None:
    """They stand at the very end of what was rendered, behind the exercise."""
    notes = '<div class="footnote">\n<hr />\n</div>'
    assert parts_of(f"<p>A.</p>\n{TRY}\n{notes}", closings=()) == Parts(
        f"<p>A.</p>\n{notes}", "<p>Call.</p>", "Try it this week"
    )


ROW = '<tr><td data-twist="they">“Why?”</td><td data-twist="say">“Because <b>I</b> said.”</td></tr>'
TWISTS = f'<h2 id="if">If they answer this instead{PERMALINK}</h2>\n<table class="twists">{ROW}</table>'
HEADINGS = ("Sonst", "If they answer this instead")
CARD = Twist("“Why?”", "“Because I said.”")


def twists(html: str) -> Parts:
    """Return the parts of *html* where twists are known by two headings."""
    return parts_of(
        html.replace(ROW, f"<tbody>{ROW}</tbody>"), closings=["Try it this week"], twists=HEADINGS
    )


def test_twists_are_not_read_aloud() -> None:
    """They are cards: who has heard the answers cannot practice them. The rest of their section is beside."""
    assert twists(f"<p>A.</p>\n{TWISTS}\n{TRY}") == Parts(
        "<p>A.</p>", "<p>Call.</p>", "Try it this week", (CARD,)
    )
    assert twists(f"<p>A.</p>\n{TWISTS}\n<p>Then <b>stop</b>.</p>\n<h2>More</h2>\n<p>B.</p>\n{TRY}") == Parts(
        "<p>A.</p>\n<h2>More</h2>\n<p>B.</p>", "<p>Call.</p>", "Try it this week", (CARD,), ("Then stop.",)
    )


@pytest.mark.parametrize(
    "html",
    [
        TWISTS.replace("twists", "other"),
        TWISTS.replace("If they", "Whether they"),
        f"<blockquote>\n{TWISTS}\n</blockquote>",
        "<h2>Sonst</h2>\n<p>Nichts.</p>",
    ],
)
def test_what_makes_no_cards_stays_in_the_text(html: str) -> None:
    """Without a table of twists, under another heading or inside something else."""
    found = twists(f"<p>A.</p>\n{html}\n{TRY}")
    text = found.text.replace("<tbody>", "").replace("</tbody>", "")
    assert (text, found.twists) == (f"<p>A.</p>\n{html}".replace(PERMALINK, ""), ())


def test_footnotes_stay_when_twists_go() -> None:
    """They belong to the text."""
    notes = '<div class="footnote">\n<hr />\n</div>'
    assert twists(f"<p>A.</p>\n{TWISTS}\n{notes}").text == f"<p>A.</p>\n{notes}"


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ('<a href="../../playbooks/x/">x</a>', '<a href="../../../playbooks/x/">x</a>'),
        ("<a class='x' href='../y/'>x</a>", "<a class='x' href='../../y/'>x</a>"),
        ('<img alt="" src="../../assets/x.png">', '<img alt="" src="../../../assets/x.png">'),
        ('<img src="x.png" srcset="x.png 1x, y.png 2x">', '<img src="../x.png">'),
        ('<a href="?q=1">x</a>', '<a href="../?q=1">x</a>'),
        *((same, same) for same in (
            '<a href="https://example.com/">x</a>', '<a href="mailto:a@example.com">x</a>',
            '<a href="&#109;&#97;il">x</a>', '<a href="#fn:1">x</a>', '<a href="/x/">x</a>',
            '<a href="">x</a>',
            '<code>href="x"</code>', '<p title="x">src="x"</p>',
        )),
    ],
)  # fmt: skip
def test_links_lead_where_they_led(written: str, moved: str) -> None:
    """The huddle lies one folder below the tip; what does not count from the folder stays as it is."""
    assert parts_of(written, closings=()).text == moved


def test_what_is_folded_on_the_site_is_open_on_paper() -> None:
    """Nobody can unfold paper."""
    html = '<details class="question"><summary>Q</summary></details><details open></details>'
    opened = '<details open class="question"><summary>Q</summary></details><details open></details>'
    assert parts_of(html, closings=()).text == opened


def test_questions_of_its_own_or_ours() -> None:
    """A tip's own questions take the place of two that suit any tip."""
    assert sheet_of(tip("a", "2026-11-17"), "<p>A.</p>", FACE).questions == QUESTIONS
    own = tip("a", "2026-11-17", questions=["Who calls first?"])
    assert sheet_of(own, "<p>A.</p>", FACE).questions == ("Who calls first?",)


@pytest.mark.parametrize(("words", "minutes"), [(80, (1, 3, 1)), (280, (2, 2, 1)), (700, (5, 2, 1))])
def test_five_minutes_are_shared_out(words: int, minutes: tuple[int, int, int]) -> None:
    """What reading leaves is for talking, which gets two minutes at least."""
    sheet = sheet_of(tip("a", "2026-11-17", body="word " * words), "<p>A.</p>", FACE)
    assert (sheet.reading, sheet.talking, sheet.trying) == minutes


def copy(words: int, *, rows: int = 0, pictures: int = 0, exercise: int = 30, foot: str = "Foot") -> Copy:
    """Return a sheet with so many words in paragraphs of fifty, and rows, and pictures."""
    text = "<p>" + "</p>\n<p>".join("word " * 50 for _ in range(words // 50)) + "</p>"
    row = f"<tr><td>{'word ' * 15}</td><td>{'word ' * 8}</td></tr>"
    html = f"{text}<table>{row * rows}</table>{'<img src=x>' * pictures}"
    task = f"<p>{'word ' * exercise}</p>"
    return Copy("A title", "A summary.", html, task, "Try it", QUESTIONS, (foot,))


def test_more_words_are_set_in_smaller_type() -> None:
    """From the largest to the smallest, then over; nothing in between is skipped by hundreds of words."""
    found = [density_of(copy(words), FACE) for words in (100, 150, 200, 300, 400, 500, 600)]
    assert found == ["2", "2", "2", "4", "9", "9", OVER]


def test_tables_pictures_and_long_exercises_count() -> None:
    """Three hundred words with a table of four rows and a picture fit; either column may be too long."""
    assert density_of(copy(300, rows=4), FACE) == "9"
    assert density_of(copy(300, rows=4, pictures=1), FACE) == "10"
    assert density_of(copy(300, rows=4, pictures=3), FACE) == OVER
    assert density_of(copy(100, exercise=500), FACE) == OVER


def test_a_question_that_comes_back_counts() -> None:
    """It stands below the others, and takes the room of one with a few words before it."""
    plain = replace(copy(50), text="")
    asked = replace(plain, again="What got in the way?")
    size = 14
    lines = 2 * 1.12 * 1.35 + 0.8
    assert round(height_of(asked, FACE, size) - height_of(plain, FACE, size), 6) == round(size * lines, 6)


def test_a_sheet_with_a_return_and_twists() -> None:
    """The question of an earlier tip is set as the others are; what is on cards takes no time to read."""
    html = f"<p>A.</p>\n{TWISTS.replace(ROW, f'<tbody>{ROW}</tbody>')}"
    body = "word " * 235
    sheet = sheet_of(tip("a", "2026-11-17", body=body), html, FACE, again="Who's first?")
    assert (sheet.again, sheet.text) == ("Who’s first?", "<p>A.</p>")
    assert sheet.deck == Deck((CARD,), "They answer", "You say")
    other = TwistRules(heading="Sonst", they="Sie", say="Du")
    deck = sheet_of(tip("a", "2026-11-17"), html, FACE, twists=other).deck
    assert deck == Deck((CARD,), "Sie", "Du")
    assert sheet_of(tip("a", "2026-11-17"), "<p>A.</p>", FACE).deck is None


def deck(cards: int, words: int, *, beside: int = 0) -> Deck:
    """Return a deck of so many cards with so many words on each half."""
    half = "word " * words
    names = ("They answer", "You say")
    return deck_of([Twist(half, half)] * cards, FACE, title="A tip", names=names, beside=["word " * beside])


def test_cards_have_the_largest_type_that_fits() -> None:
    """Two as an author writes them are large; more, or longer ones, are smaller; what is too much goes."""
    found = [deck(*one) for one in ((2, 12), (4, 20), (5, 12), (9, 12), (1, 3000))]
    assert [(one.size, len(one.cards), one.cut) for one in found] == [
        ("1", 2, False), ("3", 4, False), ("5", 5, False), ("7", 5, True), ("7", 0, True),
    ]  # fmt: skip
    beside = deck(2, 12, beside=2000)
    assert (len(beside.cards), beside.beside, beside.cut) == (2, (), True)


def test_the_foot_counts() -> None:
    """A name of the site that takes a second line takes it from the rest."""
    one, two = (height_of(copy(300, foot="x" * signs), FACE, SIZES[0]) for signs in (40, 140))
    assert round(two - one, 6) == 11.2


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Who calls?", "questions: must be a list; write each question in a line of its own, behind a hyphen "
         "and a space"),
        (["a", "b", "c", "d"], "questions: holds 4 questions; keep the best 3"),
        (["Who?", "Who?"], 'questions: names "Who?" twice; delete one'),
        (["x" * 141], "questions: is 141 characters long; shorten it to 140"),
        ([{"What we ask": "why"}], "questions: must be text; put it in quotes"),
    ],
)  # fmt: skip
def test_questions_that_do_not_fit(written: object, said: str) -> None:
    """One to three lines for a sheet of paper; an author is told how to write them."""
    _, faults = TipKeys.read({"title": "A", "questions": written})
    assert [str(fault) for fault in faults] == [said]
