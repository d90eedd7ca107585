"""The first files of a new site: one tip, one playbook, and every setting explained.

Reads only what ships beside it, and writes nothing.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from forearmed.content.source import yaml_line

_TEXTS = Path(__file__).parent / "files"
_FROM: Mapping[str, str] = {
    ".editorconfig": "editorconfig",
    ".gitignore": "gitignore",
    ".markdownlint.json": "markdownlint.json",
    ".mdformat.toml": "mdformat.toml",
    ".prettierrc.json": "prettierrc.json",
    ".remarkrc.json": "remarkrc.json",
    "README.md": "README.md",
    "docs/authors.yml": "authors.yml",
    "docs/index.md": "index.md",
    "docs/phrases.yml": "phrases.yml",
    "docs/playbooks/a-promise-we-cannot-keep.md": "playbook.md",
    "docs/series.yml": "series.yml",
    "docs/subscribe.md": "subscribe.md",
    "docs/tags.yml": "tags.yml",
    "hooks/tip_of_the_week.py": "hook.txt",
    "mkdocs.yml": "mkdocs.yml",
    "tips/{year}/say-it-first.md": "tip.md",
}
"""Every file of a new site, and the text it is made from."""


_EXAMPLE = "tips@example.com"


@dataclass(frozen=True)
class Wishes:
    """What is particular to a new site: what it is called, where it lives and when its tips go out."""

    name: str
    url: str
    """Absolute."""
    timezone: str
    weekday: str
    time: str


def first_files(wishes: Wishes, *, today: date, first: date) -> dict[str, str]:
    """Return the text of every file of a new site by its path; its tip goes out on the day *first*."""
    values = {
        "name": wishes.name,
        "time": wishes.time,
        "date": first.isoformat(),
        "today": today.isoformat(),
        **{key: yaml_line(key, value) for key, value in _settings(wishes, year=today.year).items()},
    }
    return {
        path.format(year=first.year): Template((_TEXTS / text).read_text("utf-8")).substitute(values)
        for path, text in _FROM.items()
    }


def _settings(wishes: Wishes, *, year: int) -> dict[str, str]:
    """Return the settings that are not the same on every new site."""
    domain = _domain(wishes.url)
    return {
        "site_name": wishes.name,
        "site_url": f"{wishes.url.rstrip('/')}/",
        "feed_id": f"tag:{domain},{year}:tips",
        "list_id": f"weekly-tip.{domain}",
        "timezone": wishes.timezone,
        "publish_weekday": wishes.weekday,
        "sender": _sender(wishes.name),
    }


def _domain(url: str) -> str:
    """Return the host of *url* in the letters that identifiers may have."""
    host = urlsplit(url).hostname or ""
    with suppress(UnicodeError):  # what no host can be is named by its plain letters
        host = host.encode("idna").decode("ascii")
    return re.sub(r"[^a-z0-9.-]+", "-", host).strip("-.") or "example.com"


def _sender(name: str) -> str:
    """Return an example address under *name*, or alone when the name needs quoting."""
    whole = f"{name} <{_EXAMPLE}>"
    return whole if parseaddr(whole) == (name, _EXAMPLE) else _EXAMPLE
