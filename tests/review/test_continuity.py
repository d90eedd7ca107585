"""What is published stays: which changes are told, where and in which words, and which are let through."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import make
import pytest
from forearmed.calendar.almanac import Almanac
from forearmed.content.library import Library, Vocabulary, read_library
from forearmed.content.model import Place, Tip
from forearmed.content.settings import DocsSettings, Settings
from forearmed.review.promises import check_continuity, moved_files
from hypothesis import given
from hypothesis import strategies as st
from make import playbook_text, settings, tip_text

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CONFIG = Place("mkdocs.yml", {"extra": 2, "extra.forearmed.encore_after": 14})
ENCORES = {"encore_after": 2}

Files = dict[str, str | bytes]

# Four editions, of which two are encores: a, b, a, b; c is to come.
YEAR: Files = {
    "tips/a.md": tip_text("Words of a.", title="A", date="2026-10-27"),
    "tips/b.md": tip_text("Words of b.", title="B", date="2026-11-03"),
    "tips/c.md": tip_text("Words of c.", title="C", date="2026-11-24"),
    "tips/side.md": tip_text("Words aside.", title="Side", date="2026-10-29", feature="false"),
}


def published(folder: Path, files: Files, **changed: object) -> Almanac:
    """Return what is published of a project with *files*."""
    return Almanac(make.library(folder, files, **changed), settings(**changed), NOW)


def found(folder: Path, then: Files, now: Files, **changed: object) -> list[str]:
    """Return what is told when *then* becomes *now*, and the settings are *changed*."""
    before = published(folder / "then", then, **ENCORES)
    after = published(folder / "now", now, **{**ENCORES, **changed})
    return [str(problem) for problem in check_continuity(before, after, config=CONFIG)]


def changed(**files: str | None) -> Files:
    """Return the year with *files*, tips by slug; None takes one away."""
    given = {f"tips/{slug}.md": text for slug, text in files.items()}
    return {path: text for path, text in {**YEAR, **given}.items() if text is not None}


def test_the_year_has_two_encores(tmp_path: Path) -> None:
    """The editions that these tests are about, newest first."""
    schedule = published(tmp_path, YEAR, **ENCORES).schedule
    assert [(str(edition.week), edition.tip.slug) for edition in schedule.editions] == [
        ("2026-W47", "b"),
        ("2026-W46", "a"),
        ("2026-W45", "b"),
        ("2026-W44", "a"),
    ]


def test_the_free_week_offered_holds_no_pinned_encore(tmp_path: Path) -> None:
    """The week to move to is the one that every command names."""
    then = changed(c=None, a=tip_text("Words of a.", title="A", date="2026-10-27", encores="[2026-W48]"))
    told = found(tmp_path, then, then | {"tips/new.md": tip_text(title="New", date="2026-11-17")})
    assert ["for the next free week, 2026-W49 (Tuesday, December 1, 2026)" in line for line in told] == [True]


@pytest.mark.parametrize(
    "now",
    [
        YEAR,
        changed(a=tip_text("Mended.", title="Mended", date="2026-10-27", updated="2026-11-20")),
        changed(c=None),
        changed(c=tip_text(date="2026-12-01")),
        changed(c=tip_text(date=None)),
        changed(d=tip_text(date="2026-12-01", title="D"), e="---\ntitle: E\n---\nA draft.\n"),
        changed(d=tip_text(date="2026-10-28", title="D", feature="false")),
        changed(side=tip_text("Words aside.", title="Side", date="2026-10-30", feature="false")),
        changed(a=None, new=tip_text("Words of a.", title="A", date="2026-10-27", aliases="[a]")),
        changed(side=None, new=tip_text(title="New", date="2026-12-01"))
        | {"tips/b.md": tip_text(title="B", date="2026-11-03", aliases="[side]")},
    ],
    ids=[
        "nothing", "corrected", "never out", "later", "a draft again", "more to come", "aside",
        "aside, later", "renamed", "aside, taken over",
    ],
)  # fmt: skip
def test_what_may_change(tmp_path: Path, now: Files) -> None:
    """Corrections, plans and renamed tips with an alias break no promise."""
    assert found(tmp_path, YEAR, now) == []


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (
            changed(a=None),
            [
                'tips/a.md:1: was the edition of 2026-W44 and is gone; put it back'
                ' and change its words if you must, or write "aliases: [a]" in its new file'
            ],
        ),
        (
            changed(side=None),
            [
                'tips/side.md:1: is published as /tips/side/ and is gone; put it back, or write "aliases: '
                '[side]" in the file that takes its place'
            ],
        ),
        (
            changed(a=None, new=tip_text("Words of a.", title="A", date="2026-10-27")),
            [
                'tips/new.md:2: aliases: the published address /tips/a/ would lead nowhere; if this is '
                'its new file, write "aliases: [a]" here'
            ],
        ),
        (
            changed(a=None, b=tip_text("Words of b.", title="B", date="2026-11-03", aliases="[a]")),
            [
                'tips/a.md:1: was the edition of 2026-W44 and is gone; put it back'
                ' and change its words if you must, or write "aliases: [a]" in its new file'
            ],
        ),
        (
            changed(a=tip_text("Words of a.", title="A", date="2026-12-01")),
            ['tips/a.md:3: date: this tip went out on 2026-10-27; write "date: 2026-10-27" again'],
        ),
        (
            changed(a=tip_text("Words of a.", title="A", date=None)),
            ['tips/a.md:1: date: this tip went out on 2026-10-27; write "date: 2026-10-27" again'],
        ),
        (
            changed(side=tip_text(title="Side", date="2026-12-03", feature="false")),
            [
                'tips/side.md:3: date: the published address /tips/side/ would lead nowhere until its '
                'release; write "date: 2026-10-29" again'
            ],
        ),
        (
            changed(d=tip_text(title="D", date="2026-11-10")),
            [
                "tips/d.md:3: date: Tuesday, November 10, 2026 is past, and 2026-W46 went out with "
                'tips/a.md; nobody would get this tip by mail; '
                'write "date: 2026-12-01" for the next free week, 2026-W49 '
                '(Tuesday, December 1, 2026), or "feature: false" to put it only on the site'
            ],
        ),
        (
            changed(c=tip_text("Words of c.", title="C", date="2026-10-20")),
            [
                "tips/c.md:3: date: Tuesday, October 20, 2026 is past; nobody would get this tip by mail; "
                'write "date: 2026-11-24" for the next free week, 2026-W48 (Tuesday, November 24, 2026), '
                'or "feature: false" to put it only on the site'
            ],
        ),
        (changed(d=tip_text(title="D", date="2026-11-03")), []),  # the check of the weeks tells that
        (
            changed(a=tip_text("Words of a.", title="A", date="2026-10-27", evergreen="false")),
            [
                "tips/a.md:6: evergreen: 2026-W46 went out with tips/a.md and would have none; "
                'write "evergreen: true" again, or pin what went out: "encores: [2026-W46]" in tips/a.md'
            ],
        ),
        (
            changed(a=tip_text("Words of a.", title="A", date="2026-10-27", feature="false")),
            [
                "tips/a.md:6: feature: 2026-W44 went out with tips/a.md and would have none, and 1 more "
                "week would change; "
                'write "feature: true" again'
            ],
        ),
        (
            changed(b=tip_text("Words of b.", title="B", date="2026-11-03", encores="[2026-W46]")),
            [
                "tips/b.md:6: encores: 2026-W46 went out with tips/a.md and would have tips/b.md, and 1 "
                "more week would change; "
                'write "encores: []" again'
            ],
        ),
    ],
)  # fmt: skip
def test_what_may_not(tmp_path: Path, now: Files, expected: list[str]) -> None:
    """Whatever rewrites a released edition or loses an address is told once, at its line, with a way out."""
    assert found(tmp_path, YEAR, now) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"encore_after": 1}, []),
        ({"publish_weekday": "Wednesday", "since": date(2026, 11, 25)}, []),
        (
            {"encore_after": 3},
            "mkdocs.yml:14: encore_after: 2026-W46 went out with tips/a.md and would have none, "
            'and 1 more week would change; write "encore_after: 2" again, or pin what went out: '
            '"encores: [2026-W46]" in tips/a.md, "encores: [2026-W47]" in tips/b.md',
        ),
        (
            {"encore_after": 0},
            "mkdocs.yml:14: encore_after: 2026-W46 went out with tips/a.md and would have none, "
            'and 1 more week would change; write "encore_after: 2" again',
        ),
        (
            {"skip_weeks": ["2026-W47"]},
            "mkdocs.yml:2: skip_weeks: 2026-W47 went out with tips/b.md and would have none; "
            'write "skip_weeks: []" again',
        ),
        (
            {"publish_weekday": "Sunday", "publish_time": "09:00"},
            "mkdocs.yml:2: publish_weekday: 2026-W47 went out with tips/b.md and would have none; "
            'write "publish_weekday: Tuesday" again',
        ),
    ],
)  # fmt: skip
def test_settings_that_rewrite(tmp_path: Path, change: dict[str, object], expected: str | list[str]) -> None:
    """A setting may change as long as every released week keeps its tip."""
    assert found(tmp_path, YEAR, YEAR, **change) == ([expected] if isinstance(expected, str) else expected)


def test_causes_that_only_hurt_together(tmp_path: Path) -> None:
    """A week that no single change would rewrite is told by itself, with what to pin."""
    then = changed(a=tip_text("Words of a.", title="A", date="2026-10-27", encores="[2026-W46]"))
    now = changed(
        a=tip_text("Words of a.", title="A", date="2026-10-27", evergreen="false"),
    )
    assert found(tmp_path, then, now) == [
        "tips/a.md:3: 2026-W46 went out with tips/a.md and would have none; undo what did this, "
        'or pin "encores: [2026-W46]" in tips/a.md'
    ]


def test_pins_keep_what_went_out(tmp_path: Path) -> None:
    """Doing what the message says mends it: with the pins, the setting may change."""
    pinned = changed(
        a=tip_text("Words of a.", title="A", date="2026-10-27", encores="[2026-W46]"),
        b=tip_text("Words of b.", title="B", date="2026-11-03", encores="[2026-W47]"),
    )
    assert found(tmp_path, YEAR, pinned, encore_after=3) == []


def test_before_anything_went_out_everything_may_change(tmp_path: Path) -> None:
    """An archive that is brought along to a site without an edition rewrites nothing."""
    assert found(tmp_path, {"tips/c.md": YEAR["tips/c.md"]}, YEAR) == []


def test_a_late_tip_in_a_week_without_an_edition(tmp_path: Path) -> None:
    """The running week may still get its tip when nothing has gone out in it."""
    then: Files = {"tips/a.md": tip_text(date="2026-11-10", evergreen="false")}
    assert found(tmp_path, then, then | {"tips/d.md": tip_text(date="2026-11-17", title="D")}) == []


def test_aliases_playbooks_pages_and_words(tmp_path: Path) -> None:
    """Every kind of address that was published is missed where somebody can bring it back."""
    then: Files = {
        "tips/a.md": tip_text(date="2026-10-27", aliases="[first]"),
        "docs/playbooks/live-chat.md": playbook_text(aliases="[chat]"),
        "docs/playbooks/by-mail.md": playbook_text("1. Write.", title="By mail"),
        "docs/guide/index.md": "# Guide\n",
        "docs/guide/old.md": "# Old\n",
        "docs/paths.yml": "week:\n  title: W\n  description: D\n  stops: [{tip: a}]\n",
    }
    now: Files = {
        "tips/a.md": tip_text(date="2026-10-27", aliases="[other]"),
        "docs/playbooks/live-chat.md": playbook_text(),
        "docs/playbooks/email.md": playbook_text("1. Write.", title="Email"),
        "docs/guide.md": "# Guide\n",
        "docs/paths.yml": "",
        "docs/tags.yml": make.VOCABULARY["docs/tags.yml"].partition("apology")[0],
        "docs/series.yml": "",
    }
    lost = "would lead nowhere; add"
    assert found(tmp_path, then, now) == [
        "docs/guide/old.md:1: is published as /guide/old/ and is gone; put it back, if only to say where "
        "its words are now",
        'docs/paths.yml:1: "week" is published as /paths/week/; put it back',
        "docs/playbooks/email.md:2: aliases: the published address /playbooks/by-mail/ would lead nowhere; "
        'if this is its new file, write "aliases: [by-mail]" here',
        f'docs/playbooks/live-chat.md:2: aliases: the published address /playbooks/chat/ {lost} "chat" again',
        'docs/series.yml:1: "first-words" is published as /series/first-words/; put it back',
        'docs/tags.yml:1: "apology" is published as /tags/apology/ with its feeds; put it back',
        f'tips/a.md:6: aliases: the published address /tips/first/ {lost} "first" again',
    ]


@pytest.mark.parametrize(
    ("title", "body", "heir"),
    [
        ("Side", "Other words.", "tips/new.md"),
        ("Other", "Words aside.", "tips/new.md"),
        ("On one side", "Other words.", None),
        ("Sides", "Other words.", "tips/new.md"),
    ],
)
def test_where_a_file_is_now(tmp_path: Path, title: str, body: str, heir: str | None) -> None:
    """The same title or text, or one that is close, shows where a file went; else it is gone."""
    new = tip_text(body, title=title, date="2026-10-30", feature="false")
    before = published(tmp_path / "then", YEAR, **ENCORES)
    after = published(tmp_path / "now", changed(side=None, new=new), **ENCORES)
    assert moved_files(before, after) == {"tips/side.md": heir}


def test_where_a_rewritten_file_is_now(tmp_path: Path) -> None:
    """A playbook under a new name and title is known by most of its text, one with an alias by that."""
    words = " ".join(f"word{number}" for number in range(60))
    then: Files = {
        "docs/playbooks/one.md": playbook_text(words, title="First things"),
        "docs/playbooks/two.md": playbook_text("Two.", title="Two"),
    }
    now: Files = {
        "docs/playbooks/a.md": playbook_text(f"{words} and more", title="Nothing like it"),
        "docs/playbooks/b.md": playbook_text("B.", title="Quite other", aliases="[two]"),
    }
    assert moved_files(published(tmp_path / "then", then), published(tmp_path / "now", now)) == {
        "docs/playbooks/one.md": "docs/playbooks/a.md",
        "docs/playbooks/two.md": "docs/playbooks/b.md",
    }


def test_a_tip_with_mistakes_is_still_there(tmp_path: Path) -> None:
    """Whoever mistypes a key reads of that, not that the tip was gone."""
    assert found(tmp_path, YEAR, changed(a=tip_text(title="A", date="2026-10-27", autor="training"))) == []


def test_a_base_with_mistakes(tmp_path: Path) -> None:
    """Nobody knows what went out from tips that cannot be read: a warning says so, the rest is compared."""
    then = changed(a=tip_text(title="A", date="2026-10-27", autor="training"))
    assert found(tmp_path, then, changed(b=None)) == [
        "mkdocs.yml:1: warning: what went out cannot be compared: tips of the base have mistakes of "
        "their own; mend them first",
        "tips/b.md:1: was the edition of 2026-W45 and is gone; put it back and change its words if you must, "
        'or write "aliases: [b]" in its new file',
    ]


EMPTY = Library((), (), (), (), Vocabulary({}, {}, {}))
Weeks = Sequence[int | None]
WEEKS = st.lists(st.one_of(st.none(), st.integers(-30, 4)), max_size=12, unique=True)


def of_weeks(weeks: Sequence[int | None], rules: Settings) -> Almanac:
    """Return what is published of tips in *weeks*, counted from the running one; None makes a draft."""
    tuesday = date(2026, 11, 17)
    tips: list[Tip] = [
        make.tip(f"t{number}", None if week is None else tuesday + timedelta(weeks=week))
        for number, week in enumerate(weeks)
    ]
    return Almanac(replace(EMPTY, tips=tuple(tips)), rules, NOW)


@given(WEEKS, st.integers(0, 8))
def test_the_same_again_breaks_nothing(weeks: Weeks, encore_after: int) -> None:
    """Whatever is published, publishing it again breaks no promise."""
    rules = settings(encore_after=encore_after)
    assert check_continuity(of_weeks(weeks, rules), of_weeks(weeks, rules), config=CONFIG) == []


@given(WEEKS, st.integers(0, 8), st.lists(st.integers(5, 60), max_size=4, unique=True))
def test_a_later_tip_never_breaks_anything(weeks: Weeks, encore_after: int, later: Weeks) -> None:
    """Tips for weeks to come, and drafts, may be added at any time."""
    rules = settings(encore_after=encore_after)
    more = [*weeks, *later, None]
    assert check_continuity(of_weeks(weeks, rules), of_weeks(more, rules), config=CONFIG) == []


def test_a_tag_that_had_a_page_keeps_it_while_its_first_tip_waits(tmp_path: Path) -> None:
    """A tag that nothing used was public; once a tip waits with it, it must be said that it stays so."""
    waits = changed(d=tip_text(date="2026-12-01", title="D", tags="[apology]"))
    public = make.VOCABULARY["docs/tags.yml"] + "  public: true\n"
    assert found(tmp_path / "a", YEAR, waits) == [
        'docs/tags.yml:4: "apology" is published as /tags/apology/, which would lead nowhere until the '
        'release of tips/d.md; write "public: true" below it'
    ]
    assert found(tmp_path / "b", YEAR, {**waits, "docs/tags.yml": public}) == []
    assert found(tmp_path / "c", waits, waits) == []


def test_a_tag_that_never_had_a_page_may_go(tmp_path: Path) -> None:
    """Only a tip that waits used it, so nobody can have its address."""
    waits = changed(d=tip_text(date="2026-12-01", title="D", tags="[apology]"))
    without = {**YEAR, "docs/tags.yml": "empathy:\n  title: Empathy\n  description: Theirs.\n"}
    assert found(tmp_path, waits, without) == []


def test_what_is_kept_back_is_told_with_its_reason(tmp_path: Path) -> None:
    """A page says so itself, and two patterns do: each had an address that would die."""
    then = {
        **YEAR,
        "docs/about.md": "---\ntitle: About\n---\nUs.\n",
        "docs/playbooks/live-chat.md": playbook_text(),
    }
    before = published(tmp_path / "then", then)
    folder = make.project(tmp_path / "now", then | {"docs/about.md": "---\ndraft: true\n---\nUs.\n"})
    wishes = DocsSettings(
        shut_out=lambda name: "exclude_docs" if "live-chat" in name else "",
        draft=lambda name: name == "tips/side.md",
    )
    library = read_library(folder / "docs", folder / "tips", settings(), config=CONFIG, wishes=wishes)
    after = Almanac(library, settings(), NOW)
    dead = "would lead nowhere, since {} keeps the file back; let it in again"
    chat = "the published address /playbooks/live-chat/"
    assert [str(problem) for problem in check_continuity(before, after, config=CONFIG)] == [
        f"docs/about.md:1: the published address /about/ {dead.format('its own front matter')}",
        f"docs/playbooks/live-chat.md:1: {chat} {dead.format('exclude_docs')}",
        f"tips/side.md:1: the published address /tips/side/ {dead.format('draft_docs')}",
    ]


@pytest.mark.parametrize(
    ("moved", "told"),
    [
        ("2016/a: a\n?p=7: a\nw: c\n", []),
        ("2016/a/: b\n?p=7: a\n", []),
        (
            "2016/a: a\n",
            ['docs/moved.yml:1: the old address "?p=7" would lead nowhere; write "?p=7: a" again'],
        ),
        (None, ["2016/a", "?p=7"]),
        ("2016/a: [a]\n", []),
    ],
    ids=["as it was", "to another tip", "one is gone", "no file", "an error of its own"],
)
def test_old_addresses_go_on(tmp_path: Path, moved: str | None, told: list[str]) -> None:
    """An address of an older publication that led to a live tip leads somewhere ever after."""
    then = YEAR | {"docs/moved.yml": "2016/a: a\n?p=7: a\nw: c\n"}
    lines = found(tmp_path, then, YEAR if moved is None else YEAR | {"docs/moved.yml": moved})
    assert len(lines) == len(told)
    assert all(part in line for part, line in zip(told, lines, strict=True))
