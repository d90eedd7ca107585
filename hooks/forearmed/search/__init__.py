"""What the site's search is made of: the words of articles, their synonyms, and an index of the built pages.

What a visitor's browser does with it is in ``theme/assets/javascripts``.
"""

from forearmed.search.catalog import Labels, Situation, catalog
from forearmed.search.indexing import FOLDER, write_index
from forearmed.search.wording import Wording

__all__ = ["FOLDER", "Labels", "Situation", "Wording", "catalog", "write_index"]
