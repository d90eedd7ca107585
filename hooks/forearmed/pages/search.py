"""What the site's search goes by: its own page, and the facts by which it sorts and narrows articles."""

from datetime import date

from forearmed.pages.document import Document

Facts = dict[str, object]


def search_document() -> Document:
    """Return the page a search can be sent as; its form is the theme's."""
    metadata = {
        "title": "Search",
        "description": "Find a tip or a playbook by what is happening, by tag, year or author.",
        "template": "search.html",
        "hide": ["navigation", "toc"],
    }
    return Document("search.md", "search/", "", metadata)


def tip_finding(tags: tuple[str, ...], author: str, day: date | None) -> Facts:
    """Return the facts of a tip: a draft has no year."""
    filters = {"kind": ["tip"], "tag": [*tags], "author": [author], "year": [str(day.year)] if day else []}
    return {"filters": filters, "date": day.isoformat() if day else ""}


def playbook_finding(tags: tuple[str, ...], author: str, day: date) -> Facts:
    """Return the facts of a playbook: it is as new as its last review, and belongs to no year."""
    return {"filters": {"kind": ["playbook"], "tag": [*tags], "author": [author]}, "date": day.isoformat()}
