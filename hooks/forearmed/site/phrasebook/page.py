"""The page of all words to say. What it lists comes from rendered articles, so the theme fills it in."""

from forearmed.site.addresses import PHRASEBOOK, page_address
from forearmed.site.document import Document


def phrasebook_document() -> Document:
    """Return the page; its words to say are not known before everything is rendered."""
    metadata = {
        "title": "Words to say",
        "description": "What to say, and what not to, by the situation it is for.",
        "template": "phrasebook.html",
        "hide": ["navigation", "toc"],
    }
    return Document(PHRASEBOOK, page_address(PHRASEBOOK), "", metadata)
