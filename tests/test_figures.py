"""The guide's figures: written by what measured them, never by hand."""

import re

from figures import MEASURED, Table, kept, pages, with_figures

TABLE = Table(("What", "Seconds"), (("A build", "12"),), "Measured at commit `abc`: one run.")
PAGE = """Before.

| What | Seconds |
| --- | --- |
| A build | 99 |
| A check | 98 |

Measured at commit `old`: many
runs.

After.
"""


def test_a_table_and_its_commit_are_replaced_together() -> None:
    """No figure of an older commit stays behind, and what stands around the table stays."""
    assert with_figures(PAGE, [TABLE]) == (
        "Before.\n\n| What | Seconds |\n| --- | --- |\n| A build | 12 |\n\n"
        "Measured at commit `abc`: one run.\n\nAfter.\n"
    )


def test_a_new_table_takes_its_place() -> None:
    """A table that has a heading only is filled, and what follows it is not touched."""
    empty = "| What | Seconds |\n| --- | --- |\n\nAfter.\n"
    assert with_figures(empty, [TABLE]) == TABLE.markdown() + "\nAfter.\n"


def test_writing_twice_changes_nothing() -> None:
    """What is up to date stays byte for byte."""
    once = with_figures(PAGE, [TABLE])
    assert with_figures(once, [TABLE]) == once


def test_the_guide_shows_what_was_measured_last() -> None:
    """`make figures` would change no page: nobody has mended a figure by hand."""
    for page in pages():
        text = page.read_text(encoding="utf-8")
        assert with_figures(text, kept()) == text, f"{page.name}: run make figures"


def test_every_table_is_shown_once_and_none_is_made_up() -> None:
    """What is kept stands on exactly one page, and each line that names a commit belongs to such a table."""
    shown = "".join(page.read_text(encoding="utf-8") for page in pages())
    assert [shown.count(table.markdown()) for table in kept()] == [1] * len(kept())
    assert len(re.findall(rf"^{MEASURED} ", shown, flags=re.M)) == len(kept())
