"""Fill feedgen with a feed, for RSS and Atom to be written from. The only importer of feedgen.

Every format fills one of its own, because feedgen keeps one state for both.
"""

from typing import Any

from forearmed.edition.feeds.model import Category, Entry, Feed


# "Any" below is a FeedGenerator, a FeedEntry or an lxml element: feedgen ships no types.
def filled(feed: Feed, *, file_name: str, mime_type: str) -> Any:
    """Return a generator that holds *feed*, as the file *file_name* in its folder."""
    from feedgen.feed import FeedGenerator  # most commands make no feed, and need not load it

    generator = FeedGenerator()
    generator.load_extension("dc", atom=False, rss=True)
    generator.register_extension("links", AlternateLink, AlternateLink, atom=True, rss=False)
    _describe(generator, feed)
    generator.link(href=feed.base_url + file_name, rel="self", type=mime_type)
    # The last link added becomes the RSS channel's own, which must be the page.
    generator.link(href=feed.home_url, rel="alternate", type="text/html")
    for entry in feed.entries:
        _fill(generator.add_entry(order="append"), entry)  # feedgen turns the order round unless told
    return generator


def unguessed(written: bytes) -> bytes:
    """Return the XML *written* with its ampersands and less-than signs as hexadecimal references.

    To a parser nothing changes. But feed readers that decode a text twice by mistake do so least often with
    this form, and the W3C validator does not take ``5&10`` in it for HTML (RSS Best Practices Profile,
    "Character Data").
    """
    return written.replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")


def _describe(generator: Any, feed: Feed) -> None:
    generator.id(feed.id)
    generator.title(feed.title)
    generator.description(feed.description or feed.title)  # RSS cannot do without
    generator.language(feed.language)
    generator.author(name=feed.author)
    generator.generator("Forearmed")
    generator.updated(feed.updated)  # feedgen stamps "now" unless told, also as lastBuildDate


def _fill(item: Any, entry: Entry) -> None:
    item.id(entry.id)  # also the guid, and no permalink
    item.title(entry.title)
    item.link(href=entry.url)
    item.summary(entry.summary, type="text")
    item.content(entry.html, type="html")  # "CDATA" would be written into Atom as a media type
    item.author(name=entry.author)
    item.dc.dc_creator(entry.author)  # RSS's own author needs an address, so feedgen leaves it out
    item.published(entry.released)
    item.updated(entry.updated)
    item.category([_category(category) for category in entry.categories])


def _category(category: Category) -> dict[str, str]:
    return {"term": category.id, "label": category.title}


class AlternateLink:
    """A feedgen extension that names the relation and type of an entry's link, which feedgen forgets."""

    def extend_ns(self) -> dict[str, str]:
        """Return no namespaces."""
        return {}

    def extend_atom(self, element: Any) -> None:
        """Complete the links of *element* when it is an entry; those of the feed are complete already."""
        for link in element.iterfind("link"):
            if "rel" not in link.attrib:
                link.attrib.update({"rel": "alternate", "type": "text/html"})
