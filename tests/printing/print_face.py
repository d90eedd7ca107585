"""Cut the print face out of Literata: static woff2 files for sheets of paper, and how wide letters are.

`make face` runs this after an update of fontpkg-literata. A build only copies the files and reads the widths:
cutting takes half a minute. Nothing here depends on the moment or the machine.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

PACKAGE = Path(__file__).parents[2] / "hooks/forearmed/site"
FONTS = PACKAGE / "theme/assets/fonts"
WIDTHS = PACKAGE / "paper/widths.json"

UPRIGHT, ITALIC = "Literata[opsz,wght].ttf", "Literata-Italic[opsz,wght].ttf"
SIZE = 12  # of the font's axis: the cut that is drawn for text
CUTS: Mapping[str, tuple[str, int]] = {
    "regular": (UPRIGHT, 400),
    "bold": (UPRIGHT, 650),
    "italic": (ITALIC, 400),
    "bold-italic": (ITALIC, 650),
}
"""Each cut by its name: the file it is taken from, and the weight."""

LATIN = (range(0x20, 0x180), range(0x2000, 0x2400), range(0x25A0, 0x2600))
"""What most pages need: Latin letters of Europe, punctuation, currencies and arrows."""
_TABLES = (
    "GSUB",
    "avar",
    "fvar",
    "gvar",
    "HVAR",
    "MVAR",
    "STAT",
)  # nothing varies, and no sign takes the place of others


def is_latin(sign: int) -> bool:
    """Tell whether *sign* is in the file that most pages load; the others are Greek, Cyrillic, Vietnamese."""
    return any(sign in part for part in LATIN)


def source(name: str) -> bytes:
    """Return the file *name* of Google Fonts, unchanged."""
    return resources.files("fontpkg_literata").joinpath("files", name).read_bytes()


def signs_of(font: TTFont) -> list[int]:
    """Return every sign of *font* that anybody writes: controls are no letters."""
    return sorted(sign for sign in font.getBestCmap() if sign >= 0x20 and not 0x7F <= sign < 0xA0)


def cut(name: str, weight: int, *, latin: bool) -> TTFont:
    """Return one static font: letters, marks, and kerning that only ever brings letters closer."""
    font = TTFont(BytesIO(source(name)), recalcTimestamp=False)
    options = Options(hinting=False, layout_features=["kern", "mark"], name_IDs=[0, 1, 2, 5, 13, 14])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[sign for sign in signs_of(font) if is_latin(sign) is latin])
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"opsz": SIZE, "wght": weight})
    for table in _TABLES:
        if table in font:
            del font[table]
    for value in _values(font):
        # A line is then never wider than the sum of its letters, so the sum may be counted with.
        value.XAdvance = min(getattr(value, "XAdvance", 0) or 0, 0)
    return font


def _values(font: TTFont) -> Iterator[Any]:  # Any: fontTools makes the classes of its tables at run time
    """Yield how far each pair of letters of *font* is moved, along the line."""
    for lookup in font["GPOS"].table.LookupList.Lookup if "GPOS" in font else ():
        for part in lookup.SubTable:
            part = getattr(part, "ExtSubTable", part)
            for pairs in getattr(part, "PairSet", None) or ():
                yield from (pair.Value1 for pair in pairs.PairValueRecord if pair.Value1)
            for row in getattr(part, "Class1Record", None) or ():
                yield from (pair.Value1 for pair in row.Class2Record if pair.Value1)


def packed(font: TTFont) -> bytes:
    """Return *font* as a woff2 file."""
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def widths_of(fonts: Sequence[TTFont]) -> dict[str, str]:
    """Return the signs of *fonts* by their width, in thousandths of the size of the type."""
    found: dict[int, list[str]] = defaultdict(list)
    for font in fonts:
        assert font["head"].unitsPerEm == 1000
        for sign, glyph in font.getBestCmap().items():
            found[font["hmtx"][glyph][0]].append(chr(sign))
    return {str(width): "".join(sorted(found[width])) for width in sorted(found)}


def made() -> dict[Path, bytes]:
    """Return every file of the print face."""
    files: dict[Path, bytes] = {}
    widths: dict[str, Any] = {
        "sources": {name: sha256(source(name)).hexdigest() for name in (UPRIGHT, ITALIC)}
    }
    for cut_name, (name, weight) in CUTS.items():
        fonts = {part: cut(name, weight, latin=part == "latin") for part in ("latin", "other")}
        widths[cut_name] = widths_of([*fonts.values()])
        files |= {FONTS / f"print-{cut_name}-{part}.woff2": packed(font) for part, font in fonts.items()}
    text = json.dumps(widths, indent=1)
    return {**files, WIDTHS: f"{text}\n".encode(), FONTS / "OFL.txt": license_text()}


def license_text() -> bytes:
    """Return the font's license, which goes wherever the font goes."""
    return resources.files("fontpkg_literata").joinpath("LICENSE").read_bytes()


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files; with ``--check``, only tell which are not as they would be written."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 where a file differs"
    )
    check = parser.parse_args(arguments).check
    stale = {file: content for file, content in made().items() if not _holds(file, content)}
    for file, content in stale.items():
        print(f"{file.relative_to(PACKAGE)}: {'is not what make face writes' if check else 'written'}")
        if not check:
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
    return int(check and bool(stale))


def _holds(file: Path, content: bytes) -> bool:
    return file.is_file() and file.read_bytes() == content


if __name__ == "__main__":
    raise SystemExit(main())
