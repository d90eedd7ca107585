"""The print face and what is counted with it: widths, lines, and where no line ends."""

import json
from hashlib import sha256
from importlib import resources
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from forearmed.site.paper import BOLD, Face, Run, Type, lines_of, parts_in, stacked, words_of
from forearmed.site.paper.face import BOLD_ITALIC, ITALIC, REGULAR
from hypothesis import given
from hypothesis import strategies as st
from sites import REPOSITORY

PACKAGE = REPOSITORY / "hooks/forearmed/site"
FONTS = sorted((PACKAGE / "theme/assets/fonts").glob("print-*.woff2"))
WIDTHS = json.loads((PACKAGE / "paper/widths.json").read_text("utf-8"))
SENTENCES = "ABC dé ñandú Ждать Ώρα Việt 你好。「世界」 ッ שלום - — … “x” (y) ! 12 a/b W"


@pytest.fixture(scope="module")
def face() -> Face:
    """Return the print face."""
    return Face()


def test_there_are_four_cuts_for_two_groups_of_scripts() -> None:
    """Regular, bold, italic and both; the Latin half is all that most pages load, and no file is large."""
    assert [file.stem.removeprefix("print-") for file in FONTS] == [
        f"{cut}-{part}" for cut in (BOLD_ITALIC, BOLD, ITALIC, REGULAR) for part in ("latin", "other")
    ]
    assert max(file.stat().st_size for file in FONTS) < 33_000


@pytest.mark.parametrize("file", FONTS, ids=lambda file: file.stem)
def test_the_widths_are_those_of_the_fonts(face: Face, file: Path) -> None:
    """What is counted with is what a browser draws with; letters only ever come closer than that."""
    font = TTFont(file)
    cut = file.stem.removeprefix("print-").rpartition("-")[0]
    drawn = {chr(sign): font["hmtx"][glyph][0] / 1000 for sign, glyph in font.getBestCmap().items()}
    quotes = set("'\"")  # counted as the curly ones they may become
    assert {sign: face.width(sign, cut) for sign in drawn.keys() - quotes} == {
        sign: width for sign, width in drawn.items() if sign not in quotes
    }
    assert all(face.width(sign, cut) >= drawn[sign] for sign in drawn.keys() & quotes)
    assert "GSUB" not in font
    assert _widenings(font) == 0


def _widenings(font: TTFont) -> int:
    """Return how many pairs of letters are moved apart."""
    found = 0
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for part in lookup.SubTable:
            part = getattr(part, "ExtSubTable", part)
            for pairs in getattr(part, "PairSet", None) or ():
                found += sum((getattr(pair.Value1, "XAdvance", 0) or 0) > 0 for pair in pairs.PairValueRecord)
            for row in getattr(part, "Class1Record", None) or ():
                found += sum((getattr(pair.Value1, "XAdvance", 0) or 0) > 0 for pair in row.Class2Record)
    return found


def test_the_face_is_cut_from_the_font_that_is_installed() -> None:
    """After an update of fontpkg-literata this fails, until `make face` has cut it anew."""
    files = resources.files("fontpkg_literata") / "files"
    assert WIDTHS["sources"] == {
        name: sha256((files / name).read_bytes()).hexdigest() for name in WIDTHS["sources"]
    }
    assert (PACKAGE / "theme/assets/fonts/OFL.txt").read_bytes() == (
        resources.files("fontpkg_literata") / "LICENSE"
    ).read_bytes()


def test_what_the_face_does_not_have_is_given_more_room_than_it_takes(face: Face) -> None:
    """Ideographs, pictures, letters of other scripts and marks, which stand above their letter."""
    assert [face.width(sign) for sign in ("好", "🙂", "ש", "ᚠ", "\u0591")] == [1, 1.5, 0.8, 1.3, 0]


def test_lines_end_at_spaces(face: Face) -> None:
    """Three words of one width fill lines of one, of two and of all."""
    word = face.width("word")
    space = face.width(" ")
    columns = word, 2 * word + space, 2 * word + space - 0.001, 3 * word + 2 * space
    assert [lines_of("word word word", face, column) for column in columns] == [3, 2, 3, 1]
    assert lines_of(" \n ", face, 10) == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a b", ["a", "b"]),
        ("a\u00a0b", ["a\u00a0b"]),
        ("so ( far ) ; as", ["so", "( far ) ;", "as"]),
        ("well-known", ["well-known"]),
        ("你好。", ["你", "好。"]),
        ("「你」 a", ["「你」", "a"]),
        ("カッコ", ["カッ", "コ"]),
        ("a你b", ["a", "你", "b"]),
    ],
)
def test_where_no_line_ends(face: Face, text: str, words: list[str]) -> None:
    """Spaces beside brackets, no-break spaces and hyphens hold words together; ideographs need no space."""
    found = words_of([Run(text)], face).words
    assert [round(word.width, 6) for word in found] == [round(face.width(word), 6) for word in words]


def test_a_word_may_change_its_style_in_the_middle(face: Face) -> None:
    """Half of it in bold, half of it smaller: it is one word, and as wide as both halves."""
    (word,) = words_of([Run("un", BOLD), Run("heard", scale=0.5)], face).words
    assert word.width == face.width("un", BOLD) + face.width("heard") / 2


@given(st.text(alphabet=SENTENCES, max_size=80), st.floats(2, 40), st.floats(1, 1.5))
def test_a_wider_column_never_takes_more_lines(text: str, column: float, more: float) -> None:
    """Which is why the largest type that fits can be found by halves."""
    words = words_of([Run(text)], Face())
    assert words.lines(column * more) <= words.lines(column)


def test_signs_that_no_xml_may_hold_do_no_harm(face: Face) -> None:
    """They are not shown, so they take no room."""
    for html in ("<p>a\x00\x0b\ufffeb</p>", "a\x0bb", "&#11;ab"):
        assert stacked(parts_in(html, face), 300, Type(10)).height == 14.2


def test_deep_nesting_is_no_obstacle(face: Face) -> None:
    """As many elements inside each other as the judge lets through."""
    depth = 110
    html = "<blockquote>" * depth + "deep" + "</blockquote>" * depth
    assert stacked(parts_in(html, face), 3000, Type(10)).height > 14
