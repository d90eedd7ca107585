"""The search index of a build: Pagefind's, or the last site's when the records are the same.

Pagefind's program begins as soon as all pages are rendered, and works while mkdocs writes them.
"""

import logging
import shutil
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from forearmed.article.converter import typographic
from forearmed.build.cache.key import key_of
from forearmed.build.cache.last_site import LastSite
from forearmed.build.cache.preview_site import PreviewSite
from forearmed.build.host.log import OURS
from forearmed.build.host.phases import last_site, published
from forearmed.site.search.indexing import FOLDER, Indexing
from forearmed.site.search.languages import Language
from forearmed.site.search.program import cannot_cut
from forearmed.site.search.site_index import complete_catalog

_log = logging.getLogger(OURS)
_INDEXING = "forearmed_indexing"
_RECORDS = "forearmed_records"


def begin_index(config: MkDocsConfig) -> None:
    """Begin to write the index of the published articles below the site folder of *config*.

    Where the last site's records are the same, its index is taken over. A preview leaves the index for when
    somebody searches.
    """
    last = last_site(config)
    config[_INDEXING] = None
    if isinstance(last, PreviewSite):
        last.leave([f"{FOLDER}/"], partial(_supply_index, config))
    else:
        _begin(config)


def _begin(config: MkDocsConfig) -> None:
    publication, last, site = published(config), last_site(config), Path(config.site_dir)
    set_text = partial(typographic, marks=publication.plan.wording.marks)
    records, language = [*publication.products.records(set_text)], publication.plan.site.language
    config[_RECORDS] = key_of(records, language) if last else ""
    taken = last is not None and last.take_folder(FOLDER, config[_RECORDS], site)
    if isinstance(last, LastSite) and taken and not Language(language).is_spaced:
        last.show(FOLDER, site)  # its words go into the catalog
    if not taken:
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        kept = last.records if isinstance(last, LastSite) else None
        config[_INDEXING] = Indexing(site, records, language=language, kept=kept)


def _supply_index(config: MkDocsConfig) -> None:
    """Write the index of a preview."""
    _begin(config)
    for warning in _finished(config):
        _log.warning("%s", warning)


def finish_index(config: MkDocsConfig) -> list[str]:
    """Wait for the index that was begun; return the warnings of the program that makes it."""
    return [] if isinstance(last_site(config), PreviewSite) else _finished(config)


def _finished(config: MkDocsConfig) -> list[str]:
    indexing: Indexing | None = config[_INDEXING]
    warnings = indexing.finish() if indexing else []
    last, language = last_site(config), published(config).plan.site.language
    if last and indexing and not warnings and not cannot_cut(language):
        last.note_folder(FOLDER, config[_RECORDS])
    complete_catalog(Path(config.site_dir), language=language)
    return warnings
