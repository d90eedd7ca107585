"""From the answers of a form to the file of a tip: what each becomes, and what text can never become."""

import json
from datetime import date

import pytest
from forearmed.content.model import TipKeys
from forearmed.content.settings import Rules
from forearmed.content.source import read_article
from forearmed.desk.starter import Wishes, first_files
from forearmed.desk.starter.languages import USUAL
from forearmed.desk.suggestion import (
    Form,
    Issue,
    Offers,
    SuggestedTip,
    answers_in,
    outdated,
    renewed,
    tip_of,
)
from forearmed.foundation.errors import ForearmedError, Problem
from hypothesis import example, given
from hypothesis import strategies as st
from sites import REPOSITORY

STARTER = REPOSITORY / "hooks/forearmed/desk/starter/files/line/github/tip.yml"
FORM = Form.read(STARTER.read_text("utf-8"), is_yaml=True)
assert FORM
OFFERS = Offers.naming(
    tags={"empathy": "Empathy", "say-it": "Say it, early"},
    authors={"training": "Training team"},
    playbooks={"live-chat": "Live chat"},
)
RULES = Rules.model_validate({"tips": {"closing": "Try it this week"}})
ISSUE = """\
### What happened?

A man had been sent back **twice**.

### He said

nothing more.

### Which words helped?

- "You should have been told."
- "Let me check | everything now."

### Which words made it worse, or would have?

"It is on our website."

### What is it about?

Say it, early

### The tip in one sentence

Check everything: "before" he has to ask.

### What could a colleague try this week?

_No response_

### Does it go with a playbook?

Live chat

### In whose name should it stand?

_No response_

### Or shall we name you as its author?

Yes, as Sam Lee
"""
TIP = """\
A man had been sent back **twice**.

### He said

nothing more.

| Say | Not |
| --- | --- |
| "You should have been told." | "It is on our website." |
| "Let me check \\| everything now." |  |
"""


def made(text: str, title: str = "Check it all") -> SuggestedTip:
    """Return what becomes of a suggestion."""
    assert FORM
    issue = Issue.typed(text, title)
    return tip_of(issue.title, answers_in(issue.text, (FORM,)), OFFERS, RULES)


def test_every_answer_has_its_place() -> None:
    """Choices become ids, lines of words become rows, and what is no question of the form stays text."""
    tip = made(ISSUE.replace("\n", "\r\n"), "TIP:  Check it: all")
    source = read_article(tip.text)
    assert source.metadata == {
        "title": "Check it: all",
        "date": None,
        "summary": 'Check everything: "before" he has to ask.',
        "tags": ["say-it"],
        "playbook": "live-chat",
    }
    assert source.body == TIP.rstrip()
    assert TipKeys.read(source.metadata)[1] == []


def test_what_is_missing_is_said_in_plain_words() -> None:
    """Each part that somebody has to add or decide is named, and nothing that is there."""
    assert made(ISSUE).missing == (
        "an author: the suggestion says whom to name, and docs/authors.yml does not have that name",
        'an exercise, below the heading "Try it this week"',
        "a date: the day on which it goes out",
    )
    bare = made("A man came.", "Why " * 30)
    assert bare.missing == (
        "a shorter title: it had 119 characters, and was cut to 80",
        "the words that helped",
        "a summary: one sentence of at most 160 characters, for the line in the inbox",
        "a tag: what it is about, by an id from docs/tags.yml",
        'an exercise, below the heading "Try it this week"',
        "a date: the day on which it goes out",
    )
    assert read_article(bare.text).body == "A man came."


def test_old_choices_and_names() -> None:
    """A choice that the site no longer has is named; a name that is an author's is one."""
    tip = made(ISSUE.replace("Say it, early", "Gone").replace("Yes, as Sam Lee", "training team"))
    assert read_article(tip.text).metadata["author"] == "training"
    assert tip.missing[0] == "a tag: what it is about, by an id from docs/tags.yml"
    several = made(ISSUE.replace("Say it, early", "Empathy, gone"))
    assert read_article(several.text).metadata["tags"] == ["empathy"]


EVIL = """\
### What happened?

---
title: Another
---
$(touch /tmp/x) `id` ${{ github.token }} ::set-output name=x::y {{ 7*7 }}
<!-- hidden
### Which words helped?
"""


@given(st.text(), st.text())
@example('x\n---\nauthor: me\n"', EVIL)
@example("- {}", "---\n---\n" + EVIL.replace("<!-- hidden\n", ""))
def test_text_never_becomes_front_matter(title: str, text: str) -> None:
    """Whatever is typed, the keys are those that answers have, and the title is one line."""
    tip = made(text, title)
    source = read_article(tip.text)
    assert source.metadata.keys() <= {"title", "date", "summary", "tags", "author", "playbook"}
    assert source.metadata["title"] == tip.title
    assert "\n" not in tip.title
    assert tip.text.rstrip().endswith(source.body.rstrip())


@pytest.mark.parametrize(
    ("said", "issue"),
    [
        (
            {"action": "labeled", "issue": {"number": 7, "title": "Tip: A", "body": "x\r\ny",
             "user": {"login": "sam-lee", "id": 42, "type": "User"}}},
            Issue("A", "x\ny", 7, "sam-lee", 42),
        ),
        (
            {"issue": {"number": 7, "title": "A", "body": None, "user": {"login": "a[bot]", "id": 1,
             "type": "Bot"}}},
            Issue("A", "", 7),
        ),
        (
            {"id": 900, "iid": 3, "title": "A", "description": "x", "author": {"username": "sam", "id": 5}},
            Issue("A", "x", 3, "sam", 5),
        ),
    ],
    ids=["GitHub", "a bot", "GitLab"],
)  # fmt: skip
def test_issues_of_code_hosts(said: object, issue: Issue) -> None:
    """Each host's own words for the same; only people have an account to be credited by."""
    assert Issue.of_json(json.dumps(said)) == issue


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"issue": 7}', '{"number": "x", "title": "A"}', "[" * 9999]
)
def test_json_that_holds_no_issue(text: str) -> None:
    """It is told in a sentence."""
    with pytest.raises(ForearmedError, match="this JSON holds no issue"):
        Issue.of_json(text)


GITLAB = """\
<!-- This page may be public. -->

## Was ist geschehen? <!-- happened -->

## Welche Worte haben geholfen? <!-- words -->
"""


def test_a_form_in_markdown() -> None:
    """GitLab's forms carry the ids beside their headings, in any language; other templates are none."""
    form = Form.read(GITLAB, is_yaml=False)
    assert form
    assert form.answers(GITLAB.replace("geschehen? <!-- happened -->", "geschehen?\nNichts.")) == {
        "happened": "Nichts."
    }
    assert form.answers(GITLAB) == {}
    assert Form.read("## What happened?\n", is_yaml=False) is None
    assert Form.read("- [", is_yaml=True) is None


def test_titles_that_are_equal() -> None:
    """A form may offer no two equal options, so their ids tell them apart."""
    offers = Offers.naming(tags={"a": "Care", "b": "care", "c": "Calm"}, authors={}, playbooks={})
    assert list(offers.by_question["tag"]) == ["Care (a)", "care (b)", "Calm"]
    assert offers.chosen("tag", "care (b)\n- Calm") == ("b", "c")


LIST = """\
body:
  - type: dropdown
    id: tag
    attributes:
      options:
        - Old
        # a word in between
        - 'Older'
      label: What is it about?
  - {type: dropdown, id: mood, attributes: {label: Mood, options: [a]}}
"""
ITEMS = "        - Old\n        # a word in between\n        - 'Older'\n"


def test_options_are_written_anew() -> None:
    """The list of a question that the site decides is replaced; every other line, and comment, stays."""
    message = "these options are not the titles of docs/tags.yml now; "
    message += "write them anew with forearmed suggestion --forms"
    assert list(outdated("form.yml", LIST, OFFERS)) == [Problem("form.yml", 5, message, warning=True)]
    new = renewed(LIST, Offers.naming(tags={"a": "Yes", "b": "A: b", "c": "é"}, authors={}, playbooks={}))
    assert new == LIST.replace(ITEMS, "        - 'Yes'\n        - 'A: b'\n        - é\n")
    flow = LIST.replace(f"\n{ITEMS}", " [Old]\n")
    assert "      options:\n        - Empathy\n        - Say it, early\n" in renewed(flow, OFFERS)


@pytest.mark.parametrize(
    "text",
    ["", "- [", "body: x", "body: [{id: tag}]", LIST.replace("'Older'", "|\n          a\n          b")],
)
def test_a_form_that_cannot_be_mended(text: str) -> None:
    """It stays as it is, and goes on being named."""
    assert renewed(text, OFFERS) == text


def test_nothing_to_offer() -> None:
    """A form needs an option, so a site without tags leaves the list alone."""
    assert renewed(LIST, Offers.naming(tags={}, authors={}, playbooks={})) == LIST


@pytest.mark.parametrize("language", USUAL)
def test_the_form_of_a_new_site(language: str) -> None:
    """It offers that site's own tags, author and playbooks, in its language."""
    wishes = Wishes("Tips", "https://tips.example.com/", "Europe/Berlin", "Tuesday", "09:00", language)
    offers = Offers.of_files(first_files(wishes, today=date(2026, 11, 29), first=date(2026, 12, 1)))
    form = STARTER.read_text("utf-8")
    assert [len(offers.by_question[name]) for name in ("author", "playbook")] == [1, 2]
    assert len(offers.by_question["tag"]) > 2
    assert len(list(outdated("form.yml", form, offers))) == 3
    assert list(outdated("form.yml", renewed(form, offers), offers)) == []
