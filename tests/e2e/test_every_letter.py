"""Every letter on a page comes from an author, the settings or a catalog.

The authors and the settings of this site write Georgian only, and docs/wording.yml puts every phrase between
⟦ and ⟧. A Latin letter outside of these is a phrase that no catalog has.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from forearmed.foundation.wording.cldr import known_phrases
from lxml.html import HtmlElement, document_fromstring
from make import playbook_text, tip_text
from playwright.sync_api import Browser
from sites import build, contents, site_project, web

KNOWN = re.compile(r"https?://\S+|[\w.+-]+@[\w.-]+|\b(?:RSS|Atom|JSON Feed)\b|\d{4}-\d\d-\d\dT\S+")
"""Addresses, the names of the formats of feeds, and moments for machines."""
ANSWERED = """() => {
    const box = document.querySelector("[data-finder=page]")
    const said = box.querySelector("[data-search-status]").textContent
    return said && (!box.querySelector(".fa-hit") || box.querySelector("select").options.length > 1)
}"""
"""Whether the search page has answered, and has counted what each filter would leave."""
OUR_SHEETS = r"^assets/stylesheets/(?!main|palette)[\w-]+\.css$"
NARROWED = "phrasebook/?q=ჰ"
SPOKEN = ("title", "aria-label", "alt", "placeholder", "label", "content", "data-label")
"""Attributes whose text readers see or hear."""
FOR_MACHINES = {
    "article:tag", "color-scheme", "generator", "og:image:type", "og:type", "robots",
    "supported-color-schemes", "theme-color", "twitter:card", "viewport",
}  # fmt: skip

TABLE = "| თქვით | არა |\n| --- | --- |\n| „დაგირეკავთ.“ | „ვიღაც დარეკავს.“ |\n"
FILES = {
    "docs/tags.yml": "empathy:\n  title: თანაგრძნობა\n  description: მათი ადგილი.\n",
    "docs/authors.yml": "training:\n  title: სწავლება\n  description: მასწავლებლები.\n",
    "docs/series.yml": "first-words:\n  title: პირველი სიტყვა\n  description: დასაწყისი.\n",
    "docs/paths.yml": "start:\n  title: გზა\n  description: აქედან.\n"
    "  stops: [tip: one, tip: two, playbook: chat]\n",
    "docs/index.md": "---\ntitle: მთავარი\n---\n",
    "docs/subscribe.md": "---\ntitle: გამოწერა\ntemplate: subscribe.html\n---\n",
    "docs/guide/index.md": "---\ntitle: მეგზური\n---\n\n## როგორ\n\nვწერთ.\n\n## რატომ\n\nრომ.\n",
    "tips/2026/one.md": tip_text(
        f"ჯერ დარეკეთ.\n\n{TABLE}",
        title="ჯერ დარეკეთ",
        summary="ჯერ ტელეფონი.",
        series="first-words",
        playbook="chat",
        updated="2026-11-18",
    ),
    "tips/2026/two.md": tip_text(
        "მოუსმინეთ.\n",
        title="მოუსმინეთ",
        summary="ორი წუთი.",
        date="2026-11-10",
        series="first-words",
        aliases="[three]",
    ),
    "tips/2026/small.md": tip_text(
        "ცოტა.\n", title="ცოტა", summary="ერთი.", date="2026-01-06", feature="false"
    ),
    "docs/playbooks/chat.md": playbook_text(
        f"მშვიდად.\n\n## 1. მოუსმინეთ\n\n**ჰკითხეთ.** ყოველთვის.\n\n{TABLE}\n## 2. დაწერეთ\n\nკარგად.\n",
        title="საუბარი",
        summary="როგორ ვსაუბრობთ.",
        when="ვიღაც წერს.",
        reviewed="2024-01-01",
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site in Georgian, of which each phrase is marked."""
    marked = {one: f"⟦{many}⟧" for one, many in dict(known_phrases().values()).items()}
    overrides = yaml.safe_dump(marked, allow_unicode=True)
    settings = {
        "rules": {"columns": ["თქვით", "არა"]},
        "postal_address": "ქუჩა 1, თბილისი",
        "feedback": "mailto:desk@example.com?subject={answer}",
    }
    files = {**FILES, "docs/wording.yml": overrides}
    folder = site_project(tmp_path_factory.mktemp("letters"), files, settings=settings)
    config = folder / "mkdocs.yml"
    written = yaml.safe_load(config.read_text("utf-8"))
    written |= {"site_name": "რჩევები", "site_description": "კვირაში ერთი.", "copyright": "ჩვენ"}
    written |= {"edit_uri": "edit/main/docs/", "repo_url": "https://git.example.com/", "repo_name": "საცავი"}
    written["theme"]["language"] = "ka"
    for scheme, name in zip(written["theme"]["palette"], ("ბნელი", "ნათელი"), strict=True):
        scheme["toggle"]["name"] = name
    config.write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    return build(folder)


def unmarked(text: str) -> Iterator[str]:
    """Yield each run of Latin letters in *text* that no phrase holds."""
    depth, outside = 0, ""
    for sign in KNOWN.sub(" ", text):
        depth += {"⟦": 1, "⟧": -1}.get(sign, 0)
        outside += sign if depth == 0 else " "
    assert depth == 0, text
    yield from re.findall(r"[A-Za-z]\w+", outside)


def strays(html: str) -> list[str]:
    """Return what a page says without an author, the settings or a catalog."""
    page = document_fromstring(html)
    for hidden in page.xpath("//script | //style | //svg | //code"):
        hidden.drop_tree()
    said = [*unmarked(" ".join(page.itertext()))]
    for element in page.iter():
        said += _in_attributes(element)
    return said


def _in_attributes(element: HtmlElement) -> Iterator[str]:
    kind = element.get("name") or element.get("property")
    if kind in FOR_MACHINES or element.get("http-equiv"):
        return
    for name in SPOKEN:
        for word in unmarked(element.get(name) or ""):
            yield f"{element.tag!s}[{name}]: {word}"


def test_no_page_says_what_no_catalog_has(site: Path) -> None:
    """Every page of the site, as it is written."""
    pages = {name: html.decode() for name, html in contents(site).items() if name.endswith(".html")}
    assert len(pages) > 20
    assert {name: found for name, html in pages.items() if (found := strays(html))} == {}


def test_no_sheet_says_anything(site: Path) -> None:
    """What a style sheet puts on a page is a sign, or an attribute of the page."""
    sheets = {name: text.decode() for name, text in contents(site).items() if re.search(OUR_SHEETS, name)}
    assert len(sheets) > 5
    put = [value for text in sheets.values() for value in re.findall(r"\bcontent:([^;}]*)", text)]
    said = [text for value in put for text in re.findall(r'"([^"]*)"', value)]
    assert [text for text in said if re.search("[A-Za-z]", text)] == []


@pytest.mark.thorough
def test_no_script_says_what_no_catalog_has(browser: Browser, site: Path) -> None:
    """The pages as their scripts have changed them, after searches that find and searches that do not."""
    said: dict[str, list[str]] = {}
    with web(site) as address, browser.new_page(bypass_csp=True) as page:
        for name in ("tips/one/", "playbooks/chat/", "playbooks/chat/card/", "paths/start/", NARROWED):
            page.goto(address + name)
            for button in page.locator(".fa-copy, .fa-tick__box, .fa-read__box").all()[:2]:
                button.dispatch_event("click")
            said[name] = strays(page.content())
        for question in ("მოუსმინეთ", "ჟჟჟჟჟჟ", "მო", "მოუსმინეტ", "საუბარი ჟჟჟჟჟ"):
            page.goto(f"{address}search/?q={question}&tag=empathy")
            page.wait_for_function(ANSWERED)
            said[question] = strays(page.content())
    assert {name: found for name, found in said.items() if found} == {}


def test_a_stray_letter_is_found() -> None:
    """In the text and where only a screen reader finds it; a phrase may hold another, and elements."""
    assert strays("<p>სიტყვა ⟦by <b>⟦you⟧</b> or⟧</p>") == []
    assert strays("<p aria-label='Tags'>სიტყვა ⟦by⟧ you RSS</p>") == ["you", "p[aria-label]: Tags"]
