"""The search index, made of a built site's pages by Pagefind's program. The only importer of Pagefind.

Its bytes differ from run to run, so its folder is the one part of a site that two builds do not share.
"""

import subprocess
from pathlib import Path

from pagefind.service import get_executable

from forearmed.errors import ForearmedError

FOLDER = "pagefind"
"""Where the index is, below the site."""

_UNUSED = (
    "pagefind-*.js",
    "pagefind-*.css",
    "wasm.unknown.pagefind",
)  # boxes that are not ours, and their worker
_EXCLUDED = ".headerlink,.footnote-ref"


def write_index(site: Path, *, language: str) -> None:
    """Index every page of *site* that has something marked ``data-pagefind-body``, below *site*.

    Raises ForearmedError where Pagefind's program does not run or cannot write.
    """
    # Not through the Python interface: it ends the program while that still writes, and under load a file or two
    # is cut short (https://github.com/Pagefind/pagefind/pull/1272). By itself the program ends when all is written.
    program = get_executable()
    where = ["--site", ".", "--output-subdir", FOLDER]
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
        said = " ".join((error.stderr or error.stdout).split()) or f"it ended with {error.returncode}"
        raise ForearmedError(f"search: the index could not be written: {said}") from error
    for pattern in _UNUSED:
        for file in (site / FOLDER).glob(pattern):
            file.unlink()
