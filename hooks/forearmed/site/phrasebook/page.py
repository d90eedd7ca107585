"""The page of all words to say. They come from rendered articles, so the theme's template adds them."""

from forearmed.foundation.say_not import Columns
from forearmed.foundation.wording import Wording
from forearmed.site.addresses import PHRASEBOOK, page_address
from forearmed.site.document import Document


def phrasebook_document(columns: Columns, wording: Wording) -> Document:
    """Return the page without its words, which exist only after rendering. Its tables have *columns*."""
    metadata = {
        "title": wording.say("Words to say"),
        "short": wording.say("Words"),
        "description": wording.say("What to say, and what not to, by the situation it is for."),
        "template": "phrasebook.html",
        "hide": ["navigation", "toc"],
        "columns": list(columns),
    }
    return Document(PHRASEBOOK, page_address(PHRASEBOOK), "", metadata)
