"""What a new site has in each language: what nobody has to wish for, and its own files.

Reads only what ships beside it, and writes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_TEXTS = Path(__file__).parent / "files" / "languages"
_AT_THE_TOP = ("README.md", "mkdocs.yml")
_LATER = "${second_date}"
"""What a tip contains that goes out a week after the first one."""


@dataclass(frozen=True)
class Usual:
    """What a site is called, and whose clock it follows, where nobody says otherwise."""

    name: str
    timezone: str


USUAL: Mapping[str, Usual] = {
    "en": Usual("Tip of the Week", "America/New_York"),
    "ar": Usual("نصيحة الأسبوع", "Asia/Riyadh"),
    "de": Usual("Service-Tipp der Woche", "Europe/Berlin"),
    "es": Usual("Consejo de la semana", "Europe/Madrid"),
    "fr": Usual("Le conseil de la semaine", "Europe/Paris"),
    "ja": Usual("今週の接客ヒント", "Asia/Tokyo"),
    "nl": Usual("Tip van de week", "Europe/Amsterdam"),
    "pt-BR": Usual("Dica da semana", "America/Sao_Paulo"),
}
"""By the code of each language in which a site can begin."""


def texts_in(language: str) -> dict[str, str]:
    """Return the templates of the files that a new site has in *language*, by the file's path in the site.

    A path has ``{year}`` where the year of the first tip goes, or ``{second_year}``.
    """
    folder = _TEXTS / language
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    read = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}
    return {_place(name, text): text for name, text in read.items()}


def _place(name: str, text: str) -> str:
    path = PurePosixPath(name)
    if name in _AT_THE_TOP:
        return name
    if path.parts[0] == "tips":
        return f"tips/{{{'second_year' if _LATER in text else 'year'}}}/{path.name}"
    return f"docs/{name}"
