"""What the site's search is made of: words of articles, synonyms beside them, and an index of the built pages.

What a visitor's browser does with it is in ``theme/assets/javascripts``.
"""

from forearmed.search.catalog import Labels, Situation, catalog
from forearmed.search.indexing import FOLDER, write_index
from forearmed.search.synonyms import Synonyms
from forearmed.search.words import words_in, words_of

__all__ = ["FOLDER", "Labels", "Situation", "Synonyms", "catalog", "words_in", "words_of", "write_index"]
