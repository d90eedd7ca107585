"""The search index, made of a built site's pages by Pagefind. The only importer of Pagefind.

Its bytes differ from run to run, so its folder is the one part of a site that two builds do not share.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

from forearmed.errors import ForearmedError

FOLDER = "pagefind"
"""Where the index is, below the site."""

_UNUSED = (
    "pagefind-*.js",
    "pagefind-*.css",
    "wasm.unknown.pagefind",
)  # boxes that are not ours, and their worker


def write_index(site: Path, *, language: str) -> None:
    """Index every page of *site* that has something marked ``data-pagefind-body``, below *site*.

    Raises ForearmedError where Pagefind's program does not run or cannot write.
    """
    try:
        # In a thread of its own: whoever builds may be in an event loop, and asyncio runs one in a thread.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, _write(site.resolve(), language)).result()
    except ForearmedError:
        raise
    except FileNotFoundError as error:
        raise ForearmedError(
            "search: the program of the package pagefind-bin is missing; run make site to install it"
        ) from error
    except Exception as error:  # Pagefind raises bare exceptions, and asyncio's when its program ends
        raise ForearmedError(f"search: the index could not be written: {error}") from error


async def _write(site: Path, language: str) -> None:
    config = IndexConfig(
        output_path=str(site / FOLDER),
        exclude_selectors=[".headerlink", ".footnote-ref"],
        force_language=language,
    )
    async with PagefindIndex(config=config) as index:
        await index.add_directory(str(site))
    for pattern in _UNUSED:
        for file in (site / FOLDER).glob(pattern):
            file.unlink()
