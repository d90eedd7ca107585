"""`forearmed subscribers`: work with lists as services export them, before anything is sent."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import click

from forearmed.cli.leavers_file import FORMULA
from forearmed.cli.outbox import NothingSentError
from forearmed.cli.private_file import demand_outside_repository, write_private
from forearmed.cli.subscriber_files import Files, read_files, reasons_of
from forearmed.delivery.recipients import Recipient
from forearmed.delivery.recipients.roll import Departed
from forearmed.foundation.errors import ForearmedError, Problem, ProblemsError, count, tally, visible

_FILE = click.Path(path_type=Path, allow_dash=True)
_OUT = click.Path(path_type=Path)
_HEADER = ("email", "name")
_LEFT_HEADER = ("email", "reason", "file")


@click.group()
def subscribers() -> None:
    """Work with lists of subscribers, as services and directories export them."""


@subscribers.command("import")
@click.argument("files", type=_FILE, nargs=-1, required=True)
@click.option(
    "--out", type=_OUT, required=True, metavar="FILE", help="Where to write the clean list, as CSV."
)
@click.option("--left", type=_OUT, metavar="FILE", help="Write who was left out, and why, for --except.")
@click.option("--skip-bad", is_flag=True, help="Leave bad rows out instead of stopping.")
def take_in(files: tuple[Path, ...], *, out: Path, left: Path | None, skip_bad: bool) -> None:
    """Write one clean list from FILES: exports of services and directories, spreadsheets, lists of addresses.

    Whoever has left by one of the files is left out, also where another file has them as a reader. A file
    whose name says that it lists who has left, such as unsubscribed.csv, is read so. Nothing is written into
    a git repository, unless .gitignore names the file.
    """
    for option, path, header in (("--out", out, _HEADER), ("--left", left, _LEFT_HEADER)):
        if path is not None:
            _demand_place(path, files, option=option, header=header)
    try:
        found = read_files(files, skip_bad=skip_bad, say=_say)
    except NothingSentError as error:
        raise _NothingWrittenError(error.problems) from None
    write_private(out, _as_csv(_HEADER, _rows(found.merged.recipients)), option="--out")
    if left is not None:
        write_private(left, _as_csv(_LEFT_HEADER, _left_rows(found.merged.departed)), option="--left")
    _report(found, out)


class _NothingWrittenError(ProblemsError):
    """Files have problems, all of them in *problems*, so nothing was written."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.args = (f"{tally(self.problems)}; nothing was written",)


def _demand_place(path: Path, files: Iterable[Path], *, option: str, header: tuple[str, ...]) -> None:
    demand_outside_repository(path, option=option)
    if path.resolve() in {file.resolve() for file in files}:
        raise ForearmedError(f"{option}: {path} is one of the files to read; name another")
    if path.exists() and not _is_ours(path, header):
        raise ForearmedError(
            f"{option}: {path} is there already and was not written by this; name another file"
        )


def _is_ours(path: Path, header: tuple[str, ...]) -> bool:
    try:
        with path.open("rb") as file:
            return file.readline(200).rstrip(b"\r\n") == ",".join(header).encode()
    except OSError:
        return False


def _rows(recipients: Iterable[Recipient]) -> Iterable[tuple[str, ...]]:
    # A spreadsheet would run a cell that begins like this; no person's name does.
    return ((each.address, "" if each.name.startswith(FORMULA) else each.name) for each in recipients)


def _left_rows(departed: Iterable[Departed]) -> Iterable[tuple[str, ...]]:
    return ((each.address, each.reason, each.path) for each in departed if each.key and "@" in each.address)


def _as_csv(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    """Return *rows* as CSV (RFC 4180) in UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def _report(found: Files, out: Path) -> None:
    everybody = found.merged
    unnamed = sum(each.name.startswith(FORMULA) for each in everybody.recipients)
    for line in reasons_of(everybody.departed):
        _say(f"left out: {line}")
    if unnamed:
        _say(f"names that begin like a formula, left out: {unnamed}")
    written = f"{count(len(everybody.recipients), 'reader')} from {count(len(found.rolls), 'file')}"
    _say(f"{out}: {written}; {len(everybody.departed) or 'nobody'} left out")


def _say(line: str) -> None:
    click.echo(visible(line))
