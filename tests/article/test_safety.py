"""The safety passage of an article, wherever its author put it."""

import pytest
from forearmed.article.converter import Converter
from forearmed.article.reading import Reading
from forearmed.article.safety import Safety, safety_in

SAY = '| Say | Not |\n| --- | --- |\n| "I heard **that**." | "Calm down." |\n'
BOXED = "".join(f"> {line}\n" for line in f"[!CAUTION]\n**Be safe.** Get away.\n\n{SAY}".splitlines())


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"Text.\n\n{BOXED}", Safety("Be safe. Get away.", ("“I heard that.”",))),
        (f"> [!WARNING]\n> Get away.\n\n## 1. Answer\n\n{SAY}", Safety("Get away.", ("“I heard that.”",))),
        (f"**Be safe.** Get away.\n\n{SAY}", Safety("Be safe. Get away.", ("“I heard that.”",))),
        ("> [!CAUTION]\n> Get away.\n", Safety("Get away.", ())),
        (f"> [!NOTE]\n> Get away.\n\nText.\n\n## 1. Answer\n\n**Bold.** Later.\n\n{SAY}", None),
        ("", None),
    ],
    ids=["box", "words of the article", "paragraph in bold", "no words", "neither", "empty"],
)
def test_what_somebody_in_danger_reads(written: str, expected: Safety | None) -> None:
    """A box of danger or warning wins, then a first paragraph that begins in bold; never what not to say."""
    assert safety_in(Reading(Converter().convert(written).html)) == expected
