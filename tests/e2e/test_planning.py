"""`forearmed calendar` and `forearmed schedule` as an editor types them, and the page of a preview."""

import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from clones import git
from icalendar import Calendar
from make import playbook_text, tip_text
from sites import NOW, build, read, run, run_here, serving, site_project

IDEA = "---\ntitle: An idea\n---\nNot ready.\n"
FILES: dict[str, str | bytes] = {
    "tips/2026/call-first.md": tip_text(tags="[empathy, apology]"),
    "tips/2026/later.md": tip_text(title="Later words", date="2026-11-24"),
    "tips/2026/idea.md": IDEA,
}
SETTINGS = {"encore_after": 4, "skip_weeks": ["2026-W52"]}
SEE = ", once it has a summary and tags; see it with make serve at http://127.0.0.1:8000/tips/idea/"


def project(folder: Path, **more: str | bytes) -> Path:
    """Write a project of one released tip, one scheduled, one draft and *more* tips by name."""
    tips = {f"tips/2026/{name}.md": text for name, text in more.items()}
    return site_project(folder, {**FILES, **tips}, settings=SETTINGS)


def forearmed(folder: Path, *command: str, at: datetime = NOW) -> tuple[int, str, str]:
    """Run the command; return its exit code, its output and its errors."""
    done = run_here("forearmed", *command, cwd=folder, at=at)
    return done.returncode, done.stdout, done.stderr


TABLE = """\
Weeks go out at 09:00 (America/New_York).

  Week      Release     What     Title          Author    Tags
  2026-W43  2026-10-20  gap
  2026-W44  2026-10-27  gap
  2026-W45  2026-11-03  gap
  2026-W46  2026-11-10  gap
> 2026-W47  2026-11-17  tip      Call first     Training  empathy, apology
  2026-W48  2026-11-24  ready    Later words    Training  empathy
  2026-W49  2026-12-01  free
  2026-W50  2026-12-08  free
  2026-W51  2026-12-15  free     (Call first)   Training  empathy, apology
  2026-W52  2026-12-22  skipped
  2026-W53  2026-12-29  free     (Later words)  Training  empathy
  2027-W01  2027-01-05  free
  2027-W02  2027-01-12  free     (Call first)   Training  empathy, apology
  2027-W03  2027-01-19  free
  2027-W04  2027-01-26  free     (Later words)  Training  empathy
  2027-W05  2027-02-02  free
  2027-W06  2027-02-09  free     (Call first)   Training  empathy, apology

(In brackets: the earlier tip that goes out again if the week stays free.)
1 week to come with a tip of its own; the first free week is 2026-W49 (Tuesday, December 1, 2026)
"""


def test_a_calendar_to_read(tmp_path: Path) -> None:
    """In a pipe the table is plain text: no colours, no wrapping, the same in every locale."""
    folder = project(tmp_path)
    assert forearmed(folder, "calendar") == (0, TABLE, "")
    done = run(
        "forearmed", "calendar", cwd=folder, env={"COLUMNS": "40", "FORCE_COLOR": "1", "TZ": "Asia/Tokyo"}
    )
    assert done.stdout == TABLE


def test_a_calendar_of_nothing(tmp_path: Path) -> None:
    """Without any tip there are 17 weeks all the same, and the next one is free."""
    code, out, err = forearmed(site_project(tmp_path, {}), "calendar")
    lines = out.splitlines()
    assert (code, err, len(lines)) == (0, "", 22)
    assert lines[2:5] == [
        "  Week      Release     What  Title  Author  Tags",
        "  2026-W43  2026-10-20  gap",
        "  2026-W44  2026-10-27  gap",
    ]
    free = "the first free week is 2026-W48 (Tuesday, November 24, 2026)"
    assert lines[-1] == f"0 weeks to come with tips of their own; {free}"


def test_a_calendar_for_programs(tmp_path: Path) -> None:
    """Every week has every key; moments have their offset, and what is absent is null."""
    code, out, err = forearmed(project(tmp_path), "calendar", "--format", "json")
    rows = json.loads(out)
    assert (code, err, len(rows)) == (0, "", 17)
    assert rows[5] == {
        "week": "2026-W48",
        "release": "2026-11-24T09:00:00-05:00",
        "carries": "tip",
        "released": False,
        "running": False,
        "free": False,
        "state": "ready",
        "path": "tips/2026/later.md",
        "slug": "later",
        "title": "Later words",
        "author": "Training",
        "tags": ["empathy"],
    }
    assert rows[0] == {
        "week": "2026-W43",
        "release": "2026-10-20T09:00:00-04:00",
        "carries": "gap",
        "released": True,
        "running": False,
        "free": False,
        **dict.fromkeys(["state", "path", "slug", "title", "author"]),
        "tags": [],
    }
    assert [row["carries"] for row in rows[8:11]] == ["encore", "skipped", "encore"]
    assert {tuple(row) for row in rows} == {tuple(rows[0])}


def test_a_calendar_of_what_is_not_in_order(tmp_path: Path) -> None:
    """A tip with mistakes holds its week, and a line on standard error says whom to ask."""
    folder = project(tmp_path, wrong=tip_text(date="2026-12-01", sumary="x"), broken="Hello.\n")
    code, out, err = forearmed(folder, "calendar")
    assert (code, err) == (
        0,
        "2 problems in the content: a tip with a mistake may have to move; run forearmed check\n",
    )
    assert "  2026-W49  2026-12-01  draft    Call first " in out


def test_how_far_the_tips_are_in_other_forms(tmp_path: Path) -> None:
    """A Markdown table says it in a column; iCalendar has an event for each week that is to come."""
    begun = tip_text("", title="Half | done", date="2026-12-01", summary=None, tags=None)
    folder = project(tmp_path, begun=begun)
    code, out, err = forearmed(folder, "calendar", "--weeks", "2", "--format", "md")
    assert (code, err) == (0, "")
    assert out.splitlines()[-2:] == [
        "| 2026-W48 | Tuesday, November 24, 2026 | **Later words** | ready | Training |",
        "| 2026-W49 | Tuesday, December 1, 2026 | **Half &#124; done** | idea | Training |",
    ]
    code, out, err = forearmed(folder, "calendar", "--weeks", "4", "--format", "ics")
    assert (code, err) == (0, "")
    events = Calendar.from_ical(out).events
    assert [str(event["summary"]) for event in events] == [
        "2026-W48: Later words (ready)",
        "2026-W49: Half | done (idea)",
        "2026-W50: free",
        "2026-W51: free; else again: Call first",
    ]
    assert str(events[0]["uid"]) == "2026-W48@service-tips.example.com"
    assert events[0].start == datetime(2026, 11, 24, 14, tzinfo=UTC)
    assert events[0].duration == timedelta(minutes=15)
    assert str(events[1]["description"]) == "tips/2026/begun.md: Training"


def test_settings_that_are_wrong(tmp_path: Path) -> None:
    """Without settings there are no weeks: the mistake is told like every other."""
    folder = site_project(tmp_path, {}, settings={"publish_weekday": "Tuseday"})
    code, out, _ = forearmed(folder, "calendar")
    assert (code, out.count("\n")) == (1, 1)
    assert out.endswith(': publish_weekday: "Tuseday" is not a day of the week; did you mean "Tuesday"?\n')


# --- schedule ---


def test_a_draft_gets_the_next_free_week(tmp_path: Path) -> None:
    """The file gains one line and nothing else; `check` is content, and a second time changes nothing."""
    folder = project(tmp_path)
    file = folder / "tips/2026/idea.md"
    said = f"tips/2026/idea.md: is to go out on Tuesday, December 1, 2026, at 09:00 (2026-W49){SEE}\n"
    assert forearmed(folder, "schedule", "tips/2026/idea.md") == (0, said, "")
    assert file.read_text() == "---\ntitle: An idea\ndate: 2026-12-01\n---\nNot ready.\n"
    assert forearmed(folder, "schedule", str(file)) == (0, said, "")
    assert file.read_text() == "---\ntitle: An idea\ndate: 2026-12-01\n---\nNot ready.\n"
    assert sorted(each.name for each in file.parent.iterdir()) == ["call-first.md", "idea.md", "later.md"]


@pytest.mark.parametrize(
    ("raw", "dated"),
    [
        (
            b"\xef\xbb\xbf---\r\ntitle: 'An idea'  # mine\r\ndate:\r\n---\r\nNot ready.",
            b"\xef\xbb\xbf---\r\ntitle: 'An idea'  # mine\r\ndate: 2026-12-29\r\n---\r\nNot ready.",
        ),
        (
            b"---\ndate: 2026-12-08  # or later?\ntitle: >\n  An\n  idea\n---\ndate: 2026-12-08\n",
            b"---\ndate: 2026-12-29  # or later?\ntitle: >\n  An\n  idea\n---\ndate: 2026-12-08\n",
        ),
    ],
)
def test_only_one_line_changes(tmp_path: Path, raw: bytes, dated: bytes) -> None:
    """Byte order mark, line endings, comments, quotes and the file's mode are kept."""
    folder = project(tmp_path, own=raw)
    file = folder / "tips/2026/own.md"
    file.chmod(0o640)
    code, out, err = forearmed(folder, "schedule", "tips/2026/own.md", "--week", "2026-W53")
    assert (code, err) == (0, "")
    assert out == (
        "tips/2026/own.md: is to go out on Tuesday, December 29, 2026, at 09:00 (2026-W53), once it has "
        "a summary and tags; see it with make serve at http://127.0.0.1:8000/tips/own/\n"
    )
    assert file.read_bytes() == dated
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_the_running_week(tmp_path: Path) -> None:
    """Until its release the running week is the next free one."""
    folder = site_project(tmp_path, {"tips/2026/idea.md": IDEA})
    morning = datetime(2026, 11, 17, 13, 59, tzinfo=UTC)
    assert forearmed(folder, "schedule", "tips/2026/idea.md", at=morning) == (
        0,
        f"tips/2026/idea.md: is to go out on Tuesday, November 17, 2026, at 09:00 (2026-W47){SEE}\n",
        "",
    )
    out = forearmed(folder, "schedule", "tips/2026/idea.md", at=datetime(2026, 11, 17, 13, tzinfo=UTC))[1]
    assert "(2026-W47)" in out


NEXT = "the next free week is"
REFUSED = [
    (["tips/2026/idee.md"], 'tips/2026/idee.md: there is no such file; did you mean "tips/2026/idea.md"?'),
    (["x" * 300], f"{'x' * 300}: there is no such file"),
    (["mkdocs.yml"], "mkdocs.yml: is not a tip; tips are the .md files below tips/"),
    (["tips"], "tips: is not a tip; tips are the .md files below tips/"),
    (["tips/2026/.idea.md"], "tips/2026/.idea.md: is not a tip; tips are the .md files below tips/"),
    (
        ["docs/playbooks/live-chat.md"],
        "docs/playbooks/live-chat.md: is not a tip; tips are the .md files below tips/",
    ),
    (
        ["tips/2026/broken.md"],
        'tips/2026/broken.md:1: must begin with a line of "---", then title: and the like, then "---" again',
    ),
    (
        ["tips/2026/call-first.md"],
        "tips/2026/call-first.md: its week, 2026-W47, was over with Tuesday, November 17, 2026, and a tip "
        "that went out keeps it; if this one never did, correct its date yourself",
    ),
    (
        ["tips/2026/aside.md"],
        'tips/2026/aside.md: has "feature: false", so no week carries it; write its date yourself, or delete '
        "that key",
    ),
    (
        ["tips/2026/idea.md", "--week", "2026-W48"],
        f"2026-W48 is taken by tips/2026/later.md; {NEXT} 2026-W49 (Tuesday, December 1, 2026)",
    ),
    (
        ["tips/2026/idea.md", "--week", "2026-W50"],
        "2026-W50 is pinned by tips/2026/later.md for its encore; "
        f"{NEXT} 2026-W51 (Tuesday, December 15, 2026)",
    ),
    (
        ["tips/2026/idea.md", "--week", "2026-W52"],
        f"2026-W52 is skipped by the settings; {NEXT} 2026-W53 (Tuesday, December 29, 2026)",
    ),
    (
        ["tips/2026/idea.md", "--week", "2026-W47"],
        "2026-W47 has had its release, on Tuesday, November 17, 2026; "
        f"{NEXT} 2026-W49 (Tuesday, December 1, 2026)",
    ),
    (
        ["tips/2026/later.md", "--week", "2026-W51"],
        "tips/2026/later.md: its encore in 2026-W50 would not come after 2026-W51; "
        "change encores, or choose an earlier week",
    ),
    (["idea"], 'idea: there is no such file; did you mean "tips/2026/idea.md"?'),
    (
        ["tips/2026/idea.md", "--week", "January 12, 2027"],
        '--week: "January 12, 2027" is not written as dates are here; write 2027-01-12',
    ),
    (
        ["tips/2026/idea.md", "--week", "2026-11-26"],
        f"2026-W48 is taken by tips/2026/later.md; {NEXT} 2026-W49 (Tuesday, December 1, 2026)",
    ),
    (["tips/2026/idea.md", "--week", "50"], '--week: "50" is not a week; write it as 2026-W47'),
    (
        ["tips/2026/idea.md", "--week", "W50"],
        "2026-W50 is pinned by tips/2026/later.md for its encore; "
        f"{NEXT} 2026-W51 (Tuesday, December 15, 2026)",
    ),
    (
        ["tips/2026/idea.md", "--week", "W54"],
        "--week: neither 2026 nor 2027 has a week 54 that is still to come",
    ),
    (
        ["tips/2026/call-first.md", "--clear"],
        "tips/2026/call-first.md: its week, 2026-W47, was over with Tuesday, November 17, 2026, and a tip "
        "that went out keeps it; if this one never did, correct its date yourself",
    ),
    (
        ["--swap", "tips/2026/later.md", "tips/2026/idea.md"],
        "tips/2026/idea.md: has no week to swap; forearmed schedule gives it one",
    ),
    (
        ["--swap", "tips/2026/later.md", "tips/2026/later.md"],
        "tips/2026/later.md: name two tips to swap; this is one",
    ),
    (
        ["--swap", "tips/2026/later.md", "tips/2026/braces-too.md"],
        "tips/2026/later.md: its encore in 2026-W50 would not come after 2027-W02; "
        "change encores, or choose an earlier week",
    ),
    (
        ["--swap", "tips/2026/early.md", "tips/2026/braces-too.md"],
        'tips/2026/braces-too.md: its date does not stand in one line; write "date: 2027-01-05" yourself',
    ),
    (
        ["tips/2026/braces-too.md", "--clear"],
        "tips/2026/braces-too.md: its date does not stand in one line; take it out yourself",
    ),
    (
        ["tips/2026/idea.md", "--week", "2027-W53"],
        '--week: "2027-W53" does not exist; the year has fewer weeks',
    ),
    (
        ["tips/2026/idea.md", "--week", "9999-W52"],
        "--week: the year 9999 cannot be right; correct it",
    ),
    (
        ["tips/2026/braces.md"],
        'tips/2026/braces.md: its date does not stand in one line; write "date: 2026-12-01" yourself',
    ),
]


def test_two_tips_change_places(tmp_path: Path) -> None:
    """Each has the other's week, all else stays, and a second time everything is as before."""
    early = "---\r\ntitle: Early\r\ndate: 2026-12-08  # or later\r\n---\r\n"
    folder = project(tmp_path, early=early)
    files = ["tips/2026/early.md", "tips/2026/later.md"]
    before = [(folder / file).read_bytes() for file in files]
    code, out, err = forearmed(folder, "schedule", "--swap", *files)
    assert (code, err) == (0, "")
    see = "see it with make serve at http://127.0.0.1:8000/tips"
    assert out.splitlines() == [
        "tips/2026/early.md: is to go out on Tuesday, November 24, 2026, at 09:00 (2026-W48), once it has "
        f"a summary and tags and a text; {see}/early/",
        f"tips/2026/later.md: goes out on Tuesday, December 8, 2026, at 09:00 (2026-W50); {see}/later/",
    ]
    assert (folder / files[0]).read_bytes().decode() == early.replace("2026-12-08", "2026-11-24")
    assert forearmed(folder, "schedule", "--swap", *reversed(files))[0] == 0
    assert [(folder / file).read_bytes() for file in files] == before


def test_a_tip_without_a_week_again(tmp_path: Path) -> None:
    """The date goes and a comment behind it stays; what has no date is left alone."""
    folder = project(tmp_path, own="---\ndate: 2026-12-08  # or later\ntitle: Mine\n---\nNot ready.\n")
    said = "tips/2026/own.md: is a draft again; 2026-W50 (Tuesday, December 8, 2026) is free\n"
    assert forearmed(folder, "schedule", "tips/2026/own.md", "--clear") == (0, said, "")
    cleared = "---\n# or later\ntitle: Mine\n---\nNot ready.\n"
    assert (folder / "tips/2026/own.md").read_text() == cleared
    said = "tips/2026/own.md: has no date, so nothing has changed\n"
    assert forearmed(folder, "schedule", "tips/2026/own.md", "--clear") == (0, said, "")
    assert (folder / "tips/2026/own.md").read_text() == cleared


@pytest.mark.parametrize(("written", "week"), [("W05", "2027-W05"), ("w48", "2026-W48"), ("W47", "2027-W47")])
def test_a_week_by_its_number(tmp_path: Path, written: str, week: str) -> None:
    """The number alone means the next week that has it and is not over."""
    folder = site_project(tmp_path, {"tips/2026/idea.md": IDEA})
    code, out, err = forearmed(folder, "schedule", "tips/2026/idea.md", "--week", written)
    assert (code, err, f"({week})" in out) == (0, "", True)


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ([], "name the file of a tip, such as tips/2026/call-first.md"),
        (["a.md", "--swap", "a.md", "b.md"], "--swap takes two files and nothing else"),
        (["--swap", "a.md", "b.md", "--week", "W50"], "--swap takes two files and nothing else"),
        (
            ["a.md", "--week", "W50", "--clear"],
            "--week gives a week and --clear takes it away; leave out one of the two",
        ),
    ],
)
def test_wishes_that_exclude_each_other(tmp_path: Path, command: list[str], message: str) -> None:
    """One wish at a time; a usage error says which to leave out."""
    code, _, err = forearmed(tmp_path, "schedule", *command)
    assert (code, err.splitlines()[-1]) == (2, f"Error: {message}")


def test_what_is_refused(tmp_path: Path) -> None:
    """Each refusal is one line that says what to do, and no file has changed."""
    folder = project(
        tmp_path,
        later=tip_text(title="Later words", date="2026-11-24", encores="[2026-W50]"),
        broken="Hello.\n",
        aside=tip_text(date="2026-12-01", feature="false"),
        braces="---\n{title: Braces}\n---\n",
        early=tip_text(title="Early", date="2027-01-05"),
        **{"braces-too": "---\n{title: Braces, date: 2027-01-12}\n---\n"},
    )
    (folder / "tips/2026/.idea.md").write_text(IDEA)
    (folder / "docs/playbooks").mkdir()
    (folder / "docs/playbooks/live-chat.md").write_text(playbook_text())
    before = {file: file.read_bytes() for file in folder.rglob("*.md")}
    for command, message in REFUSED:
        assert forearmed(folder, "schedule", *command) == (1, "", f"forearmed: {message}\n")
    assert {file: file.read_bytes() for file in folder.rglob("*.md")} == before


def test_every_command_says_the_same_week(tmp_path: Path) -> None:
    """Weeks with a tip, a pinned encore or a skip, and weeks that are over, are free nowhere."""
    tips: dict[str, str | bytes] = {
        "tips/2026/out.md": tip_text(encores="[2026-W48]"),
        "tips/2026/second.md": tip_text(title="Second"),
        "tips/2026/faulty.md": tip_text(title="Faulty", date="2026-12-08", sumary="x"),
        "tips/2026/idea.md": IDEA,
    }
    folder = site_project(tmp_path, tips, settings={"skip_weeks": ["2026-W49"]})
    free = "free week is 2026-W51 (Tuesday, December 15, 2026)"
    newer = f"if this one is newer, move it: the next {free}; "
    newer += 'or set "feature: false" to keep this one out of the editions'
    commands = [["check"], ["calendar"], ["schedule", "tips/2026/idea.md", "--week", "2026-W40"]]
    told = [
        line for command in commands for text in forearmed(folder, *command)[1:] for line in text.split("\n")
    ]
    queue = (folder / "mkdocs.yml").read_text().partition("queue:")[0].count("\n") + 1
    assert [line for line in told if "free week" in line] == [
        f"mkdocs.yml:{queue}: warning: queue: holds no week and should hold 4; the first " + free,
        f"tips/2026/out.md:3: week 2026-W47 is over and has tips/2026/second.md; {newer}",
        f"tips/2026/second.md:3: week 2026-W47 is over and has tips/2026/out.md; {newer}",
        "1 week to come with a tip of its own; the first " + free,
        "forearmed: 2026-W40 is over; its release was on Tuesday, September 29, 2026; the next " + free,
    ]
    begun = forearmed(folder, "new", "Ask first", "--tag", "empathy")[1]
    assert begun.startswith("tips/2026/ask-first.md: is to go out on Tuesday, December 15, 2026 (2026-W51); ")


def test_from_another_folder_and_through_a_link(tmp_path: Path) -> None:
    """FILE is relative to where one stands; a link stays a link."""
    folder = project(tmp_path)
    link = folder / "tips/2026/plan.md"
    link.symlink_to("idea.md")
    done = run("forearmed", "schedule", "--config", "../../mkdocs.yml", "plan.md", cwd=folder / "tips/2026")
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout
        == f"tips/2026/idea.md: is to go out on Tuesday, December 1, 2026, at 09:00 (2026-W49){SEE}\n"
    )
    assert link.is_symlink()
    assert (folder / "tips/2026/idea.md").read_text() == IDEA.replace(
        "---\nNot", "date: 2026-12-01\n---\nNot"
    )


# --- a quarter ---

WEEKS = [f"W{number:02}" for number in (*range(49, 54), *range(1, 9))]
PEOPLE = {"ada": WEEKS[0::3], "ben": WEEKS[1::3], "cho": WEEKS[2::3]}


@pytest.mark.thorough
def test_three_people_plan_a_quarter(tmp_path: Path) -> None:
    """Each plans some weeks on a branch; merged, nothing clashes or stops, and every week has its tip."""
    authors = "".join(f"{one}:\n  title: {one.title()}\n  description: Trains.\n" for one in PEOPLE)
    files = {"tips/2026/call-first.md": tip_text(author="ada"), "docs/authors.yml": authors}
    folder = site_project(tmp_path / "team", dict(files), settings={"default_author": "ada"})
    git(tmp_path, "init", "-q", "-b", "main", "team")
    commit(folder, "Begin")
    for person, weeks in PEOPLE.items():
        git(folder, "switch", "-q", "-c", person, "main")
        for week in weeks:
            file = f"tips/2027/{person}-{week.lower()}.md"
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_text(f"---\ntitle: {person.title()} in {week}\nauthor: {person}\n---\n")
            assert forearmed(folder, "schedule", file, "--week", week)[0] == 0
        commit(folder, f"Plan the weeks of {person}")
    git(folder, "switch", "-q", "main")
    for person in PEOPLE:
        git(folder, "merge", "-q", "--no-edit", person)
    code, out, _ = forearmed(folder, "check")
    assert (code, {line for line in out.splitlines()[:-1] if ": warning: " not in line}) == (0, set())
    assert forearmed(folder, "build")[0] == 0
    rows = json.loads(forearmed(folder, "calendar", "--weeks", "14", "--format", "json")[1])[-13:]
    assert [(row["week"][-3:], row["state"]) for row in rows] == [(week, "idea") for week in WEEKS]
    assert [row["author"] for row in rows] == [["Ada", "Ben", "Cho"][number % 3] for number in range(13)]
    assert git(folder, "status", "--short") == ""


def commit(folder: Path, message: str) -> None:
    """Commit all of *folder* but what a build makes."""
    (folder / ".gitignore").write_text("site/\n.cache/\n.site.lock\n")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", message)


# --- the page ---


@pytest.mark.thorough
def test_a_build_in_the_middle_of_planning(tmp_path: Path) -> None:
    """Whatever is wrong with tips to come, the site of today is made; on its day, a tip stops it."""
    planned: dict[str, str | bytes] = {
        "begun": tip_text("", date="2026-12-29", summary=None, tags=None),
        "wrong": tip_text("<script>1</script>\n\n![Us](us.jpg)\n", date="2026-12-01", tags="[empaty]"),
        "rival": tip_text(title="Rival", date="2026-12-01"),
        "broken": "---\ntitle: [\ndate: 2026-12-08\n---\n",
    }
    folder = project(tmp_path, **planned)
    (folder / "tips/2026/us.jpg").write_bytes(b"no picture")
    code, out, err = forearmed(folder, "build")
    assert (code, err) == (0, "")
    assert out.endswith("; 3 tips to come would stop a later build: run forearmed check\n")
    assert (folder / "site/tips/call-first/index.html").exists()
    assert not (folder / "site/tips/rival").exists()
    assert forearmed(folder, "check")[0] == 1
    code, out, err = forearmed(folder, "build", at=datetime(2026, 12, 1, 15, tzinfo=UTC))
    told = {line.split(":")[0]: ": warning: " in line for line in out.splitlines()}
    assert (code, told["tips/2026/broken.md"]) == (1, True)
    wrong = sorted(path for path, is_warning in told.items() if not is_warning)
    assert wrong == ["tips/2026/rival.md", "tips/2026/us.jpg", "tips/2026/wrong.md"]


@pytest.mark.thorough
def test_a_build_has_no_calendar(tmp_path: Path) -> None:
    """What is planned is nobody's business but the editor's: no page, no link, no word of it."""
    site = build(project(tmp_path))
    assert not (site / "calendar").exists()
    told = [file for file in site.rglob("*.html") if "calendar/" in file.read_text()]
    assert told == []
    assert "calendar" not in (site / "sitemap.xml").read_text()


@pytest.mark.thorough
def test_a_preview_has_one(tmp_path: Path) -> None:
    """The list of tips leads to the calendar, and the calendar to every tip, scheduled ones included."""
    with serving(project(tmp_path)) as url:
        assert '<a href="../calendar/">The coming quarter</a>' in read(f"{url}tips/")
        page = read(f"{url}calendar/")
        assert '<a href="../tips/later/">Later words</a>' in page
        assert "<strong>Week 49</strong> <span>Tuesday, December 1, 2026</span>" in page
        assert "Later words" in read(f"{url}tips/later/")


def test_a_site_with_a_calendar(tmp_path: Path) -> None:
    """The page is at its address and nowhere else: in no list, sitemap, feed or search."""
    folder = site_project(tmp_path, FILES, settings={**SETTINGS, "publish_calendar": True})
    site = build(folder)
    page = (site / "calendar/index.html").read_text()
    assert '<meta name="robots" content="noindex">' in page
    assert "Later words" in page
    assert "tips/later/" not in page
    told = {
        file.relative_to(site).as_posix()
        for file in site.rglob("*")
        if file.suffix in {".html", ".json", ".xml", ".txt"} and "Later words" in file.read_text("utf-8")
    }
    assert told == {"calendar/index.html"}
    leading = [file for file in site.rglob("*.html") if "calendar/" in file.read_text()]
    assert leading == [site / "calendar/index.html"]
    assert "calendar" not in (site / "sitemap.xml").read_text()


def test_an_authors_page_at_its_address(tmp_path: Path) -> None:
    """Two pages cannot have one address: the setting's line says so."""
    files: dict[str, str | bytes] = {**FILES, "docs/calendar.md": "---\ntitle: Courses\n---\nMondays.\n"}
    folder = site_project(tmp_path, files, settings={**SETTINGS, "publish_calendar": True})
    lines = (folder / "mkdocs.yml").read_text().splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "publish_calendar:" in text)
    told = forearmed(folder, "check")[1].splitlines()
    assert (
        f"mkdocs.yml:{line}: publish_calendar: a page of yours is at /calendar/ already; "
        "rename its file, or write false"
    ) in told
