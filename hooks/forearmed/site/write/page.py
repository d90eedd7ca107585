"""The page of the form. Its fields are the template's, its choices and its rules the build's."""

from forearmed.foundation.wording import Wording
from forearmed.site.addresses import WRITE, page_address
from forearmed.site.document import Document


def write_document(wording: Wording) -> Document:
    """Return the page, which is for those who write: neither search engines nor our search know it."""
    metadata = {
        "title": wording.say("Write a tip"),
        "description": wording.say("Fill in the fields. What is wrong is said where you write."),
        "template": "write.html",
        "hide": ["navigation", "toc"],
        "unlisted": True,
    }
    return Document(WRITE, page_address(WRITE), "", metadata)
