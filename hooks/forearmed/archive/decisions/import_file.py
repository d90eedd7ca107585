"""import.yml: written for a person to correct, read back strictly, and grown by what a later export adds."""

from collections.abc import Iterator
from pathlib import Path

from forearmed.archive.decisions.choices import Choices
from forearmed.archive.decisions.proposals import Proposals
from forearmed.content.source import SourceError, read_map, yaml_line
from forearmed.foundation.errors import ForearmedError, Problem, ProblemsError, count

_HEAD = """\
# What forearmed import makes of your old publication. These are guesses: correct them, then run the same
# command again. It reads this file from then on, and adds to it what a newer export brings.
"""
_EXPLAINED = {
    "tags": "The tag for each category, tag or label of the old place. A ~ leaves it out.\n"
    "A tag that docs/tags.yml lacks is added to it.",
    "default_tags": "The tags of a post that gets no other. With [] such a post becomes a draft.",
    "authors": "Who each name is in docs/authors.yml. A ~ leaves the author to default_author.",
    "series": "The series for each name that parts of one thing have. A ~ makes no series of them.",
    "titles": "How titles tell a date. It is cut from the title, and is the date of the tip.",
    "footers": "The end of a post that is cut: the words of its last block. Delete what is to stay.",
    "skip": "Posts to leave out, by the ids in import-report/posts.csv, such as wordpress:old.org:174.",
}


def read_choices(path: Path) -> Choices | None:
    """Return what *path* holds, or None where there is no such file; raise ProblemsError for mistakes."""
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise ForearmedError(f"cannot read {path}: {error}") from None
    try:
        written, lines = read_map(text)
    except SourceError as error:
        raise ProblemsError([Problem(path.name, error.line, str(error))]) from None
    choices, faults = Choices.read(written)
    if choices is None:
        raise ProblemsError([Problem(path.name, lines.get(fault.key, 1), str(fault)) for fault in faults])
    return choices


def write_proposals(path: Path, found: Proposals, *, is_new: bool) -> None:
    """Write *found* to *path*, or add it to what a person has written there."""
    try:
        text = _whole(found) if is_new else _grown(path.read_text("utf-8-sig"), found)
        path.write_text(text, encoding="utf-8", newline="\n")
    except FileNotFoundError:
        advice = "make that folder, or name a file elsewhere with --map"
        raise ForearmedError(f"cannot write {path}: there is no folder {path.parent}; {advice}") from None
    except OSError as error:
        raise ForearmedError(f"cannot write {path}: {error.strerror}") from None


def said(found: Proposals) -> str:
    """Return what is to be looked at, in words: ``12 tags and 2 authors``."""
    nouns = {
        "tags": "tag",
        "authors": "author",
        "series": "series name",
        "titles": "title pattern",
        "footers": "footer",
    }
    lengths = {noun: len(getattr(found.choices, key)) for key, noun in nouns.items()}
    parts = [count(number, noun) for noun, number in lengths.items() if number] or ["the default tag"]
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


def _whole(found: Proposals) -> str:
    lines = [_HEAD]
    for key, explained in _EXPLAINED.items():
        lines += [*(f"# {line}\n" for line in explained.split("\n")), *_section(key, found), "\n"]
    return "".join(lines).rstrip("\n") + "\n"


def _section(key: str, found: Proposals) -> Iterator[str]:
    value = getattr(found.choices, key)
    entries = list(_entries(key, found))
    if key == "default_tags" or not value:
        yield f"{yaml_line(key, {} if isinstance(value, dict) else list(value))}\n"
    else:
        yield f"{key}:\n"
        yield from entries


def _entries(key: str, found: Proposals) -> Iterator[str]:
    """Yield each entry of *key* as a line, with how many posts it is about."""
    value = getattr(found.choices, key)
    for name in value:
        number = found.counts.get(f"{key}/{name}")
        entry = f"{_scalar(name)}: {value[name] or '~'}" if isinstance(value, dict) else f"- {_scalar(name)}"
        yield f"  {entry}  # {count(number, 'post')}\n" if number else f"  {entry}\n"


def _scalar(text: str) -> str:
    return yaml_line("x", text).removeprefix("x: ")


def _grown(text: str, found: Proposals) -> str:
    """Return *text* with *found* in it: each new entry right below its key, all else as it was."""
    lines = text.splitlines(keepends=True)
    for key in ("tags", "authors", "series"):
        entries = list(_entries(key, found))
        place = next((place for place, line in enumerate(lines) if line.startswith(f"{key}:")), None)
        if not entries:
            continue
        if place is None:
            lines += [f"{key}:\n", *entries]
        elif lines[place].split("#")[0].strip() in (f"{key}:", f"{key}: {{}}"):
            lines[place : place + 1] = [f"{key}:\n", *entries]
        else:
            raise ForearmedError(
                f"import.yml: write each entry of {key} in a line of its own; "
                f"then {count(len(entries), 'new one')} can be added"
            )
    return "".join(lines)
