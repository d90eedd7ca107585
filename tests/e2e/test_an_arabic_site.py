"""An Arabic site in a real browser: its mail, its sheets of paper and its cards, from right to left."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from make import playbook_text, tip_text
from playwright.sync_api import Browser, Page
from sites import build, run_here, site_project, web

TIP = """عندما يبدأ العنوان بكلمة "Re: Re: Re:"، اتصل بالعميل في الساعة 11:00.

| Say | Not |
| --- | --- |
| هل يمكنني الاتصال الآن؟ | كما في رسالتي السابقة. |
| "سأتصل بك عند الحادية عشرة." | "سنعاود الاتصال بك." |

استخدم `CASE-42 --now` ثم اتصل.

```text
git push --force
```

## Try it this week

ابحث عن محادثة فيها ردّان منك.
"""
PLAYBOOK = """## 1. رحّب

**سمِّ نفسك.** قل اسمك في 30 ثانية.

## 2. أنهِ

لخّص ما اتفقتم عليه.
"""
CONTENT = {
    "tips/2026/call-first.md": tip_text(TIP, title="'CRM: اتصل أولاً'", summary="مكالمة قصيرة."),
    "docs/playbooks/live-chat.md": playbook_text(PLAYBOOK, title="الدردشة", when="حين يكتب العميل."),
}
BOX = "element => element.getBoundingClientRect().toJSON()"
ORDER = """element => {
  const places = []
  for (const sign of [...element.firstChild.data].keys()) {
    const range = document.createRange()
    range.setStart(element.firstChild, sign)
    range.setEnd(element.firstChild, sign + 1)
    places.push(range.getBoundingClientRect().x)
  }
  return places
}"""


def speaking(folder: Path, language: str, name: str, files: dict[str, str]) -> Path:
    """Write a site in *language*, called *name*, with *files*."""
    project = site_project(folder, files, site_url="https://tips.example.com/")
    file = project / "mkdocs.yml"
    settings = yaml.safe_load(file.read_text())
    settings["theme"]["language"] = language
    settings |= {"site_name": name, "site_description": name}
    file.write_text(yaml.safe_dump(settings, sort_keys=False))
    return project


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve an Arabic site."""
    with web(build(speaking(tmp_path_factory.mktemp("arabic"), "ar", "نصائح الخدمة", CONTENT))) as root:
        yield root


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page as wide as a desk's."""
    page = browser.new_page(viewport={"width": 800, "height": 900})
    yield page
    page.close()


def test_the_mail(page: Page, address: str) -> None:
    """It begins on the right, what to say stands right of what not to, and code reads from the left."""
    page.goto(f"{address}digest/")
    title, kicker = (page.locator(part).first.evaluate(BOX) for part in ("h1", ".kicker"))
    assert title["right"] == kicker["right"] > 600
    say, avoid = (page.locator(".say-not td").nth(place).evaluate(BOX) for place in (0, 1))
    assert say["left"] == pytest.approx(avoid["right"], abs=1)
    for code in ("code >> nth=0", "pre code"):
        places = page.locator(code).evaluate(ORDER)
        assert places[:-1] == sorted(places[:-1])
    assert Axe().run(page).violations_count == 0


def test_the_sheets(page: Page, address: str) -> None:
    """Huddle and pocket card begin on the right, and each prints on one page."""
    for sheet, first, second in (
        ("tips/call-first/huddle/", ".fa-huddle__text", ".fa-huddle__side"),
        ("playbooks/live-chat/card/", ".fa-pocket__step >> nth=0", ".fa-pocket__step >> nth=1"),
    ):
        page.goto(address + sheet)
        assert page.locator("html").get_attribute("dir") == "rtl" or page.locator("body[dir=rtl]").count()
        left, right = (page.locator(part).evaluate(BOX)["left"] for part in (second, first))
        assert left < right
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    page.goto(address + "tips/call-first/huddle/")
    places = page.locator("code").first.evaluate(ORDER)
    assert places == sorted(places)


def test_letters_that_no_card_has(tmp_path: Path) -> None:
    """Check names the setting in one line; a font that is none is an error, at its line."""
    project = speaking(tmp_path, "ja", "ヒント", {"tips/a.md": tip_text(title="三通目の前に電話")})
    told = run_here("forearmed", "check", cwd=project).stdout
    assert re.findall(r"^mkdocs\.yml:\d+: (warning: .* card.*)$", told, re.MULTILINE) == [
        'warning: 1 social card leaves out the title: our fonts have no "三"; '
        "name a font file that has it in extra.forearmed.card_font"
    ]
    file = project / "mkdocs.yml"
    settings = yaml.safe_load(file.read_text())
    settings["extra"]["forearmed"]["card_font"] = "docs/index.md"
    file.write_text(yaml.safe_dump(settings, sort_keys=False))
    told = run_here("forearmed", "check", cwd=project).stdout
    line = next(number for number, text in enumerate(file.read_text().splitlines(), 1) if "card_font" in text)
    fault = "is no font that can be drawn with; name a .ttf or .otf file"
    assert f'mkdocs.yml:{line}: card_font: "docs/index.md" {fault}' in told
    assert "social card" not in told
