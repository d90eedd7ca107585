"""What a person sees while mail goes out: progress, pauses and a closing table. The only importer of rich."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console as Console
from rich.console import RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

from forearmed.delivery.outcome import Outcome, State
from forearmed.delivery.run import Addressee, Watcher
from forearmed.foundation.errors import ForearmedError, count

_EVERY = 100
_WORDS = {
    State.SENT: "taken by the server",
    State.REFUSED: "not taken; if the reply blames the address, correct it",
    State.DEFERRED: "not taken yet; the next run tries again",
    State.UNCERTAIN: "perhaps sent; then --resend-uncertain or --assume-sent",
    State.SENDING: "on its way, or its run was killed; the next run tells",
}
_UNTRIED = "not reached; the next run sends to them"


class _Log:
    """A line for every hundred messages and for everything that did not go well: for logs and pipes."""

    def __init__(self, console: Console, total: int) -> None:
        self._console = console
        self._total = total
        self._settled = 0

    def settled(self, recipient: Addressee, outcome: Outcome) -> None:
        """Count one message; say what went wrong with it, if anything."""
        self._settled += outcome.state is not State.DEFERRED
        if outcome.state is not State.SENT:
            say(self._console, status_line(recipient.address, outcome.state, outcome.reply))
        if outcome.state is not State.DEFERRED and self._settled % _EVERY == 0:
            say(self._console, f"{self._settled} of {self._total}")

    def waiting(self, seconds: float, *, remaining: int, why: str) -> None:
        """Say that there is a pause."""
        say(self._console, f"{count(remaining, 'message')} deferred ({why}); trying again in {seconds:.0f} s")


class _Bar(_Log):
    """The same with a bar, a rate and the time left: for terminals."""

    def __init__(self, progress: Progress, task: TaskID, total: int) -> None:
        super().__init__(progress.console, total)
        self._progress = progress
        self._task = task

    def settled(self, recipient: Addressee, outcome: Outcome) -> None:
        """Move the bar; say what went wrong, if anything."""
        if outcome.state is not State.SENT:
            say(self._console, status_line(recipient.address, outcome.state, outcome.reply))
        if outcome.state is not State.DEFERRED:
            self._progress.advance(self._task)
            speed = self._progress.tasks[0].speed
            self._progress.update(self._task, rate=_rate(speed))


def _rate(speed: float | None) -> str:
    """Return a *speed* in messages a second as one reads it."""
    if not speed:
        return ""
    return f"{speed:.0f}/s" if speed >= 1 else f"{speed * 60:.0f}/min"


@contextmanager
def watching(total: int, *, console: Console) -> Iterator[Watcher]:
    """Show how *total* messages go out on *console*."""
    if not console.is_terminal:
        yield _Log(console, total)
        return
    columns = (
        TextColumn("Sending"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=console) as progress:
        yield _Bar(progress, progress.add_task("Sending", total=total, rate=""), total)


def say(console: Console, line: str) -> None:
    """Print *line* as it is: no markup, no colours, no wrapping."""
    _print(console, line)


def status_line(address: str, state: State, reply: str) -> str:
    """Return one line: *address*, its *state*, and the *reply* that explains it."""
    return f"{address}: {state}: {reply}" if reply else f"{address}: {state}"


def show_tally(tally: Mapping[State, int], console: Console, *, untried: int = 0) -> None:
    """Print how many messages are in which state, how many are *untried*, and what that means."""
    shown = Table("State", "Messages", "Meaning", box=None, pad_edge=False, header_style="bold")
    for state, meaning in _WORDS.items():
        if tally.get(state):
            shown.add_row(state.value, str(tally[state]), meaning)
    if untried:
        shown.add_row("untried", str(untried), _UNTRIED)
    _print(console, shown)


def _print(console: Console, what: RenderableType) -> None:
    with written():
        console.print(what, markup=False, highlight=False, emoji=False, soft_wrap=isinstance(what, str))


@contextmanager
def written() -> Iterator[None]:
    """Raise ForearmedError when what is printed inside cannot be written; click handles a closed pipe."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ForearmedError(f"cannot write the output: {error.strerror}; free some space") from error


def make_console(*, stderr: bool = False) -> Console:
    """Return the console that is standard output, or standard error."""
    return Console(stderr=stderr, highlight=False)
