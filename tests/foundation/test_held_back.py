"""What list managers hold back as they come: which subjects, lines and texts."""

import pytest
from forearmed.foundation.list_managers import ListManager, is_command, obstacles

OURS = "Tip of the Week: Call first"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Set a clear deadline", True),
        ("Set a deadline", False),
        ("Set the date and the time", False),
        ("Who answers first?", True),
        ("Unsubscribe", True),
        ("Confirm appointments", True),
        ("Confirm an appointment", False),
        ("Help", True),
        ("Help them", False),
        ("Call first", False),
        ("", False),
    ],
)
def test_a_command(line: str, *, expected: bool) -> None:
    """Mailman goes by the first word and by the number of those behind it."""
    assert is_command(line) == expected


@pytest.mark.parametrize(
    "title",
    [
        "When an order is delayed, say so first",
        "Before you go on VACATION",
        "Automate no reply",
        "A day out of the office",
        "What to write when a parcel is undeliverable",
    ],
)
def test_a_subject_of_a_machine(title: str) -> None:
    """Schleuder tells its admins alone; the others do not look at the subject."""
    told = {each: [*obstacles(each, subject=f"Tip of the Week: {title}", text="")] for each in ListManager}
    assert [each for each in told if told[each]] == [ListManager.SCHLEUDER]
    assert told[ListManager.SCHLEUDER][0].startswith("schleuder tells only its admins of a subject with ")


@pytest.mark.parametrize("words", ["No such user", "access denied", "550 5.1.1", "over quota"])
def test_a_text_of_a_bounce(words: str) -> None:
    """Schleuder reads the text as well, wherever the words stand."""
    (told,) = obstacles(ListManager.SCHLEUDER, subject=OURS, text=f"\n\nThe screen says “{words}”.\n")
    assert told == f'schleuder takes a text with "{words}" for a bounce, and tells only its admins'


def test_commands_of_the_first_ten_lines() -> None:
    """Mailman looks at the first ten lines that are not empty, and at none after."""
    text = "\n\n".join(["A line of text"] * 9)
    held = 'Mailman takes the line "Who decides?" for a command, and holds the mail'
    assert [*obstacles(ListManager.MAILMAN, subject=OURS, text=f"{text}\n\n Who decides? \n")] == [held]
    assert [*obstacles(ListManager.MAILMAN, subject=OURS, text=f"{text}\nAnother\nWho decides?\n")] == []


@pytest.mark.parametrize("manager", ListManager)
def test_an_ordinary_tip(manager: ListManager) -> None:
    """Nothing stops it anywhere."""
    assert [*obstacles(manager, subject=OURS, text="Pick up the phone.\n")] == []
