"""What one item of WordPress' export says, by the names of its elements, before anything is made of it.

Any item can be read from its element (`fields_of`). `wordpress_usual` reads most of them from their text.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from forearmed.archive.readers.xml_items import Element, local_name, text_of

TEXTS = {
    "title", "link", "guid", "creator", "post_id", "post_type", "post_date", "post_date_gmt", "post_modified",
    "post_name", "post_parent", "post_password", "status", "attachment_url",
}  # fmt: skip
"""What is read of an item, besides its terms, its comments, its further fields and its two long texts."""

SUMMARIES = (
    "_yoast_wpseo_metadesc",
    "_aioseop_description",
    "_aioseo_description",
    "advanced_seo_description",
)
WORDS = "_wp_attachment_image_alt"
_FORMER = "_wp_old_slug"
_META = {*SUMMARIES, _FORMER, "_thumbnail_id", "footnotes", WORDS}


class Fields(NamedTuple):
    """An item's texts, its terms by taxonomy, its further fields, and how many comments it has."""

    values: Mapping[str, str]
    terms: Mapping[str, Sequence[str]]
    meta: Mapping[str, str]
    comments: int


def fields_of(element: Element) -> Fields:
    """Return what the item *element* says."""
    values: dict[str, str] = {}
    terms: list[tuple[str, str]] = []
    meta: list[tuple[str, str]] = []
    comments = 0
    for child in element:
        name = local_name(child.tag)  # type: ignore[arg-type]  # no tag is a bytearray
        if name in TEXTS:
            if name not in values:
                values[name] = text_of(child)
        elif name == "category":
            terms.append((child.get("domain", "category"), text_of(child)))
        elif name == "postmeta":
            meta.append(_pair(child))
        elif name == "comment":
            comments += 1
        elif name == "encoded":
            values[long_text(str(child.tag), child.prefix or "")] = text_of(child)
    return Fields(values, terms_in(terms), meta_in(meta), comments)


def long_text(tag: str, prefix: str) -> str:
    """Tell the two elements called ``encoded`` apart, by their *prefix* or the namespace in their *tag*."""
    return "excerpt" if "excerpt" in tag or "excerpt" in prefix else "content"


def _pair(child: Element) -> tuple[str, str]:
    """Return the name and the value of a further field; nothing for one that nobody here reads."""
    key = value = ""
    for each in child:
        name = local_name(each.tag)  # type: ignore[arg-type]  # no tag is a bytearray
        if name == "meta_key":
            key = text_of(each)
            if key not in _META:  # as of most, whose values may be long
                return "", ""
        elif name == "meta_value":
            value = text_of(each)
    return key, value


def terms_in(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    """Return the names of terms by their taxonomy, from *pairs* of both."""
    terms: dict[str, list[str]] = defaultdict(list)
    for taxonomy, name in pairs:
        terms[taxonomy].append(_named(name))
    return terms


def meta_in(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return those of *pairs*, names and values of further fields, that are read here.

    A former name of the post may be there several times; of all else, the last counts.
    """
    meta: dict[str, str] = {}
    for key, value in pairs:
        if key in _META:
            meta[key] = f"{meta[key]} {value}" if key == _FORMER and key in meta else value
    return meta


@lru_cache(maxsize=1024)
def _named(text: str) -> str:
    return " ".join((unescape(text) if "&" in text else text).split())
