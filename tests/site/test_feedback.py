"""The end of an article: where readers answer, and where its words can be mended; and what links show."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from forearmed.site.pages.feedback import Feedback, feedback_link
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement, document_fromstring
from make import playbook_text, tip_text
from sites import contents, run_here, site_project

TITLE = """A <b> & "why" at the café's {address}, 100 % +1"""
CONTENT = {
    "tips/2026/call-first.md": tip_text(title="'" + TITLE.replace("'", "''") + "'", updated="2026-11-19"),
    "tips/2026/later.md": tip_text(title="Later", date="2026-11-24"),
    "docs/playbooks/live-chat.md": playbook_text(),
}
FEEDBACK = "https://forms.example.com/tips?answer={answer}&title={title}&page={address}"
URL = "https://example.com/handbook/"


def built(
    folder: Path, feedback: str | None, *, write: bool = True, **configuration: object
) -> dict[str, bytes]:
    """Return a site with that setting for *feedback*, perhaps without the form, and with *configuration*."""
    site_project(folder, CONTENT, site_url=URL)
    file = folder / "mkdocs.yml"
    written = {**yaml.safe_load(file.read_text()), **configuration}
    del written["extra"]["forearmed"]["feedback"]
    if not write:
        written["extra"]["forearmed"]["write"] = False
    if feedback:
        written["extra"]["forearmed"]["feedback"] = feedback
    file.write_text(yaml.safe_dump(written, sort_keys=False))
    done = run_here("forearmed", "build", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return contents(folder / "site")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return a site with feedback and a repository."""
    folder = tmp_path_factory.mktemp("feedback")
    return built(folder, FEEDBACK, repo_url="https://github.com/example/tips", edit_uri="edit/main/docs/")


def page(site: Mapping[str, bytes], address: str) -> HtmlElement:
    """Return the page at *address*."""
    return document_fromstring(site[f"{address}index.html"].decode())


def links(page: HtmlElement) -> dict[str, str]:
    """Return where the links at the end of *page* lead."""
    return {link.text_content(): link.attrib["href"] for link in page.cssselect(".fa-feedback a")}


def told(page: HtmlElement) -> dict[str, list[str]]:
    """Return what *page* says in its tags for chats and social networks."""
    found: dict[str, list[str]] = {}
    for tag in page.cssselect("meta[property], meta[name^=twitter]"):
        name = tag.attrib["property" if "property" in tag.attrib else "name"]
        found.setdefault(name, []).append(tag.attrib["content"])
    return found


# --- answers ---


def test_an_answer_names_the_page(site: dict[str, bytes]) -> None:
    """The form gets what was chosen, the title as it was written and the page's public address."""
    for answer in ("This helped", "Something is off"):
        asked = parse_qs(urlsplit(links(page(site, "tips/call-first/"))[answer]).query, strict_parsing=True)
        assert asked == {"answer": [answer], "title": [TITLE], "page": [f"{URL}tips/call-first/"]}
    assert "This helped" in links(page(site, "playbooks/live-chat/"))


@given(st.text(), st.text())
def test_whatever_a_title_holds_stays_in_its_place(title: str, answer: str) -> None:
    """No title becomes another field, another address or a second placeholder."""
    try:
        title.encode()
        answer.encode()
    except UnicodeEncodeError:
        return
    link = feedback_link(FEEDBACK, answer=answer, title=title, address="x")
    asked = parse_qs(urlsplit(link).query, keep_blank_values=True)
    assert asked == {"answer": [answer], "title": [title], "page": ["x"]}


def test_a_mail_has_its_subject_and_its_words() -> None:
    """A mail program gets plain spaces, not plus signs (RFC 6068, section 5)."""
    written = "mailto:desk@example.com?subject={answer}:%20{title}&body={address}"
    link = feedback_link(written, answer="This helped", title="1 + 1", address="https://example.com/?a=b&c")
    assert link == (
        "mailto:desk@example.com?subject=This%20helped:%201%20%2B%201"
        "&body=https%3A%2F%2Fexample.com%2F%3Fa%3Db%26c"
    )


def test_lists_ask_nothing(site: dict[str, bytes]) -> None:
    """What nobody wrote has nobody to hear of it, and no file to edit."""
    for address in ("tips/", "tags/empathy/", "playbooks/", "tips/2026/", "authors/training/"):
        assert links(page(site, address)) == {}
        assert b'rel="edit"' not in site[f"{address}index.html"]


def test_without_settings_there_is_nothing(tmp_path: Path) -> None:
    """No feedback, no form and no repository: no empty box at the end of the page."""
    made = built(tmp_path, None, write=False)
    for address in ("tips/call-first/", "playbooks/live-chat/"):
        assert b"fa-feedback" not in made[f"{address}index.html"]


# --- the file in the repository ---


def test_the_edit_link_leads_to_the_file(site: dict[str, bytes]) -> None:
    """A tip's lies beside docs/, from which mkdocs counts, a playbook's in it."""
    edit = "https://github.com/example/tips/edit/main/"
    assert links(page(site, "tips/call-first/"))["Edit this page"] == f"{edit}tips/2026/call-first.md"
    assert links(page(site, "playbooks/live-chat/"))["Edit this page"] == f"{edit}docs/playbooks/live-chat.md"


def test_an_edit_link_of_another_kind(tmp_path: Path) -> None:
    """A host that wants the path in the query gets it there; without answers, the link stands alone."""
    made = built(
        tmp_path, None, write=False, edit_uri_template="https://git.example.com/edit?file=docs/{path}"
    )
    assert links(page(made, "tips/call-first/")) == {
        "Edit this page": "https://git.example.com/edit?file=tips/2026/call-first.md"
    }
    assert links(page(made, "playbooks/live-chat/")) == {
        "Edit this page": "https://git.example.com/edit?file=docs/playbooks/live-chat.md"
    }


# --- what chats and social networks show ---


def test_a_tip_as_chats_show_it(site: dict[str, bytes]) -> None:
    """Absolute addresses under the site's path, the title as text, and when it was published and mended."""
    card = f"{URL}tips/call-first/card.png"
    assert told(page(site, "tips/call-first/")) == {
        "og:site_name": ["Forearmed"],
        "og:type": ["article"],
        "og:url": [f"{URL}tips/call-first/"],
        "og:title": [TITLE],
        "og:description": ["Call before you write."],
        "og:image": [card],
        "og:image:type": ["image/png"],
        "og:image:width": ["1200"],
        "og:image:height": ["630"],
        "og:image:alt": [f"Tip: {TITLE}"],
        "article:published_time": ["2026-11-17T09:00:00-05:00"],
        "article:modified_time": ["2026-11-19T09:00:00-05:00"],
        "article:tag": ["Empathy"],
        "twitter:card": ["summary_large_image"],
        "twitter:image": [card],
    }


def test_every_page_names_a_card_that_is_there(site: dict[str, bytes]) -> None:
    """Articles have their own, a pocket card its playbook's, all others the site's; nothing is early."""
    shown = {
        name: told(document_fromstring(text.decode())).get("og:image", [])
        for name, text in site.items()
        if name.endswith("index.html") and name != "digest/index.html" and "huddle" not in name
    }
    own = {
        "tips/call-first/index.html": "tips/call-first/card.png",
        "playbooks/live-chat/index.html": "playbooks/live-chat/card.png",
        "playbooks/live-chat/card/index.html": "playbooks/live-chat/card.png",
    }
    for name, (image,) in shown.items():
        assert image == URL + own.get(name, "card.png")
        assert site[image.removeprefix(URL)].startswith(b"\x89PNG")
    assert own.keys() < shown.keys()
    assert {name for name in site if name.endswith("card.png")} == {
        "card.png",
        "tips/call-first/card.png",
        "playbooks/live-chat/card.png",
    }


def test_templates_are_handed_addresses_that_are_filled_in() -> None:
    """Each answer with where it goes, and whether it starts a mail: a template works out nothing."""
    assert Feedback.of("mailto:a@example.com?subject={answer}", title="x", address="y") == Feedback(
        by_mail=True,
        links=(
            ("This helped", "mailto:a@example.com?subject=This%20helped"),
            ("Something is off", "mailto:a@example.com?subject=Something%20is%20off"),
        ),
    )
    assert not Feedback.of("https://example.com/{title}", title="x", address="y").by_mail
