"""The board of the coming quarter: what each week carries, how far its tip is, and who writes it.

A preview always has it. The site has it where the settings say so, for a team that knows its address.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby

from forearmed.calendar.rows import Calendar, Carries, WeekRow
from forearmed.calendar.states import State
from forearmed.foundation.wording import Wording
from forearmed.site.addresses import CALENDAR, page_address, tip_address
from forearmed.site.document import Document, Later
from forearmed.site.live_library import LiveLibrary

_TEMPLATE = "calendar.html"
_WEEKS = 13
"""How many weeks to come the board has: a quarter."""


def calendar_document(live: LiveLibrary, *, preview: bool = False) -> Document | None:
    """Return the board of everything planned in *live*, or None where an author's page has its address.

    Only a *preview* has pages of tips to come, so only there the board leads to them.
    """
    address = page_address(CALENDAR)
    if any(page_address(page.src_uri) == address for page in live.pages):
        return None
    return Document(
        CALENDAR, address, "", Later(partial(_metadata, live, preview=preview), template=_TEMPLATE)
    )


def calendar_title(words: Wording) -> str:
    """Return the title of the board."""
    return words.say("The coming quarter")


def _metadata(live: LiveLibrary, *, preview: bool) -> dict[str, object]:
    made = live.almanac.calendar_until(_WEEKS)
    pages = {tip.slug for tip in (*live.tips, *(live.to_come if preview else ()))}
    words = live.wording
    return {
        "title": calendar_title(words),
        "description": words.say(
            "What goes out in the coming weeks, how far each tip is, and who writes it."
        ),
        "template": _TEMPLATE,
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},
        "unlisted": True,
        "outlook": _outlook(made, words),
        "months": list(_months(made, words, pages)),
    }


def _outlook(made: Calendar, words: Wording) -> str:
    return words.count(
        "{n} week to come has its tip; the first free one is {week}, {day}.",
        "{n} weeks to come have their tips; the first free one is {week}, {day}.",
        made.queued,
        week=words.week(made.first_free),
        day=words.written_day(made.first_release.date()),
    )


def _months(made: Calendar, words: Wording, pages: set[str]) -> Iterator[Mapping[str, object]]:
    """Yield the weeks from the running one on, by the month in which they go out."""
    begun = next(number for number, row in enumerate(made.rows) if row.running)
    for month, rows in groupby(made.rows[begun:], key=lambda row: words.written_month(row.release.date())):
        yield {"title": month, "weeks": [_fact(row, words, pages) for row in rows]}


def _fact(row: WeekRow, words: Wording, pages: set[str]) -> Mapping[str, object]:
    """Return one week for the template; *url* only where the tip has a page."""
    tip, kind = row.tip, _kind(row)
    return {
        "week": words.week(row.week),
        "day": words.written_day(row.release.date()),
        "running": row.running,
        "kind": kind,
        "label": _label(kind, words),
        "title": tip.title if tip else "",
        "url": tip_address(tip) if tip and tip.slug in pages else None,
        "author": row.author if tip and kind != "free" else "",
    }


def _kind(row: WeekRow) -> str:
    """Return how far a week is: the state of its tip, or ``out``, ``free``, ``encore`` or ``none``."""
    if row.free:
        return "free"
    if row.tip is None:
        return "none"
    if row.released:
        return "out"
    return "encore" if row.carries is Carries.ENCORE else (row.state or State.READY).value


def _label(kind: str, words: Wording) -> str:
    return {
        "idea": words.say("Idea"),
        "draft": words.say("Draft"),
        "ready": words.say("Ready"),
        "free": words.say("Free"),
        "encore": words.say("Encore"),
        "out": words.say("Published"),
        "none": words.say("No edition"),
    }[kind]
