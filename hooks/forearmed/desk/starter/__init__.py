"""The first files of a new site: a tip, two playbooks, and every setting explained.

Reads only what ships beside it, and writes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from email.utils import parseaddr
from pathlib import Path
from string import Template

from forearmed.content.source import yaml_line
from forearmed.desk.starter.domain import domain_of
from forearmed.desk.starter.languages import texts_in
from forearmed.desk.starter.pins import requirements

_TEXTS = Path(__file__).parent / "files"
_FOR_PROGRAMS: Mapping[str, str] = {
    ".editorconfig": "editorconfig",
    ".gitignore": "gitignore",
    ".markdownlint.json": "markdownlint.json",
    ".mdformat.toml": "mdformat.toml",
    ".prettierrc.json": "prettierrc.json",
    ".remarkrc.json": "remarkrc.json",
    "hooks/tip_of_the_week.py": "hook.txt",
}
"""The template of each file that is the same in every language, by the file's path."""
_FOR_PEOPLE: Mapping[str, str] = {
    "README.md": "README.md",
    "docs/authors.yml": "authors.yml",
    "docs/index.md": "index.md",
    "docs/phrases.yml": "phrases.yml",
    "docs/playbooks/a-promise-we-cannot-keep.md": "playbook.md",
    "docs/playbooks/when-someone-is-in-danger.md": "danger.md",
    "docs/series.yml": "series.yml",
    "docs/subscribe.md": "subscribe.md",
    "docs/tags.yml": "tags.yml",
    "mkdocs.yml": "mkdocs.yml",
    "tips/{year}/say-it-first.md": "tip.md",
}
"""The template of every other file of a new site in English, by the file's path."""

_EXAMPLE = "tips@example.com"


@dataclass(frozen=True)
class Wishes:
    """The choices for a new site: its name, its address and when its tips go out."""

    name: str
    url: str
    """The site's address, absolute."""
    timezone: str
    weekday: str
    time: str
    language: str = "en"


def first_files(wishes: Wishes, *, today: date, first: date) -> dict[str, str]:
    """Return the text of every file of a new site by its path; its first tip goes out on the day *first*.

    A second tip, if there is one, goes out a week later.
    """
    second = first + timedelta(weeks=1)
    values = {
        "name": wishes.name,
        "time": wishes.time,
        "date": first.isoformat(),
        "second_date": second.isoformat(),
        "today": today.isoformat(),
        **{key: yaml_line(key, value) for key, value in _settings(wishes, year=today.year).items()},
    }
    texts = {
        path.format(year=first.year, second_year=second.year): Template(text).substitute(values)
        for path, text in _texts(wishes.language).items()
    }
    return {**texts, "requirements.txt": requirements(wishes.language)}


def _texts(language: str) -> dict[str, str]:
    """Return the templates of all files of a new site in *language* by their paths."""
    own = {**_FOR_PROGRAMS, **(_FOR_PEOPLE if language == "en" else {})}
    read = {path: (_TEXTS / name).read_text("utf-8") for path, name in own.items()}
    return read | texts_in(language)


def _settings(wishes: Wishes, *, year: int) -> dict[str, str]:
    """Return the settings that differ from site to site, as values for the templates.

    Two sites beside each other, in two languages, have different identifiers.
    """
    domain = domain_of(wishes.url)
    code = "" if wishes.language == "en" else wishes.language.lower()
    return {
        "site_name": wishes.name,
        "site_url": f"{wishes.url.rstrip('/')}/",
        "feed_id": f"tag:{domain},{year}:tips{code and f'/{code}'}",
        "list_id": f"weekly-tip{code and f'-{code}'}.{domain}",
        "timezone": wishes.timezone,
        "publish_weekday": wishes.weekday,
        "sender": _sender(wishes.name),
    }


def _sender(name: str) -> str:
    """Return an example address under *name*, or alone when the name needs quoting."""
    whole = f"{name} <{_EXAMPLE}>"
    return whole if parseaddr(whole) == (name, _EXAMPLE) else _EXAMPLE
