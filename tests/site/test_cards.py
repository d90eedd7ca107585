"""Social cards: what they say, that they are the same anywhere, and what keeps them between builds."""

import struct
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib import resources
from io import BytesIO
from pathlib import Path

import make
import photos
import pytest
from fontTools.ttLib import TTFont
from forearmed.calendar.almanac import Almanac
from forearmed.content.settings import BrandFiles, Site
from forearmed.foundation.colors import HOUSE
from forearmed.foundation.direction import Direction
from forearmed.site.cards import (
    HEIGHT,
    WIDTH,
    Artist,
    Card,
    CardCache,
    artist_of,
    cards,
    font_fault,
    font_weights,
    logo_fault,
)
from forearmed.site.cards.script import in_sight, joined
from forearmed.site.cards.title_layout import Block, set_title, shortened
from forearmed.site.pages import LiveLibrary
from PIL import Image
from sites import NOW

EMPATHY, APOLOGY = "#be185d", "#6d3fc4"
SITE = Site("Service Tips", "https://tips.example.com/", "One tip a week.", "en")
TAGS = f"""\
empathy:
  title: Empathy
  description: Their chair.
  color: "{EMPATHY}"
apology:
  title: Apology
  description: Saying sorry.
  color: "{APOLOGY}"
"""
CARD = Card("Service Tips", "Tip", "Call first", ("Empathy",), EMPATHY)
LONGEST = "A title of exactly eighty characters is what we allow, and this one has so many!"


@pytest.fixture(scope="module")
def artist() -> Artist:
    """Return one for all tests: it reads its font once."""
    return Artist()


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name and the content of each chunk of *png* (PNG, third edition, section 5)."""
    place = 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        yield png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        place += 12 + length


def shown(png: bytes, folder: Path) -> Image.Image:
    """Return *png* as a browser has it."""
    file = folder / "card.png"
    file.write_bytes(png)
    return Image.open(file).convert("RGB")


# --- which cards there are ---


def test_a_card_for_what_is_live(tmp_path: Path) -> None:
    """Each live tip and playbook has one in its color, the site has one, and what is to come has none."""
    library = make.library(
        tmp_path,
        {
            "tips/a.md": make.tip_text(tags="[apology, empathy]"),
            "docs/tags.yml": TAGS,
            "tips/later.md": make.tip_text(date="2026-11-24"),
            "tips/idea.md": "---\ntitle: Idea\n---\n",
            "docs/playbooks/live-chat.md": make.playbook_text(),
        },
    )
    settings = make.settings()
    live = LiveLibrary.of(Almanac(library, settings, NOW))
    made = cards(live, SITE)
    assert {card.host for card in made.values()} == {"tips.example.com"}
    assert {address: replace(card, host="") for address, card in made.items()} == {
        "card.png": Card("Service Tips", "", "One tip a week.", (), HOUSE.light),
        "tips/a/card.png": Card("Service Tips", "Tip", "Call first", ("Apology", "Empathy"), APOLOGY),
        "playbooks/live-chat/card.png": Card(
            "Service Tips", "Playbook", "Live chat", ("Empathy",), EMPATHY, cover=False
        ),
    }


# --- the picture ---


@pytest.mark.parametrize(
    "title", ["Call first", LONGEST, "W" * 80, "Наступний крок", "Ω", "Ask — don’t guess"]
)
def test_a_card_is_small_and_says_nothing_else(artist: Artist, title: str) -> None:
    """1200 by 630 pixels in sixteen colors, under 40 KB, with no moment and no text beside the picture."""
    png = artist.draw(Card("Service Tips", "Tip", title))
    assert [name for name, _ in chunks(png)] == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    assert struct.unpack(">IIBB", dict(chunks(png))[b"IHDR"][:10]) == (WIDTH, HEIGHT, 4, 3)
    assert len(png) < 40_000


def test_no_library_decides_the_bytes(artist: Artist) -> None:
    """Python's zlib packs the pixels into the very bytes that Pillow's own did: there is one way only."""
    for title in ("Call first", LONGEST):
        packed = dict(chunks(artist.draw(Card("Service Tips", "Tip", title))))[b"IDAT"]
        again = zlib.compressobj(6, zlib.DEFLATED, 15, 9, zlib.Z_RLE)
        assert again.compress(zlib.decompress(packed)) + again.flush() == packed


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_logo_stands_before_the_name(direction: Direction, tmp_path: Path) -> None:
    """Its outline is in the color of the letters, where lines start, and the name makes room for it."""
    card = Card("Service Tips", "Tip", "Call", (), EMPATHY, direction=direction)
    logo = Artist(logo=photos.outlined("#00ff00"))
    picture = shown(logo.draw(card), tmp_path)
    x = 100 if direction == "ltr" else WIDTH - 100
    assert picture.getpixel((x, 97)) == (255, 255, 255)
    assert logo.manner != Artist().manner
    plain = shown(Artist().draw(card), tmp_path)
    middle = (300, 140, 900, 520)
    assert picture.crop(middle).tobytes() == plain.crop(middle).tobytes()


def test_what_no_card_shows_is_no_logo_for_cards() -> None:
    """An outline needs a transparent background."""
    assert logo_fault(photos.outlined("#00ff00")) is None
    assert "transparent background" in str(logo_fault(photos.drawing()))
    assert logo_fault(b"<svg/>") == "is no PNG picture; save it again as .png"


def test_what_was_drawn_before_changes_nothing(artist: Artist) -> None:
    """A card is the same from a new artist and from one who has drawn others."""
    artist.draw(Card("Service Tips", "Playbook", "Ґанок"))
    assert artist.draw(CARD) == Artist().draw(CARD)


def test_a_cover_and_a_spine(artist: Artist, tmp_path: Path) -> None:
    """A tip's card is filled with its tag's color; a playbook's is paper with a spine of it."""
    color = tuple(bytes.fromhex(EMPATHY[1:]))
    cover, paper = (
        shown(artist.draw(Card("Service Tips", "Tip", "Call", (), EMPATHY, cover=cover)), tmp_path)
        for cover in (True, False)
    )
    assert cover.getpixel((5, 5)) == cover.getpixel((WIDTH - 5, 5)) == color
    assert paper.getpixel((5, 5)) == color
    assert paper.getpixel((WIDTH - 5, 5)) == (251, 249, 244)


@pytest.mark.parametrize(
    "title", ["日本語の題", "नमस्ते", "สวัสดี", "مرحبا שלום", "Cafe\u0301 x\u0323\u0307", "a日"]
)
def test_a_title_the_font_cannot_show(artist: Artist, title: str) -> None:
    """The card then shows its kind in the title's place: no empty boxes, no letters in the wrong order."""
    assert artist.draw(Card("Service Tips", "Tip", title)) == artist.draw(Card("Service Tips", "Tip", ""))


def test_what_is_not_a_letter_is_left_out(artist: Artist) -> None:
    """An accent is one letter however it is written; emoji and invisible signs go, the words stay."""
    plain = artist.draw(Card("Service Tips", "Tip", "Café, thanks"))
    for title in (
        "Cafe\u0301, thanks",
        "Café,\u00a0 thanks \U0001f64f\U0001f3fd",
        "Ca\u00adfé, thanks\ufe0f",
    ):
        assert artist.draw(Card("Service Tips", "Tip", title)) == plain


# --- from right to left ---


def drawn(artist: Artist, title: str, base: Direction) -> bytes:
    """Return a card in the direction *base*."""
    return artist.draw(Card("Service Tips", "Tip", title, direction=base))


@pytest.mark.parametrize(
    "title",
    ["اتصل قبل الرسالة الثالثة", "שאלו קודם", "می\u200cخواهم", "ٹکٹ", "CRM: اسأل 42"],  # noqa: RUF001 - no Latin
)
def test_arabic_and_hebrew_are_shown(artist: Artist, title: str) -> None:
    """Titles in Arabic, Hebrew, Persian and Urdu stand on the card, whole and with Latin words in them."""
    for base in ("ltr", "rtl"):
        assert drawn(artist, title, base) != drawn(artist, "", base)


def test_points_are_left_out(artist: Artist) -> None:
    """Vowels that only schoolbooks write do not keep a title from its card."""
    assert drawn(artist, "אַל תִּשְׁלְחוּ", "rtl") == drawn(artist, "אל תשלחו", "rtl")
    assert drawn(artist, "رَدٌّ", "rtl") == drawn(artist, "رد", "rtl")


@pytest.mark.parametrize(
    ("line", "sight"),
    [
        ("\u05d0\u05d1 (42)", "(42) \u05d1\u05d0"),
        ("\u05d0\u05d1 CRM (42)", "CRM (42) \u05d1\u05d0"),
        ("\u05d0\u05d1 [\u05d2\u05d3] «x»", "«x» [\u05d3\u05d2] \u05d1\u05d0"),
        ("Re: Re:", ":Re: Re"),
        ("11:00 \u05d0\u05d1 3.5%", "3.5% \u05d1\u05d0 11:00"),
    ],
)
def test_signs_stand_as_they_are_read(line: str, sight: str) -> None:
    """Numbers and Latin words keep their order, and brackets face the words they hold (UAX 9)."""
    assert in_sight(line, "rtl") == sight


def test_letters_join() -> None:
    """Each Arabic letter has the form of its place in the word; lam and alef are one sign."""
    assert joined("سلام") == "\ufeb3\ufefc\ufee1"


def test_a_card_runs_like_its_site(artist: Artist, tmp_path: Path) -> None:
    """From right to left the spine is on the right, and so is the room that lines leave on the left."""
    paper = Card("نصائح", "دليل", "مرحبا", (), EMPATHY, cover=False, direction="rtl")
    picture = shown(artist.draw(paper), tmp_path)
    assert picture.getpixel((WIDTH - 5, 5)) == tuple(bytes.fromhex(EMPATHY[1:]))
    assert picture.getpixel((5, 5)) == (251, 249, 244)
    ink = picture.crop((30, 160, WIDTH - 30, 500)).convert("L").point(lambda level: 255 * (level < 99))
    edges = ink.getbbox()
    assert edges is not None
    assert edges[2] > WIDTH - 150


# --- in letters that only the team's font has ---


@pytest.fixture(scope="module")
def team_font() -> bytes:
    """Return a font file with two ideographs, which it shows as Literata's M."""
    literata = resources.files("fontpkg_literata").joinpath("files", "Literata[opsz,wght].ttf")
    font = TTFont(BytesIO(literata.read_bytes()))
    for table in font["cmap"].tables:
        table.cmap |= {0x4E09: "M", 0x901A: "M"}
    content = BytesIO()
    font.save(content)
    return content.getvalue()


def test_the_teams_font_shows_what_ours_lack(artist: Artist, team_font: bytes) -> None:
    """A title in its letters is on the card; all other cards are as before."""
    own = Artist(team_font)
    one, other, bare = (own.draw(Card("Service Tips", "Tip", title)) for title in ("三通", "通三", ""))
    assert one == other != bare
    assert own.draw(CARD) == artist.draw(CARD)
    assert own.manner != artist.manner


def test_the_owners_font_comes_first(artist: Artist) -> None:
    """A card is set in it, from a WOFF2 file, too; a letter that it lacks comes from ours."""
    face = resources.files("forearmed.site.theme") / "assets/fonts/print-bold-latin.woff2"
    own = artist_of(BrandFiles(font=face.read_bytes()))
    latin, greek = (Card("Service Tips", "Tip", title) for title in ("Call first", "Ω"))
    assert own.draw(latin) != artist.draw(latin)
    assert own.lacks("Ω") == ""
    assert own.draw(greek) != artist.draw(Card("Service Tips", "Tip", ""))
    assert font_weights(face.read_bytes()) is None


def test_what_no_font_has_is_named(artist: Artist, team_font: bytes) -> None:
    """The first letter that keeps a title off its card; a mark that no card can place is one, too."""
    assert [artist.lacks(title) for title in ("Café 🙂", "שלום", "a三", "สวัสดี", "مرحبا שלום")] == [
        "", "", "三", "ส", "\ufee3",
    ]  # fmt: skip
    assert [Artist(team_font).lacks(title) for title in ("a三", "三日")] == ["", "日"]
    assert Artist.joins("\u0e31")
    assert not Artist.joins("ส")


@pytest.mark.parametrize("content", [b"", b"no font", b"wOF2" + b"\0" * 60])
def test_no_font_at_all(content: bytes) -> None:
    """What Pillow cannot draw with is told before anything is drawn."""
    assert font_fault(content) == "is no font that can be drawn with; name a .ttf or .otf file"


def test_a_card_without_a_letter_has_the_host(artist: Artist) -> None:
    """Where our fonts show neither title nor name, the card says at least whose it is."""
    bare = Card("ヒント", "ヒント", "三通目", host="tips.example.com")
    assert artist.draw(bare) == artist.draw(Card("tips.example.com", "", ""))


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("三通目のメールの前に電話をかける", ("三通目のメールの", "前に電話をかける")),
        ("CRMを開く前に聞く（必ず）。", ("CRMを開く前に", "聞く（必ず）。")),
        ("「少々お待ちください。」と言う", ("「少々お待ちくだ", "さい。」と言う")),
        ("先给客户打电话，再写第三封邮件", ("先给客户打电话，", "再写第三封邮件")),
    ],
)
def test_lines_without_spaces(title: str, lines: tuple[str, ...]) -> None:
    """Chinese and Japanese titles break between letters, but no line begins with what closes."""
    assert set_title(title, lambda text, size: len(text) * size, width=1032, height=342).lines == lines


# --- how a title is set ---


def wide(text: str, size: int) -> float:
    """Return a width as if each sign took half its size."""
    return len(text) * size / 2


@pytest.mark.parametrize(
    ("title", "block"),
    [
        ("Call first", Block(("Call first",), 132)),
        ("Ask why \u2014 then wait", Block(("Ask why \u2014", "then wait"), 132)),
        (
            "The note your colleague will need tomorrow",
            Block(("The note your", "colleague will", "need tomorrow"), 96),
        ),
        (LONGEST, Block((LONGEST[:25], LONGEST[26:54], LONGEST[55:]), 72)),
        ("x" * 60, Block(("x" * 39, "x" * 21), 52)),
        ("word " * 60 + "end", Block((*["word " * 7 + "word"] * 4, "word " * 7 + "wor…"), 52)),
    ],
)  # fmt: skip
def test_lines_are_large_and_even(title: str, block: Block) -> None:
    """The largest size that fits, in lines of much the same length; only what is no title is cut."""
    assert set_title(title, wide, width=1032, height=342) == block


def test_a_long_name_is_shortened() -> None:
    """A name that is wider than the card ends in an ellipsis."""
    assert shortened("Service Tips", 10, wide, 60) == "Service Tips"
    assert shortened("Service Tips", 10, wide, 45) == "Service…"


# --- between builds ---


class Easel:
    """Counts what it draws."""

    def __init__(self) -> None:
        self.drawn: list[str] = []

    def draw(self, card: Card) -> bytes:
        """Return the title as a picture."""
        self.drawn.append(card.title)
        return card.title.encode()


def test_an_unchanged_card_is_not_drawn_again(tmp_path: Path) -> None:
    """What a card says and the manner of drawing decide, in this build and in the next."""
    easel = Easel()
    other = Card("Service Tips", "Tip", "Call first", ("Empathy",), APOLOGY)
    for card, manner in ((CARD, "1"), (CARD, "1"), (other, "1"), (CARD, "2"), (CARD, "1")):
        assert CardCache(tmp_path / "new" / "cards", easel.draw, manner=manner).draw(card) == b"Call first"
    assert len(easel.drawn) == 3


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 60])
def test_a_damaged_card_is_drawn_again(tmp_path: Path, damage: bytes) -> None:
    """A file that was cut off or overwritten is noticed and replaced."""
    easel = Easel()
    cache = CardCache(tmp_path, easel.draw, manner="1")
    cache.draw(CARD)
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage)
    assert [cache.draw(CARD), cache.draw(CARD)] == [b"Call first"] * 2
    assert len(easel.drawn) == 2


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    """Cards are drawn all the same, and nothing is left behind."""
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    cache = CardCache(blocked / "cards", Easel().draw, manner="1")
    cache.forget_others([])
    assert cache.draw(CARD) == b"Call first"
    assert blocked.read_text() == "no folder"


def test_what_nobody_needs_goes(tmp_path: Path) -> None:
    """Cards of former titles and left-overs of a killed build are deleted; the others stay."""
    easel = Easel()
    cache = CardCache(tmp_path, easel.draw, manner="1")
    cache.draw(CARD)
    cache.draw(Card("Service Tips", "Tip", "Former"))
    (tmp_path / "tmp12345").write_bytes(b"half")
    cache.forget_others([CARD])
    assert len(list(tmp_path.iterdir())) == 1
    cache.draw(CARD)
    assert easel.drawn == ["Call first", "Former"]


def test_builds_at_once(tmp_path: Path) -> None:
    """Many that draw, forget and read the same cards all get whole ones."""
    wanted = [Card("Service Tips", "Tip", f"{number} " * 2000) for number in range(8)]

    def build(_: int) -> list[bytes]:
        cache = CardCache(tmp_path, Easel().draw, manner="1")
        cache.forget_others(wanted[:4])
        return [cache.draw(card) for card in wanted]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(build, range(64))) == [[card.title.encode() for card in wanted]] * 64
