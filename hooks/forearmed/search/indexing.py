"""The search index, made of a built site's pages by Pagefind's program. The only importer of Pagefind.

Its bytes differ from run to run, so its folder is the one part of a site that two builds do not share.
"""

import subprocess
from pathlib import Path

from pagefind.service import get_executable

from forearmed.errors import ForearmedError

FOLDER = "pagefind"
"""Where the index is, below the site."""

_EXTRAS = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js")
"""What comes with it and is not for us: search boxes, and a thread, which our box has of its own."""
_STEMLESS = "wasm.unknown.pagefind"
"""What searches in languages whose words it cannot cut down to stems."""
_FOLDERS = ("tips", "playbooks")
_ARTICLES = f"{{{','.join(_FOLDERS)}}}/*/index.html"
"""Where articles are; other pages would only be read to be left out."""
_EXCLUDED = ".headerlink,.footnote-ref"


def write_index(site: Path, *, language: str) -> None:
    """Index the articles of *site*, which mark their text ``data-pagefind-body``, below *site*.

    Where there is none yet, no index is written, and the search box says so.

    Raises ForearmedError where Pagefind's program does not run or cannot write.
    """
    if not any(page for folder in _FOLDERS for page in (site / folder).glob("*/index.html")):
        return
    # Not through the Python interface: it ends the program while that still writes, and under load a file
    # or two is cut short (https://github.com/Pagefind/pagefind/pull/1272). By itself it ends in its own time.
    program = get_executable()
    where = ["--site", ".", "--glob", _ARTICLES, "--output-subdir", FOLDER]
    how = ["--exclude-selectors", _EXCLUDED, "--force-language", language, "--silent"]
    try:
        subprocess.run(  # noqa: S603  # the program of a package that we require
            [str(program), *where, *how],
            cwd=site,
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
    _tidy(site / FOLDER)


def _tidy(folder: Path) -> None:
    """Delete what nobody loads."""
    unused = [file for pattern in _EXTRAS for file in folder.glob(pattern)]
    if len([*folder.glob("wasm.*.pagefind")]) > 1:
        unused.append(folder / _STEMLESS)
    for file in unused:
        file.unlink()
