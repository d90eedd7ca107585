"""The search index of a build: Pagefind's, or the last site's when the records are the same.

Pagefind's program begins as soon as all pages are rendered, and works while mkdocs writes them.
"""

import shutil
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from forearmed.article.converter import typographic
from forearmed.build.cache.key import key_of
from forearmed.build.host.phases import last_site, published
from forearmed.site.search.indexing import FOLDER, Indexing
from forearmed.site.search.program import cannot_cut
from forearmed.site.search.site_index import complete_catalog

_INDEXING = "forearmed_indexing"
_RECORDS = "forearmed_records"


def begin_index(config: MkDocsConfig) -> None:
    """Begin to write the index of the published articles below the site folder of *config*.

    Where the last site's records are the same, its index is taken over.
    """
    publication, last, site = published(config), last_site(config), Path(config.site_dir)
    set_text = partial(typographic, marks=publication.plan.wording.marks)
    records, language = [*publication.products.records(set_text)], publication.plan.site.language
    config[_RECORDS] = key_of(records, language) if last else ""
    taken = last is not None and last.take_folder(FOLDER, config[_RECORDS], site)
    if not taken:
        shutil.rmtree(site / FOLDER, ignore_errors=True)
    config[_INDEXING] = None if taken else Indexing(site, records, language=language)


def finish_index(config: MkDocsConfig) -> list[str]:
    """Wait for the index; return the warnings of the program that makes it."""
    indexing: Indexing | None = config[_INDEXING]
    warnings = indexing.finish() if indexing else []
    last, language = last_site(config), published(config).plan.site.language
    if last and indexing and not warnings and not cannot_cut(language):
        last.note_folder(FOLDER, config[_RECORDS])
    complete_catalog(Path(config.site_dir), language=language)
    return warnings
