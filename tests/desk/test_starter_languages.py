"""A site that begins in another language: whole, in order, and with the settings of every other site."""

import re
from datetime import date, time
from functools import cache
from pathlib import Path
from textwrap import dedent
from zoneinfo import ZoneInfo

import pytest
import yaml
from forearmed.content.settings import Settings
from forearmed.desk.starter import Wishes, first_files
from forearmed.desk.starter.ci import ci_files
from forearmed.desk.starter.hosts import Home
from forearmed.desk.starter.languages import USUAL
from forearmed.desk.starter.release import Release
from forearmed.foundation.weekdays import weekday_in
from forearmed.foundation.wording import CATALOGS, Wording
from forearmed.foundation.wording.part_names import PartNames
from make import NOW
from sites import REPOSITORY, run_here

OTHERS = sorted({*USUAL} - {"en"})
LANGUAGES = pytest.mark.parametrize("language", OTHERS)


@cache
def made(language: str) -> dict[str, str]:
    """Return the first files of a site that begins in *language*."""
    usual = USUAL[language]
    wishes = Wishes(
        usual.name, "https://example.org", usual.timezone, weekday_in(language, 1), "09:00", language
    )
    return first_files(wishes, today=date(2026, 12, 20), first=date(2026, 12, 29))


def on_gitlab(language: str) -> dict[str, str]:
    """Return the files that GitLab needs for a site in *language*."""
    home, release = Home.at("https://example.org"), Release(1, time(9), ZoneInfo("UTC"))
    return ci_files("gitlab", home, release, day=date(2027, 1, 12), language=language)


def keys_of(settings: object, above: str = "") -> list[str]:
    """Return every key of *settings*, dotted, in order."""
    if not isinstance(settings, dict):
        return []
    return [
        dotted
        for key, value in settings.items()
        for dotted in (f"{above}{key}", *keys_of(value, f"{above}{key}."))
    ]


def test_every_catalog_has_a_starter() -> None:
    """Where the site speaks a language, a site can begin in it."""
    assert sorted(USUAL) == sorted(CATALOGS)


@LANGUAGES
def test_a_starter_is_in_order(tmp_path: Path, language: str) -> None:
    """`check` has nothing to say of it, nor of the example in its CONTRIBUTING.md.

    Our cards lack a Japanese font, of which `check` tells in one line.
    """
    told = on_gitlab(language)["CONTRIBUTING.md"]
    assert weekday_in(language, 1) in told
    (example,) = re.findall(r"(?ms)^    ```markdown\n(.*?)^    ```$", told)
    for path, text in {**made(language), "tips/2027/example.md": dedent(example)}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    checked = run_here("forearmed", "check", cwd=tmp_path, at=NOW.replace(month=12, day=20))
    fonts = [line for line in checked.stdout.splitlines() if "card_font" in line]
    assert len(fonts) == (language == "ja")
    said = [line for line in checked.stdout.splitlines() if line not in fonts]
    assert (said, checked.stderr) == (["3 tips and 2 playbooks in order"], "")


@LANGUAGES
def test_a_starter_has_the_same_settings(language: str) -> None:
    """Each is explained as in English, in the same place, and in use where the English one is."""
    named = re.findall(r"^    (?:# )?([a-z_]+):", made(language)["mkdocs.yml"], re.M)
    assert set(Settings.model_fields) <= set(named)
    own, english = (keys_of(yaml.safe_load(made(one)["mkdocs.yml"])) for one in (language, "en"))
    rules = "extra.forearmed.rules"
    differ = {f"{rules}.columns", f"{rules}.trap"}
    assert [key for key in own if key not in differ] == [key for key in english if key not in differ]


@LANGUAGES
def test_a_starter_uses_the_names_of_its_language(language: str) -> None:
    """What it sets is what the language's wording would say, so a team may delete those lines."""
    rules = yaml.safe_load(made(language)["mkdocs.yml"])["extra"]["forearmed"]["rules"]
    names = PartNames.of(Wording(language))
    assert (tuple(rules["columns"]), rules["trap"]) == (names.say_not, names.trap)
    assert (rules["tips"]["closing"], rules["playbooks"]["closing"]) == (names.exercise, names.ending)
    twists = rules["twists"]
    assert (twists["heading"], (twists["they"], twists["say"])) == (names.twist_heading, names.twists)


@LANGUAGES
def test_a_starter_is_all_there(language: str) -> None:
    """Two tips in the years of their weeks, two playbooks, tags with descriptions, an author; no English."""
    files = made(language)
    years = [path.split("/")[1] for path in sorted(files) if path.startswith("tips/")]
    assert sorted(years) == ["2026", "2027"]
    assert sum(path.startswith("docs/playbooks/") for path in files) == 2
    tags = yaml.safe_load(files["docs/tags.yml"])
    assert len(tags) == 4
    assert all(tag["title"] and tag["description"] and tag["color"] for tag in tags.values())
    assert len(yaml.safe_load(files["docs/authors.yml"])) == 1
    assert f"language: {language}\n" in files["mkdocs.yml"]
    written = "\n".join(text for path, text in files.items() if path.endswith((".md", "mkdocs.yml")))
    assert not re.findall(r"\b(?:the|and|what|customer|you are|does)\b", written, re.IGNORECASE)


def test_dates_follow_each_other() -> None:
    """The second tip goes out a week after the first one."""
    tips = [text for path, text in made("de").items() if path.startswith("tips/")]
    assert sorted(date for text in tips for date in re.findall(r"(?m)^date: (.*)$", text)) == [
        "2026-12-29",
        "2027-01-05",
    ]


def test_sites_beside_each_other_are_told_apart() -> None:
    """Two languages under one host have feeds and lists of their own; no reader's program mixes them up."""
    ids = [
        re.findall(r"^    (?:feed_id|list_id): (.*)$", made(language)["mkdocs.yml"], re.M)
        for language in ("en", "de", "pt-BR")
    ]
    assert ids == [
        ["tag:example.org,2026:tips", "weekly-tip.example.org"],
        ["tag:example.org,2026:tips/de", "weekly-tip-de.example.org"],
        ["tag:example.org,2026:tips/pt-br", "weekly-tip-pt-br.example.org"],
    ]


@pytest.mark.parametrize("language", sorted(USUAL))
def test_the_guide_says_what_is_understood(language: str) -> None:
    """Its tables have the names of each language, for authors to copy."""
    guide = (REPOSITORY / "docs/guide/your-language.md").read_text("utf-8")
    names = PartNames.of(Wording(language))
    columns = [", ".join(f"`{name}`" for name in pair) for pair in (names.say_not, names.twists)]
    assert f" | {columns[0]} | {columns[1]} | `{names.twist_heading}` |\n" in guide
    assert f" | `{names.exercise}` | `{names.ending}` | `{names.trap}` |\n" in guide


def test_another_language_is_told_in_english() -> None:
    """Where there is no such page, nothing of it is half in one language and half in another."""
    assert on_gitlab("sv") == on_gitlab("en")
