"""Files that are published as they are: which endings, at which addresses, how many pixels."""

from io import BytesIO
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest
from forearmed.content.library import read_library
from forearmed.content.library.endings import ENDINGS
from forearmed.content.library.folders import Asset
from forearmed.content.library.media import check_media
from forearmed.content.library.pictures import check_pictures
from forearmed.content.library.sizes import LONGEST_SIDE, MOST_PIXELS, check_sizes, pixels
from forearmed.content.model import Place
from forearmed.content.settings import DocsSettings
from make import library, problems, project, settings
from PIL import Image

FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
RUN = "is not published, since it could run in the site's name; delete it, or write a page in Markdown"
ELSE = "is not published; save it as a picture, a font, a document, sound or film, or as a .zip"
IMAGE, DRAWING = "save it as .png, a photo as .jpg", "save it as .svg, or as .png"
COVERS = "has the name of a file of the site's own and would replace it; rename this one"
SVG = '<svg xmlns="http://www.w3.org/2000/svg">\n{}\n</svg>'


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("assets/page.html", f"a file that ends in .html {RUN}"),
        ("assets/page.XHTML", f"a file that ends in .xhtml {RUN}"),
        ("assets/data.xml", f"a file that ends in .xml {RUN}"),
        ("assets/drawing.svgz", f"a file that ends in .svgz {RUN}"),
        ("assets/picture.png.htm", f"a file that ends in .htm {RUN}"),
        ("assets/engine.wasm", f"a file that ends in .wasm {RUN}"),
        ("assets/photo.heic", "is a HEIC photo, which few browsers show; save it as .jpg"),
        ("assets/old.cgm", f"a file that ends in .cgm {ELSE}"),
        ("assets/LICENSE", f"a file without an ending {ELSE}"),
        (
            "assets/run.js",
            "no page loads this; name it in mkdocs.yml under extra_javascript, as assets/run.js, "
            "or delete it",
        ),
        (
            "assets/look.css",
            "no page loads this; name it in mkdocs.yml under extra_css, as assets/look.css, or delete it",
        ),
        ("schema/page.html", "docs/schema/ is for schemas (.json); move or delete this file"),
        ("schema/tip.json", None),
        ("assets/photo.JPG", None),
        ("assets/forms/return.pdf", None),
        ("assets/call.mp3", None),
    ],
)
def test_only_harmless_files_are_published(tmp_path: Path, name: str, told: str | None) -> None:
    """What a browser runs or shows as a page of the site is an error that says what to do."""
    expected = [f"docs/{name}:1: {told}"] if told else []
    assert problems(tmp_path, {f"docs/{name}": b"x"}) == expected


def test_two_files_of_one_name(tmp_path: Path) -> None:
    """A name that a Mac has stored and the same name from elsewhere are one address, which holds one file."""
    names = [normalize(form, "docs/assets/Übung.png") for form in FORMS]
    assert names[0] != names[1]
    assert problems(tmp_path, dict.fromkeys(names, b"x")) == [
        "docs/assets/Übung.png:1: lies here twice: the two names differ only in how their accents are "
        "stored; delete one"
    ]


def test_every_ending_in_the_guide_is_published() -> None:
    """The guide's table is the list that is held to."""
    guide = (Path(__file__).parents[2] / "docs/guide/make-it-yours.md").read_text("utf-8")
    for kind, endings in ENDINGS.items():
        assert f"| {kind} | {', '.join(f'`{ending}`' for ending in endings)} |" in guide


def told(folder: Path, wishes: DocsSettings, **files: bytes) -> list[str]:
    """Return the problems of docs/ with *files* under *wishes*."""
    project(folder, {f"docs/{name}": content for name, content in files.items()})
    place = Place("mkdocs.yml", {"extra_css": 7})
    found = read_library(folder / "docs", folder / "tips", settings(), config=place, wishes=wishes)
    return [str(problem) for problem in found.problems]


def test_what_the_settings_name_is_the_owners_own(tmp_path: Path) -> None:
    """A style sheet or a script that mkdocs.yml names is published, from wherever in docs/ it lies."""
    wishes = DocsSettings(named=frozenset({"styles/own.css", "assets/own.js", "https://x.example/y.js"}))
    files = {"styles/own.css": b"a{}", "assets/own.js": b"go()", "styles/other.css": b"a{}"}
    assert told(tmp_path, wishes, **files) == [
        "docs/styles/other.css:1: warning: is not published; pictures and downloads belong in docs/assets/"
    ]
    found = read_library(
        tmp_path / "docs", tmp_path / "tips", settings(), config=Place("mkdocs.yml"), wishes=wishes
    )
    assert {asset.src_uri for asset in found.assets} == {"styles/own.css", "assets/own.js"}


def test_nothing_covers_a_file_of_the_sites_own(tmp_path: Path) -> None:
    """Capital letters make no other file on Windows and macOS, nor on hosts that run there."""
    theme = tmp_path / "theme"
    (theme / "assets/images").mkdir(parents=True)
    (theme / "assets/images/favicon.png").write_bytes(b"x")
    wishes = DocsSettings(
        theme=(theme, tmp_path / "gone"),
        made=frozenset({"assets/stylesheets/site.css"}),
        named=frozenset({"assets/stylesheets/SITE.css"}),
    )
    files = {
        "assets/Images/Favicon.PNG": b"x",
        "assets/images/other.png": b"x",
        "assets/stylesheets/SITE.css": b"x",
    }
    assert told(tmp_path, wishes, **files) == [
        f"docs/assets/Images/Favicon.PNG:1: {COVERS}",
        f"docs/assets/stylesheets/SITE.css:1: {COVERS}",
    ]


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "AVIF"])
@pytest.mark.parametrize("size", [(1, 1), (321, 123), (1000, 3)])
def test_the_size_of_a_picture_is_in_its_first_bytes(form: str, size: tuple[int, int]) -> None:
    """As Pillow writes it, so it is read."""
    file = BytesIO()
    Image.new("RGB", size, "navy").save(file, form)
    file.seek(0)
    assert pixels(file) == size


@pytest.mark.parametrize("options", [{"lossless": True}, {"exif": b"Exif\0\0MM\0*\0\0\0\x08\0\0"}])
def test_other_kinds_of_webp(options: dict[str, object]) -> None:
    """Lossless ones and those with more than a picture in them have other headers."""
    file = BytesIO()
    Image.new("RGB", (321, 123), "navy").save(file, "WEBP", **options)
    file.seek(0)
    assert pixels(file) == (321, 123)


def test_the_thumbnail_in_a_photo_is_not_its_size() -> None:
    """Cameras put a small photo into the big one's facts."""
    thumbnail, photo = BytesIO(), BytesIO()
    Image.new("RGB", (16, 12)).save(thumbnail, "JPEG")
    Image.new("RGB", (640, 480)).save(photo, "JPEG", exif=b"Exif\0\0" + thumbnail.getvalue() * 20, quality=5)
    photo.seek(0)
    assert pixels(photo) == (640, 480)


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"\x89PNG", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff", b"<html>"]
)
def test_what_is_no_picture_has_no_size(tmp_path: Path, content: bytes) -> None:
    """No browser shows it, so nobody's memory is filled."""
    found = library(tmp_path, {"docs/assets/x.png": content})
    assert list(check_sizes(found.assets, folder="docs")) == []


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("tips/2026/sofa.heic", b"x", "is a HEIC photo, which few browsers show; save it as .jpg"),
        ("docs/playbooks/plan.TIFF", b"x", f"is a TIFF picture, which few browsers show; {IMAGE}"),
        ("tips/2026/sofa.psd", b"x", f"is a Photoshop file, which few browsers show; {IMAGE}"),
        ("tips/2026/logo.eps", b"x", f"is a drawing for printers, which few browsers show; {DRAWING}"),
        ("tips/2026/talk.avi", b"x", "is a film of another kind, which few browsers show; save it as .mp4"),
        (
            "tips/2026/sofa.jpg",
            b"\0\0\0\x18ftypheic\0\0\0\0",
            "is, whatever its name says, a HEIC photo, which few browsers show; save it as .jpg",
        ),
        (
            "docs/assets/list.png",
            b"%PDF-1.7\n",
            "is, whatever its name says, a PDF, which few browsers show; save the page of it as .png, or put "
            "it in docs/assets/ and link to it",
        ),
        ("docs/assets/list.pdf", b"%PDF-1.7\n", None),
        ("tips/2026/sofa.jpg", b"", "is empty; save it again, or copy it once more"),
        (
            "tips/2026/talk.vtt",
            b"1\n00:00:01,000 --> 00:00:02,000\nHello\n",
            'is no file of captions: its first line has to be "WEBVTT"; save it as .vtt, not as .srt',
        ),
        ("tips/2026/talk.vtt", b"\xef\xbb\xbfWEBVTT\n", None),
    ],
)
def test_what_browsers_do_not_show(tmp_path: Path, name: str, content: bytes, told: str | None) -> None:
    """A file of another program's is refused with what to save it as, under whatever name it comes."""
    assert problems(tmp_path, {name: content}) == ([f"{name}:1: {told}"] if told else [])


@pytest.mark.parametrize(
    ("wide", "high", "shown"),
    [
        (LONGEST_SIDE + 1, 1, "12,001 x 1"),
        (8_000, 5_001, "8,000 x 5,001"),
        (LONGEST_SIDE, 1, None),
        (8_000, MOST_PIXELS // 8_000, None),
    ],
)
def test_a_picture_has_a_limit(tmp_path: Path, wide: int, high: int, shown: str | None) -> None:
    """A few bytes can say that they are millions of pixels."""
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + wide.to_bytes(4) + high.to_bytes(4) + b"\x08\x02\0\0\0"
    limit = "at most 12,000 a side and 40 million in all"
    expected = [f"docs/assets/x.png:1: has {shown} pixels; save it smaller, {limit}"] if shown else []
    assert problems(tmp_path, {"docs/assets/x.png": png}) == expected


@pytest.mark.parametrize(
    "style",
    [
        "<style><g/>@import 'x';</style>",
        "<style>@im<g>no</g>port 'x';</style>",
        "<style>a{}<g/><g>x</g>b{fill:url(x)}</style>",
        "<style>@im<!-- -->port 'x';</style>",
        "<style><![CDATA[@import]]> 'x';</style>",
    ],
)
def test_a_style_is_read_to_its_end(tmp_path: Path, style: str) -> None:
    """Whatever stands inside it: an element, a comment or a section of characters."""
    found = library(tmp_path, {"docs/assets/x.svg": SVG.format(style)})
    faults = [problem.message for problem in check_pictures(found.assets, folder="docs")]
    assert "its style loads something from elsewhere; delete that" in faults
    assert ("<g> stands inside <style>; delete it" in faults) == ("<g" in style)


def test_two_harmless_styles(tmp_path: Path) -> None:
    """What stands between them and behind them is no style."""
    styles = "<style>a{}</style><text>@import</text><style>b{}</style><text>url(x)</text>"
    found = library(tmp_path, {"docs/assets/x.svg": SVG.format(styles)})
    assert list(check_pictures(found.assets, folder="docs")) == []


def test_a_film_that_is_too_large(tmp_path: Path) -> None:
    """Above 25 MB it is a warning, for hosts and readers; above 100 an error, for GitHub takes none."""
    film = tmp_path / "call.mp4"
    film.write_bytes(b"\0\0\0\x18ftypmp42")
    found = [
        [*check_media([Asset("assets/call.mp4", film, size * 1024**2)], folder="docs")]
        for size in (25, 26, 101)
    ]
    assert [[(one.warning, one.message.partition(",")[0]) for one in each] for each in found] == [
        [],
        [(True, "has 26 MB")],
        [(False, "has 101 MB")],
    ]
