"""The search index of a build: Pagefind's, or the last site's when the records are the same."""

from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from forearmed.article.converter import typographic
from forearmed.build.cache.key import key_of
from forearmed.build.host.phases import last_site, published
from forearmed.site.search import indexing
from forearmed.site.search.site_index import complete_catalog


def write_index(config: MkDocsConfig) -> list[str]:
    """Write the index of the published articles below the site folder of *config*.

    Returns the warnings of the program that makes it.
    """
    site, language = Path(config.site_dir), published(config).plan.site.language
    warnings = _write_or_take(config, site, language)
    complete_catalog(site, language=language)
    return warnings


def _write_or_take(config: MkDocsConfig, site: Path, language: str) -> list[str]:
    """Take the index of the last site over where its records are the same, or write one."""
    publication, last = published(config), last_site(config)
    set_text = partial(typographic, marks=publication.plan.wording.marks)
    records = [*publication.products.records(set_text)]
    key = key_of(records, language)
    if last and last.take_folder(indexing.FOLDER, key, site):
        return []
    warnings = indexing.write_index(site, records, language=language)
    if last and not warnings and not indexing.cannot_cut(language):
        last.note_folder(indexing.FOLDER, key)
    return warnings
