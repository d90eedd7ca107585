"""Find tips that lie beside the folder of tips, where nobody looks for them."""

import re
from collections.abc import Iterator
from pathlib import Path

from forearmed.errors import ForearmedError, Problem
from forearmed.library.walking import content_files, path_of

_KEY = re.compile(r"^(date|summary|tags):", re.MULTILINE | re.IGNORECASE)
_ENOUGH = 2
_LONGEST_HEAD = 4000
"""Characters. No front matter is longer."""


def strays(tips: Path) -> Iterator[Problem]:
    """Yield each tip beside the folder *tips*, and in folders whose names are nearly its own.

    Other Markdown files that lie there, such as a README, are no concern of ours.
    """
    if not tips.parent.is_dir():
        return
    for beside in sorted(tips.parent.iterdir()):
        if beside.is_file() and beside.suffix.lower() == ".md":
            if is_like_a_tip(_head(beside)):
                advice = f"is published nowhere; move this tip to {tips.name}/"
                yield Problem(beside.name, 1, advice)
        elif _is_nearly(beside, tips):
            for file in content_files(beside, []):
                if file.suffix.lower() == ".md":
                    message = f"is published nowhere; move it from {beside.name}/ to {tips.name}/"
                    yield Problem(path_of(file, beside), 1, message)


def is_like_a_tip(text: str) -> bool:
    """Tell whether *text* begins with the facts of a tip."""
    opening, _, rest = text.lstrip("\ufeff").partition("\n")
    facts = rest.partition("\n---")[0]
    return opening.strip() == "---" and len({key.lower() for key in _KEY.findall(facts)}) >= _ENOUGH


def _is_nearly(folder: Path, tips: Path) -> bool:
    """Tell whether *folder* is not *tips* but called so in other letters, or in the singular."""
    near = folder.name.lower() in (tips.name, tips.name.removesuffix("s")) and folder.name != tips.name
    return near and folder.is_dir() and not (tips.exists() and folder.samefile(tips))


def _head(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return opened.read(_LONGEST_HEAD).decode("utf-8", "replace")
    except OSError as error:
        raise ForearmedError(f"cannot read {file.name}: {error.strerror}") from None
