"""The page of the site's search."""

from forearmed.foundation.wording import Wording
from forearmed.site.addresses import SEARCH, page_address
from forearmed.site.document import Document


def search_document(wording: Wording) -> Document:
    """Return the page of the search, whose address can hold a question; the theme adds the form."""
    metadata = {
        "title": wording.say("Search"),
        "description": wording.say("Find a tip or a playbook by what is happening, by tag, year or author."),
        "template": "search.html",
        "hide": ["navigation", "toc"],
    }
    return Document(SEARCH, page_address(SEARCH), "", metadata)
