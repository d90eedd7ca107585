"""What a body may hold: the fast look at it misses nothing that the thorough one finds."""

from itertools import chain

from forearmed.content.library.limits import CONTROL, body_faults
from forearmed.content.source import read_article


def test_no_control_character_is_missed() -> None:
    """Each that has an objection has it between printable words, too, wherever Python stands on it."""
    some = chain(range(0x10000), range(0xE0000, 0xE0080), range(0x1FFFE, 0x110000, 0x10000))
    signs = [chr(code) for code in some if CONTROL.fullmatch(chr(code))]
    assert {"\ufffc", "\ufffd", "\u2028", "\ue000", "\U0001fffe"} <= {*signs}
    missed = [
        sign for sign in signs if not any(body_faults(read_article(f"---\ntitle: A\n---\none{sign}two\n")))
    ]
    assert not [sign for sign in missed if sign not in "\r\x85"]


def test_words_of_any_script_are_fine() -> None:
    """Spaces that do not break a line, tabs and marks are no control characters."""
    text = "---\ntitle: A\n---\nUn « mot »\tصحيح हिन्दी 。\n"
    assert not [*body_faults(read_article(text))]
