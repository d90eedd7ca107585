"""Words to say under a house's own names, from the table in the file to all that shows them."""

import json
from pathlib import Path

import pytest
from lxml.html import document_fromstring
from make import playbook_text, tip_text
from sites import build, run_here, site_project

OURS = "| Dis | Pas ça |\n| --- | --- |\n| Je vous appelle. | On vous recontactera. |\n"
ENGLISH = "| Say | Not |\n| --- | --- |\n| I call you. | Somebody will. |\n"
STEP = f"## 1. Greet\n\n{OURS}"
"""A step of a playbook with words to say."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project whose columns have French names; one tip keeps the English ones."""
    files = {
        "tips/2026/ours.md": tip_text(OURS, title="Ours"),
        "tips/2026/english.md": tip_text(ENGLISH, title="English", date="2026-11-10"),
        "docs/playbooks/live-chat.md": playbook_text(STEP),
    }
    folder = tmp_path_factory.mktemp("columns")
    return site_project(folder, files, settings={"rules": {"columns": ["Dis", "Pas ça"], "say_not": True}})


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    """Build it."""
    return build(project)


def labels(page: Path) -> list[str]:
    """Return the names that the cells of a page's words to say have, in order."""
    return [
        *map(str, document_fromstring(page.read_text()).xpath("//table[@class='say-not']//td/@data-label"))
    ]


def test_pages_know_both_names(site: Path) -> None:
    """Each table keeps the names it has; pages that gather from many have the house's own."""
    assert labels(site / "tips/ours/index.html") == ["Dis", "Pas ça"]
    assert labels(site / "tips/english/index.html") == ["Say", "Not"]
    assert labels(site / "phrasebook/index.html") == ["Dis", "Pas ça"] * 2
    card = document_fromstring((site / "playbooks/live-chat/card/index.html").read_text())
    assert [said.text_content() for said in card.find_class("fa-pocket__say")] == ["Dis Je vous appelle."]


def test_what_leaves_the_site_says_which_half_is_which(site: Path) -> None:
    """The feed, both parts of the mail and the cards for chats name the halves as the table does."""
    newest, before = json.loads((site / "feed.json").read_text())["items"]
    assert "<strong>Pas ça:</strong> On" in newest["content_html"]
    assert "<strong>Not:</strong> Somebody" in before["content_html"]
    mail = site / "digest"
    assert "Pas ça:  On vous recontactera.\n" in (mail / "digest.txt").read_text()
    page = document_fromstring((mail / "index.html").read_text())
    (avoid,) = page.find_class("avoid")
    assert " ".join(avoid.text_content().split()) == "Pas ça: On vous recontactera."
    slack, teams = (
        json.dumps(json.loads((mail / f"{chat}.json").read_text()), ensure_ascii=False)
        for chat in ("slack", "teams")
    )
    assert "*Dis:* Je vous appelle.\\n*Pas ça:* On vous recontactera." in slack
    assert [f'"text": "{name}"' in teams for name in ("Dis", "Pas ça", "Say", "Not")] == [
        True,
        True,
        False,
        False,
    ]


def test_the_wrong_words_are_kept_from_the_search(site: Path) -> None:
    """Under whatever name they stand."""
    page = document_fromstring((site / "tips/ours/index.html").read_text())
    kept = page.xpath("//td[@data-pagefind-ignore='all']")
    assert [cell.text_content() for cell in kept] == ["On vous recontactera."]


def test_check_and_new_use_the_house_s_names(project: Path) -> None:
    """Nothing is to be mended in either table, and a new tip begins with the house's own."""
    checked = run_here("forearmed", "check", cwd=project)
    begun = run_here("forearmed", "new", "A new one", "--tag", "empathy", cwd=project)
    assert "columns" not in checked.stdout + checked.stderr
    assert begun.returncode == 0, begun.stderr
    assert "| Dis | Pas ça |\n| --- | --- |\n" in next(project.glob("tips/*/a-new-one.md")).read_text()
