"""Builders the tests share: text of a tip, settings, tips for a schedule, a small project in a folder."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from textwrap import dedent
from typing import Any, TypeVar

import yaml
from forearmed.calendar.rows import check_weeks, tips_of
from forearmed.content.contracts import Contract
from forearmed.content.library import Library, read_library
from forearmed.content.model import Place, Tip, TipKeys
from forearmed.content.settings import Settings
from forearmed.content.source import Source, read_lines
from forearmed.desk.starter import Wishes, first_files

K = TypeVar("K", bound=Contract)

SETTINGS: Mapping[str, object] = {
    "feed_id": "tag:example.com,2026:tips",
    "sender": "Service Tips <tips@example.com>",
    "list_id": "service-tips.example.com",
    "subscribe": "mailto:join@example.com",
    "unsubscribe": "mailto:leave@example.com",
    "postal_address": "1 Main Street, Springfield",
    "default_author": "training",
}

CONFIG = """\
site_url: https://tips.example.com/
extra:
  forearmed:
    default_author: training
"""

NO_SUMMARY = 'missing "summary"; write summary: and behind it one sentence of at most 160 characters'
NO_TAGS = 'missing "tags"; write a line such as tags: [empathy]'
"""What is said of tips without these, under the vocabulary below."""

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
"""A Sunday: the edition of 2026-W47 is out, that of W48 is not."""

VOCABULARY: Mapping[str, str] = {
    "docs/tags.yml": "empathy:\n  title: Empathy\n  description: Their chair.\n"
    "apology:\n  title: Apology\n  description: Saying sorry.\n",
    "docs/authors.yml": "training:\n  title: Training\n  description: The trainers.\n",
    "docs/series.yml": "first-words:\n  title: First words\n  description: How to begin.\n",
}


def settings(**changed: object) -> Settings:
    """Return settings with *changed* keys, written as in mkdocs.yml."""
    made, faults = Settings.read({**SETTINGS, **changed})
    assert made, faults
    return made


def new_configuration() -> Any:  # Any: YAML
    """Return the mkdocs.yml of a new site called Forearmed.

    The tests build with this one: that of this repository is its owner's, who may have changed all of it.
    """
    wishes = Wishes("Forearmed", "https://tips.example.com/", "America/New_York", "Tuesday", "09:00")
    day = date(2026, 11, 24)
    return yaml.safe_load(first_files(wishes, today=day, first=day)["mkdocs.yml"])


def tip_text(body: str = "Call first.\n", **changed: str | None) -> str:
    """Return a tip's file. Values are YAML as written; None leaves a key out."""
    return _text(
        {
            "title": "Call first",
            "date": "2026-11-17",
            "summary": "Call before you write.",
            "tags": "[empathy]",
            **changed,
        },
        body,
    )


def playbook_text(body: str = "1. Listen.\n", **changed: str | None) -> str:
    """Return a playbook's file. Values are YAML as written; None leaves a key out."""
    return _text(
        {
            "title": "Live chat",
            "summary": "How to chat.",
            "tags": "[empathy]",
            "when": "A customer writes in the chat.",
            "reviewed": "2026-10-01",
            "owner": "training",
            **changed,
        },
        body,
    )


def _text(keys: Mapping[str, str | None], body: str) -> str:
    lines = [f"{key}: {value}\n" for key, value in keys.items() if value is not None]
    return "".join(["---\n", *lines, "---\n", body])


def tip(slug: str, day: str | date | None, *, body: str = "Call first.", **changed: object) -> Tip:
    """Return a tip as the library would: *day* is its date, None for a draft."""
    when = date.fromisoformat(day) if isinstance(day, str) else day
    keys, faults = TipKeys.read(
        {"title": slug, "date": when, "summary": slug, "tags": ["empathy"], **changed}
    )
    assert keys, faults
    return Tip.of(keys, Source({}, body), slug=slug, path=f"tips/{slug}.md")


def project(folder: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """Write a project with a vocabulary and *files* into *folder*, and return it."""
    for path, text in {**VOCABULARY, **(files or {})}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
    return folder


def read(contract: type[K], written: Mapping[str, object]) -> tuple[K | None, list[tuple[str, str]]]:
    """Return what *contract* reads, and of each fault its key and its sentence."""
    model, faults = contract.read(written)
    return model, [(fault.key, str(fault)) for fault in faults]


def library(folder: Path, files: Mapping[str, str | bytes] | None = None, **changed: object) -> Library:
    """Return the library of a `project` under `settings`."""
    project(folder, files)
    config = Place("mkdocs.yml", read_lines(CONFIG))
    return read_library(folder / "docs", folder / "tips", settings(**changed), config=config)


def problems(folder: Path, files: Mapping[str, str | bytes] | None = None, **changed: object) -> list[str]:
    """Return every problem of a `project`, those of its weeks included, as people read it."""
    found = library(folder, files, **changed)
    in_weeks = check_weeks(tips_of(found), settings(**changed), now=NOW)
    return [str(problem) for problem in found.with_problems(in_weeks).problems]
