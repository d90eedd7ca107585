"""What DEVELOPING.md says of the code: its events, and the places it sends people to."""

import re

from forearmed import events
from sites import REPOSITORY

_PAGE = (REPOSITORY / "DEVELOPING.md").read_text("utf-8")
_PACKAGE = REPOSITORY / "hooks/forearmed"


def test_the_life_of_a_build_names_every_event() -> None:
    """Each function that mkdocs calls has its row, and no row is about an event that there is not."""
    rows = re.findall(r"^\| `(on_\w+)`", _PAGE, re.MULTILINE)
    assert sorted(rows) == sorted(name for name in vars(events) if name.startswith("on_"))


def test_every_event_calls_what_its_row_says() -> None:
    """What stands in the second column is called in that function of `events.py`, by that name."""
    bodies = dict(re.findall(r"^def (on_\w+)\((.*?)(?=^def |^@|\Z)", _source(), re.MULTILINE | re.DOTALL))
    rows = re.findall(r"^\| `(on_\w+)`[^|]*\|([^|]*)\|", _PAGE, re.MULTILINE)
    missing = [
        (event, call)
        for event, calls in rows
        for call in re.findall(r"`([\w.]+)`", calls)
        if f"{_as_called(call)}(" not in bodies[event]
    ]
    assert missing == []


def _source() -> str:
    return (_PACKAGE / "events.py").read_text("utf-8")


def _as_called(name: str) -> str:
    """Return how `events.py` writes *name*: a method of a publication goes without its class."""
    is_method = name.startswith("Publication.") and name != "Publication.open"
    return name.removeprefix("Publication") if is_method else name


def test_every_place_it_names_is_there() -> None:
    """A path in backticks leads to a file or a folder, of the package or of the repository."""
    named = set(re.findall(r"`([\w./]+(?:/|\.py|\.md))`", _PAGE))
    places = {name for name in named if "/" in name or name.endswith(".py")}
    assert len(places) > 20
    assert {name for name in places if not any((root / name).exists() for root in _ROOTS)} == set()


_ROOTS = (_PACKAGE, REPOSITORY)


def test_every_class_it_names_is_in_its_file() -> None:
    """Where the page says in which class something is, that file has it."""
    pairs = re.findall(r"`([\w/]+\.py)`, class ((?:`\w+`(?: or )?)+)", _PAGE)
    assert pairs
    for file, names in pairs:
        source = (_PACKAGE / file).read_text("utf-8")
        assert all(f"class {name}(" in source for name in re.findall(r"\w{3,}", names))


def test_every_path_in_the_code_and_its_pages_is_there() -> None:
    """Comments, sheets and the guide that name a file of the package send nobody to an old place."""
    endings = {".py", ".js", ".css", ".html", ".md", ".yml", ".toml"}
    files = [REPOSITORY / name for name in ("CONTRIBUTING.md", "README.md", "SECURITY.md", "pyproject.toml")]
    for folder in ("hooks", "docs", "tests", ".github"):
        files += [file for file in (REPOSITORY / folder).rglob("*") if file.suffix in endings]
    named = {
        (place.rstrip("./"), file)
        for file in files
        for place in re.findall(r"hooks/forearmed/[\w/.-]+", file.read_text("utf-8"))
    }
    assert len(named) > 5
    assert [f"{file}: {place}" for place, file in named if not (REPOSITORY / place).exists()] == []
