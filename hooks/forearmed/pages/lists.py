"""The lists that lead to articles: tips by date and by tag, the tags, the playbooks."""

from collections.abc import Iterator, Sequence

from forearmed.errors import count
from forearmed.model import Playbook, Tip
from forearmed.pages.articles import page_address
from forearmed.pages.document import NOT_SEARCHED, Document, link, plain
from forearmed.pages.shelves import Shelves, tip_label, tip_uri

_PER_PAGE = 10


def tip_list(shelves: Shelves, *, to_come: Sequence[Tip] = ()) -> list[Document]:
    """Return the archive: every live tip once, newest first, ten to a page; above them what is *to_come*."""
    title = "All tips"
    intro = "Every tip, newest first."
    badged = [f"- **{shelves.badge(tip)}** · {link(tip.title, tip_uri(tip))}" for tip in to_come]
    intro += "\n\n" + "\n".join(badged) if badged else ""
    return list(_paged(shelves.tips, "tips/index.md", title=title, intro=intro, shelves=shelves))


def tag_pages(shelves: Shelves) -> list[Document]:
    """Return each tag's page, with its playbooks above its tips."""
    return [page for tag in shelves.tags for page in _tag_page(tag, shelves)]


def _tag_page(tag: str, shelves: Shelves) -> Iterator[Document]:
    playbooks = [playbook for playbook in shelves.playbooks if tag in playbook.tags]
    intro = plain(shelves.tags[tag].description)
    if playbooks:
        lines = [f"- {link(playbook.title, _playbook_uri(playbook))}" for playbook in playbooks]
        intro += "\n\n" + "\n".join(["**Playbooks**", "", *lines])
    yield from _paged(
        shelves.tips_by_tag.get(tag, ()),
        f"tags/{tag}.md",
        title=shelves.tags[tag].title,
        intro=intro,
        shelves=shelves,
        extra={
            "feeds": f"tags/{tag}/",
            "feed_title": shelves.tags[tag].title,
            "description": shelves.tags[tag].description,
        },
    )


def _paged(
    tips: Sequence[Tip],
    first_uri: str,
    *,
    title: str,
    intro: str,
    shelves: Shelves,
    extra: dict[str, object] | None = None,
) -> Iterator[Document]:
    """Yield the pages of a list of *tips*; the intro stands on the first."""
    chunks = [tips[start : start + _PER_PAGE] for start in range(0, len(tips), _PER_PAGE)] or [()]
    uris = [first_uri, *(_page_uri(first_uri, number) for number in range(2, len(chunks) + 1))]
    for number, chunk in enumerate(chunks, 1):
        parts = [intro] if number == 1 else []
        parts += [_entry(tip, shelves) for tip in chunk] or ["No tips yet."]
        parts += _pager(uris, number)
        metadata: dict[str, object] = {
            "title": title if number == 1 else f"{title}, page {number}",
            "description": intro.partition("\n")[0],
            "template": "list.html",
            "hide": ["navigation", "toc"],
            **NOT_SEARCHED,
            **(extra or {}),
        }
        uri = uris[number - 1]
        yield Document(uri, page_address(uri), "\n\n".join(parts) + "\n", metadata)


def _page_uri(first_uri: str, number: int) -> str:
    stem = first_uri.removesuffix(".md").removesuffix("/index")
    return f"{stem}/page/{number}.md"


def _entry(tip: Tip, shelves: Shelves) -> str:
    tags = " · ".join(link(shelves.tag_title(tag), f"tags/{tag}.md") for tag in tip.tags)
    return f"## {link(tip.title, tip_uri(tip))}\n\n*{tip_label(tip)}*\n\n{plain(tip.blurb)}\n\n{tags}"


def _pager(uris: Sequence[str], number: int) -> list[str]:
    if len(uris) == 1:
        return []
    newer = [f"[Newer tips](/{uris[number - 2]})"] if number > 1 else []
    older = [f"[Older tips](/{uris[number]})"] if number < len(uris) else []
    return ["---", " · ".join([*newer, f"Page {number} of {len(uris)}", *older])]


def tag_list(shelves: Shelves) -> Document:
    """Return the list of tags, each with what it is about and how much there is."""
    entries = [
        f"## {link(tag.title, f'tags/{name}.md')}\n\n*{_holdings(name, shelves)}*\n\n{plain(tag.description)}"
        for name, tag in shelves.tags.items()
    ]
    return _index("tags/index.md", "Browse by tag", "Every tip and playbook, by what it is about.", entries)


def _holdings(tag: str, shelves: Shelves) -> str:
    playbooks = sum(tag in playbook.tags for playbook in shelves.playbooks)
    tips = count(len(shelves.tips_by_tag.get(tag, ())), "tip")
    return f"{tips}, {count(playbooks, 'playbook')}" if playbooks else tips


def playbook_list(shelves: Shelves) -> Document:
    """Return the list of playbooks by the situation each is for."""
    entries = [
        f"## {link(playbook.title, _playbook_uri(playbook))}\n\n"
        f"{plain(playbook.when)}\n\n*{plain(playbook.summary)}*"
        for playbook in shelves.playbooks
    ]
    return _index("playbooks/index.md", "Playbooks", "What to do, step by step, when it happens.", entries)


def _index(src_uri: str, title: str, intro: str, entries: Sequence[str]) -> Document:
    metadata = {
        "title": title,
        "description": intro,
        "template": "list.html",
        "hide": ["navigation", "toc"],
        **NOT_SEARCHED,
    }
    body = "\n\n".join([intro, *entries]) + "\n"
    return Document(src_uri, page_address(src_uri), body, metadata)


def _playbook_uri(playbook: Playbook) -> str:
    return f"playbooks/{playbook.slug}.md"
