"""The program that builds, as a digest: our code, our host, Python, and the releases of what is installed.

What one program has kept is never used by another.
"""

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import TZPATH

PACKAGE = Path(__file__).parents[2]
"""The folder of our code, with the templates, scripts and sheets beside it."""
_INSTALLED = (".dist-info", ".egg-info", ".pth")
_NO_PART = ("__pycache__",)


@cache
def program() -> str:
    """Return the digest of the program that runs. A package that was edited in place is not noticed."""
    digest = blake2b(sys.version.encode(), digest_size=16)
    for name in (_host(), *_installed(), *_zones()):
        digest.update(f"\0{name}".encode())
    for file in _files(PACKAGE):
        digest.update(f"\0{file.relative_to(PACKAGE).as_posix()}\0".encode())
        digest.update(blake2b(file.read_bytes()).digest())
    return digest.hexdigest()


def _host() -> str:
    """Return the name of what runs as mkdocs: a program that replaces it writes its own name into pages."""
    found = find_spec("mkdocs")
    return found.name if found else ""


def _installed() -> list[str]:
    """Return the names of the folders in which packages are described; each name has the release in it."""
    folders = [Path(folder) for folder in dict.fromkeys(sys.path) if folder]
    names = (entry.name for folder in folders if folder.is_dir() for entry in folder.iterdir())
    return sorted({name for name in names if name.endswith(_INSTALLED)})


def _zones() -> Iterator[str]:
    """Yield the release of each of the system's tables of time zones."""
    for folder in TZPATH:
        table = Path(folder, "tzdata.zi")
        if table.is_file():
            with table.open(encoding="utf-8", errors="replace") as text:
                yield text.readline()


def _files(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.name in _NO_PART:
            continue
        if entry.is_dir():
            yield from _files(entry)
        else:
            yield entry
