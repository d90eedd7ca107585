"""An article as Markdown for other programs: what readers see, without the words not to say."""

from collections.abc import Iterator
from html import escape

import pytest
from forearmed.article.as_markdown import markdown_of
from forearmed.article.converter import Converter
from forearmed.article.reading import Reading
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sites import REPOSITORY

PAGE = "https://kb.example.com/team/tips/call-first/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            '<h2 id="a">Step<a class="headerlink" href="#a">¶</a></h2><p>Ask <strong>once</strong>'
            ' <a href="../refunds/">here</a>,<br>then go.</p>',
            "## Step\n\nAsk **once** [here](https://kb.example.com/team/tips/refunds/),\nthen go.\n",
            id="text",
        ),
        pytest.param(
            '<table class="say-not"><thead><tr><th>Say</th><th>Not</th></tr></thead><tbody>'
            "<tr><td>“I’m on it.”</td><td>“Calm down.”</td></tr></tbody></table>",
            "- **Say:** “I’m on it.”\n",
            id="words to say without those not to say",
        ),
        pytest.param(
            '<table class="twists"><thead><tr><th>They answer</th><th>You say</th></tr></thead><tbody>'
            "<tr><td>“Why?”</td><td>“Because.”</td></tr></tbody></table>",
            "- **They answer:** “Why?” **You say:** “Because.”\n",
            id="twists with both",
        ),
        pytest.param(
            "<table><thead><tr><th>Day</th><th>Desk</th></tr></thead><tbody><tr><td>Mon</td><td>a|b</td></tr>"
            "</tbody></table>",
            "| Day | Desk |\n| --- | --- |\n| Mon | a\\|b |\n",
            id="any other table whole",
        ),
        pytest.param(
            '<ol start="3"><li>one<ul><li>in</li></ul></li><li><p>a</p><p>b</p></li></ol>',
            "3. one\n   - in\n4. a\n\n   b\n",
            id="lists in lists",
        ),
        pytest.param(
            '<div class="admonition note"><p class="admonition-title">Note</p><p>1. x *y*</p></div>'
            "<pre><code>a\n  b\n</code></pre><!-- not for readers --><p># no heading</p>",
            "> Note\n>\n> 1\\. x \\*y\\*\n\n```\na\n  b\n```\n\n\\# no heading\n",
            id="boxes, code, and signs that are only signs",
        ),
    ],
)
def test_what_readers_see(html: str, expected: str) -> None:
    """Each kind of block comes out in the form that GitHub reads."""
    assert markdown_of(Reading(html).body, PAGE) == expected


def shipped() -> Iterator[str]:
    """Yield the text of each shipped article below its front matter."""
    for folder in ("tips", "docs/playbooks"):
        for file in sorted((REPOSITORY / folder).rglob("*.md")):
            yield file.read_text("utf-8").split("\n---\n", 1)[1]


def test_every_shipped_article_survives_the_way_there_and_back() -> None:
    """Passages and words to say are the same when the Markdown is read again; no word not to say is in it."""
    for written in shipped():
        there = Reading(Converter().convert(written).html)
        markdown = markdown_of(there.body, PAGE)
        back = " ".join(block.text for block in Reading(Converter().convert(markdown).html).text.blocks)
        for section in there.sections:
            assert [part.text for part in section.passages if part.text not in back] == []
            said = [*(pair.say for pair in section.pairs), *(twist.say for twist in section.twists)]
            assert [text for text in said if text not in back] == []
            assert [part.avoid for part in section.pairs if part.avoid and part.avoid in back] == []


@given(st.text(alphabet="a1 \\*_`[]<>&#+-.)(|~=!\n", max_size=30))
@example("wait...")
@example("a -- b --- c")
@settings(max_examples=100)
def test_signs_of_markdown_are_text(written: str) -> None:
    """Whatever stands in a paragraph stands in it again when its Markdown is read."""
    there = Reading(f"<p>x {escape(written)}</p>")
    back = Reading(Converter().convert(markdown_of(there.body, PAGE)).html)
    assert back.text.blocks == there.text.blocks
