"""`forearmed watch`: whether publishing is still good, by an exit code, in words and as a mail."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import click

from forearmed.calendar.almanac import Almanac
from forearmed.calendar.watch import Trouble, editorial_troubles
from forearmed.cli.editor_mail import MAIL, EditorMail, paragraph
from forearmed.cli.ledger_place import LedgerPlace, ledger_place
from forearmed.cli.options import CONFIG
from forearmed.cli.outbox import Outbox
from forearmed.cli.watch_log import WatchLog
from forearmed.content.model import Place
from forearmed.delivery.standing import Standing, standing_of
from forearmed.desk.desk import Desk
from forearmed.foundation import clock
from forearmed.foundation.credentials import Credentials
from forearmed.foundation.errors import ForearmedError, count
from forearmed.foundation.weeks import written_day

_LOG = "watch.json"
_GRACE = timedelta(days=1)
_SHOWN = 10
_WELL = "All is well: editions go out, the queue holds, nobody is refused, reviews are done, jobs run."


def _codes(_: click.Context, option: click.Parameter, written: tuple[str, ...]) -> dict[str, int]:
    parted = {name.strip(): code for name, _, code in (each.rpartition("=") for each in written)}
    if any(not name or not code.isdecimal() for name, code in parted.items()):
        raise click.BadParameter("write a name and an exit code, such as send=0", param=option)
    return {name: int(code) for name, code in parted.items()}


@click.command()
@CONFIG
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Lines for people, or one JSON object.",
)  # fmt: skip
@click.option(
    "--queue", type=click.IntRange(min=0), metavar="N",
    help="How many weeks should have a tip; by default as the setting rules.queue says, or 2.",
)  # fmt: skip
@click.option(
    "--ran", "codes", multiple=True, callback=_codes, metavar="NAME=CODE",
    help="A job has just ended with this exit code; may be given again.",
)  # fmt: skip
@click.option("--ledger-branch", metavar="REMOTE/BRANCH", help="Read the ledger that is on this branch.")
@MAIL("what is new, and once a week what has not been mended, to this address")
@click.pass_obj
def watch(
    credentials: Credentials,
    /,
    config_file: Path,
    *,
    form: str,
    queue: int | None,
    codes: dict[str, int],
    ledger_branch: str | None,
    address: str | None,
) -> None:
    """Tell whether publishing has stopped being good: exit code 0 for good, 1 for something to see to.

    That is a week without an edition, or one that the ledger does not know a day after its release; a queue
    about to end; readers refused in two editions in a row, or in doubt; an overdue review; a job that has
    failed twice in a row, by --ran; errors in the content.

    \b
    JSON: {"troubles": [{"kind": "queue", "text": "The queue is empty and should hold 2 weeks; …"}]}
      kind is one of content, edition, queue, review, refused, uncertain, ledger, job
    """  # noqa: D301  # click's sign for lines to keep
    now = clock.now()
    desk, outbox = Desk.of(config_file, now=now), Outbox.of(config_file)
    place = Place(desk.project.config.name, dict(desk.project.lines))
    path = outbox.ledger.with_name(_LOG)
    log = WatchLog.read(path).with_runs(codes, now=now)
    troubles = [*editorial_troubles(desk.almanac, config=place, queue=queue)]
    try:
        with ledger_place(
            outbox, ledger_branch, list_id=outbox.settings.list_id, credentials=credentials
        ) as ledger:
            troubles += _sending(ledger, desk.almanac)
    except ForearmedError as error:
        troubles.append(Trouble("ledger", str(error)))
    troubles += _jobs(log)
    click.echo(as_json(troubles) if form == "json" else as_text(troubles))
    if codes:
        log.write(path)  # before a mail, which may fail
    keys = [trouble.key for trouble in troubles]
    if address and log.untold(keys, now=now):
        letter = as_letter(troubles, url=desk.project.site.url, now=now.astimezone(outbox.settings.timezone))
        subject = f"{desk.project.site.name}: {count(len(troubles), 'thing')} to see to"
        EditorMail(outbox.settings, credentials, address).send(subject, letter)
        log.with_told(keys, now=now).write(path)
    click.get_current_context().exit(1 if troubles else 0)


def _sending(place: LedgerPlace, almanac: Almanac) -> Iterator[Trouble]:
    """Yield the troubles that the ledger shows; none without a ledger, as before the first mail."""
    if not place.has_ledger:
        return
    with place.read() as ledger:
        standing = standing_of(ledger)
    if standing is not None:
        yield from _unsent(standing, almanac)
        yield from _readers(standing)


def _unsent(standing: Standing, almanac: Almanac) -> Iterator[Trouble]:
    edition = almanac.schedule.current
    if edition and str(edition.week) > standing.week and almanac.now - edition.release > _GRACE:
        day = written_day(edition.release.date())
        nothing = "and the ledger has nothing of it; run forearmed send, and read what it says"
        yield Trouble("edition", f"The edition of {edition.week} was released on {day}, {nothing}")


def _readers(standing: Standing) -> Iterator[Trouble]:
    if again := standing.refused_again:
        more = f" and {len(again) - _SHOWN} more" if len(again) > _SHOWN else ""
        who = f"refused {count(len(again), 'reader')} of {standing.before} and {standing.week}"
        named = ", ".join(again[:_SHOWN])
        advice = "take them off the list, or see forearmed ledger for the reason"
        yield Trouble("refused", f"Servers {who}: {named}{more}; {advice}")
    if standing.uncertain:
        what = f"{count(standing.uncertain, 'message')} of {standing.week} may have arrived or not"
        yield Trouble("uncertain", f"{what}; forearmed ledger --uncertain names them")


def _jobs(log: WatchLog) -> Iterator[Trouble]:
    for name, times, since in log.red():
        text = f"The job {name} has failed {times} times in a row, since {since:%Y-%m-%d %H:%M %Z}"
        yield Trouble("job", text, topic=f"job {name}, since {since.isoformat()}")


def as_json(troubles: Sequence[Trouble]) -> str:
    """Return *troubles* as one JSON object; `watch` documents the keys."""
    told = [{"kind": each.kind, "text": each.text} for each in troubles]
    return json.dumps({"troubles": told}, ensure_ascii=False, indent=2)


def as_text(troubles: Sequence[Trouble]) -> str:
    """Return *troubles* as lines for a terminal or a job's log."""
    return "\n".join(["To see to", *(f"  {each.text}" for each in troubles)]) if troubles else _WELL


def as_letter(troubles: Sequence[Trouble], *, url: str, now: datetime) -> str:
    """Return *troubles* as the text of a mail about the site at *url*."""
    told = [paragraph(each.text, mark="- ") for each in troubles]
    closing = f"As of {written_day(now.date())}, from forearmed watch for {url}"
    return "\n\n".join(["To see to:", *told, paragraph(closing)]) + "\n"
