"""Find tips that lie beside the folder of tips, where nobody looks for them."""

from collections.abc import Iterator
from pathlib import Path

from forearmed.content.library.misnamed import head_of, is_like_a_tip, is_text, right_name
from forearmed.content.library.walking import content_files, path_of
from forearmed.foundation.errors import Problem


def strays(tips: Path) -> Iterator[Problem]:
    """Yield each tip beside the folder *tips*, and in folders whose names are nearly its own.

    Other Markdown files that lie there, such as a README, are no concern of ours.
    """
    if not tips.parent.is_dir():
        return
    for beside in sorted(tips.parent.iterdir()):
        if beside.is_file():
            if is_text(beside) and is_like_a_tip(head_of(beside)):
                advice = f"is published nowhere; move this tip to {tips.name}/{_renamed(beside)}"
                yield Problem(beside.name, 1, advice)
        elif _is_nearly(beside, tips):
            for file in content_files(beside, []):
                if file.suffix.lower() == ".md" or (is_text(file) and is_like_a_tip(head_of(file))):
                    advice = f"move it from {beside.name}/ to {tips.name}/{_renamed(file)}"
                    yield Problem(path_of(file, beside), 1, f"is published nowhere; {advice}")


def _renamed(file: Path) -> str:
    return "" if file.suffix.lower() == ".md" else f", and rename it {right_name(file)}"


def _is_nearly(folder: Path, tips: Path) -> bool:
    """Tell whether the name of *folder* is that of *tips* but for capital letters or the plural s."""
    near = folder.name.lower() in (tips.name, tips.name.removesuffix("s")) and folder.name != tips.name
    return near and folder.is_dir() and not (tips.exists() and folder.samefile(tips))
