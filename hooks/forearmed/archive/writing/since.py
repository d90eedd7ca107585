"""The setting ``since``: tips before that day may have any weekday, as editions of an archive do."""

import re
from datetime import date

_SINCE = re.compile(r"^(?P<indent>[ \t]+)since:[ \t]*(?P<day>\d{4}-\d{2}-\d{2})?[^\n]*$", re.MULTILINE)
_SECTION = re.compile(r"^(?P<indent>[ \t]+)forearmed:[ \t]*(?:#[^\n]*)?\n(?P<inner>[ \t]+)\S", re.MULTILINE)


def with_since(text: str, day: date) -> str | None:
    """Return *text*, a configuration file, with *day* as ``since``, unless a later one stands there.

    Return None where its settings are written in a way that this does not know.
    """
    if found := _SINCE.search(text):
        if found["day"] and found["day"] >= day.isoformat():
            return text
        return f"{text[: found.start()]}{found['indent']}since: {day}{text[found.end() :]}"
    section = _SECTION.search(text)
    if section is None:
        return None
    line = f"{section['inner']}since: {day}\n"
    return text[: section.start("inner")] + line + text[section.start("inner") :]
