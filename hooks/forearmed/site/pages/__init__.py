"""The pages of the site as Markdown documents: articles as their authors wrote them, and generated lists.

Any Markdown site generator could build these documents. Knows no host and no clock.
"""

from forearmed.content.settings import NO_FORM
from forearmed.site.addresses import HOME
from forearmed.site.document import Document
from forearmed.site.live_library import LiveLibrary
from forearmed.site.pages.articles import page_document, playbook_document, tip_document
from forearmed.site.pages.calendar import calendar_document
from forearmed.site.pages.faulty import faulty_documents, rejected_address, without_clashes
from forearmed.site.pages.groups import group_pages
from forearmed.site.pages.home import home_document
from forearmed.site.pages.huddles import huddle_list, running_heading
from forearmed.site.pages.lists import playbook_list, tag_list, tip_list
from forearmed.site.pages.paths import path_pages
from forearmed.site.phrasebook.page import phrasebook_document
from forearmed.site.pocket.page import card_document
from forearmed.site.search.page import search_document
from forearmed.site.write.page import write_document

__all__ = [
    "Document",
    "LiveLibrary",
    "documents",
    "faulty_documents",
    "rejected_address",
    "running_heading",
    "without_clashes",
]  # fmt: skip


def documents(live: LiveLibrary, *, preview: bool = False) -> list[Document]:
    """Return every page that the schedule lets the site show, articles first.

    A *preview* also has the pages of scheduled tips and drafts, separate lists of them, and the calendar,
    which a site has where its settings say so.
    """
    to_come = live.to_come if preview else ()
    has_calendar = preview or live.settings.publish_calendar
    calendar = calendar_document(live, preview=preview) if has_calendar else None
    return [
        *(tip_document(tip, live) for tip in (*live.tips, *to_come)),
        *(playbook_document(playbook, live) for playbook in live.playbooks),
        *(card_document(playbook, live) for playbook in live.playbooks),
        *(page_document(page, live) for page in live.pages if page.src_uri != HOME),
        home_document(next((page for page in live.pages if page.src_uri == HOME), None), live),
        *tip_list(live, to_come=to_come, calendar=calendar if preview else None),
        *huddle_list(live),
        tag_list(live),
        playbook_list(live),
        *group_pages(live),
        *path_pages(live),
        search_document(live.wording),
        phrasebook_document(live.settings.rules.columns, live.wording),
        *([] if live.settings.write == NO_FORM else [write_document(live.wording)]),
        *filter(None, [calendar]),
    ]
