"""The index of a built site, and what the catalog has to take from it."""

from collections.abc import Iterable
from pathlib import Path

from forearmed.site.addresses import CATALOG
from forearmed.site.search.catalog import with_words
from forearmed.site.search.indexing import words_in_index, write_index
from forearmed.site.search.languages import Language
from forearmed.site.search.records import SearchRecord


def index_site(site: Path, records: Iterable[SearchRecord], *, language: str) -> list[str]:
    """Write the index of *records* below *site*, and return the warnings of the program that makes it.

    Where *language* has no spaces, only that program knows the words. The box must cut a question into the
    same ones, so the catalog gets them from the index.
    """
    warnings = write_index(site, records, language=language)
    file = site / CATALOG
    if not Language(language).is_spaced and file.exists():
        file.write_bytes(with_words(file.read_bytes(), words_in_index(site)))
    return warnings
