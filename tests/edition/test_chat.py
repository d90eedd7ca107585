"""The edition as cards for Slack and Teams: what they say, how it is written there, and that they fit."""

import json
import re
from importlib.resources import files
from typing import Any

import pytest
from forearmed.content.settings import ArticleRules, Rules
from forearmed.edition.chat import cards, slack, teams
from forearmed.edition.chat.fitting import arranged
from forearmed.edition.chat.outline import Paragraph, Part, Run, outline
from forearmed.edition.mail.body import tidied
from forearmed.edition.mail.digest import Letter, Link, compose
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft6Validator
from letters import SITE, letter
from markdown_it import MarkdownIt
from slack_sdk.models.blocks import Block

TIP = f"{SITE}/tips/the-phone-before-the-third-email/"
SCHEMA = Draft6Validator(json.loads((files("adaptive_cards") / "schemas/schema-1.2.json").read_text("utf-8")))
MARKDOWN = MarkdownIt()

Json = Any  # what a file of JSON holds


def slack_of(**changed: Any) -> Json:  # Any: whatever field a test changes
    """Return Slack's message for the letter with *changed* members."""
    return json.loads(cards(letter(**changed))["slack.json"])


def teams_of(**changed: Any) -> Json:  # Any: whatever field a test changes
    """Return the Adaptive Card for the letter with *changed* members."""
    return json.loads(cards(letter(**changed))["teams.json"])["attachments"][0]["content"]


def sections(html: str) -> list[str]:
    """Return how Slack's message shows *html*, a text for each section."""
    blocks = slack_of(html=html)["blocks"]
    return [block["text"]["text"] for block in blocks[4:-2]]


def elements(html: str) -> list[Json]:
    """Return the elements of the card that show *html*."""
    body: list[Json] = teams_of(html=html)["body"]
    return body[3:]


def texts(element: Json) -> list[str]:
    """Return every text in an *element*, in the order of reading."""
    if isinstance(element, list):
        return [text for each in element for text in texts(each)]
    inside = [*element.get("items", []), *element.get("columns", [])]
    return ([element["text"]] if "text" in element else []) + texts(inside) if inside else [element["text"]]


SLACK = f"""\
The phone before the third email
Forearmed | Week 47 · Tuesday, November 17, 2026
When two emails have not settled it, a four-minute call will; here is how to open it.
---
It is ten past four, and a _third_ message about the same parcel is blinking in the queue. Your reply is \
polite, complete and *almost sent*. Stop there.

*Make the better move*

Pick up the phone, as the <{SITE}/playbooks/respond-on-time/|responding playbook> says. Press `Ctrl+K` \
&amp; search.
Tell us how it went: <mailto:tips@example.com|tips@example.com>.

• Read both emails again first, so that nobody has to repeat themselves.
    • Say the order number before they look for it.
• End with a time, not “soon” 🙂

*Say:* “I have read both of your emails, and I would rather talk than write a third one.”
*Not:* “Per my previous email, your case is _being processed_.”

*Say:* “I will call you at eleven.”
*Not:* “Someone will be in touch.”

*Channel:* Phone
*First answer within:* two minutes

> A call takes four minutes. The fourth, fifth and sixth email take what is left of the week.

```
Order:   1 * 2
  parcel &lt;none&gt;
```

*Try it this week*

1. Find a thread with two replies.
2. Call that person.

See <{SITE}/tips/|{SITE}/tips/>.
---
<{TIP}|Read it on the site> | Playbook: <{SITE}/playbooks/respond-on-time/|Respond on time> | \
<{SITE}/subscribe/|Subscribe>"""


def test_the_whole_slack_message() -> None:
    """A header, where it is from, the summary, the tip in mrkdwn, three links; a line for notifications."""
    message = slack_of()
    read = []
    for block in message["blocks"]:
        if block["type"] == "context":
            read.append(" | ".join(element["text"] for element in block["elements"]))
        else:
            read.append(block["text"]["text"] if "text" in block else "---")
    shown = "\n".join(read[:4]) + "\n" + "\n\n".join(read[4:-2]) + "\n" + "\n".join(read[-2:])
    assert shown == SLACK
    assert message["text"] == (
        "*The phone before the third email*: When two emails have not settled it, a four-minute call will; "
        f"here is how to open it. <{TIP}|Read it on the site>"
    )
    assert (message["unfurl_links"], message["unfurl_media"]) == (False, False)


CARD = [
    "Forearmed · Week 47 · Tuesday, November 17, 2026",
    "The phone before the third email",
    "When two emails have not settled it, a four-minute call will; here is how to open it.",
    "It is ten past four, and a _third_ message about the same parcel is blinking in the queue. Your reply "
    "is polite, complete and **almost sent**. Stop there.",
    "Make the better move",
    f"Pick up the phone, as the [responding playbook]({SITE}/playbooks/respond-on-time/) says. Press Ctrl+K "
    "& search.\n\nTell us how it went: [tips@example.com](mailto:tips@example.com).",
    "- Read both emails again first, so that nobody has to repeat themselves.\n"
    "    - Say the order number before they look for it.\n- End with a time, not “soon” 🙂",
    "Say",
    "“I have read both of your emails, and I would rather talk than write a third one.”",
    "Not",
    "“Per my previous email, your case is _being processed_.”",
    "Say",
    "“I will call you at eleven.”",
    "Not",
    "“Someone will be in touch.”",
    "**Channel:** Phone\n\n**First answer within:** two minutes",
    "A call takes four minutes. The fourth, fifth and sixth email take what is left of the week.",
    r"Order:   1 \* 2",
    r"  parcel \<none>",
    "Try it this week",
    "1. Find a thread with two replies.\n2. Call that person.",
    f"See [{SITE}/tips/]({SITE}/tips/).",
]


def test_the_whole_card() -> None:
    """Where it comes from, the title, the summary, the tip in Teams' Markdown, and three buttons."""
    card = teams_of()
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts(card["body"])] == CARD
    assert card["actions"] == [
        {"type": "Action.OpenUrl", "title": "Read it on the site", "url": TIP},
        {
            "type": "Action.OpenUrl",
            "title": "Playbook: Respond on time",
            "url": f"{SITE}/playbooks/respond-on-time/",
        },
        {"type": "Action.OpenUrl", "title": "Subscribe", "url": f"{SITE}/subscribe/"},
    ]
    assert (card["lang"], card["fallbackText"].endswith(TIP)) == ("en", True)


def test_the_envelope_of_a_card() -> None:
    """A workflow takes a message with one attachment, which says that it is an Adaptive Card."""
    message = json.loads(cards(letter())["teams.json"])
    (attachment,) = message["attachments"]
    assert (message["type"], attachment["contentType"]) == (
        "message",
        "application/vnd.microsoft.card.adaptive",
    )


def test_the_mail_leaves_the_body_to_the_cards_as_it_was() -> None:
    """All are made of one tree, and the mail's page moves the names of columns on a copy of it."""
    table = "<tr><th>Say</th><th>Not</th></tr><tr><td>“Yes.”</td><td>“No.”</td></tr>"
    html = f'<h1>A</h1><table class="say-not">{table}</table><p>One<br> <!-- x --> two</p>'
    mailed, fresh = letter(html=html), letter(html=html)
    assert compose(mailed) == compose(mailed)
    assert cards(mailed) == cards(fresh)


def test_same_letter_same_bytes() -> None:
    """Nothing but the letter goes into a card."""
    assert cards(letter()) == cards(letter())


def test_what_an_edition_may_lack() -> None:
    """Without a playbook there is no link to one; an encore says that it is one; a mailbox is no button's."""
    changed = {"playbook": None, "encore": True, "subscribe": "mailto:join@example.com?subject=Join&x=1"}
    blocks, card = slack_of(**changed)["blocks"], teams_of(**changed)
    assert blocks[1]["elements"][2]["text"] == "An encore, worth a second read"
    assert [element["text"] for element in blocks[-1]["elements"]] == [
        f"<{TIP}|Read it on the site>",
        "<mailto:join@example.com?subject=Join&amp;x=1|Subscribe>",
    ]
    assert card["body"][0]["text"].endswith(" · an encore, worth a second read")
    assert card["body"][-1]["text"] == "[Subscribe](mailto:join@example.com?subject=Join&x=1)"
    assert [action["title"] for action in card["actions"]] == ["Read it on the site"]


ZERO = "\u200b"
SHAPES = {
    "signs that are marks": (
        "<p>*a* _b_ ~c~ `d` &lt;!channel&gt; &amp;amp;</p>",
        [f"*{ZERO}a*{ZERO} _{ZERO}b_{ZERO} ~{ZERO}c~{ZERO} `{ZERO}d`{ZERO} &lt;!channel&gt; &amp;amp;"],
        [r"\*a\* \_b\_ ~c~ \`d\` \<!channel> \&amp;"],
    ),
    "a mark inside a word": (
        "<p>un<b>believ</b>able, <b>so</b>.</p>",
        ["unbelievable, *so*."],
        ["unbelievable, **so**."],
    ),
    "spaces at the edges": ("<p>a<em> b </em>c</p>", ["a _b_ c"], ["a _b_ c"]),
    "both at once": ("<p><b><i>a</i></b> <s>b</s></p>", ["*_a_* ~b~"], ["**_a_** ~~b~~"]),
    "a break inside a style": ("<p><b>a<br>b</b></p>", ["*a*\n*b*"], ["**a**\n\n**b**"]),
    "a bold link": (
        f'<p><b><a href="{SITE}/a(1)?x=1&amp;y=|">go [on]</a></b></p>',
        [f"*<{SITE}/a(1)?x=1&amp;y=%7C|go [on]>*"],
        [rf"[**go \[on\]**]({SITE}/a%281%29?x=1&y=%7C)"],
    ),
    "code with a backtick": ("<p><code>a`*b*</code></p>", ["`a'*b*`"], [r"a\`\*b\*"]),
    "a quotation that is none": ("<p>&gt; a</p>", [f"{ZERO}&gt; a"], [r"\> a"]),
    "a list that is none": ("<p>1. a<br>- b<br># c</p>", ["1. a\n- b\n# c"], ["1\\. a\n\n\\- b\n\n\\# c"]),
    "a date that is none": (
        "<p>{{DATE(2026-11-17T14:00:00Z)}}</p>",
        ["{{DATE(2026-11-17T14:00:00Z)}}"],
        [f"{{{ZERO}{{DATE(2026-11-17T14:00:00Z)}}}}"],
    ),
    "a quotation of two": ("<blockquote><p>a</p><p>b</p></blockquote>", ["> a\n>\n> b"], ["a", "b"]),
    "a list that begins late": (
        '<ol start="3"><li>a</li><li value="9"><p>b</p><p>c</p></li></ol>',
        ["3. a\n9. b\n   c"],
        ["3. a\n9. b\n  c"],
    ),
    "terms": ("<dl><dt>Hold</dt><dd>Wait.</dd></dl>", ["*Hold*", "Wait."], ["**Hold**", "Wait."]),
    "a fence in code": ("<pre><code>```\n</code></pre>", [f"```\n``{ZERO}`\n```"], [r"\`\`\`"]),
    "a picture": (
        f'<p><img src="{SITE}/a.png" alt="A counter"></p>',
        [f"<{SITE}/a.png|Picture: A counter>"],
        [f"[Picture: A counter]({SITE}/a.png)"],
    ),
    "a cell without a partner": (
        '<table class="say-not"><tr><th>Say</th><th>Not</th></tr><tr><td>“Yes.”</td><td></td></tr></table>',
        ["*Say:* “Yes.”"],
        ["Say", "“Yes.”"],
    ),
    "words to say under a house's own names": (
        '<table class="say-not"><tr><th>Sag</th><th>So *nicht*</th></tr>'
        "<tr><td>Ja.</td><td>Na.</td></tr></table>",
        [f"*Sag:* Ja.\n*So *{ZERO}nicht*{ZERO}:* Na."],
        ["Sag", "Ja.", r"So \*nicht\*", "Na."],
    ),
    "nothing": ("<p> </p><hr><ul></ul><blockquote></blockquote>", [], []),
}  # fmt: skip


@pytest.mark.parametrize(("html", "slack_texts", "teams_texts"), SHAPES.values(), ids=SHAPES)
def test_how_a_shape_is_written(html: str, slack_texts: list[str], teams_texts: list[str]) -> None:
    """Each program gets its own marks, and nothing an author wrote is taken for one."""
    assert sections(html) == slack_texts
    assert texts(elements(html)) == teams_texts


@given(st.text("ab *_`~[]()<>&#-+=.!\\1{}|:/\n", max_size=40))
def test_no_text_is_taken_for_markdown(text: str) -> None:
    """What Teams' Markdown makes of a text is that text, in a paragraph."""
    words = " ".join(text.split())
    (paragraph,) = [Paragraph((Run(words),))] if words else [Paragraph((Run("a"),))]
    (element,) = teams._elements(paragraph)  # the words alone, without a card round them
    tree = MARKDOWN.parse(str(element["text"]))
    shown = "".join(child.content for token in tree for child in token.children or ())
    assert [token.type for token in tree] == ["paragraph_open", "inline", "paragraph_close"]
    assert shown.replace(ZERO, "") == (words or "a")


WORDS = st.lists(
    st.sampled_from(["Call", "them", "today.", "“Now?”", "&", "<b>", "🙂", "naïve"]), min_size=1, max_size=80
)
PARTS = st.lists(
    st.one_of(
        WORDS.map(lambda words: f"<p>{' '.join(words).replace('&', '&amp;').replace('<', '&lt;')}</p>"),
        st.integers(1, 60).map(lambda number: "<ul>" + "<li>Ask one more question.</li>" * number + "</ul>"),
        st.integers(1, 60).map(lambda number: "<pre>" + "a = b\n" * number + "</pre>"),
        st.integers(1, 12).map(
            lambda number: "<blockquote>" + "<p>Wait. Then call.</p>" * number + "</blockquote>"
        ),
        st.integers(1, 40).map(
            lambda number: (
                '<table class="say-not"><tr><th>Say</th><th>Not</th></tr>'
                + "<tr><td>“I will call.”</td><td>“Someone will.”</td></tr>" * number
                + "</table>"
            )
        ),
        st.just("<h2>Then</h2>"),
        st.just("<h2>Try it this week</h2><p>Find one. Call.</p>"),
    ),
    max_size=90,
).map("".join)


def faults_of_slack(message: Json) -> list[str]:
    """Return where *message* is beyond what Slack publishes, or beyond what its own library takes."""
    blocks = message["blocks"]
    for block in Block.parse_all(blocks):
        block.validate_json()
    found = [f"{len(blocks)} blocks"] if len(blocks) > slack.MOST_BLOCKS else []
    for block in blocks:
        most = {"header": slack.LONGEST_HEADER, "section": slack.LONGEST_SECTION}.get(block["type"], 0)
        if "text" in block and not 0 < len(block["text"]["text"].encode("utf-16-le")) // 2 <= most:
            found.append(f"{block['type']}: {len(block['text']['text'])} characters")
        if not all(element["text"] and len(element["text"]) <= 2000 for element in block.get("elements", [])):
            found.append("context")
    return [*found, *(["text"] if len(message["text"]) > slack.LONGEST_TEXT else [])]


def card_in(content: bytes) -> Json:
    """Return the card of a message for Teams without Teams' own member, which the schema does not know."""
    card = json.loads(content)["attachments"][0]["content"]
    assert card.pop("msteams") == {"width": "Full"}
    return card


LETTERS = st.builds(
    lambda html, title, summary: letter(
        html=html, title=f"T {title}", summary=f"S {summary}", playbook=Link(title, TIP)
    ),
    PARTS,
    st.text(min_size=1, max_size=300),
    st.text(max_size=700),
)


@settings(max_examples=50)
@given(LETTERS)
def test_every_card_fits(said: Letter) -> None:
    """However long a tip is, and whatever its title holds, both cards keep to what their programs take."""
    made = cards(said)
    assert faults_of_slack(json.loads(made["slack.json"])) == []
    assert len(made["teams.json"]) <= teams.ROOM < teams.LARGEST
    assert len(card_in(made["teams.json"])["actions"]) <= teams.MOST_ACTIONS


@settings(max_examples=6)  # the schema takes a second for a card that fills its room
@given(LETTERS)
def test_every_card_is_what_the_schema_describes(said: Letter) -> None:
    """Every element and member is one that Adaptive Cards of our version have."""
    assert [fault.message for fault in SCHEMA.iter_errors(card_in(cards(said)["teams.json"]))] == []


def test_the_judges_can_fail() -> None:
    """A section too long, and an element nobody knows, are found."""
    message = slack_of()
    message["blocks"][2]["text"]["text"] = "a" * 3001
    with pytest.raises(Exception, match="3000"):
        faults_of_slack(message)
    card = card_in(cards(letter())["teams.json"])
    assert list(SCHEMA.iter_errors(card)) == []
    card["body"][0]["size"] = "Huge"
    assert len(list(SCHEMA.iter_errors(card))) == 1


LONG = "<p>" + " ".join(f"This is sentence {number}." for number in range(2000)) + "</p>"
EXERCISE = "<h2>Try it this week</h2><p>Find a thread. Call.</p>"


@pytest.mark.parametrize("html", [LONG + EXERCISE, "<p>Short.</p>" * 400 + EXERCISE], ids=["one", "many"])
def test_what_is_too_long_is_cut_at_a_sentence(html: str) -> None:
    """The text ends with a sentence and a link to the rest, and the exercise stands below it all the same."""
    *text, more, heading, exercise = sections(html)
    assert re.search(r"(sentence \d+|Short)\.$", text[-1])
    assert (more, heading, exercise) == (f"… <{TIP}|Read on>", "*Try it this week*", "Find a thread. Call.")
    *_, text_before, link, heading_below, last = texts(elements(html))
    assert re.search(r"(sentence \d+|Short)\.$", text_before)
    assert (link, heading_below, last) == (f"… [Read on]({TIP})", "Try it this week", "Find a thread. Call.")


@pytest.mark.parametrize(
    ("heading", "closing", "kept"),
    [
        ("Probier es aus", "Probier es aus", True),
        ("Probier es aus!", "Probier es aus", True),
        ("Try it this week", "Probier es aus", True),
        ("Try it this week:", None, True),
        ("Probier es aus", None, False),
        ("Noch etwas", "Probier es aus", False),
    ],
)
def test_the_exercise_is_called_as_the_house_calls_it(heading: str, closing: str | None, kept: bool) -> None:
    """The heading that the settings name keeps the exercise of a tip that is cut; so does the English one."""
    html = f"{LONG}<h2>{heading}</h2><p>Find a thread.</p>"
    exercises = Rules(tips=ArticleRules(closing=closing)).known_exercises
    for card in (slack_of(html=html, exercises=exercises), teams_of(html=html, exercises=exercises)):
        assert ("Find a thread." in json.dumps(card)) == kept


def test_an_exercise_too_long_is_cut_as_well() -> None:
    """It takes half of the room at most, and the link to the rest comes after it."""
    shown = sections(f"<p>First.</p>{EXERCISE}{'<p>And again.</p>' * 400}")
    assert (shown[0], shown[1], shown[-1]) == ("First.", "*Try it this week*", f"… <{TIP}|Read on>")
    assert set(shown[3:-1]) == {"And again."}


TWISTS = (
    '<h2>If they answer this instead</h2><table class="twists"><thead><tr><th>They answer</th>'
    "<th>You say</th></tr></thead><tbody><tr><td>“Why?”</td><td>“Because I <em>promised</em>.”</td></tr>"
    "<tr><td>“No.”</td><td>“Then when?”</td></tr></tbody></table>"
)


def test_twists_name_their_columns() -> None:
    """Each answer with what to say to it, in Slack and in Teams; what to say is the green half there."""
    assert sections(TWISTS) == [
        "*If they answer this instead*",
        "*They answer:* “Why?”\n*You say:* “Because I _promised_.”\n\n"
        "*They answer:* “No.”\n*You say:* “Then when?”",
    ]
    _, first, second = elements(TWISTS)
    assert texts(first) == ["They answer", "“Why?”", "You say", "“Because I _promised_.”"]
    assert texts(second) == ["They answer", "“No.”", "You say", "“Then when?”"]
    colors = [column["items"][0]["color"] for column in first["columns"]]
    assert colors == ["Default", "Good"]


def test_twists_are_cut_at_an_answer() -> None:
    """Where the room ends, no answer stands without what to say to it."""
    rows = "".join(f"<tr><td>“Why {n}?”</td><td>“Because {n}.”</td></tr>" for n in range(900))
    shown = sections(f"{TWISTS.partition('<tbody>')[0]}<tbody>{rows}</tbody></table>{EXERCISE}")
    assert re.search(r"\*You say:\* “Because \d+\.”$", shown[1])
    assert shown[2:] == [f"… <{TIP}|Read on>", "*Try it this week*", "Find a thread. Call."]


def count_letters(part: Part) -> int:
    """Return a price: how many letters the part has when it is written down."""
    return len(repr(part))


def words_of(part: Part) -> str:
    """Return all that *part* says."""
    return "".join(re.findall("text='(.*?)'", repr(part)))


@settings(max_examples=40)
@given(html=PARTS, room=st.integers(0, 5000))
def test_what_is_kept_is_a_beginning(html: str, room: int) -> None:
    """Nothing is shown that the tip does not say, in another order or beyond the room."""
    parts = outline(tidied(html))
    kept = arranged(parts, cost=count_letters, room=room, url=TIP)
    more = Paragraph((Run("… "), Run("Read on", url=TIP)))
    assert kept == parts or more in kept
    assert sum(map(count_letters, kept)) <= max(room, count_letters(more))
    whole = iter(map(words_of, parts))
    for part in (each for each in kept if each != more):
        assert any(words.startswith(words_of(part)) for words in whole)
