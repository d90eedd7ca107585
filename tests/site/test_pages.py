"""Pages as Markdown: exact lists, and text that stays text."""

import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import make
import pytest
from forearmed.article.converter import Converter, Manner, typographic
from forearmed.article.markdown import plain
from forearmed.article.reading import Reading
from forearmed.article.text import Voice
from forearmed.calendar.almanac import Almanac
from forearmed.calendar.schedule import plan
from forearmed.foundation.say_not import ENGLISH
from forearmed.site.pages import Document, LiveLibrary, documents
from hypothesis import given
from hypothesis import strategies as st

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def pages(folder: Path, files: dict[str, str | bytes]) -> dict[str, Document]:
    """Return every document of a project by its source."""
    library = make.library(folder, files)
    assert library.problems == ()
    settings = make.settings()
    return {page.src_uri: page for page in documents(LiveLibrary.of(Almanac(library, settings, NOW)))}


def listed(page: Document) -> list[str]:
    """Return a list's entries by line: ``= group``, ``- title (address)``, what is below it, its tags."""
    groups: Any = page.metadata["groups"]  # Any: facts are maps for templates
    lines = []
    for group in groups:
        lines += [f"= {group['title']}"] if group["title"] else []
        for entry in group["entries"]:
            lines.append(f"- {entry['title']} ({entry['url']})")
            lines += [f"*{line['text']}*" if line["aside"] else line["text"] for line in entry["lines"]]
            lines += [f"#{tag['id']} ({tag['url']})" for tag in entry["tags"]]
    return lines


def test_the_list_of_tips(tmp_path: Path) -> None:
    """An entry has a title that links, when, what it says, and its tags; above are ways to other lists."""
    found = pages(tmp_path, {"tips/2026/call-first.md": make.tip_text(tags="[empathy, apology]")})
    assert found["tips/index.md"].body == (
        "Every tip, newest first.\n\n"
        "By tag: [Empathy](/tags/empathy.md) [Apology](/tags/apology.md)\n\n"
        "Editions by year: [2026](/tips/2026.md)\n\n"
    )
    assert listed(found["tips/index.md"]) == [
        "= November 2026",
        "- Call first (tips/call-first/)",
        "*Nov 17*",
        "Call before you write.",
        "#empathy (tags/empathy/)",
        "#apology (tags/apology/)",
    ]
    assert found["tips/index.md"].address == "tips/"


def test_a_tag_page_leaves_out_its_own_tag(tmp_path: Path) -> None:
    """By year, each tip names the other tags it has: whoever is here knows this one."""
    found = pages(tmp_path, {"tips/2026/call-first.md": make.tip_text(tags="[empathy, apology]")})
    assert found["tags/empathy.md"].body == "Their chair.\n\n"
    assert listed(found["tags/empathy.md"]) == [
        "= 2026",
        "- Call first (tips/call-first/)",
        "*Nov 17*",
        "Call before you write.",
        "#apology (tags/apology/)",
    ]


def test_a_tag_page_shows_its_playbooks_first(tmp_path: Path) -> None:
    """Who comes by tag in the middle of a call needs the playbook before the tips."""
    found = pages(tmp_path, {"docs/playbooks/live-chat.md": make.playbook_text()})
    assert found["tags/empathy.md"].body == (
        "Their chair.\n\n**Playbooks**\n\n- [Live chat](/playbooks/live-chat.md)\n\n"
    )
    assert listed(found["tags/empathy.md"]) == []


def test_the_list_of_tags_and_of_playbooks(tmp_path: Path) -> None:
    """Tags say how many tips they hold; playbooks say when to use them."""
    files = {
        "docs/playbooks/live-chat.md": make.playbook_text(),
        "tips/2026/call-first.md": make.tip_text(),
    }
    found = pages(tmp_path, dict(files))
    assert found["tags/index.md"].body == "Every tip and playbook, by what it is about.\n"
    assert listed(found["tags/index.md"]) == [
        *("- Empathy (tags/empathy/)", "*1 tip, 1 playbook*", "Their chair."),
        *("- Apology (tags/apology/)", "*0 tips*", "Saying sorry."),
    ]
    assert found["playbooks/index.md"].body == (
        "What to do, step by step, when it happens.\n\n"
        "[Words to say](/phrasebook.md): every sentence in one place, by situation.\n"
    )
    assert listed(found["playbooks/index.md"]) == [
        "- Live chat (playbooks/live-chat/)",
        "A customer writes in the chat.",
        "*How to chat.*",
    ]


def test_headings_of_a_list_have_ids(tmp_path: Path) -> None:
    """They are those that the converter would give, each once on a page, and keep the signs of a language."""
    files = {
        f"tips/2026/{day}.md": make.tip_text(title=title, date=f"2026-11-{day}", feature="false")
        for day, title in ((12, "Say  it’s so"), (11, "Saying “sorry” (2)"), (10, "Say it's so"))
    }
    groups: Any = pages(tmp_path, {**files})["tips/index.md"].metadata["groups"]  # Any: as above
    (month,) = groups
    assert [month["anchor"], *(entry["anchor"] for entry in month["entries"])] == [
        "november-2026",
        "say-its-so",
        "saying-sorry-2",
        "say-its-so_1",
    ]


def test_the_pages_of_a_long_list(tmp_path: Path) -> None:
    """Ten to a page; each page links to its neighbors, the first and the last, and says where it stands."""
    files: dict[str, str | bytes] = {
        f"tips/t{n:02}.md": make.tip_text(date=f"2026-{9 - n // 25:02}-{n % 25 + 1:02}", feature="false")
        for n in range(55)
    }
    found = pages(tmp_path, files)
    uris = ["tips/index.md", *(f"tips/page/{number}.md" for number in range(2, 7))]
    lists = [found[uri] for uri in uris]
    assert [page.address for page in lists[:3]] == ["tips/", "tips/page/2/", "tips/page/3/"]
    titles = [[line for line in listed(page) if line.startswith("- ")] for page in lists]
    assert [len(found) for found in titles] == [10, 10, 10, 10, 10, 5]
    assert [pager(page) for page in (lists[0], lists[3])] == [
        (None, "1: - 2:tips/page/2/ … 6:tips/page/6/", "tips/page/2/"),
        (
            "tips/page/3/",
            "1:tips/ … 3:tips/page/3/ 4: - 5:tips/page/5/ 6:tips/page/6/",
            "tips/page/5/",
        ),
    ]
    assert lists[2].metadata["title"] == "All tips, page 3"


def pager(page: Document) -> tuple[str | None, str, str | None]:
    """Return where *page* leads: to newer tips, to pages by number (``-`` for itself), to older tips."""
    facts: Any = page.metadata["pager"]  # Any: as above
    links = [f"{'… ' if one['gap'] else ''}{one['number']}:{one['url'] or ' -'}" for one in facts["pages"]]
    return facts["newer"], " ".join(links), facts["older"]


def test_a_tip_keeps_its_body(tmp_path: Path) -> None:
    """An author's words reach the host as they were written; the facts travel beside them."""
    body = "\nTip: say *hello*\n\n---\n\n{{ 7*7 }}"
    found = pages(tmp_path, {"tips/2026/call-first.md": make.tip_text(body, author="training")})
    tip = found["tips/2026/call-first.md"]
    assert (tip.body, tip.address) == (body, "tips/call-first/")
    assert tip.metadata["article"] == {
        "title": "Call first",
        "label": "Week 47 · Tuesday, November 17, 2026",
        "summary": "Call before you write.",
        "author": {"title": "Training", "url": "authors/training/"},
        "updated": None,
        "tags": [{"id": "empathy", "title": "Empathy", "url": "tags/empathy/"}],
        "playbook": None,
        "series": None,
        "around": {"previous": None, "next": None},
        "related": [],
        "badge": None,
        "stops": [],
        "change": "write/?change=tips/call-first/",
    }


def test_a_preview_shows_what_is_to_come(tmp_path: Path) -> None:
    """Scheduled tips and drafts have pages with a badge, and only in a preview."""
    files: dict[str, str | bytes] = {
        "tips/2026/later.md": make.tip_text(date="2026-11-24"),
        "tips/2026/idea.md": make.tip_text(date=None),
    }
    assert not [uri for uri in pages(tmp_path, files) if uri.startswith("tips/2026/")]
    library, settings = make.library(tmp_path), make.settings()
    found = {
        page.src_uri: page
        for page in documents(LiveLibrary.of(Almanac(library, settings, NOW)), preview=True)
    }
    badges = {
        uri: page.metadata["article"]["badge"]  # type: ignore[index]  # metadata is for templates
        for uri, page in found.items()
        if uri.startswith("tips/2026/")
    }
    assert badges == {
        "tips/2026/later.md": "Scheduled for November 24, 2026",
        "tips/2026/idea.md": "Draft",
    }
    assert found["tips/index.md"].body == (
        "Every tip, newest first.\n\n[The coming quarter](/calendar.md)\n\n"
        "- **Scheduled for November 24, 2026** · [Call first](/tips/2026/later.md)\n"
        "- **Draft** · [Call first](/tips/2026/idea.md)\n\n"
    )


def test_home_says_this_week_only_when_it_is_true(tmp_path: Path) -> None:
    """A week without its own edition yet shows the last one as the latest."""
    library = make.library(tmp_path, {"docs/index.md": "hello", "tips/2026/call-first.md": make.tip_text()})
    settings = make.settings()
    for day, heading in ((22, "This week’s tip"), (23, "The latest tip")):
        almanac = Almanac(library, settings, datetime(2026, 11, day, 12, tzinfo=UTC))
        home = next(page for page in documents(LiveLibrary.of(almanac)) if page.src_uri == "index.md")
        assert home.metadata["home"]["edition"]["heading"] == heading  # type: ignore[index]  # as above


def test_home_puts_situations_in_the_order_of_their_keepers(tmp_path: Path) -> None:
    """Playbooks with an order stand in it, and all by their first tag below; without an order, by title."""
    files: dict[str, str | bytes] = {
        "docs/playbooks/a.md": make.playbook_text(title="A"),
        "docs/playbooks/b.md": make.playbook_text(title="B"),
    }
    assert situations(tmp_path, files) == (["A", "B"], [])
    files["docs/playbooks/c.md"] = make.playbook_text(title="C", order="2")
    files["docs/playbooks/d.md"] = make.playbook_text(title="D", order="1")
    assert situations(tmp_path, files) == (["D", "C"], ["D", "C", "A", "B"])
    titles = [line for line in listed(pages(tmp_path, files)["playbooks/index.md"]) if line.startswith("- ")]
    assert [title[2] for title in titles] == ["D", "C", "A", "B"]


def situations(folder: Path, files: dict[str, str | bytes]) -> tuple[list[str], list[str]]:
    """Return the titles of the playbooks that home shows, first those with their situations, then all."""
    home: Any = pages(folder, files)["index.md"].metadata["home"]  # Any: facts are maps for templates
    more = [fact["title"] for group in home["groups"] for fact in group["playbooks"]]
    return [fact["title"] for fact in home["playbooks"]], more


def test_home_begins_with_six_situations(tmp_path: Path) -> None:
    """However many playbooks there are, six are seen at once, and each is in the list of all, by its tag."""
    files: dict[str, str | bytes] = {
        f"docs/playbooks/{name}.md": make.playbook_text(
            title=name.upper(), tags="[apology]" if name == "b" else "[empathy]"
        )
        for name in "abcdefgh"
    }
    first, everything = situations(tmp_path, files)
    assert first == ["A", "B", "C", "D", "E", "F"]
    assert sorted(everything) == [name.upper() for name in "abcdefgh"]
    home: Any = pages(tmp_path, files)["index.md"].metadata["home"]  # Any: facts are maps for templates
    assert [[fact["title"] for fact in group["playbooks"]] for group in home["groups"]].count(["B"]) == 1


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]), min_size=1))
def test_plain_text_stays_text(text: str) -> None:
    """Whatever a title holds, Markdown and HTML read it as exactly those characters."""
    html = Converter(Manner(permalinks=False)).convert(f"## [{plain(text)}](/x.md)").html
    inner = html.partition(">")[2].partition(">")[2].rpartition("</a>")[0]
    escaped = "".join(f"&#{ord(sign)};" if sign in "&<>" else sign for sign in text)
    assert _unescaped(inner) == _unescaped(escaped)


def _unescaped(html: str) -> str:
    assert "<" not in html
    return unescape(html)


def test_say_not_tables_are_marked() -> None:
    """A table whose columns are Say and Not gets a class; any other is left alone."""
    marked = Converter().convert("| Say | Not |\n|---|---|\n| a | b |\n").html
    assert '<table class="say-not">' in marked
    assert '<td data-label="Say" data-pagefind-weight="2">a</td>' in marked
    assert '<td data-label="Not" data-pagefind-ignore="all">b</td>' in marked
    assert "say-not" not in Converter().convert("| Do | Not |\n|---|---|\n| a | b |\n").html


@pytest.mark.parametrize("heads", ["Say | Not", "Dis | Pas ça", "Dis | **Pas ça**"])
def test_a_house_may_name_the_columns_of_words_to_say(heads: str) -> None:
    """Its own names are known beside the English ones, and each table keeps those it has."""
    converter = Converter(Manner(columns=(("Dis", "Pas ça"), ENGLISH)))
    marked = converter.convert(f"| {heads} |\n|---|---|\n| a | b |\n").html
    say, avoid = heads.replace("*", "").split(" | ")
    assert f'<td data-label="{say}" data-pagefind-weight="2">a</td>' in marked
    assert f'<td data-label="{avoid}" data-pagefind-ignore="all">b</td>' in marked
    assert [block.voice for block in Reading(marked).text.blocks[2:]] == [Voice.SAID, Voice.SHOWN]


def test_an_apostrophe_in_a_column_may_be_straight_or_curly() -> None:
    """What is typed with one sign in the settings and set with the other on the page is the same name."""
    for known, typed in (("Don't say", "Don't say"), ("Don’t say", "Don't say"), ("Don't say", "Don’t say")):
        converter = Converter(Manner(columns=(("Say it", known),)))
        assert "say-not" in converter.convert(f"| Say it | {typed} |\n|---|---|\n| a | b |\n").html


def test_links_to_tags_and_task_boxes_are_marked() -> None:
    """A link to a tag's page carries the tag's id, and a box its state in words; code is left as it is."""
    converter = Converter()
    assert converter.convert("[Empathy](/tags/empathy.md) [All](/tags/index/x.md)").html == (
        '<p><a href="/tags/empathy.md" data-tag="empathy">Empathy</a> <a href="/tags/index/x.md">All</a></p>'
    )
    boxes = converter.convert('- [ ] One\n- [x] Two\n\n`<input type="checkbox" disabled>`\n').html
    assert re.findall(r"<input[^>]*>", boxes) == [
        '<input type="checkbox" disabled aria-label="To do"/>',
        '<input type="checkbox" disabled checked aria-label="Done"/>',
    ]


def test_signs_for_linking_to_headings_are_quiet() -> None:
    """Whoever hears a heading or goes by keyboard does not meet its sign; wide tables name their cells."""
    converter = Converter()
    sign = re.search(r"<a [^>]*>", converter.convert("## Why").html)
    assert sign
    assert {'class="headerlink"', 'aria-hidden="true"', 'tabindex="-1"'} <= set(sign[0].strip("<>").split())
    table = converter.convert("| Key | Needed | Meaning |\n|---|---|---|\n| a | yes | b |\n").html
    assert re.findall(r'<td data-column="(\w+)">', table) == ["Key", "Needed", "Meaning"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("the customer's", "the customer’s"),
        ('a "no" *now*', "a “no” *now*"),
        ("1. <b>it's</b>", "1. <b>it’s</b>"),
    ],
)
def test_quotation_marks_are_curly_in_what_is_shown(text: str, shown: str) -> None:
    """A summary is set like an article's words, and is still read as text."""
    assert typographic(text) == shown


def test_a_project_without_a_home_page_has_one(tmp_path: Path) -> None:
    """An empty folder still makes a site: home, the lists and every tag."""
    found = pages(tmp_path, {})
    assert sorted(page.address for page in found.values()) == [
        "", "authors/training/", "huddle/all/", "phrasebook/", "playbooks/", "search/", "series/first-words/",
        "tags/", "tags/apology/", "tags/empathy/", "tips/", "write/",
    ]  # fmt: skip
    assert found["index.md"].metadata["title"] == "Home"


SERIES: dict[str, str | bytes] = {
    "tips/a.md": make.tip_text(title="One", date="2026-10-06", series="first-words"),
    "tips/b.md": make.tip_text(title="Two", date="2026-10-13", series="first-words"),
    "tips/c.md": make.tip_text(title="Three", date="2026-10-20", feature="false"),
    "tips/d.md": make.tip_text(title="Later", date="2026-11-24", series="first-words"),
}


def titles(found: Document, *keys: str) -> object:
    """Return the title at the end of *keys* in a tip's facts."""
    fact: object = found.metadata["article"]
    for key in keys:
        assert isinstance(fact, dict)
        fact = fact[key]
    return fact and fact["title"]  # type: ignore[index]  # facts are maps for templates


def test_neighbors_are_editions_and_parts(tmp_path: Path) -> None:
    """A tip leads to the editions beside it and the parts beside it; what is not live is not there."""
    found = pages(tmp_path, SERIES)
    two = found["tips/b.md"]
    assert titles(two, "around", "previous") == "One"
    assert titles(two, "around", "next") is None
    assert titles(two, "series", "previous") == "One"
    assert titles(two, "series", "next") is None
    assert titles(two, "series") == "First words"
    assert found["series/first-words.md"].body == "How to begin.\n\n"
    said = ("Call before you write.", "#empathy (tags/empathy/)")
    assert listed(found["series/first-words.md"]) == [
        *("- One (tips/a/)", "*Part 1 · October 6, 2026*", *said),
        *("- Two (tips/b/)", "*Part 2 · October 13, 2026*", *said),
    ]


def test_a_year_lists_its_editions_and_marks_encores(tmp_path: Path) -> None:
    """A year shows what went out in it, an encore at its own week; a side tip is no edition."""
    library, settings = make.library(tmp_path, SERIES), make.settings(encore_after=5)
    now = datetime(2026, 11, 13, tzinfo=UTC)
    found = {page.src_uri: page for page in documents(LiveLibrary.of(Almanac(library, settings, now)))}
    lines = [line for line in listed(found["tips/2026.md"]) if line.startswith(("=", "-", "*"))]
    assert lines == [
        "= November 2026",
        "- One (tips/a/)",
        "*Nov 10 · encore, first published October 6, 2026*",
        "= October 2026",
        "- Two (tips/b/)",
        "*Oct 13*",
        "- One (tips/a/)",
        "*Oct 6*",
    ]


def test_an_author_has_tips_and_playbooks(tmp_path: Path) -> None:
    """An author's page holds what they wrote, the default author's what names nobody."""
    files = {**SERIES, "docs/playbooks/live-chat.md": make.playbook_text()}
    page = pages(tmp_path, files)["authors/training.md"]
    assert page.body == (
        "The trainers.\n\n**Keeps these playbooks**\n\n- [Live chat](/playbooks/live-chat.md)\n\n"
    )
    assert listed(page)[:3] == ["= 2026", "- Three (tips/c/)", "*Oct 20*"]


def test_a_playbook_past_its_review_says_so(tmp_path: Path) -> None:
    """The badge shows from the day the review is due."""
    files: dict[str, str | bytes] = {
        "docs/playbooks/due.md": make.playbook_text(reviewed="2025-11-22"),
        "docs/playbooks/fresh.md": make.playbook_text(reviewed="2025-11-23"),
    }
    library, settings = make.library(tmp_path, files), make.settings()
    schedule = plan(library.tips, settings, now=NOW, playbooks=library.playbooks)
    assert schedule.overdue == {"due"}
