"""The first files of a new site: what they are made of."""

import json
import re
from datetime import date

import pytest
import yaml
from forearmed.content.library.synonyms import read_groups
from forearmed.content.settings import Settings
from forearmed.desk.starter import Wishes, first_files
from forearmed.desk.starter.languages import USUAL
from sites import REPOSITORY

WISHES = Wishes("Service Tips", "https://example.org", "Europe/London", "Monday", "08:00")


def made(**changed: str) -> dict[str, str]:
    """Return the first files for `WISHES` with some *changed*."""
    wishes = Wishes(**{**vars(WISHES), **changed})
    return first_files(wishes, today=date(2026, 12, 30), first=date(2027, 1, 4))


def test_every_setting_is_explained() -> None:
    """mkdocs.yml names each one, in use or behind a #, and a comment stands above or beside it."""
    written = made()["mkdocs.yml"]
    named = re.findall(r"^    (?:# )?([a-z_]+):", written, re.M)
    assert set(Settings.model_fields) <= set(named)


@pytest.mark.parametrize(
    "name", [".editorconfig", ".markdownlint.json", ".mdformat.toml", ".prettierrc.json"]
)
def test_settings_of_formatters(name: str) -> None:
    """A new site has the files that `make audit` tries on our own articles, to the letter."""
    assert made()[name] == (REPOSITORY / name).read_text("utf-8")


def test_settings_of_remark() -> None:
    """A new site has ours but for the schemas, which it has not."""
    ours = json.loads((REPOSITORY / ".remarkrc.json").read_text("utf-8"))
    assert json.loads(made()[".remarkrc.json"]) == {**ours, "plugins": ours["plugins"][:2]}


def test_dates() -> None:
    """The tip lies in the year of its release; what is reviewed today is reviewed today."""
    files = made()
    assert "\ndate: 2027-01-04\n" in files["tips/2027/say-it-first.md"]
    assert "\nreviewed: 2026-12-30\n" in files["docs/playbooks/a-promise-we-cannot-keep.md"]
    assert "    feed_id: tag:example.org,2026:tips\n" in files["mkdocs.yml"]


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://acme.github.example/tips/", "acme.github.example"),
        ("http://localhost:8000", "localhost"),
        ("https://Bücher.example", "xn--bcher-kva.example"),
        ("https://my_host.example", "my-host.example"),
        ("http://[::1]/", "1"),
        ("https://" + 70 * "ü" + ".example", "example"),
    ],
)
def test_identifiers_of_any_host(url: str, domain: str) -> None:
    """Whatever host there is, the identifiers made of it are ones that the settings take."""
    written = made(url=url)["mkdocs.yml"]
    ids = dict(re.findall(r"^    (feed_id|list_id): (.*)$", written, re.M))
    assert ids == {"feed_id": f"tag:{domain},2026:tips", "list_id": f"weekly-tip.{domain}"}
    _, faults = Settings.read(ids)
    assert not {fault.key for fault in faults} & ids.keys()


@pytest.mark.parametrize(
    ("name", "sender"),
    [
        ("Café Help", "Café Help <tips@example.com>"),
        ("Help: now", "tips@example.com"),
        ("Tips <b>", "tips@example.com"),
    ],
)
def test_a_sender_of_any_name(name: str, sender: str) -> None:
    """The example address goes under the site's name, unless a mail program would misread that."""
    (written,) = re.findall(r"^    sender: (.*)$", made(name=name)["mkdocs.yml"], re.M)
    assert written == sender


def test_the_hook_is_ours() -> None:
    """A new site has the same hook as this repository."""
    ours = (REPOSITORY / "hooks/tip_of_the_week.py").read_text("utf-8")
    assert made()["hooks/tip_of_the_week.py"] == ours


@pytest.mark.parametrize("language", [language for language in USUAL if language != "en"])
def test_a_new_site_begins_with_synonyms_in_its_language(language: str) -> None:
    """They are the words of the trade, in groups without a fault, the word of the articles first."""
    written = yaml.safe_load(made(language=language)["docs/synonyms.yml"])
    groups, faults = read_groups(written, {})
    assert (len(groups) >= 40, faults) == (True, [])


def test_a_language_without_spaces_brings_the_program_that_cuts_it() -> None:
    """Of the same release as the program for all other languages."""
    german, japanese = (made(language=code)["requirements.txt"] for code in ("de", "ja"))
    [release] = re.findall(r"^pagefind[-_]bin==(.+)", german, re.M)
    assert japanese.replace(f"pagefind-bin-extended=={release}\n", "") == german != japanese
