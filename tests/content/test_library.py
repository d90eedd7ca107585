"""Content folders as authors leave them, and every problem with them."""

import os
from pathlib import Path

import pytest
import yaml
from forearmed.content.library import Asset, Vocabulary, read_library
from forearmed.content.model import Author, Place, Series, Tag
from forearmed.content.settings import DocsSettings, read_settings
from forearmed.content.source import read_lines
from make import library, playbook_text, problems, project, settings, tip_text

ROOT = Path(__file__).parents[2]
SUMMARY = "write summary: and behind it one sentence of at most 160 characters"
TAGS = "write a line such as tags: [empathy]"
NEWER = "if this one is newer, move it: the next free week is"
ASIDE = 'or set "feature: false" to keep this one out of the editions'
WHEN = "write when: and behind it the situation, in one sentence"


def test_a_clean_project(tmp_path: Path) -> None:
    """Everything is found where it belongs, and nothing is complained about."""
    found = library(
        tmp_path,
        {
            "tips/2026/call-first.md": tip_text(series="first-words", playbook="live-chat", aliases="[ring]"),
            "tips/later/deep/read-aloud.md": tip_text(date="2026-11-24"),
            "tips/2026/idea.md": "---\ntitle: An idea\nsummary: One.\ntags: [apology]\n---\n",
            "docs/playbooks/live-chat.md": playbook_text(),
            "docs/index.md": "---\nhide: [toc]\n---\n# Welcome\n",
            "docs/guide/write.md": "# Write a tip\n",
            "docs/assets/queue.png": b"\x89PNG",
            "docs/schema/tip.json": "{}",
        },
    )
    assert found.problems == ()
    assert [(tip.slug, tip.place.path) for tip in found.tips] == [
        ("call-first", "tips/2026/call-first.md"),
        ("idea", "tips/2026/idea.md"),
        ("read-aloud", "tips/later/deep/read-aloud.md"),
    ]
    assert [(playbook.slug, playbook.place.path) for playbook in found.playbooks] == [
        ("live-chat", "docs/playbooks/live-chat.md")
    ]
    assert [(page.src_uri, page.metadata, page.body) for page in found.pages] == [
        ("index.md", {"hide": ["toc"]}, "# Welcome"),
        ("guide/write.md", {}, "# Write a tip\n"),
    ]
    assert found.assets == (
        Asset("assets/queue.png", tmp_path / "docs/assets/queue.png"),
        Asset("schema/tip.json", tmp_path / "docs/schema/tip.json"),
    )
    assert found.vocabulary == Vocabulary(
        tags={
            "empathy": Tag(title="Empathy", description="Their chair."),
            "apology": Tag(title="Apology", description="Saying sorry."),
        },
        authors={"training": Author(title="Training", description="The trainers.")},
        series={"first-words": Series(title="First words", description="How to begin.")},
    )
    assert found.rejected == ()


def test_every_problem_in_one_run(tmp_path: Path) -> None:
    """Nobody mends one mistake only to be told of the next: all come at once, by path and line."""
    files: dict[str, str | bytes] = {
        "tips/2026/Bad Name.md": tip_text(date="2026-12-01"),
        "tips/2026/bare.md": "Tip: say hello\n",
        "tips/2026/colon.md": tip_text(title="Sorry: what now?"),
        "tips/2026/empty.md": tip_text(date="2026-12-08", title=None, summary=None, tags=None),
        "tips/2026/first.md": tip_text(),
        "tips/2026/index.md": tip_text(date="2026-12-15"),
        "tips/2026/keys.md": tip_text(date="2026-12-22", sumary="a", evergreen="maybe", tags="[empaty]"),
        "tips/2026/second.md": tip_text(tags="[empathy, apologie]", author="trainers", series="first-word"),
        "tips/2026/third.md": tip_text(date="2026-11-25", playbook="live-chats", updated="2026-11-01"),
        "tips/old/first.md": tip_text(date="2026-02-30"),
        "tips/older/third.md": tip_text(date="2026-12-29"),
        "docs/playbooks/live-chat.md": playbook_text(owner="trainer", tags="[]", when=None),
        "docs/playbooks/rough.md": playbook_text(owner="trainer", tags="[apolgy]"),
        "docs/notes.txt": "remember",
        "docs/latin.md": "# Café\n\nnaïve\n".encode("latin-1"),
    }
    assert problems(tmp_path, files, default_author="traning") == [
        "docs/latin.md:1: is not UTF-8 text; in Notepad: Save as, Encoding: UTF-8",
        "docs/notes.txt:1: warning: is not published; pictures and downloads belong in docs/assets/",
        f'docs/playbooks/live-chat.md:1: missing "when"; {WHEN}',
        f"docs/playbooks/live-chat.md:4: tags: is empty; {TAGS}",
        'docs/playbooks/rough.md:4: unknown tag "apolgy"; did you mean "apology"?',
        'docs/playbooks/rough.md:7: unknown author "trainer"; did you mean "training"?',
        'mkdocs.yml:4: default_author: unknown author "traning"; did you mean "training"?',
        'tips/2026/Bad Name.md:1: cannot be published as "Bad Name"; rename it bad-name.md',
        'tips/2026/bare.md:1: must begin with a line of "---", then title: and the like, then "---" again',
        "tips/2026/colon.md:2: has a colon and a space in its text, so it needs quotes; "
        'write title: "Sorry: what now?"',
        f'tips/2026/empty.md:1: missing "summary"; {SUMMARY}',
        f'tips/2026/empty.md:1: missing "tags"; {TAGS}',
        'tips/2026/empty.md:1: missing "title"; write a line such as title: Call before you write',
        "tips/2026/first.md:3: week 2026-W47 is over and has tips/2026/second.md; "
        f"{NEWER} 2027-W01 (Tuesday, January 5, 2027); {ASIDE}",
        'tips/2026/index.md:1: the address "index" belongs to the site itself; rename the file',
        'tips/2026/keys.md:5: unknown tag "empaty"; did you mean "empathy"?',
        'tips/2026/keys.md:6: unknown key "sumary"; did you mean "summary"?',
        "tips/2026/keys.md:7: evergreen: must be true or false",
        "tips/2026/second.md:3: week 2026-W47 is over and has tips/2026/first.md; "
        f"{NEWER} 2027-W01 (Tuesday, January 5, 2027); {ASIDE}",
        'tips/2026/second.md:5: unknown tag "apologie"; did you mean "apology"?',
        'tips/2026/second.md:6: unknown author "trainers"; did you mean "training"?',
        'tips/2026/second.md:7: unknown series "first-word"; did you mean "first-words"?',
        "tips/2026/third.md:3: date: 2026-11-25 is a Wednesday, and editions go out on Tuesdays; "
        "use 2026-11-24 or 2026-12-01",
        'tips/2026/third.md:6: unknown playbook "live-chats"; did you mean "live-chat"?',
        "tips/2026/third.md:7: updated: is before the tip's date",
        'tips/old/first.md:3: "2026-02-30" is not a day of the calendar; correct the date',
        'tips/older/third.md:1: the address "third" is taken by tips/2026/third.md; '
        "rename one of the two files",
    ]


def test_a_date_in_a_year_far_ahead(tmp_path: Path) -> None:
    """Two years are a plan; a day more is told as what it may be, a slip of the keys."""
    years = {"near": "2028-11-14", "far": "2028-11-28", "slip": "2072-01-05"}
    files = {f"tips/{slug}.md": tip_text(title=slug, date=day) for slug, day in years.items()}
    ahead = "is more than two years ahead; is the year right? 2026-11-24 is free"
    assert problems(tmp_path, files) == [
        f"tips/far.md:3: warning: date: 2028-11-28 {ahead}",
        f"tips/slip.md:3: warning: date: 2072-01-05 {ahead}",
    ]


def test_a_draft_only_warns(tmp_path: Path) -> None:
    """A tip without a date may be half written; only its title must be there."""
    draft = "---\nsummary: {long}\ntags: [empaty]\nauthor: nobody\nkind: x\nencores: [2027-W40]\n---\n"
    files = {
        "tips/ideas/half.md": "---\ntitle: Half\n" + draft.format(long="x" * 161)[4:],
        "tips/ideas/bare.md": "---\ntitle: Bare\ndate:\n---\n",
        "tips/ideas/untitled.md": "---\ntags: [empathy]\nsummary: Soon.\n---\n",
    }
    assert problems(tmp_path, files) == [
        f'tips/ideas/bare.md:1: warning: missing "summary"; {SUMMARY}',
        f'tips/ideas/bare.md:1: warning: missing "tags"; {TAGS}',
        "tips/ideas/half.md:3: warning: summary: is 161 characters long; shorten it to 160",
        'tips/ideas/half.md:4: warning: unknown tag "empaty"; did you mean "empathy"?',
        'tips/ideas/half.md:5: warning: unknown author "nobody"; there are training',
        'tips/ideas/half.md:6: warning: unknown key "kind"',
        "tips/ideas/half.md:7: warning: encores: only a dated tip that is featured can return",
        'tips/ideas/untitled.md:1: missing "title"; write a line such as title: Call before you write',
    ]
    found = library(tmp_path)
    assert [tip.slug for tip in found.tips] == ["bare", "half"]
    assert [page.src_uri for page in found.rejected] == ["tips/ideas/untitled.md"]


def test_a_rejected_article_keeps_its_words(tmp_path: Path) -> None:
    """Its body can be judged in the same run as its keys."""
    found = library(tmp_path, {"tips/2026/a.md": tip_text("Words.\n", layout="wide")})
    assert found.tips == ()
    assert [(page.src_uri, page.body, page.place.body_line) for page in found.rejected] == [
        ("tips/2026/a.md", "Words.", 8)
    ]


@pytest.mark.parametrize(
    ("key", "written", "message"),
    [
        ("tags", "Empathy", "tags: must be a list; write tags: [empathy]"),
        ("tags", '"Empathy, saying sorry"', "tags: must be a list; write tags: [empathy, apology]"),
        (
            "tags",
            "empathy, apologie",
            'tags: must be a list; write it like tags: [empathy]; unknown tag "apologie"; '
            'did you mean "apology"?',
        ),
        ("tags", "[Empathy]", 'unknown tag "Empathy"; write empathy'),
        ("tags", "[“empathy”]", 'unknown tag "“empathy”"; write empathy'),
        ("tags", "[Emapthy]", 'unknown tag "Emapthy"; did you mean "empathy"?'),
        ("tags", "[zebra]", 'unknown tag "zebra"; there are apology, empathy'),
        ("tags", "[Empathy; zebra]", 'unknown tag "Empathy; zebra"; separate names with a comma'),
        (
            "tags",
            "\n  -empathy\n  -apology",
            "tags: has no space after the hyphen; write tags: [empathy, apology]",
        ),
        ("tags", "[5]", "tags: must be text; put it in quotes"),
        ("author", "The trainers", 'unknown author "The trainers"; write training'),
        ("series", "First words", 'unknown series "First words"; write first-words'),
        ("playbook", "Live chat.md", 'unknown playbook "Live chat.md"; write live-chat'),
        (
            "playbook",
            "/playbooks/live-chat.md",
            'unknown playbook "/playbooks/live-chat.md"; write live-chat',
        ),
        (
            "playbook",
            "zebra",
            'unknown playbook "zebra"; there are live-chat',
        ),
    ],
)
def test_names_as_people_write_them(tmp_path: Path, key: str, written: str, message: str) -> None:
    """A label, a path or capital letters are told as the exact word to write, a slip as what is near."""
    files: dict[str, str | bytes] = {
        "tips/a.md": tip_text(**{key: written}),
        "docs/playbooks/live-chat.md": playbook_text(),
        "docs/tags.yml": "empathy:\n  title: Empathy\n  description: A.\n"
        "apology:\n  title: Saying sorry\n  description: B.\n",
        "docs/authors.yml": "training:\n  title: The Trainers\n  description: A.\n",
    }
    line = {"tags": 5}.get(key, 6)
    assert problems(tmp_path, files) == [f"tips/a.md:{line}: {message}"]


def test_weeks_that_are_taken(tmp_path: Path) -> None:
    """Both tips are named; the free week is neither taken nor skipped; `feature: false` is no edition."""
    files = {
        "tips/a.md": tip_text(),
        "tips/b.md": tip_text(),
        "tips/c.md": tip_text(date="2026-11-24"),
        "tips/d.md": tip_text(date="2026-11-20", feature="false"),
        "tips/e.md": tip_text(date="2026-11-24"),
    }
    free = "2026-W50 (Tuesday, December 8, 2026)"
    assert problems(tmp_path, files, skip_weeks=["2026-W49"]) == [
        f"tips/a.md:3: week 2026-W47 is over and has tips/b.md; {NEWER} {free}; {ASIDE}",
        f"tips/b.md:3: week 2026-W47 is over and has tips/a.md; {NEWER} {free}; {ASIDE}",
        f"tips/c.md:3: week 2026-W48 already has tips/e.md; {NEWER} {free}; {ASIDE}",
        f"tips/e.md:3: week 2026-W48 already has tips/c.md; {NEWER} {free}; {ASIDE}",
    ]


def test_older_tips_keep_their_weekday(tmp_path: Path) -> None:
    """A tip dated before `since` came from another publication; on that day the rule begins."""
    files = {"tips/a.md": tip_text(date="2026-11-13"), "tips/b.md": tip_text(date="2026-11-19")}
    assert problems(tmp_path, files, since=None) == [
        "tips/a.md:3: date: 2026-11-13 is a Friday, and editions go out on Tuesdays; "
        "use 2026-11-10 or 2026-11-17",
        "tips/b.md:3: date: 2026-11-19 is a Thursday, and editions go out on Tuesdays; "
        "use 2026-11-17 or 2026-11-24",
    ]
    day = yaml.safe_load("2026-11-19")
    assert [line.split(":")[0] for line in problems(tmp_path, since=day)] == ["tips/b.md"]


def test_another_weekday(tmp_path: Path) -> None:
    """The settings choose it, and Monday's nearest Fridays are around it."""
    assert problems(tmp_path, {"tips/a.md": tip_text(date="2027-01-04")}, publish_weekday="Friday") == [
        "tips/a.md:3: date: 2027-01-04 is a Monday, and editions go out on Fridays; "
        "use 2027-01-01 or 2027-01-08"
    ]


def test_pins_that_cannot_hold(tmp_path: Path) -> None:
    """Each says why, at the line of its week."""
    files = {
        "tips/a.md": tip_text(encores="[2026-W46, 2026-W47, 2026-W48, 2026-W52, 2027-W01]"),
        "tips/b.md": tip_text(date="2026-11-24", encores="\n  - 2027-W01\n  - 2027-W02"),
        "tips/c.md": tip_text(date="2026-11-18", feature="false", encores="[2027-W01]"),
    }
    assert problems(tmp_path, files, skip_weeks=["2026-W52"]) == [
        "tips/a.md:6: encores: 2026-W46 is not after the tip's own week 2026-W47",
        "tips/a.md:6: encores: 2026-W47 is not after the tip's own week 2026-W47",
        "tips/a.md:6: encores: the settings skip 2026-W52",
        "tips/b.md:3: week 2026-W48 is pinned by tips/a.md for its encore; "
        "the next free week is 2026-W49 (Tuesday, December 1, 2026)",
        "tips/b.md:7: encores: 2027-W01 is pinned by tips/a.md too; keep one",
        "tips/c.md:7: encores: only a dated tip that is featured can return",
    ]


def test_pins_without_encores(tmp_path: Path) -> None:
    """Settings that turn encores off leave no week to pin."""
    assert problems(tmp_path, {"tips/a.md": tip_text(encores="[2027-W01]")}, encore_after=0) == [
        "tips/a.md:6: encores: the settings turn encores off (encore_after is 0)"
    ]


@pytest.mark.parametrize("name", ["page", "index", "2026"])
def test_a_reserved_address(tmp_path: Path, name: str) -> None:
    """Lists and years have these addresses, of tips and playbooks alike, now and formerly."""
    files = {
        f"tips/x/{name}.md": tip_text(),
        f"docs/playbooks/{name}.md": playbook_text(),
        "tips/x/other.md": tip_text(date="2026-11-24", aliases=f'["{name}"]'),
    }
    reserved = f'the address "{name}" belongs to the site itself'
    assert problems(tmp_path, files) == [
        f"docs/playbooks/{name}.md:1: {reserved}; rename the file",
        *sorted(
            [
                f"tips/x/{name}.md:1: {reserved}; rename the file",
                f"tips/x/other.md:6: aliases: {reserved}; delete it",
            ]
        ),
    ]


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("Call", "rename it call.md"),
        ("call_first", "rename it call-first.md"),
        ("call first", "rename it call-first.md"),
        ("call--first", "rename it call-first.md"),
        ("-call", "rename it call.md"),
        ("call.first", "rename it call-first.md"),
        ("call\u2013first", "rename it call-first.md"),
        ("call - Copy", "rename it call-copy.md"),
        ("rappelé", "rename it rappele.md"),
        ("呼", "rename it hu.md"),
        ("--", "rename it with lower-case letters, digits and hyphens"),
    ],
)
def test_a_name_that_is_no_address(tmp_path: Path, name: str, advice: str) -> None:
    """A file's name is the page's address, so it has an address's letters; the name to use is told."""
    assert problems(tmp_path, {f"tips/{name}.md": tip_text()}) == [
        f'tips/{name}.md:1: cannot be published as "{name}"; {advice}'
    ]


def test_an_ending_twice(tmp_path: Path) -> None:
    """Who types the ending that the editor adds is told that one is enough."""
    assert problems(tmp_path, {"tips/call-first.md.md": tip_text()}) == [
        "tips/call-first.md.md:1: ends in .md twice, and one .md is enough; rename it call-first.md"
    ]


def test_a_slip_in_the_name_of_a_key(tmp_path: Path) -> None:
    """A key that is nearly one of ours is an error in a draft too: it may be why it is a draft."""
    files = {"tips/a.md": tip_text(date=None, Date="2026-11-17", kind="x"), "tips/b.md": tip_text(sumary="x")}
    assert problems(tmp_path, files) == [
        'tips/a.md:5: unknown key "Date", so this tip has no date and will not go out; did you mean "date"?',
        'tips/a.md:6: warning: unknown key "kind"',
        'tips/b.md:6: unknown key "sumary"; did you mean "summary"?',
    ]


def test_tips_beside_the_folder_of_tips(tmp_path: Path) -> None:
    """A tip in the project's own folder, or in one that is nearly called tips, is not lost in silence."""
    files: dict[str, str | bytes] = {
        "call.md": tip_text(),
        "README.md": "---\ntitle: Us\n---\nHow we work.\n",
        "NOTES.md": "date: 2026-11-17\nsummary: x\n",
        "Tip/2027/call.md": "Half a tip.\n",
        "Tip/notes.txt": "x",
        "Tip/2027/write": tip_text(),
        "drafts/call.md": tip_text(),
        "ask-first": tip_text(),
        "Makefile": "all:\n",
        "say-it.md.txt": tip_text(),
    }
    assert problems(tmp_path, files) == [
        "Tip/2027/call.md:1: is published nowhere; move it from Tip/ to tips/",
        "Tip/2027/write:1: is published nowhere; move it from Tip/ to tips/, and rename it write.md",
        "ask-first:1: is published nowhere; move this tip to tips/, and rename it ask-first.md",
        "call.md:1: is published nowhere; move this tip to tips/",
        "say-it.md.txt:1: is published nowhere; move this tip to tips/, and rename it say-it.md",
    ]


def test_a_tip_among_the_playbooks(tmp_path: Path) -> None:
    """One message says where it belongs, instead of one for each fact that a tip has not."""
    files: dict[str, str | bytes] = {
        "docs/playbooks/call.md": tip_text(),
        "docs/playbooks/My Notes.docx": b"x",
        "docs/assets/call.md": tip_text(),
    }
    assert problems(tmp_path, files) == [
        "docs/assets/call.md:3: looks like a tip or a playbook; move the file to tips/ or to docs/playbooks/",
        "docs/playbooks/My Notes.docx:1: is not published; save it as plain text "
        'under the name "my-notes.md"',
        "docs/playbooks/call.md:3: looks like a tip; move the file to tips/",
    ]


def test_two_articles_at_one_address(tmp_path: Path) -> None:
    """Folders are no part of an address; a tip and a playbook may share a name."""
    files = {
        "tips/2025/chat.md": tip_text(),
        "tips/2026/chat.md": tip_text(date="2026-11-24"),
        "docs/playbooks/chat.md": playbook_text(),
        "docs/playbooks/team/chat.md": playbook_text(),
    }
    assert problems(tmp_path, files) == [
        'docs/playbooks/team/chat.md:1: the address "chat" is taken by docs/playbooks/chat.md; '
        "rename one of the two files",
        'tips/2026/chat.md:1: the address "chat" is taken by tips/2025/chat.md; rename one of the two files',
    ]


def test_aliases_that_lead_two_ways(tmp_path: Path) -> None:
    """A former address leads to one article, and to none that has it still."""
    files = {
        "tips/a.md": tip_text(aliases="[old, b, a]"),
        "tips/b.md": tip_text(date="2026-11-24", aliases="[old, older]"),
        "docs/playbooks/c.md": playbook_text(aliases="[old, a]"),
    }
    assert problems(tmp_path, files) == [
        'tips/a.md:6: aliases: the address "a" is taken by tips/a.md; delete it here',
        'tips/b.md:1: the address "b" leads to tips/a.md, by its aliases; rename this file, '
        "or delete the alias there",
        'tips/b.md:6: aliases: tips/a.md has "old" too; keep one',
    ]


def test_what_cannot_be_read_blames_nobody_else(tmp_path: Path) -> None:
    """A broken map or playbook is one problem, not one for every tip that names what is in it."""
    files = {
        "docs/tags.yml": "empathy: [a\n",
        "docs/authors.yml": "training:\n  title: Us\n  description: Us.\n  mail: x\nann:\n  title: Ann\n",
        "docs/playbooks/live-chat.md": "---\ntitle: Live: chat\n---\n",
        "docs/playbooks/phone.md": playbook_text(when=None),
        "tips/a.md": tip_text(tags="[anything]", author="ann", playbook="live-chat"),
        "tips/b.md": tip_text(date="2026-11-24", author="bob", playbook="phone"),
    }
    assert problems(tmp_path, files) == [
        'docs/authors.yml:4: training: unknown key "mail"',
        'docs/authors.yml:5: ann: missing "description"; '
        "write a line such as description: One sentence about them.",
        "docs/playbooks/live-chat.md:2: has a colon and a space in its text, so it needs quotes; "
        'write title: "Live: chat"',
        f'docs/playbooks/phone.md:1: missing "when"; {WHEN}',
        "docs/tags.yml:1: has no closing bracket; write empathy: [a]",
        'tips/b.md:6: unknown author "bob"; there are ann, training',
    ]


def test_entries_that_are_none(tmp_path: Path) -> None:
    """An id is an address too, and stands over a title and a description."""
    files = {
        "docs/tags.yml": "Empathy:\n  title: x\n  description: y\n2026:\n  title: x\n  description: y\n"
        "plain: Plain\nbare:\nbad:\n  title: 5\n  description: y\n",
        "docs/authors.yml": "- training\n",
        "docs/series.yml": "# none yet\n\n",
    }
    advice = "use lower-case letters, digits and hyphens, and not a year, page or index"
    assert problems(tmp_path, files) == [
        'docs/authors.yml:1: expected "key: value" lines here',
        f'docs/tags.yml:1: "Empathy" cannot be an id; {advice}',
        f'docs/tags.yml:4: "2026" cannot be an id; {advice}',
        'docs/tags.yml:7: "plain" needs a title and a description below it',
        'docs/tags.yml:8: "bare" needs a title and a description below it',
        "docs/tags.yml:10: bad: title: must be text; put it in quotes",
    ]


def test_no_content_at_all(tmp_path: Path) -> None:
    """Without folders there is nothing to complain about but the author nobody is."""
    found = read_library(tmp_path / "docs", tmp_path / "tips", settings(), config=Place("mkdocs.yml"))
    assert (found.tips, found.pages, found.assets) == ((), (), ())
    assert [str(problem) for problem in found.problems] == [
        'mkdocs.yml:1: default_author: unknown author "training"; docs/authors.yml lists them'
    ]


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"caf\xe9", 1),
        (b"---\ntitle: a\n---\n\nna\xefve", 5),
        (b"\xef\xbb\xbfa\n\xff", 2),
        ("# Wide".encode("utf-16"), 1),
    ],
)
def test_another_encoding(tmp_path: Path, raw: bytes, line: int) -> None:
    """The line is the one with the first foreign byte, a byte order mark or not."""
    assert problems(tmp_path, {"docs/page.md": raw}) == [
        f"docs/page.md:{line}: is not UTF-8 text; in Notepad: Save as, Encoding: UTF-8"
    ]


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    """Windows editors write one before the front matter and the maps; nobody sees it."""
    mark = b"\xef\xbb\xbf"
    files = {
        "tips/a.md": mark + tip_text().encode(),
        "docs/index.md": mark + b"# Welcome\n",
        "docs/series.yml": mark + b"a:\n  title: A\n  description: B\n",
    }
    found = library(tmp_path, files)
    assert found.problems == ()
    assert [page.body for page in found.pages] == ["# Welcome\n"]
    assert list(found.vocabulary.series) == ["a"]


def test_windows_line_endings(tmp_path: Path) -> None:
    """CRLF gives the same tip as LF, and problems at the same lines."""
    text = tip_text("One.\n\nTwo.\n", tags="[empaty]")
    plain = library(tmp_path / "lf", {"tips/a.md": text})
    windows = library(tmp_path / "crlf", {"tips/a.md": text.replace("\n", "\r\n").encode()})
    assert windows.tips == plain.tips
    assert windows.problems == plain.problems


def test_left_overs_are_ignored(tmp_path: Path) -> None:
    """What editors, systems and tools leave behind is neither published nor complained about."""
    names = [
        "a.md~",
        "~$a.md",
        ".a.md.swp",
        "#a.md#",
        ".#a.md",
        "a.md.bak",
        "a.md.orig",
        "a.md.rej",
        "a.tmp",
        ".DS_Store",
    ]
    left = {f"{folder}/{name}": "x" for name in names for folder in ("tips/2026", "docs", "docs/assets")}
    found = library(tmp_path, {**left, "docs/.hidden/page.md": "x", "tips/.git/a.md": "x"})
    assert (found.problems, found.pages, found.assets, found.tips) == ((), (), (), ())


def test_strays_are_warned_of(tmp_path: Path) -> None:
    """A file that would never be published is not lost in silence."""
    files: dict[str, str | bytes] = {
        "tips/2026/table.csv": b"x",
        "docs/data.bin": "x",
        "docs/playbooks/form.pdf": b"x",
    }
    advice = "warning: is not published; pictures and downloads belong in docs/assets/"
    assert problems(tmp_path, files) == [f"{path}:1: {advice}" for path in sorted(files)]


def test_links_that_leave_their_folder(tmp_path: Path) -> None:
    """What lies outside is not published by a link to it; a link within the folder is."""
    project(tmp_path, {"tips/a.md": tip_text(), "secret/s.md": tip_text(), "docs/assets/a.png": b"x"})
    (tmp_path / "tips/out.md").symlink_to(tmp_path / "secret/s.md")
    (tmp_path / "tips/loop.md").symlink_to(tmp_path / "tips/loop.md")
    (tmp_path / "docs/secret").symlink_to(tmp_path / "secret", target_is_directory=True)
    (tmp_path / "docs/assets/gone.png").symlink_to(tmp_path / "docs/assets/nowhere.png")
    (tmp_path / "docs/assets/b.png").symlink_to("a.png")
    found = library(tmp_path)
    assert [str(problem) for problem in found.problems] == [
        "docs/assets/gone.png:1: is a symbolic link to nothing; put the file itself here",
        "docs/secret:1: is a symbolic link that leaves docs/; put the file itself here",
        "tips/loop.md:1: is a symbolic link to nothing; put the file itself here",
        "tips/out.md:1: is a symbolic link that leaves tips/; put the file itself here",
    ]
    assert [tip.slug for tip in found.tips] == ["a"]
    assert [asset.src_uri for asset in found.assets] == ["assets/a.png", "assets/b.png"]


def test_a_project_reached_by_a_link(tmp_path: Path) -> None:
    """A content folder may itself be a link: what is in it stays in it."""
    project(tmp_path / "real", {"tips/a.md": tip_text()})
    (tmp_path / "here").symlink_to(tmp_path / "real", target_is_directory=True)
    found = library(tmp_path / "here")
    assert found.problems == ()
    assert [tip.place.path for tip in found.tips] == ["tips/a.md"]


class Forgiving(yaml.SafeLoader):
    """A loader to which the host's own tags, such as `!!python/name:`, are nothing."""


Forgiving.add_multi_constructor("", lambda *_: None)


def test_our_own_content_has_no_problems() -> None:
    """The tips we ship are an example to follow."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    config = yaml.load(text, Forgiving)  # noqa: S506 # it builds nothing
    lines = read_lines(text)
    made, faults = read_settings(
        config["extra"]["forearmed"], config["site_url"], path="mkdocs.yml", lines=lines
    )
    assert made, faults
    found = read_library(ROOT / "docs", ROOT / "tips", made, config=Place("mkdocs.yml", lines))
    assert [str(problem) for problem in found.problems if not problem.warning] == []


def test_addresses_that_are_made_for_authors(tmp_path: Path) -> None:
    """A page where every build makes a list of its own would be in its way, or be lost."""
    files: dict[str, str | bytes] = {
        "docs/404.md": "x",
        "docs/assets/readme.md": "x",
        "docs/phrasebook.md": "x",
        "docs/playbooks.md": "x",
        "docs/tags.md": "x",
        "docs/tags/x.md": "x",
        "docs/tips/call-first.md": tip_text(),
        "tips/page/2.md": tip_text(),
    }
    kept = "is kept for what is made for you; move or rename this file"
    misplaced = "looks like a tip or a playbook; move the file to tips/ or to docs/playbooks/"
    assert problems(tmp_path, files) == [
        f"docs/404.md:1: /404/ {kept}",
        "docs/assets/readme.md:1: docs/assets/ is for pictures and downloads, not for pages; "
        "move this file out of it",
        f"docs/phrasebook.md:1: /phrasebook/ {kept}",
        f"docs/playbooks.md:1: /playbooks/ {kept}",
        f"docs/tags.md:1: /tags/ {kept}",
        f"docs/tags/x.md:1: docs/tags/ {kept}",
        f"docs/tips/call-first.md:3: {misplaced}",
        'tips/page/2.md:1: its folder is called "page", which is kept for the lists of tips; '
        "give the folder another name",
    ]


def test_tips_saved_in_the_wrong_place(tmp_path: Path) -> None:
    """A tip beside the pages would be out at once, and one that a word processor wrote never."""
    files: dict[str, str | bytes] = {
        "docs/say-it.md": tip_text(date="2027-01-05"),
        "docs/ask-first.md": playbook_text(),
        "docs/about.md": "---\ntitle: About us\ntags: [empathy]\n---\nHello.\n",
        "tips/2026/say-it.docx": b"PK",
    }
    misplaced = "looks like a tip or a playbook; move the file to tips/ or to docs/playbooks/"
    assert problems(tmp_path, files) == [
        f"docs/ask-first.md:1: {misplaced}",
        f"docs/say-it.md:3: {misplaced}",
        'tips/2026/say-it.docx:1: is not published; save it as plain text under the name "say-it.md"',
    ]


def test_pages_that_share_an_address(tmp_path: Path) -> None:
    """Two files for one address are named both; so are two that differ in case only."""
    files: dict[str, str | bytes] = {
        "docs/guide.md": "x",
        "docs/guide/index.md": "x",
        "docs/team/Help.md": "x",
        "docs/team/help.md": "x",
    }
    assert problems(tmp_path, files) == [
        "docs/guide/index.md:1: has the same address as docs/guide.md; rename one of the two",
        "docs/team/help.md:1: has the same address as docs/team/Help.md; rename one of the two",
    ]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("tips/2026/call-first", "call-first.md"),
        ("tips/Call first", "call-first.md"),
        ("tips/A b.MD", "a-b.md, in small letters"),
        ("tips/a-b.markdown", "a-b.md"),
        ("tips/a-b.mdx", "a-b.md"),
        ("tips/a-b.txt", "a-b.md"),
        ("tips/a-b.text", "a-b.md"),
        ("tips/a-b.md.txt", "a-b.md"),
        ("tips/a-b.MD.TXT", "a-b.md"),
        ("tips/a-b.md ", "a-b.md"),
        ("tips/a-b.md (1)", "a-b.md"),
        ("tips/a-b.yml", "a-b.md"),
        ("docs/playbooks/live-chat", "live-chat.md"),
        ("docs/say-it", "say-it.md"),
        ("docs/say-it.markdown", "say-it.md"),
    ],
)
def test_articles_under_a_wrong_name(tmp_path: Path, name: str, meant: str) -> None:
    """A tip that would silently be missing is an error, whatever ending its editor gave it."""
    expected = f"{name}:1: is not published under this name; rename it {meant}"
    assert problems(tmp_path, {name: tip_text()}) == [expected]


@pytest.mark.parametrize("ending", [".doc", ".docx", ".odt", ".pages", ".rtf", ".html", ".md.docx"])
def test_articles_of_a_word_processor(tmp_path: Path, ending: str) -> None:
    """Renaming makes no Markdown of them, so they are to be saved anew."""
    expected = f'tips/say-it{ending}:1: is not published; save it as plain text under the name "say-it.md"'
    assert problems(tmp_path, {f"tips/Say it{ending}": b"PK"}) == [expected.replace("say-it", "Say it", 1)]


def test_an_article_without_an_ending_says_nothing_yet(tmp_path: Path) -> None:
    """Among tips any name without an ending is a tip's, but for those in capitals that programs know."""
    files: dict[str, str | bytes] = {"tips/2026/an-idea": "Later.\n", "tips/LICENSE": "x", "docs/OWNERS": "x"}
    no_article = "warning: is not published; pictures and downloads belong in docs/assets/"
    assert problems(tmp_path, files) == [
        f"docs/OWNERS:1: {no_article}",
        "tips/2026/an-idea:1: is not published under this name; rename it an-idea.md",
        f"tips/LICENSE:1: {no_article}",
    ]


def test_an_article_beside_its_twin(tmp_path: Path) -> None:
    """Nobody is told to rename a file to what another one is called."""
    files: dict[str, str | bytes] = {"tips/a-b.md": tip_text(), "tips/a-b.md.txt": tip_text()}
    advice = "is not published, and a-b.md is beside it; delete the one that you do not want"
    assert problems(tmp_path, files) == [f"tips/a-b.md.txt:1: {advice}"]


@pytest.mark.parametrize(
    ("folder", "advice"),
    [
        ("a) (b*c", "; rename it a-b-c"),
        ("January", "; rename it january"),
        ("呼", "; rename it hu"),
        ("--", "; rename it with lower-case letters, digits and hyphens"),
        ("page", ", which is kept for the lists of tips; give the folder another name"),
    ],
)
def test_a_folder_whose_name_is_no_address(tmp_path: Path, folder: str, advice: str) -> None:
    """Spaces and signs in a folder's name would break every link to what lies in it."""
    assert problems(tmp_path, {f"tips/{folder}/foo.md": tip_text()}) == [
        f'tips/{folder}/foo.md:1: its folder is called "{folder}"{advice}'
    ]


def test_odd_pages(tmp_path: Path) -> None:
    """A guide's front matter is read as strictly as it can be: it is never published as text."""
    files: dict[str, str | bytes] = {
        "docs/guide/a.md": "\n---\ntitle: Secret\n---\n",
        "docs/guide/b.md": "----\ntitle: Secret\n----\n",
        "docs/guide/c.md": "---\ntitle: 5\nhide: 5\nowner: us\n---\n",
        "docs/guide/d.md": "Some words first.\n\n---\n\nand a rule.\n",
    }
    first = 'delete the empty line above "---": it must be the very beginning of the file'
    assert problems(tmp_path, files) == [
        f"docs/guide/a.md:1: {first}",
        'docs/guide/b.md:1: write exactly three hyphens, ---, instead of "----"',
        "docs/guide/c.md:2: title: must be text; put it in quotes",
        "docs/guide/c.md:3: hide: must be a list in square brackets, with commas between",
        'docs/guide/c.md:4: unknown key "owner"; delete it',
    ]


def test_links_to_what_is_not_published(tmp_path: Path) -> None:
    """A link is no way to publish a dot file, a folder or a name nobody can type."""
    project(tmp_path, {"docs/.secret.md": "x", "docs/a/b.md": "x"})
    (tmp_path / "docs/shown.md").symlink_to(".secret.md")
    (tmp_path / "docs/c").symlink_to("a", target_is_directory=True)
    os.mkfifo(tmp_path / "docs/assets.pipe")
    (tmp_path / os.fsdecode(b"docs/caf\xe9.md")).write_text("x")
    hidden = "is a symbolic link to something that is not published; put a file here"
    assert [str(problem) for problem in library(tmp_path).problems] == [
        "docs/assets.pipe:1: is not a file; delete it",
        f"docs/c:1: {hidden}",
        "docs/caf\\udce9.md:1: its name is not UTF-8; rename it with letters, digits and hyphens",
        f"docs/shown.md:1: {hidden}",
    ]


def test_a_text_that_yaml_cuts_off(tmp_path: Path) -> None:
    """A number sign in a title loses the rest of it without a word; a comment after a date is fine."""
    files = {"tips/a.md": tip_text(title="Use # in replies", date="2026-11-17 # a Tuesday")}
    assert problems(tmp_path, dict(files)) == [
        'tips/a.md:2: warning: title: " #" cuts off the rest of the line; '
        'write title: "Use # in replies" to keep it'
    ]
    assert problems(tmp_path, {"tips/a.md": tip_text(title="'Use # in replies'")}) == []


def test_articles_without_words(tmp_path: Path) -> None:
    """A dated tip and a playbook need a body; a draft may be all plan, a page all template."""
    files = {
        "docs/page.md": "---\ntitle: Page\n---\n",
        "docs/playbooks/live-chat.md": playbook_text(" \n"),
        "tips/a.md": tip_text("\n"),
        "tips/idea.md": tip_text("", date=None),
    }
    missing = 'has no text below the second "---"; write it there'
    assert problems(tmp_path, dict(files)) == [
        f"docs/playbooks/live-chat.md:9: {missing}",
        f"tips/a.md:7: {missing}",
    ]


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("word " * 20_001, 7, "is 100004 characters long; split it, 100000 are the most"),
        ("a\n" + "[\n" * 1001, 1008, 'holds more than 1000 "["; split it'),
        ("<a " * 2001, 7, 'holds more than 2000 "<"; split it'),
        ("- a\n" + " " * 130 + "- b", 8, "nested too deeply: this line is indented too far; move it left"),
    ],
    ids=["long", "brackets", "tags", "indented"],
)
def test_a_body_past_all_bounds(tmp_path: Path, body: str, line: int, message: str) -> None:
    """What would take Markdown minutes is named at its line, and never rendered."""
    found = library(tmp_path, {"tips/a.md": tip_text(body)})
    assert [str(problem) for problem in found.problems] == [f"tips/a.md:{line}: {message}"]
    assert [tip.body for tip in found.tips] == [""]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("drfat: true", '2: unknown key "drfat"; did you mean "draft"?'),
        ("Draft: true", '2: unknown key "Draft"; did you mean "draft"?'),
        ("draft: maybe", "2: draft: must be true or false"),
        ("published: 2026-01-01", "2: published: must be true or false"),
        ("aliases: [old]", '2: unknown key "aliases"; delete it'),
        ("status: new\nicon: material/star\nsubtitle: x\ntags: [A B]\nsearch:\n  boost: 2", None),
        ("hide: [toc]\nauthor: Jo\ndate: 2026-01-01\ndraft: false\npublished: true", None),
    ],
)
def test_a_slip_in_a_pages_keys_is_told(tmp_path: Path, written: str, told: str | None) -> None:
    """A page that should be a draft is not published for a slip; mkdocs' and the theme's keys are known."""
    files = {"docs/about.md": f"---\n{written}\n---\nUs.\n"}
    assert problems(tmp_path, files) == ([f"docs/about.md:{told}"] if told else [])


def test_a_key_that_others_may_read_is_no_mistake(tmp_path: Path) -> None:
    """A template of the team's own reads one key; a plugin may read another, but not a slip's."""
    project(tmp_path, {"docs/about.md": "---\nroom: 4\nwing: 2\npublishde: false\n---\nUs.\n"})
    wishes = DocsSettings(page_keys=frozenset({"room"}), plugins=True)
    found = read_library(
        tmp_path / "docs", tmp_path / "tips", settings(), config=Place("mkdocs.yml"), wishes=wishes
    )
    assert [str(problem) for problem in found.problems if problem.path == "docs/about.md"] == [
        'docs/about.md:3: warning: unknown key "wing"; delete it, unless one of your plugins reads it',
        'docs/about.md:4: unknown key "publishde"; did you mean "published"?',
    ]
