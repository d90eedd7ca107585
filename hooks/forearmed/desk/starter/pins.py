"""The packages that a site needs, each pinned to the version installed here, as a file that pip reads.

https://pip.pypa.io/en/stable/reference/requirements-file-format/
"""

import json
import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from forearmed.site.search.indexing import index_version
from forearmed.site.search.languages import Language

_US = "forearmed"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_HEAD = """\
# What makes this site, as it was when the site was begun. To install it:
# python -m pip install --requirement requirements.txt
"""
_WHEEL = """\
# Forearmed came here from a folder or a file. Keep its wheel in wheels/, so that other machines find it. In a
# clone of Forearmed, this makes it: python -m pip wheel --no-deps --wheel-dir wheels .
"""


def requirements(language: str = "en") -> str:
    """Return the text of ``requirements.txt``: this package as it was installed, and its dependencies.

    For a *language* without spaces between words, that includes the program that finds its words.
    """
    ours = distribution(_US)
    source = _source(ours)
    head = _HEAD + (_WHEEL if source.startswith("./") else "")
    needed = {f"{each.name}=={each.version}\n" for each in _needed(ours)}
    if not Language(language).is_spaced:
        needed.add(f"pagefind-bin-extended=={index_version()}\n")
    return f"{head}{source}\n\n# What it needs.\n{''.join(sorted(needed, key=str.lower))}"


def _source(ours: Distribution) -> str:
    """Return the requirement for *ours*: the same commit or address, the version, or a wheel in wheels/.

    https://packaging.python.org/en/latest/specifications/direct-url-data-structure/
    """
    origin = json.loads(ours.read_text("direct_url.json") or "{}")
    url = str(origin.get("url", ""))
    if url.startswith("file:"):
        return f"./wheels/{_US}-{ours.version}-py3-none-any.whl"
    if commit := origin.get("vcs_info", {}).get("commit_id"):
        return f"{_US} @ {origin['vcs_info']['vcs']}+{url}@{commit}"
    return f"{_US} @ {url}" if url else f"{_US}=={ours.version}"


def _needed(ours: Distribution) -> Iterator[Distribution]:
    """Yield the installed packages that *ours* depends on, directly or through other packages."""
    waiting, seen = [ours], {_US}
    while waiting:
        for line in waiting.pop().requires or ():
            found = _NAME.match(line)
            name = found[0].lower().replace("_", "-") if found else ""
            if not name or name in seen or "extra ==" in line:
                continue
            seen.add(name)
            try:
                waiting.append(distribution(name))
            except PackageNotFoundError:  # needed on another system or Python only
                continue
            yield waiting[-1]
