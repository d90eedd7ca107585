"""The search index of a build: Pagefind's, or the last site's when the records are the same."""

from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from forearmed.article.converter import typographic
from forearmed.build.cache.key import key_of
from forearmed.build.host.phases import last_site, published
from forearmed.site.search import indexing


def write_index(config: MkDocsConfig) -> None:
    """Write the index of the published articles below the site folder of *config*."""
    publication, site = published(config), Path(config.site_dir)
    plan, last = publication.plan, last_site(config)
    set_text = partial(typographic, marks=plan.wording.marks)
    records = [*publication.products.records(set_text)]
    key = key_of(records, plan.site.language)
    if last and last.take_folder(indexing.FOLDER, key, site):
        return
    indexing.write_index(site, records, language=plan.site.language)
    if last:
        last.note_folder(indexing.FOLDER, key)
