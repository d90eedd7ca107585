"""The editor's page, in previews only: the weeks around now, what each carries and which are free."""

from forearmed.article.markdown import link, plain
from forearmed.calendar.rows import Calendar, Carries, WeekRow, make_calendar
from forearmed.foundation.errors import count
from forearmed.foundation.weeks import written_day
from forearmed.site.addresses import CALENDAR, entry_uri, page_address, tip_uri
from forearmed.site.document import Document
from forearmed.site.live_library import LiveLibrary
from forearmed.site.pages.paging import list_metadata

_TITLE = "Calendar"
_INTRO = "The last 4 weeks and the next 12. Only a preview has this page."


def calendar_document(live: LiveLibrary) -> Document | None:
    """Return the calendar of everything in *live*, or None where an author's page has its address."""
    address = page_address(CALENDAR)
    if any(page_address(page.src_uri) == address for page in live.pages):
        return None
    made = make_calendar(
        (*live.tips, *live.to_come),
        live.settings,
        now=live.schedule.now,
        authors=live.authors,
    )
    lines = "\n".join(f"- {_entry(row, live)}" for row in made.rows)
    body = f"{plain(_INTRO)}\n\n{_outlook(made)}\n\n{lines}\n"
    return Document(CALENDAR, address, body, list_metadata(_TITLE, _INTRO))


def _outlook(made: Calendar) -> str:
    queue = count(made.queued, "week")
    return f"{queue} in the queue; the first free week is **{made.first_free}** ({made.first_day})."


def _entry(row: WeekRow, live: LiveLibrary) -> str:
    when = f"**{row.week}** · {written_day(row.release.date())}"
    return " · ".join([f"{when} · **this week**" if row.running else when, _carried(row, live)])


def _carried(row: WeekRow, live: LiveLibrary) -> str:
    """Return Markdown for the week's tip; for a free week, the encore that comes unless it gets a tip."""
    free = "**free**" if row.free else ""
    if row.tip is None:
        return free or {Carries.SKIPPED: "skipped"}.get(row.carries, "no edition")
    encore = "encore" if row.carries is Carries.ENCORE else ""
    kind = ", else ".join(filter(None, [free, encore]))
    tags = [link(live.tag_title(tag), entry_uri("tags", tag)) for tag in row.tip.tags]
    title = link(row.tip.title, tip_uri(row.tip))
    return " · ".join([f"{kind}: {title}" if kind else title, plain(row.author or ""), *tags])
