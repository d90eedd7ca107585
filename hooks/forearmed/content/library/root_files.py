"""What docs/root/ may hold: files for the host and for other programs, copied to the root of the site."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from forearmed.content.library.endings import PUBLISHED, RUN, SETTINGS
from forearmed.content.library.folders import ASKED_FOR, Asset
from forearmed.content.library.misnamed import head_of, misnamed
from forearmed.content.library.walking import DOT_NAMES
from forearmed.foundation.errors import Problem

DATA = (".asc", ".json", ".toml", ".webmanifest")
"""What may lie in docs/root/ beside all that docs/assets/ may hold: data that no browser runs."""
_KEPT = {
    "assets": "put the file into docs/assets/",
    "schema": "put the file into docs/schema/",
    **dict.fromkeys(
        (
            "authors",
            "digest",
            "huddle",
            "pagefind",
            "paths",
            "phrasebook",
            "playbooks",
            "search",
            "series",
            "tags",
            "tips",
            "write",
        ),
        "give it another name",
    ),
}
_SECRETS = {".htpasswd", ".env", ".netrc", ".npmrc", ".git-credentials"}
_BING = re.compile(r'\s*<\?xml version="1\.0"\?>\s*<users>\s*<user>[0-9A-F]+</user>\s*</users>\s*')
_HERE = "docs/root/ is copied to the site as it is"


def check_root(assets: Iterable[Asset], *, folder: str) -> Iterator[Problem]:
    """Yield a problem for each of *assets*, below *folder*, that cannot be published at the root of the site.

    Whatever a browser would run, or show as a page of the site, is kept out: what has no ending counts as a
    page when it begins like one (https://mimesniff.spec.whatwg.org/, section 7.1).
    """
    for asset in assets:
        if asset.in_root and (fault := next(_faults(PurePosixPath(asset.src_uri), asset.file), None)):
            yield Problem(asset.path(folder), 1, fault)


def _faults(address: PurePosixPath, file: Path) -> Iterator[str]:
    if file.name in _SECRETS:
        yield "is not published: it holds passwords, and everybody could read it; delete it"
    top = address.parts[0].lower()
    if way_out := _KEPT.get(top):
        yield f"/{top}/ is kept for what is made for you; {way_out}"
    for part in address.parts:
        if part.startswith(".") and part not in DOT_NAMES:
            known = ", ".join(sorted(DOT_NAMES))
            yield f'"{part}" is not published; of the names that begin with a dot, these are: {known}'
    if file.suffix.lower() == ".md":
        yield f"{_HERE}, and this would be no page; move it to docs/"
    if advice := misnamed(file, among_articles=False):
        yield advice
    if fault := _ending_fault(file):
        yield fault


def _ending_fault(file: Path) -> str | None:
    ending = file.suffix.lower()
    if file.name in DOT_NAMES or file.name in ASKED_FOR or ending in PUBLISHED or ending in DATA:
        return None
    if setting := SETTINGS.get(ending):
        return f"{_HERE}, and no page loads this; move it to docs/assets/ and name it under {setting}"
    if ending in RUN:
        return None if _is_proof(file) else _says_what_runs(ending)
    if ending:
        return f"a file that ends in {ending} is not published; save it as a document or data, or as a .zip"
    if head_of(file).lstrip("\ufeff \t\r\n\f").startswith("<"):
        return "has no ending and begins as a page does, so it could run in the site's name; delete it"
    return None


def _says_what_runs(ending: str) -> str:
    proof = "; to prove that the site is yours, a line in its DNS does as well" if ending == ".html" else ""
    return f"a file that ends in {ending} is not published, since it could run in the site's name{proof}"


def _is_proof(file: Path) -> bool:
    """Tell whether *file* only proves to a search engine whose site it is: a word, and no tag."""
    text = head_of(file)
    if file.stat().st_size != len(text.encode()):
        return False
    if file.name == "BingSiteAuth.xml":
        return _BING.fullmatch(text) is not None
    return (
        file.suffix == ".html" and text.isascii() and text.replace("\n", "").isprintable() and "<" not in text
    )
