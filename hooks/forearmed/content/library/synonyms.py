"""synonyms.yml: groups of words that mean the same to who searches, one line a group."""

import re
from collections.abc import Iterator, Mapping

from forearmed.content.source import Lines
from forearmed.foundation.nearest import suggestion

Groups = Mapping[str, tuple[str, ...]]
"""Every group of synonyms by its first word, which is in it, too."""

_COMMA = re.compile("[,،、，]")
"""The comma of Latin scripts, and those of Arabic, Japanese and Chinese."""

Fault = tuple[int, str]
"""A line of the file, and what is wrong there."""


def read_groups(
    written: Mapping[str, object], lines: Lines
) -> tuple[dict[str, tuple[str, ...]], list[Fault]]:
    """Return the groups in *written*, which maps a word to its synonyms with commas, and the faults in it."""
    groups: dict[str, tuple[str, ...]] = {}
    owners: dict[str, str] = {}
    faults: list[Fault] = []
    for first, others in written.items():
        line = lines.get(first, 1)
        group = [first, *(" ".join(part.split()) for part in _parts(others))]
        if len(group) == 1 or not all(any(sign.isalnum() for sign in word) for word in group):
            faults.append((line, f'"{first}" needs other words behind its colon, with commas between'))
            continue
        faults += [(line, message) for message in _repeated(group, owners)]
        groups[first] = tuple(group)
    return groups, faults


def _parts(others: object) -> list[str]:
    return _COMMA.split(others) if isinstance(others, str) else []


def _repeated(group: list[str], owners: dict[str, str]) -> Iterator[str]:
    """Yield a message for each word of *group* that another group has already; remember the others."""
    for word in group:
        owner = owners.setdefault(word.casefold(), group[0])
        if owner != group[0]:
            yield f'"{word}" is in the group of "{owner}", too; delete it from one of them'
        elif sum(word.casefold() == other.casefold() for other in group) > 1:
            yield f'"{word}" stands in this group twice; delete one'
            return


def unheard_message(group: tuple[str, ...], known: list[str]) -> str:
    """Return the message on a *group* that matches no article; *known* are the words that articles do say."""
    meant = next(
        filter(None, (suggestion(word, known) for word in group)), "; add the word they use, or delete it"
    )
    return f'no tip and no playbook says "{group[0]}" or any of its synonyms{meant}'
