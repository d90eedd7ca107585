"""Programs that keep a mailing list, and which mail each holds back by default: by size, subject and text.

We tried mlmmj 1.3.0, GNU Mailman 3.3.8 and 3.3.10, Sympa 6.2.70 and schleuder 4.0.3, and read their code. An
administrator may have changed every default. Knows no edition and no setting of ours.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import islice


class ListManager(StrEnum):
    """A program that keeps a mailing list."""

    MLMMJ = "mlmmj"
    MAILMAN = "mailman"
    SYMPA = "sympa"
    SCHLEUDER = "schleuder"

    @property
    def called(self) -> str:
        """Return its name in a sentence."""
        return self.value.capitalize() if self in _WITH_A_CAPITAL else self.value

    @property
    def largest(self) -> int | None:
        """Return how many octets, header included, it lets pass at most, if there is a limit."""
        return _LARGEST.get(self)


_WITH_A_CAPITAL = {ListManager.MAILMAN, ListManager.SYMPA}
_LARGEST = {
    ListManager.MAILMAN: 40 * 1024,  # max_message_size; the list's owner decides about larger mail
    ListManager.SYMPA: 5 * 1024 * 1024,  # max_size; larger mail goes back to the sender
    ListManager.SCHLEUDER: 10240 * 1024,  # max_message_size_kb; larger mail goes back, too
}

ON_THE_WAY = 2048
"""Octets that servers add in front on the way to a list: fields such as Received and DKIM-Signature."""

_COMMANDS = {
    "confirm": (1, 1), "help": (0, 0), "info": (0, 0), "lists": (0, 0), "options": (0, 0),
    "password": (2, 2), "remove": (0, 0), "set": (3, 3), "subscribe": (0, 3), "unsubscribe": (0, 1),
    "who": (0, 2),
}  # fmt: skip
"""Mailman's commands by mail, each with how few and how many words may follow it on its line."""
_LINES_WITH_COMMANDS = 10

_AUTOMATIC = re.compile(
    r"""delayed|v[ao]cation|on[ ]holiday|auto.*reply|autorespond|(out|away).*office
    |abwesenheits|automatische|eingangsbestätigung|(unzulässiger|unerlaubter)[ ]anhang
    |f[eé]rias|(estou|estarei)[ ]ausente
    |(returned|undelivered)[ ]mail|mail[ ]delivery|delivery[ ](status[ ]notification|failure)
    |failure[ ]notice|undeliver(able|ed)|return(ing[ ]message|ed)[ ]to[ ]sender""",
    re.IGNORECASE | re.VERBOSE,
)
_BOUNCED = re.compile(
    r"""no[ ]such[ ](address|user|mailbox)|(recipient[ ])?address[ ]rejected|user[ ](unknown|not[ ]found)
    |(invalid|unknown)[ ](address|user|recipient|local[ ]part)|mailbox[ ](is[ ]full|unavailable|not[ ]found)
    |over[ ]quota|quota[ ]exceeded|too[ ]many[ ]messages[ ]on[ ]the[ ]server|not[ ]yet[ ]been[ ]delivered
    |retry[ ]timeout[ ]exceeded|delivery[ ]temporarily[ ]suspended|account[ ](closed|does[ ]not[ ]exist)
    |account[ ]has[ ]been[ ]disabled|prohibited[ ]by[ ]administrator|access[ ]denied
    |unroute?able[ ](address|mail[ ]domain)|(status:|\b55[04])[ -]?[245]\.\d{1,3}\.\d{1,3}""",
    re.IGNORECASE | re.VERBOSE,
)


def beside_limit(octets: int, manager: ListManager) -> str:
    """Return *octets* beside the limit of *manager*: ``about 24 KB; Mailman as it comes takes 40 KB``."""
    size = f"about {octets / 1024:.0f} KB"
    if manager.largest is None:
        return f"{size}; {manager.called} has no limit of its own"
    return f"{size}; {manager.called} as it comes takes {manager.largest // 1024} KB"


def is_command(line: str) -> bool:
    """Tell whether Mailman takes *line* for a command that somebody mailed to the wrong address."""
    first, *more = line.lower().split() or [""]
    fewest, most = _COMMANDS.get(first, (1, 0))
    return fewest <= len(more) <= most


def words_of_a_machine(subject: str) -> str:
    """Return the words of *subject* that make schleuder take a mail for an automatic one, or "".

    Such a mail goes to the list's administrators alone.
    """
    found = _AUTOMATIC.search(subject)
    return found[0] if found else ""


def words_of_a_bounce(text: str) -> str:
    """Return the words of *text*, any part of a mail, that make schleuder take it for a bounce, or ""."""
    found = _BOUNCED.search(text)
    return found[0] if found else ""


def obstacles(manager: ListManager, *, subject: str, text: str) -> Iterator[str]:
    """Yield why *manager*, by default, would not distribute a mail with this *subject* and plain *text*."""
    if manager is ListManager.SCHLEUDER:
        if words := words_of_a_machine(subject):
            yield f'schleuder tells only its admins of a subject with "{words}"'
        if words := words_of_a_bounce(text):
            yield f'schleuder takes a text with "{words}" for a bounce, and tells only its admins'
    elif manager is ListManager.MAILMAN:
        yield from (
            f'Mailman takes the line "{line}" for a command, and holds the mail' for line in _commands(text)
        )


def _commands(text: str) -> Iterator[str]:
    lines: Iterable[str] = (line.strip() for line in text.splitlines() if line.strip())
    return (line for line in islice(lines, _LINES_WITH_COMMANDS) if is_command(line))
