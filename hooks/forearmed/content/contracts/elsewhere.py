"""Keys that other programs have in the front matter of an article, and what to do with them here. Pure.

Each group is told in the same words. The names are those that Jekyll, Hugo, Hexo, Eleventy, Astro,
Docusaurus, Material's blog, Ghost, Obsidian, Notion, Decap and Sveltia write or document.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from forearmed.content.slugs import is_slug
from forearmed.content.source import yaml_line

_LONGEST = 160
"""Letters. A longer value is not written out in a message."""
_OUT = ("false", "no", "published", "public", "live", "done", "new", "deprecated")
"""What keys such as ``draft`` and ``status`` say of a page that readers see."""


@dataclass(frozen=True)
class Elsewhere:
    """Keys of other programs that are told alike: *names*, as people write them.

    *ours* are our keys for the same, a tip's and a playbook's; the one that the article may have counts.
    Where there is none, *way_out* is what to do.
    """

    names: tuple[str, ...]
    ours: tuple[str, ...] = ()
    way_out: str = ""
    beside: str = ""
    """What must stand behind our key, where the value cannot be taken as it is."""


_ADDRESS = "the name of the file is the address here; rename the file if you must, and delete this"
_OUT_OR_NOT = "a tip goes out on its date, and one without a date is a draft; delete this"

KEYS: tuple[Elsewhere, ...] = (
    Elsewhere(
        (
            "description", "excerpt", "abstract", "synopsis", "teaser", "lead", "intro", "blurb", "subtitle",
            "meta_description", "seo_description",
        ),
        ("summary",),
    ),
    Elsewhere(("name", "headline", "heading"), ("title",)),
    Elsewhere(
        ("categories", "category", "keywords", "topics", "topic", "labels"),
        ("tags",),
        beside="and ids from docs/tags.yml",
    ),
    Elsewhere(
        ("author", "authors", "owner", "by", "byline", "writer", "creator"),
        ("author", "owner"),
        beside="and an id from docs/authors.yml",
    ),
    Elsewhere(
        ("publishDate", "pubDate", "published_at", "published_on", "date_published", "published_date"),
        ("date", "reviewed"),
    ),
    Elsewhere(
        (
            "lastmod", "last_modified", "last_modified_at", "last_update", "last_updated", "last_reviewed",
            "modified", "updated", "updated_at", "updateDate", "reviewed",
        ),
        ("updated", "reviewed"),
    ),
    Elsewhere(
        ("redirect_from", "redirects", "old_urls"), ("aliases",), beside="and former names of the file"
    ),
    Elsewhere(
        ("created", "created_at", "date_created", "created_time", "createDate"),
        way_out="nothing here tells when a file was begun; delete it",
    ),
    Elsewhere(("permalink", "slug", "url", "path"), way_out=_ADDRESS),
    Elsewhere(
        ("draft", "published", "publish", "status", "hidden", "private", "unlisted"), way_out=_OUT_OR_NOT
    ),
    Elsewhere(
        (
            "image", "images", "cover", "cover_image", "hero", "banner", "thumbnail",
            "featured_image", "feature_image", "og_image",
        ),
        way_out="a picture belongs in the text, as ![what it shows](/assets/name.png); delete this",
    ),
    Elsewhere(
        (
            "layout", "template", "templateKey", "type", "icon", "toc", "hide", "search", "comments", "pin",
            "pinned", "sticky", "weight", "menu", "nav_order", "sidebar_position", "sidebar_label", "parent",
            "cssclass", "cssclasses", "math", "mermaid", "robots", "sitemap", "canonical", "canonicalURL",
            "readtime", "reading_time", "lang", "locale", "id", "uid", "uuid", "links",
        ),
        way_out="nothing here reads it; delete it",
    ),
)  # fmt: skip
"""What is known of other programs' keys; the guide has a row for each."""


def meant_elsewhere(
    key: str, written: Mapping[str, object], known: Collection[str]
) -> tuple[str, tuple[str, ...]] | None:
    """Return what to do about another program's *key*, and which of the *known* keys it stands for.

    *written* is the whole front matter. None where nothing is known of such a key.
    """
    group = _GROUPS.get(_bare(key))
    if group is None:
        return None
    ours = next((name for name in group.ours if name in known), None)
    if group.way_out is _OUT_OR_NOT:
        return _about_draft(_bare(key), written[key], written, known)
    if ours is None:
        return (group.way_out or "nothing here reads it; delete it"), ()
    if not _is_blank(written.get(ours)):
        return f"{ours}: says it here, so delete this", ()
    if line := _line(ours, written[key], is_id=bool(group.beside)):
        return f"in its place write {line}", (ours,)
    return f"in its place write {ours}: {group.beside or 'and what this says'}", (ours,)


def _bare(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


_GROUPS: Mapping[str, Elsewhere] = {_bare(name): group for group in KEYS for name in group.names}


def _is_blank(value: object) -> bool:
    return value in (None, "", [])


def _line(ours: str, value: object, *, is_id: bool) -> str | None:
    """Return our line with *value*, of a list the only item; None where that cannot be it.

    Where it *is_id* of one thing, text that may be none is left to its author.
    """
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if is_id:
        may_be = ours in ("author", "owner") and isinstance(value, str) and is_slug(value)
    else:
        is_line = isinstance(value, str) and value.strip() and "\n" not in value and len(value) <= _LONGEST
        may_be = bool(is_line) or type(value) is date
    return yaml_line(ours, value) if may_be else None


def _about_draft(
    name: str, value: object, written: Mapping[str, object], known: Collection[str]
) -> tuple[str, tuple[str, ...]]:
    """Return what to do about a key *name* that says with *value* whether an article is out."""
    said = str(value).strip().lower()
    is_draft = said in ("draft", "false", "no") if name.startswith("publish") else said not in _OUT
    if "date" not in known:
        wait = "keep the file out of docs/playbooks/ until it is ready, and "
        return f"{wait if is_draft else ''}delete this", ()
    has_date = not _is_blank(written.get("date"))
    if type(value) is date and not has_date:
        return f"in its place write {yaml_line('date', value)}", ("date",)
    if is_draft:
        leave = ", so leave the date out, and delete this" if has_date else "; delete this"
        return f"a tip without a date is a draft{leave}", ()
    give = "delete this" if has_date else "give it one, and delete this"
    return f"a tip goes out on its date; {give}", ()
