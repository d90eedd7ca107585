"""Learning paths: what an author may write, and the pages that become of it."""

from pathlib import Path
from typing import Any

import make
import pytest
from forearmed.calendar.almanac import Almanac
from forearmed.site.pages import Document, LiveLibrary, documents

PATH = """\
first-week:
  title: Your "first" week
  description: From hello to the hard ones.
  stops:
    - playbook: live-chat
    - tip: call-first
    - tip: soon
    - tip: ask-twice
"""
FILES: dict[str, str | bytes] = {
    "docs/paths.yml": PATH,
    "docs/playbooks/live-chat.md": make.playbook_text("Listen. " * 300),
    "tips/2026/call-first.md": make.tip_text(),
    "tips/2026/ask-twice.md": make.tip_text(title="Ask twice", date="2026-11-10", aliases="[ask]"),
    "tips/2026/soon.md": make.tip_text(title="Soon", date="2026-11-24"),
}


def pages(folder: Path, files: dict[str, str | bytes]) -> dict[str, Document]:
    """Return every document of a project by its source."""
    library = make.library(folder, files)
    assert library.problems == ()
    settings = make.settings()
    return {page.src_uri: page for page in documents(LiveLibrary.of(Almanac(library, settings, make.NOW)))}


def test_a_path_is_a_numbered_list(tmp_path: Path) -> None:
    """Plain Markdown: each stop that is live, with its kind, the time to read it and its summary."""
    found = pages(tmp_path, FILES)
    assert found["paths/first-week.md"].body == (
        "From hello to the hard ones.\n\n"
        "*3 stops · 4 minutes of reading*\n\n"
        "1. **[Live chat](/playbooks/live-chat.md)** *Playbook · 2 minutes*\n\n"
        "    How to chat.\n\n"
        "2. **[Call first](/tips/2026/call-first.md)** *Tip · 1 minute*\n\n"
        "    Call before you write.\n\n"
        "3. **[Ask twice](/tips/2026/ask-twice.md)** *Tip · 1 minute*\n\n"
        "    Call before you write.\n"
    )
    assert found["paths/index.md"].body == (
        "Tips and playbooks in an order that leads a new colleague from the first hello to the hard ones.\n"
    )
    groups: Any = found["paths/index.md"].metadata["groups"]  # Any: facts are maps for templates
    ((path,),) = [group["entries"] for group in groups]
    assert (path["title"], path["url"]) == ('Your "first" week', "paths/first-week/")
    assert path["lines"] == [
        {"text": "3 stops · 4 minutes of reading", "aside": True},
        {"text": "From hello to the hard ones.", "aside": False},
    ]
    way_in = "New here? Start with [Your &#34;first&#34; week](/paths/first-week.md)."
    assert way_in in found["playbooks/index.md"].body


def test_an_article_knows_its_place(tmp_path: Path) -> None:
    """A stop names the path, its number, and the stops beside it; what is not live is not counted."""
    found = pages(tmp_path, FILES)
    facts = found["tips/2026/call-first.md"].metadata["article"]
    assert isinstance(facts, dict)
    assert facts["stops"] == [
        {
            "title": 'Your "first" week',
            "url": "paths/first-week/",
            "number": 2,
            "count": 3,
            "previous": {"title": "Live chat", "url": "playbooks/live-chat/"},
            "next": {"title": "Ask twice", "url": "tips/ask-twice/"},
        }
    ]


def test_without_live_stops_there_is_no_page(tmp_path: Path) -> None:
    """A path of what is still to come is nowhere; without any path there is no list of them."""
    soon = PATH.replace("    - playbook: live-chat\n    - tip: call-first\n", "").replace(
        "    - tip: ask-twice\n", ""
    )
    assert [
        uri for uri in pages(tmp_path, {**FILES, "docs/paths.yml": soon}) if uri.startswith("paths/")
    ] == []


def entry(*stops: str) -> str:
    """Return a file with one path of these *stops*."""
    return "p:\n  title: T\n  description: D\n  stops:\n" + "".join(f"    - {stop}\n" for stop in stops)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (entry("tip: call-frist"), '5: p: unknown tip "call-frist"; did you mean "call-first"?'),
        (entry("tip: call-first", "tip: call-first"), '6: p: the tip "call-first" stands here and in line 5; '
         "delete one"),
        (entry("tip: live-chat"), '5: p: "live-chat" is a playbook; write playbook: live-chat'),
        (entry("tip: ask"), '5: p: the tip "ask" has another name now; write tip: ask-twice'),
        (entry("tip: /tips/2026/call-first.md"), '5: p: stops.tip: "/tips/2026/call-first.md" is not an id; '
         "write call-first"),
        (entry("Call first"), '5: p: stops: does not say what it is; write "- tip: call-first" or '
         '"- playbook: call-first"'),
        (entry("tips: call-first"), '5: p: stops: "tips" is neither tip nor playbook; did you mean "tip"?'),
        (entry("tip:"), "5: p: stops: names no tip; write the name of its file behind the colon, "
         "without .md"),
        (entry("{tip: a, playbook: b}"), '5: p: stops: must name one tip or one playbook; write '
         '"- tip: call-first"'),
        (entry().replace("stops:", "stops: []"), "4: p: stops: must be a list; write each stop in a line of "
         'its own, such as "- tip: call-first"'),
        ("p:\n  title: T\n  description: D\n", '1: p: missing "stops"; write a line such as stops: [{tip: '
         "call-first}]"),
    ],
)  # fmt: skip
def test_stops_that_lead_nowhere(tmp_path: Path, written: str, said: str) -> None:
    """Each is named with its line, and with what to write instead."""
    found = make.problems(tmp_path, {**FILES, "docs/paths.yml": written})
    assert found == [f"docs/paths.yml:{said}"]


def test_the_address_of_paths_is_kept(tmp_path: Path) -> None:
    """No page of an author's can stand where the lists are made."""
    assert make.problems(tmp_path, {**FILES, "docs/paths/mine.md": "# Mine\n"}) == [
        "docs/paths/mine.md:1: docs/paths/ is kept for what is made for you; move or rename this file"
    ]
