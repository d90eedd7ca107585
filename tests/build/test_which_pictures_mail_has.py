"""Which pictures of an article its mail carries."""

from pathlib import Path

from forearmed.build.gallery import Gallery
from forearmed.build.mail_pictures import MOST, mail_pictures
from forearmed.content.library import Asset
from photos import drawing, photo, scene, written

SITE = "https://tips.example.com/kb/"


def gallery(folder: Path, files: dict[str, bytes]) -> Gallery:
    """Return the gallery of *files*, which are put into *folder*."""
    assets = []
    for name, content in files.items():
        file = folder / name.replace("/", "-")
        file.write_bytes(content)
        assets.append(Asset(name, file, len(content)))
    return Gallery(tuple(assets))


def shown(*addresses: str) -> str:
    """Return portable HTML with a picture from each of *addresses*."""
    return "".join(f'<p><img src="{address}" alt="Words"></p>' for address in addresses)


def test_pictures_are_found_by_their_addresses(tmp_path: Path) -> None:
    """Also one with a space, or that the site renamed; never a drawing, or a stranger's."""
    files = {
        "tips/2026/the desk.jpg": photo(),
        "assets/scan.png": written(scene(1700, 900), "PNG"),
        "assets/chart.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "assets/line.png": drawing(),
    }
    desk, scan = f"{SITE}tips/2026/the%20desk.jpg", f"{SITE}assets/scan.png.webp"
    html = shown(desk, scan, desk, f"{SITE}assets/chart.svg", "https://example.org/assets/line.png")
    found = mail_pictures(html, SITE, gallery(tmp_path, files))
    assert {url: (one.subtype, one.width, one.height) for url, one in found.items()} == {
        desk: ("jpeg", 600, 450),
        scan: ("jpeg", 600, 318),
    }


def test_a_mail_carries_no_more_than_fits(tmp_path: Path) -> None:
    """At most 100 KB each and 300 KB together, in their order; a later one that still fits is in."""
    noise = {f"assets/{n}.gif": bytes(drawing()) + bytes(90_000) for n in "1234"}
    files = {**noise, "assets/small.png": drawing()}
    names = [f"{SITE}{name}" for name in files]
    found = mail_pictures(shown(*names), SITE, gallery(tmp_path, files))
    assert list(found) == [*names[:3], names[-1]]
    assert sum(len(one.content) for one in found.values()) <= MOST
