"""Huddle pages. Each tip has one, so they have a small template of their own; mkdocs only writes them."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from forearmed.build.cache.key import key_of
from forearmed.build.cache.last_site import LastSite
from forearmed.build.cache.preview_site import PreviewSite
from forearmed.build.host.artefacts import write_left
from forearmed.build.host.phases import last_site
from forearmed.build.host.protection import protect
from forearmed.build.host.theme import Templates
from forearmed.build.publication import Publication
from forearmed.build.publication.products import Huddle

_TEMPLATE = "huddle.html"


def huddles(publication: Publication, config: MkDocsConfig, environment: Templates) -> dict[str, bytes]:
    """Return the huddle pages of *publication* by address, but for those that the last site has as well.

    These are put into the site folder. A preview leaves all of them for when somebody asks for one.
    *environment* is the theme's, after `dress`.
    """
    site = last_site(config)
    if not isinstance(site, PreviewSite):
        return dict(huddle_pages(publication, config, environment))

    def write() -> None:
        write_left(dict(huddle_pages(publication, config, environment)), site, config)

    site.leave(publication.plan.huddles, write)
    return {}


def huddle_pages(
    publication: Publication, config: MkDocsConfig, environment: Templates
) -> Iterator[tuple[str, bytes]]:
    """Yield the address and the page of one huddle after the other, without those that can be taken over."""
    template, last = environment.get_template(_TEMPLATE), last_site(config)
    shared = key_of(publication.plan.wording, environment.globals["versions"]) if last else ""
    for huddle in publication.products.huddles():
        if last and _is_taken(huddle, last, shared, config):
            continue
        sheet = huddle.make()
        root = "/".join([".."] * huddle.address.count("/"))
        page = template.render(
            config=config, base_url=root, page=None, tip=huddle.fact, sheet=sheet, running=huddle.heading
        )
        if not publication.plan.preview:  # in a preview mkdocs adds a script to every page
            page = protect(page, config, name=huddle.address, content=sheet.text)
        yield huddle.address, page.encode()


def _is_taken(huddle: Huddle, last: LastSite | PreviewSite, shared: str, config: MkDocsConfig) -> bool:
    key = key_of(last.frame, shared, huddle.fact, huddle.made_of, huddle.heading)
    return last.take(huddle.address, key, Path(config.site_dir, huddle.address))
