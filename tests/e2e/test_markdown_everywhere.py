"""What GitHub's Markdown means is seen wherever an article goes: page, mail, feeds, chat, paper, search."""

import gzip
import json
import re
from email import policy
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import pytest
from forearmed.article.reading import Reading
from lxml import etree
from lxml.html import HtmlElement, document_fromstring
from make import playbook_text, tip_text
from sites import run_here, site_project

STEPS = """
1. Look at the board.

   ![The board](/assets/board.svg)

2. Tell the floor:

   > We know, and we are on it.

3. Run this:

   ```text
   status --now
   ```

4. Post it:
   - on the door
     - in red
5. Call them.

   | Say | Not |
   | --- | --- |
   | "Our line \\| phone is down." | "Technical issues." |

6. Close.
"""
BOXES = """
> [!NOTE]
> We close at five.

> [!WARNING]
> Never read out the number.

!!! tip "Before you call"
    Look at the order.

??? note "If they ask"
    Say what you know.

<details><summary>More</summary>

- Ask *when*.

</details>

It took ~~three~~ two days. Write to ann_lee@example.com, or see https://example.com/a_b.

- [x] Called
- [ ] Written
"""
TITLES = ["Note", "Warning", "Before you call", "If they ask", "More"]
PICTURE = (Path(__file__).parents[2] / "hooks/forearmed/site/theme/assets/images/favicon.svg").read_bytes()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site whose tip of the week and whose playbook hold all of it."""
    body = f"{STEPS}\n{BOXES}\n## You are done when\n\nAll know.\n"
    files: dict[str, str | bytes] = {
        "tips/2026/all.md": tip_text(body),
        "docs/playbooks/phones.md": playbook_text(body),
        "docs/assets/board.svg": PICTURE,
    }
    folder = site_project(tmp_path_factory.mktemp("everywhere"), files, settings={"rules": {}})
    built = run_here("forearmed", "build", cwd=folder)
    assert built.returncode == 0, built.stderr
    return folder / "site"


def html_of(site: Path, place: str) -> str:
    """Return the HTML in which readers of *place* see the tip."""
    match place:
        case "page" | "huddle":
            return (site / "tips/all" / {"page": "", "huddle": "huddle"}[place] / "index.html").read_text()
        case "mail":
            message = BytesParser(policy=policy.default).parsebytes((site / "digest/digest.eml").read_bytes())
            part = message.get_body(("html",))
            assert part
            return str(part.get_content())
        case "feed":
            return str(json.loads((site / "feed.json").read_bytes())["items"][0]["content_html"])
    return (site / place).read_text()


def tree(site: Path, place: str) -> HtmlElement:
    """Return it as elements."""
    return document_fromstring(html_of(site, place))


PLACES = ["page", "huddle", "mail", "feed", "digest/index.html", "playbooks/phones/index.html"]


@pytest.mark.parametrize("place", PLACES)
def test_steps_are_numbered_on(site: Path, place: str) -> None:
    """Six steps are one list of six, and what is between them is in them."""
    steps = next(one for one in tree(site, place).iter("ol") if "Look at the board" in one.text_content())
    items = [" ".join(item.text_content().split()) for item in steps.iterchildren("li")]
    assert [item.split(".")[0].split(":")[0] for item in items][:4] == [
        "Look at the board", "Tell the floor", "Run this", "Post it",
    ]  # fmt: skip
    assert len(items) == 6
    assert steps.xpath("li[2]//blockquote")
    assert "status --now" in steps.xpath("string(li[3]//pre)")
    assert steps.xpath("string(li[4]/ul/li/ul/li)").strip() == "in red"
    said = steps.xpath("string(li[5]//table/tbody//td[1])")
    assert said.split("“")[1] == "Our line | phone is down.”"


@pytest.mark.parametrize("place", PLACES)
def test_boxes_are_boxes(site: Path, place: str) -> None:
    """Two alerts in a row are two, and each box has its title and its words, folded or not."""
    boxes = [
        box
        for box in tree(site, place).iter("div", "details", "blockquote")
        if " ".join((box.xpath("string(*[1])")).split()) in TITLES
    ]
    told = [(" ".join(box.xpath("string(*[1])").split()), box.xpath("count(*) > 1")) for box in boxes]
    assert told == [(title, True) for title in TITLES]


@pytest.mark.parametrize("place", PLACES)
def test_what_stands_in_a_line(site: Path, place: str) -> None:
    """What is struck is struck, and an address leads where it says."""
    page = tree(site, place)
    assert [one.text for one in page.iter("del")] == ["three"]
    links = {link.get("href"): link.text for link in page.iter("a")}
    assert links["https://example.com/a_b"] == "https://example.com/a_b"
    assert links["mailto:ann_lee@example.com"] == "ann_lee@example.com"


def test_the_text_of_the_mail(site: Path) -> None:
    """Who reads no HTML sees the same numbers, nests, boxes and strikes."""
    text = (site / "digest/digest.txt").read_text()
    numbers = re.findall(r"^(\d\.) (\w+)", text, re.MULTILINE)
    assert numbers == [
        ("1.", "Look"), ("2.", "Tell"), ("3.", "Run"), ("4.", "Post"), ("5.", "Call"), ("6.", "Close"),
    ]  # fmt: skip
    assert "   - on the door\n     - in red\n" in text
    assert "   > We know, and we are on it.\n" in text
    assert "Say:  “Our line | phone is down.”\n" in text
    assert re.findall(r"^> \*(.*)\*$", text, re.MULTILINE) == TITLES
    assert "~~three~~ two days. Write to ann_lee@example.com" in text
    assert "- ☑ Called\n- ☐ Written\n" in text


def test_chat(site: Path) -> None:
    """A channel shows the numbers, the nests, the boxes and what is struck."""
    slack: Any = json.loads((site / "digest/slack.json").read_bytes())
    said = "\n".join(block["text"]["text"] for block in slack["blocks"] if block["type"] == "section")
    assert re.findall(r"^(\d)\. ", said, re.MULTILINE) == list("123456")
    assert re.findall(r"^> \*(.*)\*$", said, re.MULTILINE) == TITLES
    assert "~three~ two days" in said
    teams = (site / "digest/teams.json").read_text()
    assert [re.search(rf'[n"]{number}\. ', teams) is not None for number in range(1, 7)] == [True] * 6
    assert "~~three~~ two days" in teams
    assert all(f'"**{title}**"' in teams for title in TITLES)


def test_a_feed_of_each_kind_says_the_same(site: Path) -> None:
    """RSS, Atom and JSON Feed carry one and the same HTML."""
    words = " ".join(Reading(html_of(site, "feed")).body.text_content().split())
    for name, path in (
        ("feed.xml", "//*[local-name()='encoded']"),
        ("atom.xml", "//*[local-name()='content']"),
    ):
        content = etree.fromstring((site / name).read_bytes()).xpath(f"string({path})")
        assert " ".join(Reading(content).body.text_content().split()) == words


def test_the_pocket_card(site: Path) -> None:
    """The items of a numbered list are its steps, with the words to say in them, and no wrong ones."""
    card = document_fromstring((site / "playbooks/phones/card/index.html").read_text())
    steps = card.find_class("fa-pocket__step")
    assert [step.findtext("h2", "")[:2] for step in steps] == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert [one.text_content().split("“")[1] for one in card.find_class("fa-pocket__say")] == [
        "Our line | phone is down.”"
    ]
    assert "Technical issues" not in card.text_content()


def test_the_search_index(site: Path) -> None:
    """Words in lists, boxes and folds can be found; signs of Markdown and wrong words cannot."""
    found = [json.loads(gzip.decompress(one.read_bytes())[12:]) for one in site.glob("pagefind/fragment/*")]
    tip = next(one["content"] for one in found if one["url"] == "/tips/all/")
    for words in (
        "Look at the board",
        "in red",
        "Never read out",
        "Say what you know",
        "Ask when",
        "ann_lee@example.com",
    ):
        assert words in tip
    for sign in ("[!", "!!!", "???", "~~", "[x]", "Technical issues"):
        assert sign not in tip
