"""Find articles whose file names keep them from being read, and say what each file should be called."""

import re
from pathlib import Path

from forearmed.content.slugs import as_slug
from forearmed.foundation.errors import ForearmedError

_KEY = re.compile(r"^(date|summary|tags):", re.MULTILINE | re.IGNORECASE)
_ENOUGH = 2
_LONGEST_HEAD = 4000
"""Characters. No front matter is longer."""

_OF_TEXT = re.compile(r"\.(?:md|markdown|mdown|mkdn?|mdwn|mdx|rmd|text|txt)(?![a-z0-9]).*", re.IGNORECASE)
"""An ending of plain text, with what a program may have put behind it: ``.md.txt``, ``.md (1)``."""
_ENDING = re.compile(r"\.[A-Za-z]{1,5}$")
_BY_A_WORD_PROCESSOR = {
    ".doc", ".docm", ".docx", ".dot", ".dotx", ".fodt", ".htm", ".html", ".odt", ".pages", ".rtf",
    ".wps",
}  # fmt: skip


def is_like_a_tip(text: str) -> bool:
    """Tell whether *text* begins with front matter that has enough of a tip's keys."""
    opening, _, rest = text.lstrip("\ufeff").partition("\n")
    facts = rest.partition("\n---")[0]
    return opening.strip() == "---" and len({key.lower() for key in _KEY.findall(facts)}) >= _ENOUGH


def head_of(file: Path) -> str:
    """Return the beginning of *file*, whatever it holds; raise ForearmedError where it cannot be read."""
    try:
        with file.open("rb") as opened:
            return opened.read(_LONGEST_HEAD).decode("utf-8", "replace").replace("\r\n", "\n")
    except OSError as error:
        raise ForearmedError(f"cannot read {file.name}: {error.strerror}") from None


def misnamed(file: Path, *, among_articles: bool) -> str | None:
    """Return how to rename *file*, which is no ``.md``, or None when it is not meant as an article.

    *among_articles* says that it lies where every text is one: in the folder of tips or of playbooks.
    """
    name = right_name(file)
    if among_articles and file.suffix.lower() in _BY_A_WORD_PROCESSOR:
        return f'is not published; save it as plain text under the name "{name}"'
    meant = _is_meant_here(file.name) if among_articles else _is_meant_anywhere(file.name)
    if not (meant or is_like_a_tip(head_of(file))):
        return None
    twin = file.with_name(name)
    if twin.exists() and not twin.samefile(file):
        return f"is not published, and {name} is beside it; delete the one that you do not want"
    small = ", in small letters" if file.suffix.lower() == ".md" else ""
    return f"is not published under this name; rename it {name}{small}"


def right_name(file: Path) -> str:
    """Return what *file* should be called as an article: ``call-first.md`` for ``Call first.md.txt``."""
    found = _OF_TEXT.search(file.name)
    stem = file.name[: found.start()] if found else _ENDING.sub("", file.name)
    return f"{as_slug(stem) or 'name'}.md"


def is_text(file: Path) -> bool:
    """Tell whether *file* may hold text, by its name: it ends like one, or has no ending."""
    return bool(_OF_TEXT.search(file.name)) or "." not in file.name


def _is_meant_here(name: str) -> bool:
    """Tell whether a file with this *name*, beside articles, is meant as one: a text, but no LICENSE."""
    return bool(_OF_TEXT.search(name)) or ("." not in name and not name.isupper())


def _is_meant_anywhere(name: str) -> bool:
    """Tell whether the *name* is that of Markdown; ``robots.txt`` is not."""
    found = _OF_TEXT.search(name)
    return found is not None and not found[0].lower().startswith((".txt", ".text"))
