"""What the mail and the chat cards say comes from their author, from the catalogs or from the settings."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy

import pytest
from bs4 import BeautifulSoup
from forearmed.edition.chat import cards
from forearmed.edition.mail.digest import Letter, Link, compose
from forearmed.foundation.wording import CATALOGS, Wording
from forearmed.foundation.wording.cldr import known_phrases
from letters import SITE, letter

LATIN = re.compile(r"[A-Za-z]{2,}")
ADDRESS = re.compile(r"(?:https?:|mailto:)[^\s<>|)]+")
GREEK = "<p>Ένα <img alt='Πίνακας' src='https://tips.example.com/a.png'>.</p>" + "<p>Κάλεσε πρώτα.</p>" * 900
TABLE = (
    '<table class="say-not"><tr><th>Πες</th><th>Όχι</th></tr><tr><td>Εντάξει</td><td>Ίσως</td></tr></table>'
)


def foreign(text: str) -> str:
    """Return the phrase *text* in no language: in Cyrillic letters, with its braces as they are."""
    return re.sub(r"(\{\w*\})|[A-Za-z]", lambda found: found[1] or "ж", text)


@pytest.fixture(scope="module")
def greek() -> Letter:
    """Return a letter whose authors write Greek and whose own words are all Cyrillic."""
    overrides = {one: {"other": foreign(many)} for one, many in known_phrases().values()}
    names = ("title", "summary", "author", "site_name", "postal_address", "week_label")
    return letter(
        wording=Wording("en", overrides),
        html=TABLE + GREEK,
        encore=True,
        tags=(Link("Κανάλια", f"{SITE}/tags/a/"), Link("Χρόνος", f"{SITE}/tags/b/")),
        playbook=Link("Απάντηση", f"{SITE}/playbooks/a/"),
        earlier=(("Ιούνιος", Link("Πριν", f"{SITE}/tips/a/")),),
        again=Link("Ποιος;", f"{SITE}/tips/b/"),
        **dict.fromkeys(names, "Όνομα"),
    )


def words(text: str) -> list[str]:
    """Return the words in Latin letters that *text* has beside addresses."""
    return LATIN.findall(ADDRESS.sub("", text))


def texts(value: object) -> Iterator[str]:
    """Yield each text of a card that people may see."""
    if isinstance(value, dict):
        seen = ("text", "title", "fallbackText", "elements", "blocks", "content", "attachments", "body")
        parts = (*seen, "actions", "items", "columns")
        yield from (text for name in parts if name in value for text in texts(value[name]))
    elif isinstance(value, list):
        yield from (text for one in value for text in texts(one))
    elif isinstance(value, str):
        yield value


def test_no_word_of_the_mail_is_ours_alone(greek: Letter) -> None:
    """Page, text and subject of a mail with everything in it have no English word."""
    made = compose(greek)
    page = BeautifulSoup(made.html, "html.parser")
    attributes = [
        str(value) for tag in page.find_all() for name, value in tag.attrs.items()
        if name in ("alt", "title", "aria-label", "aria-roledescription")
    ]  # fmt: skip
    subject = message_from_bytes(made.eml, policy=policy.default)["Subject"]
    assert [words(said) for said in (page.get_text(" "), *attributes, made.text, subject)] == [
        [] for _ in range(3 + len(attributes))
    ]


def test_no_word_of_a_chat_card_is_ours_alone(greek: Letter) -> None:
    """Nothing people see in Slack or Teams is English; the link to what was cut is there."""
    for name, made in cards(greek).items():
        seen = list(texts(json.loads(made)))
        assert [said for said in seen if words(said)] == [], name
        assert "жжжж жж" in " ".join(seen)


@pytest.mark.parametrize("language", sorted(set(CATALOGS) - {"en"}))
def test_every_language_has_the_mail_whole(language: str) -> None:
    """Neither page, text nor card has a phrase in English, and all addresses are in them."""
    english = letter(encore=True, again=Link("Q", f"{SITE}/q/"))
    said = replace(english, wording=Wording(language), week_label="")
    before, after = compose(english), compose(said)
    assert 'lang="en"' not in after.html
    for sign in ("{", "}"):
        assert sign not in after.text
    ours = [line for line in before.text.splitlines() if line.startswith(("Read it", "An encore", "You get"))]
    assert len(ours) == 3
    assert not set(ours) & set(after.text.splitlines())
    assert set(ADDRESS.findall(after.text)) == set(ADDRESS.findall(before.text))


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("de", "Tipp der Woche: „Warum?“"),
        ("fr", "Conseil de la semaine : « Warum? »"),
        ("ja", "今週のヒント：「Warum?」"),
        ("ar", "نصيحة الأسبوع: «Warum?»"),
    ],
)
def test_the_subject_is_in_the_language(language: str, subject: str) -> None:
    """A title that asks stands in the language's own quotation marks."""
    made = compose(letter(title="Warum?", wording=Wording(language)))
    assert json.loads(made.edition)["subject"] == subject


def test_a_team_words_the_subject_its_own_way() -> None:
    """Docs/wording.yml overrules a phrase everywhere."""
    own = Wording("de", {"Tip of the Week: {title}": {"other": "Service-Tipp der Woche: {title}"}})
    made = compose(letter(title="Größe zeigen", wording=own))
    assert json.loads(made.edition)["subject"] == "Service-Tipp der Woche: Größe zeigen"


def test_a_language_without_a_catalog() -> None:
    """Our own words are English then, and marked so for screen readers; the author's are not."""
    page = BeautifulSoup(compose(letter(wording=Wording("da"))).html, "html.parser")
    assert page.html is not None
    assert page.html["lang"] == "da"
    assert [mark.get_text() for mark in page.select("p.kicker > [lang=en]")] == ["Tip of the week"]
    assert page.select(".tip [lang=en]") == []


def test_quotations_have_the_marks_of_the_language() -> None:
    """Page, text and cards write them out, the inner ones in an outer one: not every program adds them."""
    quoted = letter(html="<p>Man sagt <q>Nein, <q>bald</q></q>.</p>", wording=Wording("de"))
    made = compose(quoted)
    for said in (made.html, made.text, cards(quoted)["slack.json"].decode()):
        assert "Man sagt „Nein, \u201abald\u2018“." in said
