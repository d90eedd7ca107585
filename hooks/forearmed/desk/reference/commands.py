"""A command as the reference describes it, independent of the library that reads the command line."""

from dataclasses import dataclass

AS_IT_IS = "\b\n"
"""The beginning of a paragraph of help whose line ends must stay: click's own mark for that."""


@dataclass(frozen=True)
class Option:
    """An option as a person types it, such as ``--rate N``, with its *help* and its default, if any."""

    names: str
    help: str
    default: str | None = None
    needed: bool = False


@dataclass(frozen=True)
class Command:
    """A command by its whole *name*, ``forearmed unsubscribe verify``, with what follows it in *usage*.

    *help* holds paragraphs with a blank line between them.
    """

    name: str
    usage: str
    help: str
    options: tuple[Option, ...] = ()
