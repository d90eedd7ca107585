"""One reader for each kind of export, chosen by what a file says and never by its name. Each yields items.

Only the readers open exports. They write nothing, ask nobody, and keep mail addresses, passwords and the
addresses of machines out of what they yield.
"""

from pathlib import Path

from forearmed.archive.readers import (
    beehiiv,
    blogger,
    buttondown,
    documents,
    eleventy,
    feeds,
    ghost,
    hugo,
    jekyll,
    mail,
    mailchimp,
    material,
    medium,
    packed,
    single,
    substack,
    takeout,
    word,
    wordpress,
)
from forearmed.archive.readers.reader import Manner, Reader, Sample
from forearmed.archive.readers.sampling import sample_of
from forearmed.foundation.errors import ForearmedError

__all__ = ["READERS", "Manner", "Reader", "Sample", "reader_of"]

READERS = (
    wordpress.READER,
    takeout.READER,
    blogger.READER,
    feeds.RSS,
    feeds.ATOM,
    ghost.READER,
    substack.READER,
    buttondown.READER,
    mailchimp.READER,
    beehiiv.READER,
    medium.READER,
    jekyll.READER,
    material.READER,
    eleventy.ELEVENTY,
    hugo.READER,
    packed.READER,
    word.READER,
    mail.MAIL_FOLDER,
    mail.MBOX,
    mail.MAIL,
    documents.PAGES,
    documents.PAGE,
    eleventy.MARKDOWN_FOLDER,
    single.READER,
)
"""Every reader, the more particular first."""


_ZIP = b"PK\x03\x04"


def reader_of(export: Path) -> Reader:
    """Return the reader of *export*, a file or a folder; raise ForearmedError where none knows it."""
    sample = sample_of(export)
    for reader in READERS:
        if reader.knows(sample):
            return reader
    if not sample.head and not sample.names:
        raise ForearmedError(f"{export} is empty; export it again")
    if sample.head.startswith(_ZIP):
        raise ForearmedError(
            f"cannot read {export}: it is a broken zip, such as half a download; export it again"
        )
    known = ", ".join(reader.name for reader in READERS)
    raise ForearmedError(f"{export} is no export that can be read; there are readers for {known}")
