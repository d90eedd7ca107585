"""Which files may be published as they are: by how their names end, and by whether another is there."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePosixPath

from forearmed.content.library.folders import Asset
from forearmed.content.library.media_kinds import FILM, PICTURES, SOUND, way_out
from forearmed.content.settings import DocsSettings
from forearmed.foundation.errors import Problem
from forearmed.foundation.wording.objections import IS

ENDINGS = {
    "Pictures": PICTURES,
    "Fonts": (".otf", ".ttf", ".woff", ".woff2"),
    "Documents": (
        ".csv", ".doc", ".docx", ".dotx", ".epub", ".ics", ".odp", ".ods", ".odt", ".pdf", ".potx", ".ppt",
        ".pptx", ".rtf", ".txt", ".vcf", ".xls", ".xlsx", ".xltx", ".zip",
    ),
    "Sound": SOUND,
    "Film": FILM,
}  # fmt: skip
"""What docs/assets/ may hold: nothing that a browser would run, or show as a page of the site."""

PUBLISHED = frozenset(ending for endings in ENDINGS.values() for ending in endings)
"""The same endings, of all kinds together."""
RUN = frozenset(
    {
        ".asp", ".aspx", ".cgi", ".hta", ".htm", ".html", ".jsp", ".mht", ".mhtml", ".php", ".shtml", ".svgz",
        ".swf", ".wasm", ".xht", ".xhtml", ".xml", ".xsl", ".xslt",
    }
)  # fmt: skip
"""What a browser or a host runs, or shows as a page of the site."""
SETTINGS = {".css": "extra_css", ".js": "extra_javascript", ".mjs": "extra_javascript"}
"""What a page loads, and the setting that names it."""
_SCHEMAS = "schema/"
_TWICE = "lies here twice: the two names differ only in how their accents are stored; delete one"
_COVERS = "has the name of a file of the site's own and would replace it; rename this one"


def check_endings(assets: Sequence[Asset], wishes: DocsSettings, *, folder: str) -> Iterator[Problem]:
    """Yield a problem for each of *assets*, below *folder*, that cannot be published, or not where it is."""
    taken = _taken({PurePosixPath(asset.src_uri).parts[0].lower() for asset in assets}, wishes)
    first: dict[str, Asset] = {}
    for asset in assets:
        if first.setdefault(asset.path(folder), asset) is not asset:
            yield Problem(asset.path(folder), 1, _TWICE)
        # Windows and macOS, and hosts that run on them, take capital letters for small ones.
        covers = _COVERS if asset.src_uri.lower() in taken else None
        if fault := covers if asset.in_root else _ending_fault(asset, wishes) or covers:
            yield Problem(asset.path(folder), 1, fault)


def _taken(tops: Collection[str], wishes: DocsSettings) -> frozenset[str]:
    """Return the addresses, in small letters, of the site's own files below folders of the names *tops*."""
    own = [
        file.relative_to(folder).as_posix()
        for folder in wishes.theme
        if folder.is_dir()
        for top in folder.iterdir()
        if top.name.lower() in tops
        for file in (top, *top.rglob("*"))
    ]
    return frozenset(address.lower() for address in (*own, *wishes.made))


def _ending_fault(asset: Asset, wishes: DocsSettings) -> str | None:
    ending = PurePosixPath(asset.src_uri).suffix.lower()
    if asset.src_uri in wishes.named:
        return None
    if asset.src_uri.startswith(_SCHEMAS):
        return None if ending == ".json" else "docs/schema/ is for schemas (.json); move or delete this file"
    if ending in PUBLISHED:
        return None
    if setting := SETTINGS.get(ending):
        return f"no page loads this; name it in mkdocs.yml under {setting}, as {asset.src_uri}, or delete it"
    if ending in RUN:
        why = "is not published, since it could run in the site's name"
        return f"a file that ends in {ending} {why}; delete it, or write a page in Markdown"
    if other := way_out(ending):
        return IS.format(what=other)
    what = f"a file that ends in {ending}" if ending else "a file without an ending"
    return f"{what} is not published; save it as a picture, a font, a document, sound or film, or as a .zip"
