"""What an editor should see to: sentences, reviews and weeks, in each of the three forms."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import make
from forearmed.calendar.agenda import Agenda, make_agenda
from forearmed.calendar.almanac import Almanac
from forearmed.content.model import Place
from make import playbook_text, tip_text
from markdown_it import MarkdownIt
from sites import NOW, run_here, site_project

Files = Mapping[str, str | bytes]

BUSY: Files = {
    "tips/2026/call-first.md": tip_text(date="2026-11-17"),
    "tips/2026/later.md": tip_text(title="Later | words", date="2026-12-01"),
    "tips/2026/idea.md": "---\ntitle: An *idea* @all\n---\nNot ready.\n",
    "docs/playbooks/late.md": playbook_text(title="Live <b>chat", reviewed="2025-10-01"),
    "docs/playbooks/soon.md": playbook_text(title="Recover", reviewed="2025-12-20"),
    "docs/playbooks/fine.md": playbook_text(title="Fine", reviewed="2025-12-21"),
}
RULES = {"queue": 2, "unused_tag": 1}
SETTINGS = {"encore_after": 3, "skip_weeks": ["2026-W50"], "rules": RULES}

TEXT = """\
To do
  The queue holds 1 week, until 2026-W49 (Tuesday, December 1, 2026), and should hold 2; the first \
free week is 2026-W48 (Tuesday, November 24, 2026)
  docs/playbooks/late.md: the review was due on October 1, 2026 (Training)
  docs/playbooks/soon.md: the review is due on December 20, 2026 (Training)

The next 4 weeks
  Week      Release     What     Title          Author    Tags
  2026-W48  2026-11-24  free
  2026-W49  2026-12-01  ready    Later | words  Training  empathy
  2026-W50  2026-12-08  skipped
  2026-W51  2026-12-15  free     (Call first)   Training  empathy

Drafts without a week
  tips/2026/idea.md: An *idea* @all
"""

MARKDOWN = """\
## To do

- The queue holds 1 week, until 2026-W49 (Tuesday, December 1, 2026), and should hold 2; the first \
free week is 2026-W48 (Tuesday, November 24, 2026).
- Review **Live &#60;b&#62;chat**, docs/playbooks/late.md: it was due on October 1, 2026 (Training).
- Review **Recover**, docs/playbooks/soon.md: it is due on December 20, 2026 (Training).

## The next 4 weeks

| Week | Release | What goes out | State | Author |
| --- | --- | --- | --- | --- |
| 2026-W48 | Tuesday, November 24, 2026 | free; as it stands, nothing | | |
| 2026-W49 | Tuesday, December 1, 2026 | **Later &#124; words** | ready | Training |
| 2026-W50 | Tuesday, December 8, 2026 | nothing, by the settings | | |
| 2026-W51 | Tuesday, December 15, 2026 | free; as it stands, the encore of **Call first** | | Training |

## Drafts without a week

- **An &#42;idea&#42; &#64;<wbr>all**, tips/2026/idea.md

`forearmed schedule FILE` gives a draft the next free week.

As of Sunday, November 22, 2026, from `forearmed agenda`.
"""


def agenda(folder: Path, files: Files, *, now: datetime = NOW, queue: int = 0) -> Agenda:
    """Return the agenda of a library with *files*, whose queue should hold so many weeks."""
    settings = make.settings(rules={"queue": queue})
    return make_agenda(Almanac(make.library(folder, files), settings, now), config=Place("mkdocs.yml"))


def told(folder: Path, form: str) -> str:
    """Return what the command says of a busy project in this *form*."""
    done = run_here(
        "forearmed", "agenda", "--format", form, cwd=site_project(folder, BUSY, settings=SETTINGS)
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_an_agenda_to_read(tmp_path: Path) -> None:
    """Text says what to do first, then what goes out, then what waits."""
    assert told(tmp_path, "text") == TEXT


def test_an_agenda_for_an_issue(tmp_path: Path) -> None:
    """Markdown holds the same, and nothing an author wrote is more than its own letters."""
    page = told(tmp_path, "markdown")
    assert page == MARKDOWN
    html = MarkdownIt("commonmark").enable("table").render(page)
    assert "<strong>Live &lt;b&gt;chat</strong>" in html
    assert html.count("<tr>") == 5


def test_a_quarter(tmp_path: Path) -> None:
    """As many weeks are shown as asked for, with the state of each tip; reviews are told no sooner."""
    far: Files = {"tips/2027/far.md": "---\ntitle: Far\ndate: 2027-02-16\n---\n"}
    project = site_project(tmp_path, {**BUSY, **far}, settings=SETTINGS)
    text = run_here("forearmed", "agenda", "--weeks", "13", cwd=project).stdout
    to_do, _, weeks = text.partition("\n\nThe next 13 weeks\n")
    assert to_do.splitlines()[1:] == TEXT.splitlines()[2:4]
    rows = weeks.partition("\n\n")[0].splitlines()[1:]
    assert len(rows) == 13
    assert rows[-1].split() == ["2027-W07", "2027-02-16", "idea", "Far", "Training"]
    one = run_here("forearmed", "agenda", "--weeks", "1", "--format", "markdown", cwd=project).stdout
    assert "## The next week\n\n| Week | Release |" in one
    assert "2026-W49 |" not in one


def test_an_agenda_for_programs(tmp_path: Path) -> None:
    """JSON has each part under its key, the weeks as `forearmed calendar` has them."""
    found = json.loads(told(tmp_path, "json"))
    assert found.pop("notes") == [TEXT.splitlines()[1].strip()]
    assert [week["week"] for week in found.pop("weeks")] == ["2026-W48", "2026-W49", "2026-W50", "2026-W51"]
    review = {"path": "docs/playbooks/late.md", "title": "Live <b>chat", "owner": "Training", "overdue": True}
    soon = {**review, "path": "docs/playbooks/soon.md", "title": "Recover", "overdue": False}
    assert found == {
        "empty": False,
        "reviews": [{**review, "due": "2026-10-01"}, {**soon, "due": "2026-12-20"}],
        "drafts": [{"path": "tips/2026/idea.md", "title": "An *idea* @all"}],
    }


def test_nothing_to_do(tmp_path: Path) -> None:
    """A long queue and fresh playbooks leave nothing to do, whatever drafts there are."""
    fresh: Files = {
        "docs/playbooks/fine.md": BUSY["docs/playbooks/fine.md"],
        "tips/2026/idea.md": BUSY["tips/2026/idea.md"],
    }
    made = agenda(tmp_path, fresh)
    assert (made.is_empty, len(made.drafts), len(made.rows)) == (True, 1, 4)
    project = site_project(tmp_path / "site", fresh, settings={"rules": {}})
    said = run_here("forearmed", "agenda", "--format", "markdown", cwd=project).stdout
    nothing = "Nothing: the queue is long enough, and no review is due until Sunday, December 20, 2026."
    assert said.startswith(f"## To do\n\n{nothing}\n\n## The next 4 weeks\n")


def test_errors_in_the_content_are_told(tmp_path: Path) -> None:
    """An agenda is made of what can be read, and says that something could not be."""
    made = agenda(tmp_path, {"tips/a.md": tip_text(), "tips/b.md": "---\ntitle: [\n---\n"})
    assert made.notes == ("The content has 1 error; run forearmed check",)
    assert not made.is_empty


def test_a_day_counts_as_the_zone_has_it(tmp_path: Path) -> None:
    """At four in the morning in London, it is still the evening before in New York: a review is not due."""
    files = {"docs/playbooks/a.md": playbook_text(reviewed="2025-11-23")}
    evening = agenda(tmp_path, files, now=datetime(2026, 11, 23, 4, 59, 59, tzinfo=UTC))
    midnight = agenda(tmp_path, files, now=datetime(2026, 11, 23, 5, tzinfo=UTC))
    assert [made.reviews[0].overdue for made in (evening, midnight)] == [False, True]


def test_a_week_leaves_with_its_release(tmp_path: Path) -> None:
    """The running week is shown until nine on its Tuesday."""
    files = {"tips/a.md": tip_text(date="2026-11-24")}
    before = agenda(tmp_path, files, now=datetime(2026, 11, 24, 13, 59, 59, tzinfo=UTC))
    after = agenda(tmp_path, files, now=datetime(2026, 11, 24, 14, tzinfo=UTC))
    assert [str(made.rows[0].week) for made in (before, after)] == ["2026-W48", "2026-W49"]
