"""The search index, which Pagefind's program makes from articles' records. The only importer of Pagefind.

The bytes of the index differ from run to run; all other files of two builds of one site are the same.
"""

import subprocess
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from forearmed.foundation.errors import ForearmedError
from forearmed.site.addresses import file_at
from forearmed.site.search.records import SearchRecord

FOLDER = "pagefind"
"""The folder of the index, below the site's root."""

_EXTRAS = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js")
"""Files that Pagefind adds and we delete: its search boxes and its thread. We have our own."""
_STEMLESS = "wasm.unknown.pagefind"
"""The program file for languages in which Pagefind cannot reduce words to stems."""
_EXCLUDED = ".headerlink,.footnote-ref"


def index_version() -> str:
    """Return the release of Pagefind. An index works only with the script of the same release."""
    return version("pagefind")


def write_index(site: Path, records: Iterable[SearchRecord], *, language: str) -> None:
    """Write the index of *records* below *site*. The search finds no other pages.

    Without *records* it writes no index, and the search box says that there is nothing to search.

    Raises ForearmedError where Pagefind's program does not run or cannot write.
    """
    # Not from the built pages: three quarters of each are header, lists and footer, which no index needs.
    try:
        with TemporaryDirectory(prefix="forearmed-") as folder:
            _write(records, Path(folder))
            if any(Path(folder).iterdir()):
                _run(folder, site / FOLDER, language=language)
                _tidy(site / FOLDER)
    except OSError as error:
        raise ForearmedError(f"search: the index could not be written: {error}") from error


def _write(records: Iterable[SearchRecord], folder: Path) -> None:
    for record in records:
        page = folder / file_at(record.address)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(record.page(), encoding="utf-8")


def _run(folder: str, index: Path, *, language: str) -> None:
    from pagefind.service import get_executable  # it loads asyncio, which only this needs

    # Not through Pagefind's Python interface: it kills the program while the program still writes, and under
    # load a file or two is cut short (https://github.com/Pagefind/pagefind/pull/1272).
    where = ["--site", folder, "--output-path", str(index.absolute())]
    how = ["--exclude-selectors", _EXCLUDED, "--force-language", language, "--silent"]
    try:
        subprocess.run(  # noqa: S603  # the program of a package that we require
            [str(get_executable()), *where, *how],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        )
    except FileNotFoundError as error:
        raise ForearmedError(
            "search: the program of the package pagefind-bin is missing; run make site to install it"
        ) from error
    except subprocess.CalledProcessError as error:
        said = " ".join(error.stderr.partition("stack backtrace")[0].split())
        raise ForearmedError(f"search: the index could not be written: {said}") from error


def _tidy(folder: Path) -> None:
    """Delete the files in *folder* that no page loads."""
    unused = [file for pattern in _EXTRAS for file in folder.glob(pattern)]
    if len([*folder.glob("wasm.*.pagefind")]) > 1:
        unused.append(folder / _STEMLESS)
    for file in unused:
        file.unlink()
