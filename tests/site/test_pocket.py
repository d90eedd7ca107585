"""Playbooks on one sheet: what goes onto it, and what goes without room."""

import re

import pytest
from forearmed.article.excerpts import Passage
from forearmed.article.reading import Reading
from forearmed.foundation.wording import Wording
from forearmed.site.paper import Face
from forearmed.site.pocket import DENSITIES, Frame, PocketCard, Step, pocket_card
from forearmed.site.pocket.fit import CardFit
from sites import REPOSITORY

SAY = '<table class="say-not"><tbody><tr><td>“{0}”</td><td>“No.”</td></tr></tbody></table>'


def step(number: int, words: int = 6) -> str:
    """Return a rendered step with a practice, words to say and a trap, each of as many *words*."""
    text = "words " * words
    practice = f"<p><strong>Do it.</strong> {text}</p>"
    return (
        f'<h2 id="{number}">{number}. Do</h2><p>How.</p>{practice}{SAY.format(text.strip())}'
        f"<p><strong>The trap:</strong> {text}</p>"
    )


def card(html: str, *, closing: str | None = None) -> PocketCard:
    """Return the card of a playbook with this body."""
    frame = Frame("Live chat", "A customer writes.", "The last line")
    return pocket_card(Reading(html), frame, Face(), endings=[closing] if closing else [])


def test_a_card_has_what_is_needed_in_the_middle_of_it() -> None:
    """What comes first of all in bold, each step's practices, words to say and trap, and the end."""
    assert card(
        f"<p>Easy.</p><p><strong>Leave</strong> if hurt.</p>{step(1, 1)}<h3>Also</h3>{SAY.format('More')}"
        "<h2>2. Only words</h2><p>Wait.</p><p>Longer.</p>"
        "<h2>You are done when</h2><ul><li>It works.</li></ul><h2>Notes</h2><p>Nothing.</p>"
    ) == PocketCard(
        first=(Passage("Leave if hurt.", "Leave"),),
        steps=(
            Step(
                "1. Do",
                (Passage("Do it. words", "Do it."),),
                ("“words”", "“More”"),
                (Passage("The trap: words", "The trap:"),),
                "1",
            ),
            Step("2. Only words", (Passage("Wait."),)),
        ),
        done=(Passage("It works.", listed=True),),
        closing="You are done when",
        density="large",
    )


def test_steps_need_no_numbers() -> None:
    """Headings without numbers are the steps then; without any headings a card has the text itself."""
    plain = card("<h2>Greet</h2><p>Say hello.</p><h2>You are done when</h2><p>They are.</p>")
    assert (plain.steps, plain.done) == ((Step("Greet", (Passage("Say hello."),)),), (Passage("They are."),))
    assert card("<ul><li>Listen.</li></ul>").first == (Passage("Listen.", listed=True),)


def test_steps_may_be_a_numbered_list() -> None:
    """Without headings, the items of a list that has numbers are the steps, with the words to say in them."""
    table = (
        '<table class="say-not"><thead><tr><th>Say</th><th>Not</th></tr></thead>'
        "<tbody><tr><td>Hello.</td><td>What?</td></tr></tbody></table>"
    )
    made = card(
        f"<p>Be calm.</p><ol><li>Greet.</li></ol>{table}<ol start='2'><li><p>Listen.</p>{table}</li></ol>"
        "<ol start='3'><li>Wait.</li></ol><p>So.</p><h2>You are done when</h2><p>They are.</p>"
    )
    assert made.first == (Passage("Be calm."),)
    assert made.steps == (
        Step("1. Greet.", (), ("Hello.",)),
        Step("2. Listen.", (), ("Hello.",)),
        Step("3. Wait.", (Passage("So."),)),
    )


@pytest.mark.parametrize(
    ("heading", "closing", "found"),
    [
        ("Finished when", "Finished when", "Finished when"),
        ("Fertig, wenn …", "Fertig, wenn", "Fertig, wenn …"),
        ("FINISHED when:", "Finished when", "FINISHED when:"),
        ("You are done when", "Finished when", "You are done when"),
        ("You are done when they say so", None, "You are done when they say so"),
        ("Finished when", None, ""),
        ("Finished when it rains", "Finished when", ""),
        ("—", "…", ""),
    ],
)
@pytest.mark.parametrize("steps", ["1. Greet", "Greet"])
def test_a_card_closes_as_the_house_does(steps: str, heading: str, closing: str | None, found: str) -> None:
    """The heading that the settings name begins the card's last part; so does the one of every house."""
    made = card(f"<h2>{steps}</h2><p>Say hello.</p><h2>{heading}</h2><p>They are.</p>", closing=closing)
    assert (made.closing, made.done) == ((found, (Passage("They are."),)) if found else ("", ()))
    is_step = not found and not steps[0].isdigit()
    assert [step.heading for step in made.steps] == [steps, *([heading] if is_step else [])]


def test_a_long_closing_heading_takes_its_lines() -> None:
    """Its height is counted as it is printed, as that of every other heading."""
    closings = [card(f"<h2>{text}</h2><p>So.</p>", closing=text) for text in ("Done", "Done when " * 30)]
    sheet = CardFit(Frame("Live chat", "A customer writes."), Face())
    heights = [sheet.height(one, 10) for one in closings]
    assert heights[1] > heights[0] + 5 * 10


@pytest.mark.parametrize(
    "phrase",
    ["When to use it", "Left out for lack of room:", "{parts}. The playbook has it all."],
)
def test_our_own_words_take_their_room(phrase: str) -> None:
    """What the template says of itself is counted like what an author wrote, as long as it may be."""
    shown = PocketCard((), (), (), left_out="the traps")
    frames = [
        Frame("Live chat", "A customer writes.", wording=Wording("en", {phrase: {"other": text}}))
        for text in ("Short", "Much longer " * 20)
    ]
    heights = [CardFit(frame, Face()).height(shown, 10) for frame in frames]
    assert heights[1] > heights[0] + 10


def test_the_type_is_as_large_as_the_sheet_allows() -> None:
    """More text has smaller type, never below the smallest."""
    sizes = [DENSITIES[card("".join(step(n) for n in range(steps))).density] for steps in (4, 12, 16)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == max(DENSITIES.values())
    assert min(DENSITIES.values()) == 7.5


def test_a_card_says_what_it_leaves_out() -> None:
    """First the traps go, then the words to say of the last steps, then the last steps themselves."""
    found = [card("".join(step(n, words) for n in range(1, 13))) for words in (6, 24, 40, 60, 100)]
    assert [one.left_out for one in found] == [
        "",
        "the traps",
        "the traps and the words to say from step 9 on",
        "the traps and the words to say from step 4 on",
        "the traps, the words to say and the last 2 steps",
    ]
    assert [len(one.steps) for one in found] == [12, 12, 12, 12, 10]
    assert [bool(step.says) for step in found[2].steps] == [True] * 8 + [False] * 4


def test_what_has_no_room_at_all_is_said() -> None:
    """A playbook of one endless paragraph in bold leads to itself."""
    assert card(f"<p><strong>Read.</strong> {'words ' * 5000}</p>") == PocketCard(
        (), (), (), left_out="all of it"
    )


def test_the_stylesheet_knows_the_sizes() -> None:
    """Each density has its size of type in the stylesheet, in points."""
    css = (REPOSITORY / "hooks/forearmed/site/theme/assets/stylesheets/pocket.css").read_text("utf-8")
    found = re.findall(r"\.fa-pocket--(\w+) \{\s*--fa-pocket-size: ([\d.]+)pt;", css)
    assert {name: float(size) for name, size in found} == DENSITIES
