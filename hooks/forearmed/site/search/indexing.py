"""The search index, made of articles' records by Pagefind's program. The only importer of Pagefind.

Its bytes differ from run to run, so its folder is the one part of a site that two builds do not share.
"""

import subprocess
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind.service import get_executable

from forearmed.foundation.errors import ForearmedError
from forearmed.site.addresses import file_at
from forearmed.site.search.records import SearchRecord

_FOLDER = "pagefind"
"""Where the index is, below the site."""

_EXTRAS = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js")
"""What comes with it and is not for us: search boxes, and a thread, which our box has of its own."""
_STEMLESS = "wasm.unknown.pagefind"
"""What searches in languages whose words it cannot cut down to stems."""
_EXCLUDED = ".headerlink,.footnote-ref"


def index_version() -> str:
    """Return whose index it is: the release of Pagefind, whose script and program have to fit each other."""
    return version("pagefind")


def write_index(site: Path, records: Iterable[SearchRecord], *, language: str) -> None:
    """Write the index of *records* below *site*. Pages that are not among them are not found.

    Where there is none yet, no index is written, and the search box says so.

    Raises ForearmedError where Pagefind's program does not run or cannot write.
    """
    # Not the built pages: three quarters of each are header, lists and footer, read only to be left out.
    try:
        with TemporaryDirectory(prefix="forearmed-") as folder:
            _write(records, Path(folder))
            if any(Path(folder).iterdir()):
                _run(folder, site / _FOLDER, language=language)
                _tidy(site / _FOLDER)
    except OSError as error:
        raise ForearmedError(f"search: the index could not be written: {error}") from error


def _write(records: Iterable[SearchRecord], folder: Path) -> None:
    for record in records:
        page = folder / file_at(record.address)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(record.page(), encoding="utf-8")


def _run(folder: str, index: Path, *, language: str) -> None:
    # Not through the Python interface: it ends the program while that still writes, and under load a file
    # or two is cut short (https://github.com/Pagefind/pagefind/pull/1272). By itself it ends in its own time.
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
    """Delete what nobody loads."""
    unused = [file for pattern in _EXTRAS for file in folder.glob(pattern)]
    if len([*folder.glob("wasm.*.pagefind")]) > 1:
        unused.append(folder / _STEMLESS)
    for file in unused:
        file.unlink()
