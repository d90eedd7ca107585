"""What is taken out of rendered articles, as text."""

import json
from collections.abc import Callable

from forearmed.article.converter import Converter, Manner
from forearmed.article.excerpts import Pair, Passage, Section, Twist
from forearmed.article.reading import Reading

PLAYBOOK = """
<p>First of all.</p>
<p><strong>Be safe.</strong> Call 911 &amp; wait.</p>
<h2 id="1-listen">1. Listen<a class="headerlink" href="#1-listen">&para;</a></h2>
<ul>
<li><p><strong>By phone:</strong> Speak
<em>slowly</em>.<sup><a class="footnote-ref" href="#fn:1">1</a></sup></p>
<ul><li>Inside</li></ul></li>
<li>Wait<br />for it.</li>
</ul>
<table class="say-not"><thead><tr><th>Say</th><th>Not</th></tr></thead><tbody>
<tr><td data-label="Say">“Go <strong>on</strong>.”</td><td>“No.”</td></tr>
<tr><td data-label="Say"></td><td>“Only this.”</td></tr>
</tbody></table>
<table><tbody><tr><td>Do</td></tr></tbody></table>
<h3 id="more">More</h3>
<p>A <strong>word</strong> in bold.</p>
"""


def test_an_article_is_taken_apart() -> None:
    """Headings, passages with the bold words they begin with, and pairs come out in their order."""
    assert list(Reading(PLAYBOOK).sections) == [
        Section(
            parts=(Passage("First of all."), Passage("Be safe. Call 911 & wait.", "Be safe.")),
        ),
        Section(
            "1. Listen",
            2,
            "1-listen",
            (
                Passage("By phone: Speak slowly. Inside", "By phone:", listed=True),
                Passage("Wait for it.", listed=True),
                Pair("“Go on.”", "“No.”"),
            ),
        ),
        Section("More", 3, "more", (Passage("A word in bold."),)),
    ]


def test_a_passage_knows_what_follows_its_bold_words() -> None:
    """The rest of a passage is what is not in its lead."""
    assert Passage("Be safe. Call.", "Be safe.").rest == "Call."


def test_only_sections_with_words_to_say_are_gathered() -> None:
    """Where an article has none, nothing is read at all."""
    assert [section.heading for section in Reading(PLAYBOOK).words_to_say] == ["1. Listen"]
    assert Reading("<p>Nothing <b>to say</b></p>").words_to_say == ()


def test_words_to_say_in_a_list_are_gathered() -> None:
    """They are found wherever they stand; a table inside a cell is the cell's."""
    inner = "<table class='say-not'><tbody><tr><td>C</td><td>D</td></tr></tbody></table>"
    table = f'<table class="say-not"><tbody><tr><td>A{inner}</td><td>B</td></tr></tbody></table>'
    html = f"<h2 id='x'>One</h2><ul><li><h3 id='y'>Two</h3>{table}</li></ul>"
    assert Reading(html).words_to_say == (Section("Two", 3, "y", (Pair("ACD", "B"),)),)


def test_nothing_and_deep_nesting_are_read() -> None:
    """An empty body has one empty section, and no depth of nesting stops the reading."""
    assert Reading("").sections == (Section(),)
    assert Reading("&#11;\x00<p>&#0;Here\x0b</p>").sections[0].passages == [Passage("\ufffdHere")]
    deep = "<div>" * 400 + "<p>Here</p>" + "</div>" * 400
    assert Reading(deep).sections[0].passages == [Passage("Here")]


TWISTS = """\
## If they answer this instead

| {} | {} |
| --- | --- |
| "Why?" | "Because **I** promised." |
| "No." | |

Or nothing.
"""


def rendered(they: str, say: str) -> str:
    """Return a section of twists with these columns, as a site renders it whose own are German."""
    manner = Manner(twists=[("Sie antworten", "Du sagst"), ("They answer", "You say")])
    return Converter(manner).convert(TWISTS.format(they, say)).html


def test_twists_are_gathered_by_their_columns() -> None:
    """By the house's names and the English ones; a line with an empty half is none."""
    for names in (("They answer", "You say"), ("Sie antworten", "Du sagst")):
        _, section = Reading(rendered(*names)).sections
        assert section.twists == [Twist("“Why?”", "“Because I promised.”")]
        assert [passage.text for passage in section.passages] == ["Or nothing."]
        (found,) = Reading(rendered(*names)).words_to_say
        assert found.twists == section.twists
    assert Reading(rendered("You say", "They answer")).words_to_say == ()


def test_cells_of_twists_say_what_they_are() -> None:
    """Both count twice in a search: who asks has just heard the one. Names of columns do not count."""
    html = rendered("Sie antworten", "Du sagst")
    assert '<thead data-pagefind-ignore="all">' in html
    assert '<td data-label="Sie antworten" data-pagefind-weight="2" data-twist="they">“Why?”</td>' in html
    assert '<td data-label="Du sagst" data-pagefind-weight="2" data-twist="say">“Because <strong>' in html


def test_twists_in_a_table_of_html_are_known_too() -> None:
    """A word processor's export writes one where its cells are long."""
    head = "<thead><tr><th>They answer</th><th>You say</th></tr></thead>"
    table = f"<table>{head}<tbody><tr><td>Why?</td><td>Because.</td></tr></tbody></table>"
    (section,) = Reading(Converter().convert(table).html).words_to_say
    assert section.twists == [Twist("Why?", "Because.")]


def test_a_reading_that_forgot_its_body_reads_it_again() -> None:
    """A large site frees what most pages no longer need, and a page that asks later gets the same."""
    reading = Reading("<h2>Call</h2><p>First.</p>")
    before = reading.body
    reading.forget_body()
    assert reading.body is not before
    assert reading.body.text_content() == before.text_content()


def test_words_to_say_are_read_once() -> None:
    """What one build has read in an article, the next one takes over in the form of JSON."""
    kept: dict[str, str] = {}

    def remember(name: str, parts: tuple[object, ...], make: Callable[[], object]) -> object:
        assert parts == (html,)
        kept.setdefault(name, json.dumps(make()))
        return json.loads(kept[name])

    html = f"<h2 id='1-a'>A</h2>{rendered('They answer', 'You say')}{PLAYBOOK}"
    first = Reading(html, "a.md", remember).words_to_say
    assert first == Reading(html).words_to_say != ()
    kept["words to say a.md"] = kept["words to say a.md"].replace("Why", "How")
    assert Reading(html, "a.md", remember).words_to_say[0].twists[0].they == "“How?”"
    assert Reading("<p>None.</p>", "b.md", remember).words_to_say == ()
