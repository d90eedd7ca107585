"""The pages that authors wrote: tips, playbooks and everything else in docs/."""

from forearmed.model import Page, Playbook, Tip
from forearmed.pages.document import Document
from forearmed.pages.shelves import Shelves, tip_address, tip_label, tip_uri
from forearmed.weeks import written_date


def tip_document(tip: Tip, shelves: Shelves) -> Document:
    """Return a tip's own page. Its facts stand in the metadata; its body is untouched."""
    facts = {
        "label": tip_label(tip),
        "summary": tip.blurb,
        "author": shelves.author_of(tip),
        "minutes": tip.minutes,
        "updated": written_date(tip.updated) if tip.updated else None,
        "tags": tag_links(tip.tags, shelves),
        "playbook": playbook_link(tip, shelves),
        "badge": shelves.badge(tip),
    }
    metadata = {
        "title": tip.title,
        "description": tip.blurb,
        "template": "tip.html",
        "tags": [shelves.tag_title(tag) for tag in tip.tags],
        "hide": ["navigation", "toc"],
        "article": facts,
    }
    return Document(tip_uri(tip), tip_address(tip), tip.body, metadata, tip.updated or tip.date)


def tag_links(tags: tuple[str, ...], shelves: Shelves) -> list[dict[str, str]]:
    """Return title and address of each tag's page."""
    return [{"id": tag, "title": shelves.tag_title(tag), "url": f"tags/{tag}/"} for tag in tags]


def playbook_link(tip: Tip, shelves: Shelves) -> dict[str, str] | None:
    """Return title, address and situation of the playbook *tip* belongs to, if any."""
    playbook = shelves.playbooks_by_slug.get(tip.playbook or "")
    if playbook is None:
        return None
    return {"title": playbook.title, "url": f"playbooks/{playbook.slug}/", "when": playbook.when}


def playbook_document(playbook: Playbook, shelves: Shelves) -> Document:
    """Return a playbook's page."""
    taught_by = [tip for tip in shelves.tips if tip.playbook == playbook.slug]
    facts = {
        "when": playbook.when,
        "summary": playbook.summary,
        "owner": shelves.authors.get(playbook.owner, ""),
        "reviewed": written_date(playbook.reviewed),
        "tags": tag_links(playbook.tags, shelves),
        "tips": [{"title": tip.title, "url": tip_address(tip), "label": tip_label(tip)} for tip in taught_by],
    }
    metadata = {
        "title": playbook.title,
        "description": playbook.summary,
        "template": "playbook.html",
        "tags": [shelves.tag_title(tag) for tag in playbook.tags],
        "hide": ["navigation"],
        "article": facts,
    }
    address = f"playbooks/{playbook.slug}/"
    return Document(f"playbooks/{playbook.slug}.md", address, playbook.body, metadata, playbook.reviewed)


def page_document(page: Page) -> Document:
    """Return any other page as it was written; guides are kept out of staff's search."""
    metadata: dict[str, object] = dict(page.metadata)
    if page.src_uri.startswith("guide/"):
        metadata.setdefault("search", {"exclude": True})
    return Document(page.src_uri, page_address(page.src_uri), page.body, metadata)


def page_address(src_uri: str) -> str:
    """Return where the page made from *src_uri* is found: a folder of its name."""
    stem = src_uri.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("/index") + "/"
