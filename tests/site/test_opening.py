"""What stands at the top of a playbook: what comes first, and the first words to say."""

import pytest
from forearmed.article.division import without_first
from forearmed.article.reading import Reading
from forearmed.site.opening import Opening, opening_of

TABLE = '<table class="say-not"><tbody>{}</tbody></table>'
ROW = "<tr><td>{}</td><td>“No.”</td></tr>"


def test_the_first_words_are_for_every_case() -> None:
    """Words with a note in brackets are for a colleague, or for some cases only."""
    asked, said = ROW.format("“May I?” (to your lead)"), ROW.format("“Hello.”")
    body = f'<h2 id="1-ask">1. Ask</h2>{TABLE.format(asked)}<h2 id="2-say">2. Say</h2>{TABLE.format(said)}'
    assert opening_of("chat", Reading(body)) == Opening("chat", "“Hello.”", "2-say")
    assert opening_of("chat", Reading(TABLE.format(asked))).say == "“May I?” (to your lead)"
    assert opening_of("chat", Reading("<p>None.</p>")) == Opening("chat")


@pytest.mark.parametrize(
    ("html", "first"),
    [
        ("<p>A story.</p>\n<p><strong>Be safe.</strong> Leave.</p>\n<h2>1. Do</h2>", 1),
        ("<p dir='rtl'><strong>Be safe.</strong></p>\n<p><strong>Then</strong> call.</p>\n<ul></ul>", 2),
        ("<p>Be <strong>safe</strong>.</p>\n<p>Go.</p>", 0),
        ("<ul>\n<li>\n<p><strong>On a ladder</strong></p>\n</li>\n</ul>", 0),
        ("<h2>1. Do</h2>\n<p><strong>Listen.</strong></p>", 0),
        ("", 0),
    ],
)
def test_what_comes_first_is_taken_out_once(html: str, first: int) -> None:
    """Only paragraphs in bold above everything else are moved, and nothing is lost or doubled."""
    parts = without_first(html)
    assert parts.first.count("<p") == first
    assert sorted(parts.first + parts.rest) == sorted(html)


@pytest.mark.parametrize("kind", ["danger", "warning"])
def test_a_box_of_danger_comes_first_whole(kind: str) -> None:
    """The box is moved with all that is in it, boxes as well, and what follows it stays."""
    inner = '<div class="admonition note"><p>Now.</p></div>'
    box = f'<div class="admonition {kind}">\n<p>Leave.</p>\n{inner}\n</div>'
    assert without_first(f"{box}\n<p><strong>Then</strong> call.</p>") == (
        box,
        "\n<p><strong>Then</strong> call.</p>",
        True,
    )


def test_a_box_of_another_kind_or_further_down_stays() -> None:
    """Only what the article begins with comes first."""
    for html in (
        '<div class="admonition note"><p>N.</p></div>',
        "<p>A.</p><div class='admonition danger'></div>",
    ):
        assert without_first(html) == ("", html, False)
