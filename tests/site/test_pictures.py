"""Pictures as pages and mails show them: how large, in which format, and what they no longer tell."""

from random import Random

import pytest
from forearmed.site.pictures import LONGEST, PictureError, for_mail, for_page
from photos import drawing, photo, read, scene, written
from PIL import Image


@pytest.mark.parametrize("turned", [False, True])
def test_a_photo_from_a_phone_is_smaller_upright_and_tells_no_place(turned: bool) -> None:
    """What was up in front of the camera is up on the page, and where that was stays at home."""
    shown = for_page(photo(turned=turned))
    assert shown.content is not None
    image = read(shown.content)
    assert (shown.width, shown.height) == image.size == ((1200, 1600) if turned else (1600, 1200))
    corner = image.getpixel((image.width - 20, 20) if turned else (20, 20))
    assert isinstance(corner, tuple)
    assert corner[0] > 200 > 60 > corner[1]
    assert (image.format, dict(image.getexif()), image.info.get("comment")) == ("JPEG", {}, None)
    assert b"A phone" not in shown.content
    assert shown.ending == ""


def test_a_small_photo_keeps_its_pixels_and_loses_its_notes() -> None:
    """It is not packed a second time with other tables: what was sharp stays sharp."""
    source = photo(800, 600)
    shown = for_page(source)
    assert shown.content is not None
    before, after = read(source), read(shown.content)
    assert before.quantization == after.quantization  # type: ignore[attr-defined]  # a JPEG's
    assert (shown.width, shown.height, dict(after.getexif())) == (800, 600, {})


@pytest.mark.parametrize(
    "source",
    [
        written(scene(640, 480), "JPEG"),
        drawing(),
        written(scene(640, 480), "WEBP"),
        written(scene(40, 30), "GIF", save_all=True, append_images=[scene(40, 30).rotate(90)]),
    ],
)
def test_what_is_small_and_tells_nothing_is_not_touched(source: bytes) -> None:
    """The author has chosen its bytes; they are published as they are."""
    shown = for_page(source)
    assert (shown.content, shown.ending) == (None, "")
    assert (shown.width, shown.height) == read(source).size


def test_a_drawing_stays_a_png_and_a_photo_does_not() -> None:
    """Few colors and transparent ones need a PNG; a photo in one takes three times its octets."""
    clear = scene(1700, 900).convert("RGBA")
    clear.putalpha(Image.linear_gradient("L").resize(clear.size))
    found = {}
    for name, image in {
        "drawing": scene(1700, 900).quantize(8),
        "clear": clear,
        "photo": scene(1700, 900),
    }.items():
        shown = for_page(written(image, "PNG"))
        assert shown.content is not None
        found[name] = (read(shown.content).format, shown.ending)
    assert found == {"drawing": ("PNG", ""), "clear": ("PNG", ""), "photo": ("WEBP", ".webp")}
    kept = for_page(written(scene(1700, 900), "PNG"), may_change_format=False)
    assert kept.ending == ""


def test_the_same_picture_gives_the_same_bytes() -> None:
    """So a site is the same wherever it is built with one release of Pillow."""
    source = photo()
    assert for_page(source) == for_page(source)
    assert for_mail(source) == for_mail(source)


@pytest.mark.parametrize(
    "source", [photo(LONGEST, 1200), drawing(1200, 1600), written(scene(1200, 900), "WEBP")]
)
def test_a_mail_takes_little_and_no_format_that_outlook_lacks(source: bytes) -> None:
    """At most 600 pixels wide and 100,000 octets, as JPEG or PNG."""
    made = for_mail(source)
    assert made.width <= 600
    assert len(made.content) <= 100_000
    assert made.subtype in ("jpeg", "png")
    assert read(made.content).size == (made.width, made.height)


def test_a_picture_that_packs_badly_gets_smaller_until_it_fits() -> None:
    """Noise is the worst that there is; what a mail may take does not depend on it."""
    noise = Image.effect_noise((700, 1300), 120).convert("RGB")
    made = for_mail(written(noise, "PNG"))
    assert len(made.content) <= 100_000


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (b"<html>", "is no picture that browsers show; save it again, as .jpg or .png"),
        (photo(800, 600)[:-9000], "is damaged: a part of it is missing; copy it once more"),
        (drawing()[:-400], "is damaged: a part of it is missing; copy it once more"),
    ],
)
def test_a_damaged_picture_is_named(source: bytes, told: str) -> None:
    """Half a picture is none: the copy to the repository has stopped in the middle."""
    with pytest.raises(PictureError) as raised:
        for_page(source)
    assert str(raised.value) == told


def test_no_bytes_end_a_build() -> None:
    """Whatever becomes of a file on its way: it is a picture, or it is said to be none."""
    dice = Random(7)  # noqa: S311  # to break files, always the same ones
    sources = [photo(64, 48), drawing(64, 48), written(scene(64, 48), "WEBP"), written(scene(64, 48), "AVIF")]
    for _ in range(150):
        broken = bytearray(dice.choice(sources))
        for _ in range(3):
            broken[dice.randrange(min(len(broken), dice.choice([40, 400, len(broken)])))] = dice.randrange(
                256
            )
        try:
            shown = for_page(bytes(broken))
        except PictureError:
            continue
        assert for_mail(shown.content or bytes(broken)).width > 0
