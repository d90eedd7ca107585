"""The weeks around now: what each carries, which are free, and how a tip's file gets another date."""

import errno
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import make
import pytest
from forearmed.calendar.almanac import Almanac
from forearmed.calendar.rows import (
    AFTER,
    BEFORE,
    Calendar,
    Carries,
    Openings,
    WeekRow,
    make_calendar,
    tips_of,
)
from forearmed.calendar.schedule import plan
from forearmed.cli.weeks_table import as_text
from forearmed.content.library import Library
from forearmed.content.model import Author, Tip
from forearmed.content.source import read_article
from forearmed.desk.set_date import give_dates, with_date
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.weeks import Week
from forearmed.site.pages import Document, LiveLibrary, documents
from hypothesis import given
from hypothesis import strategies as st

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)  # the Sunday of week 47
TUESDAY = date(2026, 11, 17)
AUTHORS = {"training": Author(title="Training", description="The trainers.")}
DAY = date(2026, 12, 29)


def tip(slug: str, weeks: int | None, **changed: Any) -> Tip:  # Any: whatever key a test changes
    """Return a tip so many *weeks* after week 47 of 2026; None is a draft."""
    return make.tip(slug, None if weeks is None else TUESDAY + timedelta(weeks=weeks), **changed)


def calendar(*tips: Tip, now: datetime = NOW, **changed: Any) -> Calendar:  # Any: likewise
    """Return the calendar of *tips* under *changed* settings."""
    return make_calendar(tips, make.settings(**changed), now=now, authors=AUTHORS)


def told(made: Calendar) -> list[str]:
    """Return the weeks as `W47 tip call-first`, with a mark for what is free, running or still ahead."""
    return [
        " ".join(
            filter(
                None,
                [
                    f"{row.week}"[5:],
                    row.carries,
                    row.tip.slug if row.tip else "",
                    "free" if row.free else "",
                    "ahead" if not row.released else "",
                    "running" if row.running else "",
                ],
            )
        )
        for row in made.rows
    ]


GAPS = [
    *("W43 gap", "W44 gap", "W45 gap", "W46 gap", "W47 gap running"),
    *(f"W{week} gap free ahead" for week in range(48, 54)),
    *(f"W{week:02} gap free ahead" for week in range(1, 7)),
]


def test_nothing_written() -> None:
    """An empty library has a calendar of gaps, and the next week is free."""
    made = calendar()
    assert told(made) == GAPS
    assert (len(made.rows), made.queued) == (BEFORE + 1 + AFTER, 0)
    assert (made.first_free, made.first_day) == (Week(2026, 48), "Tuesday, November 24, 2026")


def test_before_the_first_edition() -> None:
    """Drafts take no week; the first tip stands in its own, and nothing comes before it."""
    made = calendar(tip("a", 2), tip("idea", None), encore_after=1)
    assert told(made)[:9] == [
        *GAPS[:5],
        "W48 gap free ahead",
        "W49 tip a ahead",
        "W50 encore a free ahead",
        "W51 encore a free ahead",
    ]
    assert (made.queued, made.first_free) == (1, Week(2026, 48))


def test_a_row_in_full() -> None:
    """A row holds the release in the site's zone, the tip, and its author by name."""
    a = tip("a", 0)
    assert calendar(a).rows[4] == WeekRow(
        week=Week(2026, 47),
        release=datetime(2026, 11, 17, 9, tzinfo=NEW_YORK),
        carries=Carries.TIP,
        released=True,
        running=True,
        free=False,
        tip=a,
        author="Training",
    )


def test_a_release_has_the_offset_of_its_day() -> None:
    """Clocks that go back between two weeks change the offset, not the hour."""
    first, second = calendar(now=datetime(2026, 10, 29, tzinfo=UTC)).rows[4:6]
    assert [first.release.isoformat(), second.release.isoformat()] == [
        "2026-10-27T09:00:00-04:00",
        "2026-11-03T09:00:00-05:00",
    ]


def test_encores_that_went_out_and_that_will() -> None:
    """Past weeks show what came back; later ones what will, unless a tip is given to them."""
    made = calendar(tip("a", -30), tip("b", -29), tip("c", 1), encore_after=28, skip_weeks=["2026-W49"])
    assert told(made) == [
        *("W43 gap", "W44 gap", "W45 encore a", "W46 encore b", "W47 gap running"),
        *("W48 tip c ahead", "W49 skipped ahead"),
        *(gap for gap in GAPS[7:]),
    ]
    assert (made.queued, made.first_free) == (1, Week(2026, 50))


def test_a_pinned_week_is_not_free() -> None:
    """A tip in the week of another's pinned encore would be an error, so that week is not offered."""
    made = calendar(tip("a", -30, encores=["2026-W48"]), encore_after=60)
    assert told(made)[5:7] == ["W48 encore a ahead", "W49 gap free ahead"]
    assert made.first_free == Week(2026, 49)


def test_the_running_week_until_its_release() -> None:
    """A week is free until its own release, and never from that moment on."""
    nine = datetime(2026, 11, 17, 9, tzinfo=NEW_YORK)
    before, after = calendar(now=nine - timedelta(seconds=1)), calendar(now=nine)
    assert (told(before)[4], before.first_free) == ("W47 gap free ahead running", Week(2026, 47))
    assert (told(after)[4], after.first_free) == ("W47 gap running", Week(2026, 48))


def test_the_hour_that_comes_twice() -> None:
    """A release between two equal clock times has passed when it has, whatever the clocks show."""
    sunday = {"publish_weekday": "Sunday", "publish_time": "01:30"}
    second_one = datetime(2026, 11, 1, 1, 10, tzinfo=NEW_YORK, fold=1)
    assert told(calendar(now=second_one, **sunday))[4] == "W44 gap running"


def test_tips_beyond_the_last_row_are_in_the_queue() -> None:
    """The last line counts every week to come, and finds the first free one wherever it is."""
    made = calendar(*(tip(f"t{week}", week) for week in range(1, 21)), tip("aside", 30, feature=False))
    assert (made.queued, made.first_free) == (20, Week(2027, 15))


def test_why_a_week_is_not_to_be_had() -> None:
    """Each refusal names the week and who has it."""
    tips = [tip("a", 1), tip("b", -30, encores=["2026-W50"])]
    openings = Openings.of(tips, make.settings(skip_weeks=["2026-W49"]), now=NOW)
    found = [openings.objection(Week(2026, week)) for week in range(46, 52)]
    assert found == [
        "2026-W46 is over; its release was on Tuesday, November 10, 2026",
        "2026-W47 has had its release, on Tuesday, November 17, 2026",
        "2026-W48 is taken by tips/a.md",
        "2026-W49 is skipped by the settings",
        "2026-W50 is pinned by tips/b.md for its encore",
        None,
    ]


@given(st.lists(st.integers(-60, 20), unique=True), st.integers(0, 30), st.sets(st.integers(1, 52)))
def test_a_calendar_says_what_the_schedule_will(weeks: list[int], rest: int, skipped: set[int]) -> None:
    """Once every row is history, the editions are those that the calendar foretold."""
    changed: dict[str, Any] = {"encore_after": rest, "skip_weeks": [f"2027-W{week:02}" for week in skipped]}
    tips = [tip(f"t{week + 60}", week) for week in weeks]
    made = calendar(*tips, **changed)
    end = made.rows[-1].release + timedelta(days=1)
    editions = {edition.week: edition for edition in plan(tips, make.settings(**changed), now=end).editions}
    assert [(row.week, row.tip) for row in made.rows if row.tip] == [
        (row.week, editions[row.week].tip) for row in made.rows if row.week in editions
    ]
    free = [row.week for row in made.rows if row.free]
    assert not free or free[0] == made.first_free


def read(folder: Path, files: dict[str, str | bytes]) -> Library:
    """Return the library of a project with *files*."""
    return make.library(folder, files)


def test_a_tip_that_is_being_mended_holds_its_week(tmp_path: Path) -> None:
    """What is wrong with a tip does not make its week free; pages and playbooks hold none."""
    files: dict[str, str | bytes] = {
        "tips/2026/a.md": make.tip_text(date="2026-11-24", sumary="x"),
        "tips/2026/b.md": make.tip_text(date="2026-12-01", title="x" * 81),
        "docs/tips/c.md": "---\ntitle: [no]\ndate: 2026-12-08\n---\n",
        "docs/playbooks/d.md": make.playbook_text(date="2026-12-15"),
    }
    tips = tips_of(read(tmp_path, files))
    assert [(each.place.path, str(each.week), each.title) for each in tips] == [
        ("tips/2026/a.md", "2026-W48", "Call first"),
        ("tips/2026/b.md", "2026-W49", "b"),
    ]


# --- the table ---

LONG = "A title as long as titles are ever allowed to be, which is eighty letters, no more"
LATER = "  2026-W49  2026-12-01  tip      Later                            Training        too-long-for-its-…"
FREE = "  2026-W48  2026-11-24  free     (From long ago)                  Training        empathy"


def test_the_table() -> None:
    """At most 100 columns; what is too long is cut, and an encore that gives way stands in brackets."""
    authors = {**AUTHORS, "care": Author(title="The customer care team", description="They care.")}
    tips = [
        tip("a", -30, title="From long ago"),
        tip("b", 0, title=LONG[:80], author="care", tags=["empathy", "listening", "apology"]),
        tip("c", 2, title="Later", tags=["too-long-for-its-column", "b"]),
    ]
    settings = make.settings(encore_after=31, skip_weeks=["2026-W50"])
    lines = as_text(make_calendar(tips, settings, now=NOW, authors=authors), settings).splitlines()
    assert lines[:11] == [
        "Weeks go out at 09:00 (America/New_York).",
        "",
        "  Week      Release     What     Title                            Author          Tags",
        "  2026-W43  2026-10-20  gap",
        "  2026-W44  2026-10-27  gap",
        "  2026-W45  2026-11-03  gap",
        "  2026-W46  2026-11-10  gap",
        "> 2026-W47  2026-11-17  tip      A title as long as titles are…   The customer…   empathy +2",
        f"\x1b[1m{FREE}\x1b[0m",
        LATER,
        "  2026-W50  2026-12-08  skipped",
    ]
    assert lines[-3:] == [
        "",
        "(In brackets: the earlier tip that goes out again if the week stays free.)",
        "1 week to come with a tip of its own; the first free week is 2026-W48 (Tuesday, November 24, 2026)",
    ]
    assert max(len(line) for line in lines if "free" not in line) <= 100


# --- the page ---


def pages(
    folder: Path, files: dict[str, str | bytes], *, preview: bool = True, publish: bool = False
) -> dict[str, Document]:
    """Return every document of a project by its source."""
    settings = make.settings(encore_after=1, skip_weeks=["2026-W51"], publish_calendar=publish)
    library = read(folder, files)
    live = LiveLibrary.of(Almanac(library, settings, NOW))
    return {page.src_uri: page for page in documents(live, preview=preview)}


FILES: dict[str, str | bytes] = {
    "tips/2026/call-first.md": make.tip_text(tags="[empathy, apology]"),
    "tips/2026/later.md": make.tip_text(title="Later *words*", date="2026-11-24", evergreen="false"),
    "tips/2026/idea.md": "---\ntitle: An idea\n---\nNot ready.\n",
}


def board(page: Document) -> list[str]:
    """Return the weeks of the calendar, as ``Week 48: ready Later (tips/later/) Training``."""
    weeks = [week for month in page.metadata["months"] for week in month["weeks"]]  # type: ignore[attr-defined]  # of any page
    return [
        " ".join(
            filter(None, [f"{one['week']}:", one["kind"], one["title"], f"({one['url']})", one["author"]])
        )
        for one in weeks
    ]


def test_the_board_of_a_preview(tmp_path: Path) -> None:
    """A quarter from this week on, by month, with links to every tip, scheduled ones included."""
    page = pages(tmp_path, FILES)["calendar.md"]
    back = "free Call first (tips/call-first/)"
    assert page.address == "calendar/"
    assert board(page) == [
        "Week 47: out Call first (tips/call-first/) Training",
        "Week 48: ready Later *words* (tips/later/) Training",
        f"Week 49: {back}",
        f"Week 50: {back}",
        "Week 51: none (None)",
        *(f"Week {number}: {back}" for number in (52, 53, *range(1, 8))),
    ]
    months = page.metadata["months"]
    assert isinstance(months, list)
    assert [month["title"] for month in months][:2] == ["November 2026", "December 2026"]
    assert months[0]["weeks"][0]["running"]
    assert page.metadata["outlook"] == (
        "1 week to come has its tip; the first free one is Week 49, Tuesday, December 1, 2026."
    )


def test_a_board_for_the_team(tmp_path: Path) -> None:
    """A site that wants the board has it without a link to what has no page yet, and leads nobody to it."""
    built = pages(tmp_path, FILES, preview=False, publish=True)
    assert board(built["calendar.md"])[:3] == [
        "Week 47: out Call first (tips/call-first/) Training",
        "Week 48: ready Later *words* (None) Training",
        "Week 49: free Call first (tips/call-first/)",
    ]
    assert built["calendar.md"].metadata["unlisted"]
    assert [page.src_uri for page in built.values() if "calendar.md" in page.body] == []


def test_the_page_is_listed_where_previews_are(tmp_path: Path) -> None:
    """The list of all tips leads to the calendar in a preview; a build has neither page nor link."""
    assert (
        "\n\n[The coming quarter](/calendar.md)\n\n- **Scheduled"
        in pages(tmp_path, FILES)["tips/index.md"].body
    )
    built = pages(tmp_path, FILES, preview=False)
    assert "calendar.md" not in built
    assert "calendar.md" not in built["tips/index.md"].body


@pytest.mark.parametrize("path", ["calendar.md", "calendar/index.md"])
def test_an_authors_own_page_goes_first(tmp_path: Path, path: str) -> None:
    """A page that somebody wrote at the address stays there, and no link pretends otherwise."""
    found = pages(tmp_path, {**FILES, f"docs/{path}": "---\ntitle: Courses\n---\nMondays.\n"})
    assert found[path].body == "Mondays."
    assert [page.src_uri for page in found.values() if page.address == "calendar/"] == [path]
    assert "/calendar.md" not in found["tips/index.md"].body


# --- the line of the date ---


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ntitle: A\ndate: 2026-11-24\n---\nHi\n", "---\ntitle: A\ndate: 2026-12-29\n---\nHi\n"),
        ("---\r\ntitle: A\r\ndate:\r\n---\r\nHi\r\n", "---\r\ntitle: A\r\ndate: 2026-12-29\r\n---\r\nHi\r\n"),
        ("---\rtitle: A\rdate: ~\r---\rHi", "---\rtitle: A\rdate: 2026-12-29\r---\rHi"),
        ("---\r\ntitle: A\n---\nHi\r\n", "---\r\ntitle: A\ndate: 2026-12-29\n---\nHi\r\n"),
        ("---\ntitle: A\r\n---\nHi", "---\ntitle: A\r\ndate: 2026-12-29\r\n---\nHi"),
        ("\ufeff---\ntitle: 'A'\n---\n", "\ufeff---\ntitle: 'A'\ndate: 2026-12-29\n---\n"),
        ("---\ndate:   # soon\ntitle: A\n---\n", "---\ndate: 2026-12-29   # soon\ntitle: A\n---\n"),
        (
            "---\ndate:  2026-11-24 # a #b \ntitle: A\n---\n",
            "---\ndate:  2026-12-29 # a #b \ntitle: A\n---\n",
        ),
        ('---\n"date" : "2026-11-24"\ntitle: A\n---\n', '---\n"date" : 2026-12-29\ntitle: A\n---\n'),
        ("---\ndate: in May # ?\ntitle: A\n---\n", "---\ndate: 2026-12-29 # ?\ntitle: A\n---\n"),
        ("--- \n  title: A\n  tags: []\n---\n", "--- \n  title: A\n  date: 2026-12-29\n  tags: []\n---\n"),
        (
            "---\ntitle: >-\n  A\n\n  date: x\nsummary: |\n  date:\n---\ndate:\n",
            "---\ntitle: >-\n  A\n\n  date: x\ndate: 2026-12-29\nsummary: |\n  date:\n---\ndate:\n",
        ),
        ('---\ntitle: "A\nB"\n---\n', '---\ntitle: "A\nB"\ndate: 2026-12-29\n---\n'),
        (
            "---\n# date: 2026-11-24\ntitle: A\n# more\n---\n",
            "---\n# date: 2026-11-24\ntitle: A\ndate: 2026-12-29\n# more\n---\n",
        ),
        ("---\ntitle: A\u2028\ndate:\n---\n", "---\ntitle: A\u2028\ndate: 2026-12-29\n---\n"),
        ("---\n{title: A, date: 2026-11-24}\n---\n", None),
        ("---\ntitle: A\ndate:\n  2026-11-24\n---\n", None),
        ("---\ntitle: A\ndate: &day 2026-11-24\nupdated: *day\n---\n", None),
        ("---\nsummary: A\n---\n", None),
    ],
)
def test_only_the_line_of_the_date(before: str, after: str | None) -> None:
    """All else stays as it was written, to the byte; what would take more than a line is left alone."""
    assert with_date(before, DAY) == after


@given(
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "\ufeff"]),
    st.permutations(["title: 'it''s'  # a", "tags: [a,\n  b]", "date: 2026-11-24", "", "# date: never"]),
    st.text(st.characters(exclude_categories=["Cs"])),
)
def test_a_date_changes_and_changes_back(ending: str, mark: str, keys: list[str], body: str) -> None:
    """Whatever the file looks like, the old date brings back the old file."""
    text = mark + "\n".join(["---", *keys, "---", ""]).replace("\n", ending) + body
    dated = with_date(text, DAY)
    assert dated is not None
    assert read_article(dated.removeprefix("\ufeff")).metadata["date"] == DAY
    assert with_date(dated, date(2026, 11, 24)) == text


def test_a_disk_that_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is as it was, nothing is left beside it, and the error says why."""
    file = tmp_path / "idea.md"
    file.write_text("---\ntitle: An idea\n---\n")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ForearmedError, match=r"^cannot write .*/idea\.md: No space left on device$"):
        give_dates({file: DAY})
    assert [each.name for each in tmp_path.iterdir()] == ["idea.md"]
    assert file.read_text() == "---\ntitle: An idea\n---\n"


def test_two_files_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the second of two files cannot be replaced, the first is as it was, without a trace."""
    texts = {name: f"---\ntitle: {name}\ndate: 2026-12-08\n---\n" for name in ("a.md", "b.md")}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    replace = Path.replace

    def stubborn(fresh: Path, target: Path) -> Path:
        if target.name == "b.md":
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return replace(fresh, target)

    monkeypatch.setattr(Path, "replace", stubborn)
    with pytest.raises(ForearmedError, match=r"^cannot write .*/b\.md: Permission denied$"):
        give_dates({tmp_path / "a.md": DAY, tmp_path / "b.md": None})
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == texts
