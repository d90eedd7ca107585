"""`forearmed agenda`: what an editor should see to, for a terminal, an issue or a program."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from forearmed.article.github_markdown import inert
from forearmed.calendar.agenda import AHEAD, Agenda, Review, make_agenda
from forearmed.cli.calendar import MOST
from forearmed.cli.editor_mail import MAIL, EditorMail
from forearmed.cli.options import CONFIG
from forearmed.cli.weeks_table import markdown_table, row_object, row_table
from forearmed.content.model import Place, Tip
from forearmed.content.settings import Project
from forearmed.delivery.ledger import has_ledger, read_ledger
from forearmed.delivery.ledger.bounces import Unreached, refused_in_a_row
from forearmed.desk.desk import Desk
from forearmed.foundation import clock
from forearmed.foundation.credentials import Credentials
from forearmed.foundation.errors import ForearmedError, count
from forearmed.foundation.weeks import written_date, written_day

TIMES = 3
"""In how many editions in a row servers must have refused a reader before the agenda names the reader."""


@click.command()
@CONFIG
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="Text for a terminal, Markdown for an issue, or one JSON object.",
)
@click.option(
    "--weeks", type=click.IntRange(1, MOST), default=AHEAD, show_default=True, metavar="NUMBER",
    help="How many weeks to come to show.",
)  # fmt: skip
@MAIL("the text to this address, unless there is nothing to do")
@click.pass_obj
def agenda(
    credentials: Credentials, /, config_file: Path, *, form: str, weeks: int, address: str | None
) -> None:
    """Show what an editor should see to: a short queue, reviews, the next weeks, and drafts that wait.

    Reviews are shown from 4 weeks before they are due. Readers whom servers have refused in the last three
    editions are named, if the ledger is here; Markdown, which an issue shows to everybody, only counts them.
    Exit code 0, whether there is something to do or not, and 1 where a mail could not be sent.

    \b
    The keys of JSON:
      empty     whether there is nothing to do
      notes     a list of sentences: errors in the content, a short queue, tags out of use
      reviews   a list of objects: path, title, owner (a name), due ("2026-12-01"), overdue
      weeks     the next weeks, as forearmed calendar has them
      drafts    a list of objects: path, title
      refused   if there are any, a list of objects: address, weeks, reply
    """  # noqa: D301  # click's sign for lines to keep
    desk = Desk.of(config_file, now=clock.now())
    config = Place(desk.project.config.name, dict(desk.project.lines))
    made = make_agenda(desk.almanac, config=config, weeks=weeks)
    forms = {"text": as_text, "markdown": as_markdown, "json": as_json}
    refused = refused_readers(desk.project)
    click.echo(forms[form](made, refused))
    if address and (refused or not made.is_empty):
        subject = f"{desk.project.site.name}: the editor's agenda of {written_date(made.today)}"
        text = click.unstyle(as_text(made, refused))
        EditorMail(desk.almanac.settings, credentials, address).send(subject, f"{text}\n")


def refused_readers(project: Project) -> Sequence[Unreached]:
    """Return the readers whom servers refused in each of the last editions; nobody without a ledger here.

    A ledger that cannot be read counts as none: `send` reports that, and an agenda does not need the ledger.
    """
    if project.settings is None:
        return ()
    path = project.config.parent / project.settings.ledger
    try:
        if not has_ledger(path):
            return ()
        with read_ledger(path, list_id=project.settings.list_id) as ledger:
            return refused_in_a_row(ledger, times=TIMES)
    except ForearmedError:
        return ()


def as_json(made: Agenda, refused: Sequence[Unreached] = ()) -> str:
    """Return *made* as one JSON object; `agenda` documents the keys."""
    found = {
        "empty": made.is_empty and not refused,
        "notes": made.notes,
        "reviews": [_review(review) for review in made.reviews],
        "weeks": [row_object(row) for row in made.rows],
        "drafts": [{"path": tip.place.path, "title": tip.title} for tip in made.drafts],
    }
    if refused:
        found["refused"] = [
            {"address": one.address, "weeks": one.weeks, "reply": one.reply} for one in refused
        ]
    return json.dumps(found, ensure_ascii=False, indent=2)


def _review(review: Review) -> dict[str, object]:
    return {
        "path": review.playbook.place.path,
        "title": review.playbook.title,
        "owner": review.owner,
        "due": review.playbook.review_due.isoformat(),
        "overdue": review.overdue,
    }


def as_text(made: Agenda, refused: Sequence[Unreached] = ()) -> str:
    """Return *made* as lines for a terminal."""
    lines = ["To do", *(f"  {note}" for note in made.notes)]
    lines += [f"  {each.playbook.place.path}: the review {each}" for each in made.reviews]
    lines += [
        f"  {one.address}: refused {TIMES} times ({one.reply}); take it off the list" for one in refused
    ]
    lines += [f"  {_nothing(made)}"] if made.is_empty and not refused else []
    lines += ["", _coming(made), *(f" {line}" for line in row_table(made.rows))]
    if made.drafts:
        lines += ["", "Drafts without a week", *(f"  {tip.place.path}: {tip.title}" for tip in made.drafts)]
    return "\n".join(lines)


def as_markdown(made: Agenda, refused: Sequence[Unreached] = ()) -> str:
    """Return *made* as a page for an issue. Authors' texts are escaped: Markdown in them has no effect."""
    return "\n".join([*_to_do(made, refused), "", *_weeks(made), *_drafts(made.drafts), "", _closing(made)])


def _to_do(made: Agenda, refused: Sequence[Unreached]) -> Iterator[str]:
    yield from ("## To do", "")
    yield from (f"- {inert(note)}." for note in made.notes)
    for review in made.reviews:
        playbook = review.playbook
        yield f"- Review **{inert(playbook.title)}**, {inert(playbook.place.path)}: it {inert(str(review))}."
    if refused:
        who = f"{count(len(refused), 'reader')} refused {TIMES} times in a row"
        yield f"- Take off the list: {who}. `forearmed agenda` names them, where the ledger is."
    if made.is_empty and not refused:
        yield f"{inert(_nothing(made))}."


def _nothing(made: Agenda) -> str:
    return f"Nothing: the queue is long enough, and no review is due until {written_day(made.until)}"


def _coming(made: Agenda) -> str:
    return "The next week" if made.weeks == 1 else f"The next {made.weeks} weeks"


def _weeks(made: Agenda) -> Iterator[str]:
    yield from (f"## {_coming(made)}", "")
    yield from markdown_table(made.rows)


def _drafts(drafts: tuple[Tip, ...]) -> Iterator[str]:
    if not drafts:
        return
    yield from ("", "## Drafts without a week", "")
    yield from (f"- **{inert(tip.title)}**, {inert(tip.place.path)}" for tip in drafts)
    yield from ("", "`forearmed schedule FILE` gives a draft the next free week.")


def _closing(made: Agenda) -> str:
    return f"As of {written_day(made.today)}, from `forearmed agenda`."
