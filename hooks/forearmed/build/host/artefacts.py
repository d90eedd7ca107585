"""The artefacts of a build: now, or in a preview when a browser asks for them."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from forearmed.build.batch import Batch
from forearmed.build.cache.key import KeyLessError, key_of
from forearmed.build.cache.last_site import LastSite
from forearmed.build.cache.preview_site import PreviewSite
from forearmed.build.host.file_kinds import Picture
from forearmed.build.host.phases import last_site
from forearmed.build.publication import Plan, Publication
from forearmed.foundation.new_file import put
from forearmed.site.cards import CardCache, artist_of
from forearmed.site.search.indexing import FOLDER
from forearmed.site.search.languages import Language
from forearmed.site.search.site_index import complete_catalog

_CARDS = ".cache/forearmed/cards"
Files = Mapping[str, bytes | Picture]


def artefacts(publication: Publication, config: MkDocsConfig) -> Files:
    """Return the artefacts of *publication* by address.

    A preview leaves them for when somebody asks for one.
    """
    plan, products, site = publication.plan, publication.products, last_site(config)
    if not isinstance(site, PreviewSite):
        made: Files = {**_new_messages(publication, config), **products.data, **_cards(plan, config)}
        publication.rendering.forget_bodies()
        return made
    messages = plan.outlets.message_addresses()
    others = {*plan.outlets.addresses()} - {*messages, *plan.outlets.cards}
    site.leave(messages, lambda: write_left(_messages(publication), site, config))
    site.leave(others, partial(_write_data, publication, site, config))
    site.leave(plan.outlets.cards, lambda: write_left(_cards(plan, config), site, config))
    return {}


def _new_messages(publication: Publication, config: MkDocsConfig) -> Mapping[str, bytes]:
    """Return the feeds and the digest of a build, but for those that the last site has, too."""
    last, made = last_site(config), dict[str, bytes]()
    for batch in publication.products.batches():
        if not (isinstance(last, LastSite) and _is_taken(batch, last, config)):
            made |= batch.make()
    return made


def _is_taken(batch: Batch, last: LastSite, config: MkDocsConfig) -> bool:
    try:
        key = key_of(last.frame, batch.made_of)
    except KeyLessError:
        return False
    return last.take_together(batch.addresses, key, Path(config.site_dir))


def _messages(publication: Publication) -> Files:
    """Return the feeds and the digest of a preview; what cannot be made is empty."""
    made = publication.products.messages
    return {address: made.get(address, b"") for address in publication.plan.outlets.message_addresses()}


def _cards(plan: Plan, config: MkDocsConfig) -> dict[str, Picture]:
    """Return, by address, what draws a social card of *plan*, or reads the one that the cache holds.

    Not the cards themselves: they would fill the memory. Those that the last site has, too, are left out. Of
    the cards and of the smaller pictures, only those of this build are kept for the next.
    """
    plan.gallery.forget_others()
    artist = artist_of(plan.brand_files)
    folder = Path(config.config_file_path).parent / _CARDS
    cache = CardCache(folder, artist.draw, manner=artist.manner)
    cards, last = plan.outlets.cards, last_site(config)
    cache.forget_others(cards.values())
    return {
        address: partial(cache.draw, card)
        for address, card in cards.items()
        if not (last and last.take(address, key_of(artist.manner, card), Path(config.site_dir, address)))
    }


def _write_data(publication: Publication, site: PreviewSite, config: MkDocsConfig) -> None:
    """Write the data files of *publication*. Where a language has no spaces, the index has their words."""
    language = publication.plan.site.language
    write_left(publication.products.data, site, config)
    if not Language(language).is_spaced:
        site.supply(f"{FOLDER}/")
    complete_catalog(Path(config.site_dir), language=language)


def write_left(files: Files, site: PreviewSite, config: MkDocsConfig) -> None:
    """Write *files*, by address, into the preview's *site*, but for those that stand there."""
    for address, content in files.items():
        content = content() if callable(content) else content
        place = Path(config.site_dir, address)
        if not site.take_equal(address, content, place):
            put(str(place), content)
