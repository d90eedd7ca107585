"""Pages at the addresses of an older publication."""

from pathlib import Path

import make
import pytest
from forearmed.build.publication import Plan
from forearmed.calendar.almanac import Almanac
from forearmed.content.settings import Site
from forearmed.site.redirects import old_pages

SITE = Site("Service Tips", "https://tips.example.com/kb/", "One tip a week.", "en")
FILES: dict[str, str | bytes] = {
    "docs/assets/form.html": b"x",
    "docs/guide/us.md": "# Us\n",
    "docs/playbooks/live-chat.md": make.playbook_text(),
    "tips/call-first.md": make.tip_text(title="Call <first>", aliases="[ring]"),
    "tips/later.md": make.tip_text(date="2026-11-24", aliases="[much-later]"),
}


def plan(folder: Path, moved: str) -> Plan:
    """Return the plan of a site with *moved* in docs/moved.yml."""
    library = make.library(folder, {**FILES, "docs/moved.yml": moved})
    return Plan.of(Almanac(library, make.settings(), make.NOW), site=SITE)


def test_an_old_address_leads_to_the_tip(tmp_path: Path) -> None:
    """By a link that works below any path; a tip that waits has no page, and neither has its own address."""
    moved = (
        "2016/02/old.html: call-first\nold: call-first\n?p=7: call-first\nx/: later\n"
        "tips/call-first/: call-first\ntips/ring: call-first\n"
    )
    made = plan(tmp_path, moved)
    pages = old_pages(made.live, SITE)
    assert [*pages] == ["2016/02/old.html", "old/index.html"]
    assert b'content="0; url=../../tips/call-first/"' in pages["2016/02/old.html"]
    assert b'<a href="../tips/call-first/">Call &lt;first&gt;</a>' in pages["old/index.html"]
    assert b'href="https://tips.example.com/kb/tips/call-first/"' in pages["old/index.html"]
    assert {*pages} <= {*made.addresses}
    assert [*made.moved_problems()] == []


def test_an_old_list_leads_to_ours(tmp_path: Path) -> None:
    """To a tag, a year with editions, a playbook, all tips; a year without editions has no list."""
    moved = (
        "category/x/: tags/empathy/\n2026/: tips/2026/\n2016/: tips/2016/\nhelp/: playbooks/live-chat/\n"
        "all/: tips/\ntags/empathy/: tags/empathy/\n"
    )
    made = plan(tmp_path, moved)
    pages = old_pages(made.live, SITE)
    assert [*pages] == ["category/x/index.html", "2026/index.html", "help/index.html", "all/index.html"]
    assert b'content="0; url=../../tags/empathy/"' in pages["category/x/index.html"]
    assert [*made.moved_problems()] == []


@pytest.mark.parametrize(
    "old",
    [
        "guide/us/", "Guide/US", "tips/later/", "tips/much-later/", "tips/", "tags/empathy", "404.html",
        "playbooks/live-chat", "tips/call-first/huddle/", "guide/us/index.html", "feed.xml/a/",
    ],
)  # fmt: skip
def test_what_the_site_has_itself_stays(tmp_path: Path, old: str) -> None:
    """An old address is refused where a page, a file or a former name is, or will be, with its line."""
    made = plan(tmp_path, f"# Ours\n{old}: call-first\n")
    assert [str(problem) for problem in made.moved_problems()] == [
        f'docs/moved.yml:2: the site has something else at "{old}"; delete this line, or move the other'
    ]
