"""The site's search: the words of articles, their synonyms, and an index of their records.

The code that searches the index in a visitor's browser is in `box`.
"""

from forearmed.site.search.catalog import Labels, Situation, catalog
from forearmed.site.search.indexing import cannot_cut, index_version
from forearmed.site.search.records import Kind, SearchRecord
from forearmed.site.search.site_index import index_site
from forearmed.site.search.wording import Wording

__all__ = [
    "Kind",
    "Labels",
    "SearchRecord",
    "Situation",
    "Wording",
    "cannot_cut",
    "catalog",
    "index_site",
    "index_version",
]
