"""A site that begins in German: what it understands without any setting, and what it makes of it."""

import json
import re
from pathlib import Path

import pytest
from lxml.html import HtmlElement, document_fromstring
from make import NOW
from sites import build, run_here

LATER = NOW.replace(month=12, day=4)
MORE = """\

Sie sagt: "Ich warte", und 'gleich' heißt "um elf".

!!! note
    Zwei Minuten.

| Say | Not |
| --- | --- |
| "Ich rufe um elf an." | "Bald." |

[Zum Üben](#diese-woche-ausprobieren) und [zur Größe](#größe-zeigen)

## Größe zeigen
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site as `init` begins it for Thursdays, without the names that its settings repeat."""
    folder = tmp_path_factory.mktemp("german")
    wishes = ("--language", "de", "--weekday", "donnerstag", "--time", "8:30", "--timezone", "Wien")
    begun = run_here("forearmed", "init", *wishes, cwd=folder)
    assert begun.stdout.startswith(
        "A site with 2 tips and two playbooks is in this folder.\n"
        "Its first tip goes out on Thursday, November 26, 2026, at 08:30 (Europe/Vienna).\n"
    )
    config = folder / "mkdocs.yml"
    written = config.read_text("utf-8")
    assert (
        '    timezone: Europe/Vienna\n    publish_weekday: Donnerstag\n    publish_time: "08:30"\n' in written
    )
    names = r"(?m)^ +(?:closing|columns|trap|twists|heading|they|say): .*\n|^ +(?:twists):.*\n"
    config.write_text(re.sub(names, "", written), "utf-8")
    tip = folder / "tips/2026/zuerst-bescheid-sagen.md"
    text = tip.read_text("utf-8")
    tip.write_text(text.replace("\n## Diese Woche", f"{MORE}\n## Diese Woche"), "utf-8")
    return folder


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    """Build it, the day after its second tip."""
    return build(project, at=LATER)


def page(site: Path, address: str) -> HtmlElement:
    """Return the page at *address*."""
    return document_fromstring((site / address / "index.html").read_text("utf-8"))


def labels(root: HtmlElement, kind: str) -> set[str]:
    """Return the names of the columns of every table of this *kind*."""
    return {str(name) for name in root.xpath(f"//table[@class='{kind}']//td/@data-label")}


def test_words_to_say_have_german_names_and_english_ones(site: Path) -> None:
    """On the page, in the phrasebook, in the feed and in chat."""
    tip = page(site, "tips/zuerst-bescheid-sagen")
    assert labels(tip, "say-not") == {"Sagen", "Nicht", "Say", "Not"}
    assert labels(page(site, "tips/eine-uhrzeit-statt-zeitnah"), "twists") == {"Sie hören", "Sie sagen"}
    assert labels(page(site, "phrasebook"), "say-not") == {"Sagen", "Nicht"}
    newest = json.loads((site / "feed.json").read_text("utf-8"))["items"][0]["content_html"]
    assert "<strong>Sie hören:</strong> „Das hat mir" in newest
    slack = json.dumps(json.loads((site / "digest/slack.json").read_text("utf-8")), ensure_ascii=False)
    assert "*Sagen:* „Ich rufe Sie" in slack


def test_the_parts_of_a_playbook_are_known(site: Path) -> None:
    """Its card has the traps apart and the end as its end; the huddle has the exercise and the answers."""
    card = page(site, "playbooks/ein-versprechen-das-wir-nicht-halten-koennen/card")
    assert len(card.find_class("fa-pocket__trap")) == 5
    assert "Sie sind fertig, wenn" in card.text_content()
    huddle = page(site, "tips/eine-uhrzeit-statt-zeitnah/huddle")
    assert any("Diese Woche ausprobieren" in heading.text_content() for heading in huddle.iter("h2"))
    assert "Das hat mir Ihr Kollege auch schon versprochen." in huddle.text_content()


def test_marks_and_addresses_are_german(site: Path) -> None:
    """Quotation marks, the title of a box, the ids of headings, and links to these as GitHub writes them."""
    tip = (site / "tips/zuerst-bescheid-sagen/index.html").read_text("utf-8")
    assert "Sie sagt: „Ich warte“, und \u201agleich\u2018 heißt „um elf“." in tip
    assert '<p class="admonition-title">Hinweis</p>' in tip
    assert 'id="groesse-zeigen"' in tip
    assert '<a href="#groesse-zeigen">zur Größe</a>' in tip


def test_a_new_tip_begins_in_german(project: Path) -> None:
    """Its file is called as German spells its title, and its tables have the German names."""
    begun = run_here("forearmed", "new", "Größe zeigen", "--tag", "empathie", cwd=project, at=LATER)
    assert begun.returncode == 0, begun.stderr
    (file,) = project.glob("tips/*/groesse-zeigen.md")
    written = file.read_text("utf-8")
    file.unlink()
    assert "| Sagen | Nicht |\n" in written
    assert "## Wenn die Antwort anders ausfällt\n\n| Sie hören | Sie sagen |\n" in written
