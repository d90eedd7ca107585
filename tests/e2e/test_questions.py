"""`check --questions`: which edit breaks an answer of the search, and which breaks none."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from make import playbook_text, tip_text
from sites import run_here, site_project

CONTENT: dict[str, str | bytes] = {
    "docs/playbooks/calm.md": playbook_text(
        "## 1. Hear them out\n\nLet an angry caller get to the end.\n",
        title="Calm an angry customer",
        summary="Hear them out, and say what you heard.",
        when="Someone is angry and cannot listen.",
    ),
    "docs/playbooks/late.md": playbook_text(
        "## 1. Chase it\n\nCall the carrier, and tell the customer what they say.\n",
        title="When a parcel is late",
        summary="Do the chasing yourself.",
        when="A carrier has not delivered.",
    ),
    "tips/2026/refund.md": tip_text(
        "Say the amount and the day.\n\n## When it is late\n\nSay when the money arrives.\n",
        title="Send the refund today",
        summary="The amount, the day and the account.",
        date="2026-11-10",
    ),
    "tips/2026/names.md": tip_text(
        "Ask how a name is written, and read it back.\n", title="Getting names right", date="2026-11-03"
    ),
    "tips/2026/table.md": tip_text(
        "Guests at a table want to see you.\n", title="A quiet table", date="2026-10-27"
    ),
    "tips/2026/later.md": tip_text("A goodbye.\n", title="A good goodbye", date="2027-01-05"),
    "docs/synonyms.yml": (
        "angry: furious, shouting at me\ncarrier: courier, driver\nnames: spelling, pronounce\n"
    ),
    "docs/questions.yml": (
        "angry: {find: calm, within: 1}\nshe is shouting at me: calm\nfurious: calm\ncalm: calm\n"
        "the courier lost it: late\nwhere is the driver: {find: late, within: 1}\n"
        "parcel: {find: late, within: 1}\n"
        "refund: {find: refund, within: 1}\nwhen does the money arrive: refund\nspelling of his name: names\n"
        "pronounce: [names, calm]\nguests at a table: table\nhow do I say goodbye: later\n"
    ),
}
CHECK = ("forearmed", "check", "--questions")
HARMS = [
    ("docs/playbooks/calm.md", "angry", "loud"),
    ("docs/playbooks/calm.md", "title: .*", "title: Some advice"),
    ("docs/synonyms.yml", "furious, ", ""),
    ("docs/synonyms.yml", ", shouting at me", ""),
    ("docs/synonyms.yml", "angry: .*\n", ""),
    ("docs/synonyms.yml", "carrier: .*\n", ""),
    ("docs/synonyms.yml", "courier, ", ""),
    ("docs/synonyms.yml", ", driver", ""),
    ("docs/synonyms.yml", "names: .*\n", ""),
    ("docs/synonyms.yml", "spelling, pronounce", "surname"),
    ("docs/synonyms.yml", "carrier: courier, driver", "table: courier, driver"),
    ("docs/playbooks/late.md", "carrier", "firm"),
    ("docs/playbooks/late.md", "title: .*", "title: When a box is overdue"),
    ("docs/playbooks/late.md", "parcel", "box"),
    ("tips/2026/refund.md", "refund", "money back"),
    ("tips/2026/refund.md", "money arrives", "account has it"),
    ("tips/2026/refund.md", "## When it is late\n\nSay when the money arrives.\n", ""),
    ("tips/2026/names.md", "name", "word"),
    ("tips/2026/table.md", "(?s)title: A quiet table(.*)Guests at a table", r"title: A quiet hour\1People"),
    ("tips/2026/table.md", "(?s).*", tip_text("Nothing here.\n", title="Empty", date="2026-10-27")),
]
"""A file, what is there, and what comes in its place: titles changed, synonyms gone, sections moved out."""
ENDS = {
    "docs/playbooks/calm.md": "Let an angry caller get to the end.",
    "docs/playbooks/late.md": "Call the carrier, and tell the customer what they say.",
    "tips/2026/refund.md": "Say the amount and the day.",
    "tips/2026/names.md": "Ask how a name is written, and read it back.",
    "tips/2026/table.md": "Guests at a table want to see you.",
}
HARMLESS = (
    "It takes a minute.", "Nobody minds.", "Then write one line.", "Your lead can help.", "Say it once.",
    "Look at the screen only afterwards.", "A pen and paper are enough.", "They will thank you.",
    "Breathe first.", "Put the date beside it.", "That is all.", "Ask a colleague to read it.",
    "It works by phone and in writing.", "Keep it short.", "Smile.", "Write it by hand.", "Do not hurry.",
    "One sentence will do.", "On Monday, look again.", "The rest can wait.",
)  # fmt: skip
"""Sentences that may stand behind each of the five ends: a hundred edits."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a small site whose questions are all answered."""
    return site_project(tmp_path_factory.mktemp("questions"), CONTENT, settings={"rules": {}})


@pytest.fixture
def edited(project: Path) -> Iterator[Path]:
    """Hand over the site for one edit, and take it back."""
    yield project
    for file, text in CONTENT.items():
        (project / file).write_text(str(text))


def complaints(project: Path) -> list[str]:
    """Return the questions that find no right article any more."""
    checked = run_here(*CHECK, cwd=project)
    return re.findall(r'a search for "(.*)" no longer finds', checked.stdout + checked.stderr)


def edit(project: Path, file: str, old: str, new: str) -> None:
    """Put *new* in the place of every *old* in *file*."""
    before = (project / file).read_text()
    after = re.sub(old, new, before, count=0 if old != "(?s).*" else 1)
    assert after != before
    (project / file).write_text(after)


def test_a_broken_answer_fails_with_one_line(edited: Path) -> None:
    """It says what is asked, what that ought to find and finds, and what to do; what is not live may wait."""
    fine = run_here(*CHECK, cwd=edited)
    assert (fine.returncode, fine.stderr) == (0, "")
    edit(edited, "docs/synonyms.yml", "courier, ", "")
    broken = run_here(*CHECK, cwd=edited)
    assert broken.returncode == 1
    assert broken.stdout == (
        'docs/questions.yml:5: a search for "the courier lost it" no longer finds late among the first 3; '
        "it finds nothing; give that article these words, or a synonym of them in docs/synonyms.yml\n"
    )
    assert run_here("forearmed", "check", cwd=edited).returncode == 0


def test_without_node_it_says_what_is_needed(edited: Path) -> None:
    """One line, and no traceback; a plain check needs nothing."""
    checked = run_here(*CHECK, cwd=edited, env={"PATH": ""})
    assert (checked.returncode, checked.stdout) == (1, "")
    assert checked.stderr == (
        "forearmed: Node.js is missing: the search runs on Node.js, 20 or later, outside a browser; "
        "install it, or leave out --questions\n"
    )


@pytest.mark.thorough
@pytest.mark.parametrize(("file", "old", "new"), HARMS)
def test_harm_is_caught(edited: Path, file: str, old: str, new: str) -> None:
    """A title changed, a synonym gone, a section moved out: each time a question is named."""
    edit(edited, file, old, new)
    assert complaints(edited)


@pytest.mark.thorough
def test_harmless_edits_raise_no_alarm(edited: Path) -> None:
    """A sentence more in any article changes no answer."""
    assert len(HARMLESS) * len(ENDS) >= 100
    for more in HARMLESS:
        for file, end in ENDS.items():
            edit(edited, file, re.escape(end), f"{end} {more}")
        assert complaints(edited) == [], more
        for file in ENDS:
            (edited / file).write_text(str(CONTENT[file]))
