"""Huddle pages. Each tip has one, so they have a small template of their own; mkdocs only writes them."""

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig

from forearmed.build.host.protection import protect
from forearmed.build.host.theme import Templates
from forearmed.build.publication import Publication

_TEMPLATE = "huddle.html"
_ROOT = "../../.."


def huddles(publication: Publication, config: MkDocsConfig, environment: Templates) -> dict[str, bytes]:
    """Return every huddle page of *publication* by address. *environment* is the theme's, after `dress`."""
    return dict(huddle_pages(publication, config, environment))


def huddle_pages(
    publication: Publication, config: MkDocsConfig, environment: Templates
) -> Iterator[tuple[str, bytes]]:
    """Yield the address and the page of one huddle after the other."""
    template = environment.get_template(_TEMPLATE)
    for address, tip, sheet in publication.products.huddles():
        page = template.render(config=config, base_url=_ROOT, page=None, tip=tip, sheet=sheet)
        if not publication.plan.preview:  # in a preview mkdocs adds a script to every page
            page = protect(page, config, name=address, content=sheet.text)
        yield address, page.encode()
