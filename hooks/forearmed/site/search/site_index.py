"""What the catalog of a built site has to take from its index."""

from pathlib import Path

from forearmed.site.addresses import CATALOG
from forearmed.site.search.catalog import with_words
from forearmed.site.search.indexing import words_in_index
from forearmed.site.search.languages import Language


def complete_catalog(site: Path, *, language: str) -> None:
    """Put the words of the index below *site* into its catalog, where *language* has no spaces.

    There only the program that makes the index knows the words, and the box must cut a question into the
    same ones.
    """
    file = site / CATALOG
    if not Language(language).is_spaced and file.exists():
        content = with_words(file.read_bytes(), words_in_index(site))
        file.unlink()  # the last site may have the same file under its name
        file.write_bytes(content)
