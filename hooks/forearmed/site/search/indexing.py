"""The search index, which Pagefind's program makes from articles' records.

The bytes of the index differ from run to run; all other files of two builds of one site are the same.
"""

import gzip
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path
from tempfile import mkdtemp
from weakref import finalize

from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.exact_folder import hold_exactly
from forearmed.site.addresses import file_at
from forearmed.site.search.program import cannot_cut, program
from forearmed.site.search.records import SearchRecord
from forearmed.site.search.words import with_plain_elisions, written_words

FOLDER = "pagefind"
"""The folder of the index, below the site's root."""

_EXTRAS = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js")
"""Files that Pagefind adds and we delete: its search boxes and its thread. We have our own."""
_WORKERS = "TOKIO_WORKER_THREADS"
"""How many threads the program has for its work. A build goes on beside it, so a second would only wait."""
_STEMLESS = "wasm.unknown.pagefind"
"""The program file for languages in which Pagefind cannot reduce words to stems."""
_EXCLUDED = ".headerlink,.footnote-ref"
_CUT = "\u200b"
"""The zero-width space, which that program writes between words."""
_SIGNATURE = b"pagefind_dcd"
_EXPECTED = re.compile(r"Note: Pagefind doesn't support stemming for the language .*\n.*(?:\n|$)")
"""Said of languages whose words Pagefind cannot reduce to stems. Our search box finds their forms itself."""
_NOT_EXTENDED = re.compile(
    r"\W*Indexing .* in non-extended mode\..*\n(?:.*\n){2,3}?.*run via npx pagefind\..*(?:\n|$)"
)
"""Said of languages without spaces; `cannot_cut` says it in our words."""


def index_version() -> str:
    """Return the release of Pagefind. An index works only with the script of the same release."""
    return version("pagefind")


def write_index(site: Path, records: Iterable[SearchRecord], *, language: str) -> list[str]:
    """Write the index of *records* below *site*, and return what Pagefind warns of.

    The search finds no other pages. Without *records* it writes no index, and the search box says that
    there is nothing to search.

    Raises ForearmedError where Pagefind's program does not run or cannot write.
    """
    return Indexing(site, records, language=language).finish()


class Indexing:
    """The writing of an index below *site*, as `write_index` does it, beside whatever else is done.

    The program runs from here on, on another processor if there is one. It is ended when nobody waits for it.
    The folder *kept*, if there is one, may hold what an earlier index was made of, and then what this one is.
    """

    def __init__(
        self, site: Path, records: Iterable[SearchRecord], *, language: str, kept: Path | None = None
    ) -> None:
        self._index = site / FOLDER
        self._language = language
        self._left_over = ExitStack()
        finalize(self, self._left_over.close)
        with _told():
            work = Path(mkdtemp(prefix="forearmed-"))
            self._left_over.callback(shutil.rmtree, work, ignore_errors=True)
            self._said, pages = work / "said", (kept or work / "pages").absolute()
            # Not the built pages: three quarters of each are header, lists and footer, which no index needs.
            hold_exactly(str(pages), dict(_pages(records, language)))
            self._process = self._begun(pages) if any(pages.iterdir()) else None

    def _begun(self, pages: Path) -> "subprocess.Popen[bytes]":
        """Return the program's process, which reads *pages*."""
        # Not through Pagefind's Python interface: it kills the program while the program still writes, and
        # under load a file or two is cut short (https://github.com/Pagefind/pagefind/pull/1272).
        where = ["--site", str(pages), "--output-path", str(self._index.absolute())]
        how = ["--exclude-selectors", _EXCLUDED, "--force-language", self._language, "--quiet"]
        try:
            with self._said.open("wb") as said:
                process = subprocess.Popen(  # noqa: S603  # the program of a package that we require
                    [str(program()), *where, *how],
                    cwd=pages,
                    env={**os.environ, _WORKERS: "1"},
                    stdin=subprocess.DEVNULL,
                    stdout=said,
                    stderr=subprocess.STDOUT,
                )
        except FileNotFoundError as error:
            raise ForearmedError(
                "search: the program of the package pagefind-bin is missing; run make site to install it"
            ) from error
        self._left_over.callback(_end, process)
        return process

    def finish(self) -> list[str]:
        """Wait until the index is written, and return what Pagefind warns of."""
        with self._left_over, _told():
            if self._process is None:
                return []
            failed = self._process.wait()
            said = self._said.read_text("utf-8", "replace")
            if failed:
                reason = " ".join(said.partition("stack backtrace")[0].split())
                raise ForearmedError(f"search: the index could not be written: {reason}")
            _tidy(self._index)
            return [*_warnings(said, self._language)]


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        process.kill()
        process.wait()


@contextmanager
def _told() -> Iterator[None]:
    """Raise ForearmedError for what the disk refuses."""
    try:
        yield
    except OSError as error:
        raise ForearmedError(f"search: the index could not be written: {error}") from error


def words_in_index(site: Path) -> list[list[str]]:
    """Return, for each article in the index below *site*, the words that Pagefind's program has cut out."""
    return [
        [word for piece in _content(file).split(_CUT) for word in written_words(piece)]
        for file in sorted((site / FOLDER / "fragment").glob("*.pf_fragment"))
    ]


def _content(fragment: Path) -> str:
    """Return the text of an article from its file in the index: JSON behind a signature, packed with gzip."""
    packed = fragment.read_bytes()
    text = gzip.decompress(packed).removeprefix(_SIGNATURE).decode()
    return str(json.loads(text)["content"])


def _pages(records: Iterable[SearchRecord], language: str) -> Iterator[tuple[str, bytes]]:
    for record in records:
        yield file_at(record.address), with_plain_elisions(record.page(), language).encode()


def _warnings(said: str, language: str) -> Iterator[str]:
    """Yield each line that Pagefind's program has *said*; not what is expected, or what `cannot_cut` says."""
    told = _EXPECTED.sub("", said)
    if cannot_cut(language):
        told = _NOT_EXTENDED.sub("", told)
    for line in dict.fromkeys(filter(None, map(str.strip, told.splitlines()))):
        yield f"search: Pagefind says: {line}"


def _tidy(folder: Path) -> None:
    """Delete the files in *folder* that no page loads."""
    unused = [file for pattern in _EXTRAS for file in folder.glob(pattern)]
    if len([*folder.glob("wasm.*.pagefind")]) > 1:
        unused.append(folder / _STEMLESS)
    for file in unused:
        file.unlink()
