"""The whole command `forearmed import`, run in the folders of real projects."""

import csv
import os
import pty
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from exports import COMMENT, OLD, blogger, item, takeout, wxr
from forearmed.archive.old_addresses import OWN_PAGES
from forearmed.archive.pictures.gallery import LARGEST_SHOWN
from forearmed.cli.import_ import import_
from forearmed.content.library import moved_targets
from forearmed.review.html.links import LARGEST_PICTURE
from forearmed.site import addresses
from services import ghost, packed
from sites import run_here, site_project

PICTURE = bytes.fromhex("89504e470d0a1a0a") + b"made up"
LISTS = {
    "2016/": "tips/", "2016/02/": "tips/", "author/ann/": "authors/ann-lee/",
    "feed/": "feed.xml", "feed/atom/": "atom.xml", "?feed=rss2": "feed.xml",
    "?m=2016": "tips/", "?m=201602": "tips/", "?author=1": "authors/ann-lee/",
}  # fmt: skip
"""What an export of WordPress tells of old lists and feeds, and where they lead."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a project with one author and two tags, and no tip."""
    return site_project(tmp_path / "project", {})


def bring(project: Path, *arguments: str, exports: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Import *exports*, by name, twice: the first run asks. Return the last exit code and all it printed."""
    for name, text in (exports or {}).items():
        (project / name).write_text(text, encoding="utf-8")
    command = ("forearmed", "import", *(exports or {}), *arguments)
    done = run_here(*command, cwd=project)
    if "run the same command again" in done.stderr:
        assert done.returncode == 1
        done = run_here(*command, cwd=project)
    return done.returncode, done.stdout + done.stderr


def tips(project: Path) -> dict[str, str]:
    """Return the text of each tip by its path."""
    return {
        file.relative_to(project).as_posix(): file.read_text("utf-8")
        for file in sorted((project / "tips").rglob("*.md"))
    }


def everything(project: Path) -> bytes:
    """Return all that an import wrote: tips, lists, report."""
    places = [project / "tips", project / "docs", project / "import-report"]
    files = [file for place in places for file in sorted(place.rglob("*")) if file.is_file()]
    return b"\n".join(file.read_bytes() for file in [*files, project / "import.yml"])


def posts(project: Path) -> list[dict[str, str]]:
    """Return the report's table of posts."""
    with (project / "import-report/posts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_post_becomes_a_tip(project: Path) -> None:
    """Its day is the blog's own, its address lives on, and `check` has nothing to mend."""
    code, said = bring(project, exports={"old.xml": wxr(item(7, "Be &amp; ready"))})
    assert (code, said.splitlines()) == (
        0,
        [
            "1 item in the exports:",
            "       1  tip with a date",
            "Files of tips: 1 written.",
            "New entries: 1 in docs/tags.yml, 1 in docs/authors.yml; give each a better description.",
        ],
    )
    assert tips(project) == {
        "tips/2016/post-7.md": "---\ntitle: Be & ready\ndate: 2016-02-16\nsummary: Words to say.\n"
        "tags: [archive]\nauthor: ann-lee\nfeature: false\n---\nWords to say.\n"
    }
    moved = yaml.safe_load((project / "docs/moved.yml").read_text())
    assert moved == {"2016/02/post-7/": "post-7", "?p=7": "post-7", **LISTS}
    checked = run_here("forearmed", "check", cwd=project)
    assert checked.returncode == 0, checked.stdout


def test_a_post_without_a_title_is_called_by_its_words(project: Path) -> None:
    """A sentence that fits is whole; there is nothing behind its end."""
    bring(project, exports={"old.xml": wxr(item(1, "", f"<p>{'Ask. ' * 30}</p>"))})
    (text,) = tips(project).values()
    assert f"title: {'Ask. ' * 15}Ask.\n" in text


def test_the_first_run_asks_and_writes_nothing_else(project: Path) -> None:
    """It leaves its guesses in import.yml, with how many posts each is about."""
    (project / "old.xml").write_text(wxr(item(1, "One", terms=["Empathy", "News"])))
    before = {file for file in project.rglob("*") if file.is_file()}
    done = run_here("forearmed", "import", "old.xml", cwd=project)
    assert (done.returncode, done.stdout) == (1, "")
    assert {file for file in project.rglob("*") if file.is_file()} - before == {project / "import.yml"}
    text = (project / "import.yml").read_text()
    assert "  Empathy: empathy  # 1 post\n" in text
    assert "  News: ~  # 1 post\n" in text
    assert "  Ann Lee: ann-lee  # 1 post\n" in text


PRIVATE = [
    (item(2, "Withheld private", status="private"), "withheld"),
    (item(3, "Withheld trash", status="trash"), "withheld"),
    (
        item(4, "Withheld password").replace(
            "<wp:post_password><![CDATA[]]>", "<wp:post_password><![CDATA[sesame]]>"
        ),
        "withheld",
    ),
    (item(5, "Scheduled", status="future", day="2015-01-01 10:00:00"), "draft"),
    (item(6, "A draft", status="draft"), "draft"),
    (item(8, "Pending", status="pending"), "draft"),
]


def test_what_was_not_public_is_not_published(project: Path) -> None:
    """Private, protected and trashed posts stay behind, named; the rest that was not out becomes drafts."""
    bring(project, exports={"old.xml": wxr(*[text for text, _ in PRIVATE])})
    assert [each["outcome"] for each in sorted(posts(project), key=lambda row: row["id"])] == [
        fate for _, fate in PRIVATE
    ]
    written = tips(project)
    assert len(written) == 3
    assert all("\ndate:" not in text for text in written.values())


def test_nothing_private_is_in_what_is_written(project: Path) -> None:
    """No mail address, no password and no address of a machine, of authors and of commenters."""
    texts = [text for text, _ in PRIVATE]
    code, said = bring(project, exports={"old.xml": wxr(item(1, "One", more=COMMENT), *texts)})
    assert code == 0
    assert "1 comment stays behind" in said
    for secret in ("private.example", "203.0.113.77", "sesame", "Bob", "First!"):
        assert secret.encode() not in everything(project)
        assert secret not in said


def test_a_login_that_is_a_mail_address_is_no_name(project: Path) -> None:
    """Old exports have no list of authors; what stands before the @ is name enough."""
    text = re.sub(r"<wp:author>.*?</wp:author>", "", wxr(item(1, "One")), flags=re.DOTALL)
    bring(project, exports={"old.xml": text.replace("[ann]", "[ann@private.example]")})
    assert "author: ann\n" in tips(project)["tips/2016/post-1.md"]
    assert b"private.example" not in everything(project)


def test_the_numbers_add_up(project: Path) -> None:
    """Each item is in exactly one line of the sum."""
    items = [
        *[text for text, _ in PRIVATE],
        item(20, "A page", kind="page"),
        item(21, "Menu", kind="nav_menu_item"),
        item(22, "Odd", kind="custom"),
        item(23, "File", kind="attachment", status="inherit"),
        item(24, "Broken").replace("</title>", "</title"),
        item(25, "Twice"),
        item(25, "Twice"),
    ]
    code, said = bring(project, exports={"old.xml": wxr(*items)})
    lines = re.findall(r"^ {2,}(\d+)  ", said, re.MULTILINE)
    assert code == 1
    assert f"{len(items)} items in the exports" in said
    assert sum(map(int, lines)) == len(items)


def test_one_of_a_kind_is_said_as_one(project: Path) -> None:
    """Numbers and words fit, whatever the number."""
    items = [item(1, "Tip"), item(2, "A page", kind="page"), item(3, "Menu", kind="nav_menu_item")]
    _, said = bring(project, exports={"old.xml": wxr(*items)})
    assert re.findall(r"^ +(1 .*)$", said, re.MULTILINE) == ["1  tip with a date", "1  page", "1  menu item"]


def test_damaged_items_are_named_and_the_others_live(project: Path) -> None:
    """A bare sign is mended and said; a post that cannot be read is no empty tip; an end is missed."""
    text = wxr(
        item(1, "Sound"),
        item(2, "Torn").replace("<![CDATA[Torn]]>", "Fish & chips"),
        item(3, "Bell").replace("Words to say.", "Words \x07to say."),
        item(4, "Unclosed").replace("</wp:post_id>", ""),
        item(5, "Last"),
    ).replace("</channel>\n</rss>", "")
    code, said = bring(project, exports={"old.xml": text})
    assert code == 1
    assert {Path(path).stem for path in tips(project)} == {"post-1", "post-2", "post-3", "post-5"}
    assert "Words to say." in tips(project)["tips/2016/post-3.md"]
    assert "Unclosed" in said
    assert "cut off" in said
    assert [row["remarks"] for row in posts(project) if row["id"] == "wordpress:old.example:2"] == [
        "it was mended, for it had a bare & in it"
    ]


def test_blogger_gives_the_same_either_way(tmp_path: Path) -> None:
    """Its old backup and Takeout of the same three posts make the same bytes of every tip and list."""
    three = [
        ("101", "One &amp; two", "A<br />b<br /><br />c"),
        ("102", "Two", "<b>x</b>"),
        ("103", "", "Third words."),
    ]
    made = []
    for name, text in (("old", blogger(*three)), ("new", takeout(*three))):
        project = site_project(tmp_path / name, {})
        code, _ = bring(project, "--site", "http://tips.blogspot.com", exports={"blog.xml": text})
        assert code == 0
        made.append(
            (tips(project), (project / "docs/moved.yml").read_bytes(), (project / "import.yml").read_bytes())
        )
    assert made[0] == made[1]
    assert len(made[0][0]) == 3


def test_a_later_export_adds_and_updates_what_nobody_touched(project: Path) -> None:
    """What a person edited or deleted stays so, and is named."""
    bring(project, exports={"old.xml": wxr(*[item(number, f"Title {number}") for number in (1, 2, 3, 4)])})
    (project / "tips/2016/post-2.md").write_text("---\ntitle: Mine\n---\nEdited.\n")
    (project / "tips/2016/post-3.md").unlink()
    newer = wxr(*[item(number, f"Title {number}", "<p>Newer words.</p>") for number in (1, 2, 3, 4, 5)])
    code, said = bring(project, exports={"old.xml": newer})
    written = tips(project)
    assert code == 1
    assert "Edited." in written["tips/2016/post-2.md"]
    assert sorted(Path(path).stem for path in written) == ["post-1", "post-2", "post-4", "post-5"]
    assert all("Newer words." in text for path, text in written.items() if "post-2" not in path)
    assert "1 written, 2 updated, 1 left alone: it was edited here, and the export has newer words" in said
    assert (
        "1 tip edited here has newer words in the export: take what you like from import-report/newer/"
        in said
    )
    assert "Newer words." in (project / "import-report/newer/tips/2016/post-2.md").read_text()
    code, said = bring(project, exports={"old.xml": newer})
    assert (code, "1 left alone: it was edited here since" in said, tips(project)) == (0, True, written)


def test_nothing_leads_to_a_tip_that_was_deleted(project: Path) -> None:
    """Neither a link of another tip nor an old address is written again, so `check` has nothing to mend."""
    export = wxr(item(1, "One"), item(2, "Two", f'<p>See <a href="{OLD}/?p=1">one</a>.</p>'))
    bring(project, exports={"old.xml": export})
    (project / "tips/2016/post-1.md").unlink()
    moved = project / "docs/moved.yml"
    lines = moved.read_text().splitlines(keepends=True)
    moved.write_text("".join(line for line in lines if "post-1" not in line))
    code, said = bring(project, exports={"old.xml": export})
    assert (code, "1 left out: it was deleted here since" in said) == (1, True)
    assert [path for path, text in tips(project).items() if "See one." in text] == ["tips/2016/post-2.md"]
    assert "post-1" not in moved.read_text()
    assert run_here("forearmed", "check", cwd=project).returncode == 0


def test_again_changes_nothing_and_neither_does_the_order(project: Path, tmp_path: Path) -> None:
    """The same exports give the same bytes, whichever comes first; one post in both counts once."""
    first = wxr(item(1, "One", name="same"), item(2, "Two", name="same"), item(9, "Both"))
    second = wxr(item(3, "Three", name="same"), item(9, "Both"))
    bring(project, exports={"a.xml": first, "b.xml": second})
    before = everything(project)
    bring(project, exports={"a.xml": first, "b.xml": second})
    assert everything(project) == before
    other = site_project(tmp_path / "other", {})
    bring(other, exports={"b.xml": second, "a.xml": first})
    assert everything(other) == before
    assert sorted(Path(path).stem for path in tips(project)) == ["post-9", "same", "same-2", "same-3"]


def test_two_publications_with_the_same_numbers(project: Path) -> None:
    """A post with the number of another is named, and not taken for a copy."""
    other = wxr(item(1, "Elsewhere", day="2019-01-01 09:00:00"))
    code, said = bring(project, exports={"a.xml": wxr(item(1, "One")), "b.xml": other})
    assert code == 1
    assert 'Elsewhere (its number is that of "One"' in said
    assert len(tips(project)) == 1


def test_an_old_address_that_is_one_of_the_site(project: Path) -> None:
    """The page of the site stays there, the command says so, and docs/moved.yml has no such line."""
    export = wxr(item(1, "One"), item(2, "Two")).replace("/2016/02/post-1/", "/search/")
    code, said = bring(project, exports={"a.xml": export})
    assert code == 0
    assert "1 old address where the site has a page of its own: search/.\n" in said
    moved = (project / "docs/moved.yml").read_text("utf-8")
    assert "search/" not in moved
    assert "2016/02/post-2/: post-2\n" in moved


def test_the_pages_of_a_site_are_known() -> None:
    """Those that an import keeps free are where the site has them."""
    uris = (addresses.HUDDLES, addresses.PATHS, addresses.PHRASEBOOK, addresses.SEARCH)
    assert (addresses.HUDDLE, *map(addresses.page_address, uris)) == OWN_PAGES
    assert (
        tuple(map(addresses.page_address, (addresses.PLAYBOOKS, addresses.TAGS, addresses.TIPS)))
        == moved_targets.LISTS
    )


def test_two_posts_with_one_number_in_one_export(project: Path) -> None:
    """Within an export, a number is one post's: of two titles, the second is named and not dropped."""
    code, said = bring(project, exports={"a.xml": wxr(item(1, "One"), item(1, "Two"))})
    assert code == 1
    assert 'Two (its number is that of "One", and this export has both; write its words into a tip)' in said


SECOND = "https://second.example"


def test_a_second_blog_adds_to_the_first(project: Path) -> None:
    """Every WordPress counts from 1: a blog that comes later touches no tip of the one before."""
    bring(project, exports={"a.xml": wxr(item(1, "One", name="one"), item(2, "Two", name="same"))})
    first = tips(project)
    other = wxr(item(1, "Uno", name="uno"), item(2, "Dos", name="same"), old=SECOND)
    code, said = bring(project, exports={"b.xml": other})
    written = tips(project)
    assert (code, "Files of tips: 2 written." in said) == (0, True)
    assert "3 old addresses of two posts or lists: docs/moved.yml has the later ones with their host." in said
    moved = yaml.safe_load((project / "docs/moved.yml").read_text())
    assert (moved["?p=1"], moved[f"{SECOND}/?p=1"], moved[f"{SECOND}/?p=2"]) == ("one", "uno", "same-2")
    assert run_here("forearmed", "check", cwd=project).returncode == 0
    assert {path: text for path, text in written.items() if path in first} == first
    assert [Path(path).stem for path in written] == ["one", "same-2", "same", "uno"]
    newer = wxr(item(2, "Two", "<p>Newer words.</p>", name="same"), old="http://www.old.example")
    _, said = bring(project, exports={"a.xml": newer})
    assert "Files of tips: 1 updated." in said
    assert "Newer words." in tips(project)["tips/2016/same.md"]
    assert tips(project)["tips/2016/same-2.md"] == written["tips/2016/same-2.md"]


def test_a_blog_in_a_folder_of_its_host(project: Path) -> None:
    """Its numbers count below that folder: each leads to its own tip, and the folder to the list of all."""
    blog = f"{OLD}/blog"
    bodies = [f'<p>See <a href="{blog}/?p={other}">that</a>.</p>' for other in (2, 1)]
    items = [item(1, "One", bodies[0]), item(2, "Two", bodies[1]), item(3, "Begun", status="draft", name="")]
    text = wxr(*items).replace("/2016/02//", "/?p=3").replace(f"{OLD}/2016", f"{blog}/2016")
    text = text.replace(f"{OLD}/?p", f"{blog}/?p")
    bring(project, exports={"a.xml": text.replace(f">{OLD}<", f">{blog}<")})
    moved = yaml.safe_load((project / "docs/moved.yml").read_text())
    numbers = {old: name for old, name in moved.items() if "?p=" in old}
    assert numbers == {"blog/?p=1": "post-1", "blog/?p=2": "post-2"}
    assert moved["blog/"] == "tips/"
    assert "See [that](/tips/2016/post-2.md)." in tips(project)["tips/2016/post-1.md"]
    assert "See [that](/tips/2016/post-1.md)." in tips(project)["tips/2016/post-2.md"]
    assert "tips/2016/begun.md" in tips(project)


@pytest.mark.parametrize(
    ("home", "moved"),
    [
        ("https://old.example/2016/", {"02/post-1/": "post-1", "https://old.example/?p=1": "post-1"}),
        ("https://new.example/kb/", {"2016/02/post-1/": "post-1", "?p=1": "post-1"}),
    ],
)
def test_a_site_in_a_folder_of_its_host(tmp_path: Path, home: str, moved: dict[str, str]) -> None:
    """Old addresses are told from the site's folder; what its host has beside that keeps the host."""
    project = site_project(tmp_path / "project", {}, site_url=home)
    bring(project, exports={"a.xml": wxr(item(1, "One"))})
    lines = yaml.safe_load((project / "docs/moved.yml").read_text())
    assert {old: target for old, target in lines.items() if target == "post-1"} == moved
    assert not {"", f"{OLD}/"} & lines.keys()
    assert run_here("forearmed", "check", cwd=project).returncode == 0


def test_links_to_where_the_publication_may_have_been(project: Path) -> None:
    """Takeout tells no host, and an older one may be in links: each is named until --site names it."""
    links = "".join(
        f'<a href="https://{host}/2016/02/101.html">x</a> ' for host in ("a.example", "b.example")
    )
    exports = {"feed.atom": takeout(("101", "One", "Words."), ("102", "Two", f"Ask {links}"))}
    advice = "if the publication was there, add --site https://{0}, and run this again."
    code, said = bring(project, exports=exports)
    assert (code, advice.format("a.example") in said, advice.format("b.example") in said) == (1, True, True)
    code, said = bring(project, "--site", "https://a.example", exports=exports)
    assert (code, advice.format("a.example") in said, advice.format("b.example") in said) == (0, False, True)
    assert "1 link leads to b.example, to addresses like those of the posts: " in said
    sites = ("--site", "https://a.example", "--site", "https://b.example")
    assert "add --site" not in bring(project, *sites, exports=exports)[1]
    assert "Ask [x](/tips/2016/101.md) [x](/tips/2016/101.md)" in tips(project)["tips/2016/102.md"]


def test_a_blog_that_moved(project: Path, tmp_path: Path) -> None:
    """One post in two exports, of the old host and of the new one, makes one tip with the addresses of both.

    So does a post whose first export came in an earlier run, and the order makes no difference.
    """
    before = wxr(item(1, "One", name="one", more=COMMENT), item(2, "Two", name="two"))
    after = wxr(item(901, "One", "<p>Corrected words, and more.</p>", name="one"), old=SECOND)
    code, said = bring(project, exports={"a.xml": before, "b.xml": after})
    assert (code, "1 post in two places, as after a move: each makes one tip" in said) == (0, True)
    assert "3 items in the exports" in said
    assert "Corrected words" in tips(project)["tips/2016/one.md"]
    assert len(tips(project)) == 2
    moved = yaml.safe_load((project / "docs/moved.yml").read_text())
    assert moved["?p=1"] == moved["?p=901"] == moved["2016/02/one/"] == "one"
    other = site_project(tmp_path / "other", {})
    bring(other, exports={"b.xml": after, "a.xml": before})
    assert everything(other) == everything(project)
    third = site_project(tmp_path / "third", {})
    bring(third, exports={"a.xml": before})
    code, said = bring(third, exports={"b.xml": after})
    assert (code, "1 updated" in said) == (0, True)
    assert tips(third) == tips(project)


def test_what_is_named_twice_counts_once(project: Path) -> None:
    """The same file, and the comments of one post in an older and a newer export."""
    text = wxr(item(1, "One", more=COMMENT))
    (project / "b.xml").write_text(text)
    code, said = bring(project, "./old.xml", "b.xml", exports={"old.xml": text})
    assert (code, "old.xml is named twice, and read once." in said) == (0, True)
    assert "2 items in the exports:\n       1  tip with a date\n       1  copy of the same post\n" in said
    assert "1 comment stays behind" in said


@pytest.mark.parametrize(
    ("more", "code", "message"),
    [
        (("--site", "not a url"), 2, '"not a url" is no address; write it like https://old.example.com'),
        (("--site", "ftp://old.example"), 2, '"ftp://old.example" is no address'),
        (
            ("--map", "gone/x.yml"),
            1,
            "cannot write gone/x.yml: there is no folder gone; make that folder, or name a file elsewhere",
        ),
    ],
)
def test_what_a_person_mistypes(project: Path, more: tuple[str, str], code: int, message: str) -> None:
    """Each is told in a sentence that says what to write, before anything is."""
    (project / "old.xml").write_text(wxr(item(1, "One")))
    done = run_here("forearmed", "import", "old.xml", *more, cwd=project)
    assert (done.returncode, message in done.stderr) == (code, True), done.stderr


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "ghost.json",
            '{"db": [{"meta": {"exported_on": 1}, "data": {"posts": []}}]}',
            "there is no post in ghost.json; look whether it is the right file",
        ),
        (
            "old.xml",
            wxr(item(1, "Us", kind="page")),
            "there is no post in old.xml, only 1 page; --pages brings pages along",
        ),
    ],
)
def test_an_export_without_posts(project: Path, name: str, text: str, message: str) -> None:
    """It is no success: most often it is the wrong file."""
    (project / name).write_text(text)
    done = run_here("forearmed", "import", name, cwd=project)
    assert (done.returncode, message in done.stderr) == (1, True), done.stderr
    assert not (project / "import.yml").exists()


def test_a_second_feed_with_the_same_ids(project: Path) -> None:
    """Where an id does not tell its place, a post with another day and title is named and not written."""
    feed = """<rss version="2.0"><channel><title>T</title><link>https://{0}.example</link><item><title>{0}</title>
<link>https://{0}.example/a</link><guid isPermaLink="false">12</guid><pubDate>Tue, {1} Feb 2016 10:00:00 +0000
</pubDate><description>Words.</description></item></channel></rss>"""
    bring(project, exports={"a.rss": feed.format("One", 16)})
    before = tips(project)
    code, said = bring(project, exports={"b.rss": feed.format("Two", 23)})
    assert (code, tips(project)) == (1, before)
    assert (
        "Could not be read: Two (its id is that of another publication's post, which is tips/2016/a.md here"
        in said
    )
    code, said = bring(project, exports={"a.rss": feed.format("One, corrected", 16)})
    assert (code, "1 updated" in said) == (0, True)


def test_a_post_that_was_withdrawn_since(project: Path) -> None:
    """A tip whose post is private by now is named until it is deleted: the command deletes nothing."""
    bring(project, exports={"old.xml": wxr(item(1, "One"), item(2, "Two"))})
    newer = {"old.xml": wxr(item(1, "One"), item(2, "Two", status="private"))}
    for more in ((), ("--dry-run",)):
        code, said = bring(project, *more, exports=newer)
        assert (code, "withheld now: delete tips/2016/post-2.md." in said) == (1, True)
    (project / "tips/2016/post-2.md").unlink()
    code, said = bring(project, exports=newer)
    assert (code, "still here" in said) == (0, False)


def test_a_file_that_is_no_tip_yet_keeps_its_place(project: Path) -> None:
    """A person's own file is not overwritten, whether it can be read as a tip or not."""
    own = project / "tips/2016/post-1.md"
    own.parent.mkdir(parents=True)
    own.write_text("Only begun.\n")
    bring(project, exports={"old.xml": wxr(item(1, "One"))})
    assert own.read_text() == "Only begun.\n"
    assert "title: One" in tips(project)["tips/2016/post-1-2.md"]


def test_a_dry_run_sends_nobody_to_a_file_that_is_not_there(project: Path) -> None:
    """It writes no report, and says so where a report would say why."""
    (project / "old.xml").write_text(wxr(item(1, "One"), item(2, "Torn").replace("</title>", "</title")))
    done = run_here("forearmed", "import", "old.xml", "--dry-run", cwd=project)
    assert done.returncode == 1
    assert "Look at 1 post: a run without --dry-run says why in posts.csv." in done.stdout
    assert not (project / "import-report").exists()


def test_days_the_wrong_way_round(project: Path) -> None:
    """A span that holds no day is a slip, and is not taken for an archive without posts."""
    (project / "old.xml").write_text(wxr(item(1, "One")))
    done = run_here(
        "forearmed", "import", "old.xml", "--since", "2019-01-01", "--until", "2018-01-01", cwd=project
    )
    assert done.returncode == 2
    assert "--since is a later day than --until; exchange the two" in done.stderr


def test_a_part_of_an_export_leaves_the_other_tips(project: Path) -> None:
    """A new post with the name of a tip that this run does not bring gets another name."""
    first = item(1, "One", name="same", day="2016-02-16 09:00:00")
    bring(project, exports={"old.xml": wxr(first)})
    newer = wxr(first, item(2, "Two", name="same", day="2016-05-16 09:00:00"))
    bring(project, "--since", "2016-05-01", exports={"old.xml": newer})
    assert {path: text.splitlines()[1] for path, text in tips(project).items()} == {
        "tips/2016/same.md": "title: One",
        "tips/2016/same-2.md": "title: Two",
    }


def test_two_blogs_together_keep_their_pictures_and_links_apart(project: Path, tmp_path: Path) -> None:
    """The words of picture 50 are those of its own blog, and a number that both have leads to its own tip."""
    (tmp_path / "cat.png").write_bytes(PICTURE)
    exports = {}
    for name, old in (("a", OLD), ("b", SECOND)):
        body = f'<p><img class="wp-image-50" src="{OLD}/cat.png"> <a href="{OLD}/?p=1">x</a></p>'
        words = {"_wp_attachment_image_alt": f"Cat {name}"}
        file = f"<wp:attachment_url>{OLD}/cat.png</wp:attachment_url>"
        cat = item(50, "IMG", kind="attachment", status="inherit", meta=words, more=file)
        exports[f"{name}.xml"] = wxr(item(1, name, body, name=name), cat, old=old)
    code, _ = bring(project, "--uploads", str(tmp_path), exports=exports)
    assert code == 0
    assert [text.splitlines()[-1] for text in tips(project).values()] == [
        "![Cat a](/assets/archive/cat.png) [x](/tips/2016/a.md)",
        "![Cat b](/assets/archive/cat.png) [x](/tips/2016/b.md)",
    ]
    moved = yaml.safe_load((project / "docs/moved.yml").read_text())
    assert (moved["?p=1"], moved[f"{SECOND}/?p=1"], f"{OLD}/?p=1" in moved) == ("a", "b", False)


def test_decisions_are_followed(project: Path) -> None:
    """Terms, default tags, authors, dates in titles, footers and posts to leave out: as import.yml says."""
    footer = "<p>Sign up for our weekly tip at the desk, or click here.</p>"
    items = [
        item(
            number,
            f"Tip {number} \u2013 3/{number}/16 TOW",
            f"<p>Body {number}.</p>{footer}",
            terms=["Phone"],
            day=f"2016-03-0{number} 09:00:00",
        )
        for number in range(1, 6)
    ]
    (project / "old.xml").write_text(wxr(*items), encoding="utf-8")
    run_here("forearmed", "import", "old.xml", cwd=project)
    guessed = yaml.safe_load((project / "import.yml").read_text("utf-8"))
    assert guessed["titles"] == [" \u2013 {month}/{day}/{year} TOW"]
    assert guessed["footers"] == ["Sign up for our weekly tip at the desk, or click here."]
    guessed |= {
        "tags": {"Phone": "empathy"},
        "authors": {"Ann Lee": None},
        "skip": ["wordpress:old.example:5"],
    }
    (project / "import.yml").write_text(yaml.safe_dump(guessed, allow_unicode=True), encoding="utf-8")
    code = run_here("forearmed", "import", "old.xml", cwd=project).returncode
    written = tips(project)
    assert code == 0
    assert len(written) == 4
    assert written["tips/2016/post-2.md"] == (
        "---\ntitle: Tip 2\ndate: 2016-03-02\nsummary: Body 2.\n"
        "tags: [empathy]\nfeature: false\n---\nBody 2.\n"
    )


def test_authors_are_found_above_posts_and_their_lives_below(project: Path) -> None:
    """A line "By: NAME" makes the author and goes, with the life that all posts of that name end with."""
    life = "Carla Diaz has served customers at the counter for eleven years."
    items = [
        item(number, f"Tip {number}", f"<p>By: Carla Diaz</p><p>Body {number}.</p><p><i>{life}</i></p>")
        for number in (1, 2)
    ]
    code, _ = bring(project, exports={"old.xml": wxr(*items)})
    assert code == 0
    written = tips(project)["tips/2016/post-1.md"]
    assert "author: carla-diaz\n" in written
    assert written.endswith("---\nBody 1.\n")
    people = yaml.safe_load((project / "docs/authors.yml").read_text())
    assert people["carla-diaz"] == {"title": "Carla Diaz", "description": life}


def test_links_between_posts_lead_between_tips(project: Path) -> None:
    """By address, by number, to a list of a tag; a link to what is no tip keeps its words only."""
    links = (
        f'<p><a href="{OLD}/2016/02/post-2/#more">a</a> <a href="http://www.old.example/?p=2">b</a> '
        f'<a href="/2016/02/post-2">c</a> <a href="{OLD}/category/on-the-phone/">d</a> '
        f'<a href="{OLD}/2016/02/post-3/">e</a> <a href="{OLD}/about/">f</a></p>'
    )
    exports = {"old.xml": wxr(item(1, "One", links), item(2, "Two"), item(3, "Three", status="draft"))}
    (project / "import.yml").write_text("tags:\n  On the phone: empathy\nauthors:\n  Ann Lee: training\n")
    bring(project, exports=exports)
    to = "/tips/2016/post-2.md"
    assert tips(project)["tips/2016/post-1.md"].splitlines()[-1] == (
        f"[a]({to}) [b]({to}) [c]({to}) [d](/tags/empathy.md) e [f]({OLD}/about/)"
    )
    checked = run_here("forearmed", "check", cwd=project)
    assert checked.returncode == 0, checked.stdout


def test_lists_live_on_by_number_and_by_name(project: Path) -> None:
    """A list that was asked for leads to its tag, from other tips too, and so do the lists of Ghost."""
    body = f'<p><a href="{OLD}/?cat=2">All</a></p>'
    items = [item(number, f"Tip {number}", body if number == 1 else "<p>x</p>") for number in (1, 2, 3)]
    bring(project, exports={"old.xml": wxr(*items), "g.json": ghost()})
    moved = yaml.safe_load((project / "docs/moved.yml").read_text())
    assert (moved["?cat=2"], moved["category/on-the-phone/"]) == ("tags/on-the-phone/",) * 2
    assert moved["category/on-the-phone/feed/"] == "tags/on-the-phone/feed.xml"
    assert (moved["tag/on-the-phone/"], moved["author/ann/"]) == ("tags/on-the-phone/", "authors/ann-lee/")
    assert moved["tag/on-the-phone/rss/"] == "tags/on-the-phone/feed.xml"
    assert "[All](/tags/on-the-phone.md)" in tips(project)["tips/2016/post-1.md"]
    lines = run_here("forearmed", "redirects", "--format", "netlify", cwd=project).stdout
    assert "cat=2 https://tips.example.com/tags/on-the-phone/ 301!" in lines


def test_pictures_come_from_the_folders_that_were_named(project: Path, tmp_path: Path) -> None:
    """The right file behind a size; words of the attachment; other words can be given in the table."""
    place = tmp_path / "uploads/2016/02"
    place.mkdir(parents=True)
    for name in ("Cat Photo.png", "dog.png"):
        (place / name).write_bytes(PICTURE + name.encode())
    root = f"{OLD}/wp-content/uploads/2016/02"
    body = (
        f'<p><img class="wp-image-50" src="{root}/Cat%20Photo-300x200.png"><img src="{root}/dog.png">'
        f'<img src="{root}/gone.png"></p>'
    )
    own = f'<figure><a href="/elsewhere.png"><img src="{root}/dog.png" alt="d"></a></figure>'
    body += own  # its link's file is not to be had, but its own is: nothing is missing
    cat = item(50, "IMG", kind="attachment", status="inherit", meta={"_wp_attachment_image_alt": "A cat"},
               more=f"<wp:attachment_url>{root}/Cat%20Photo.png</wp:attachment_url>")  # fmt: skip
    exports = {"old.xml": wxr(item(1, "One", body), cat)}
    code, said = bring(project, "--uploads", str(tmp_path / "uploads"), exports=exports)
    assert code == 1
    assert "1 picture not found" in said
    assert (project / "import-report/missing-pictures.txt").read_text() == f"{root}/gone.png\n"
    assert (project / "docs/assets/2016/cat-photo.png").read_bytes() == PICTURE + b"Cat Photo.png"
    written = tips(project)["tips/2016/post-1.md"]
    assert '![A cat](/assets/2016/cat-photo.png)![](/assets/2016/dog.png){: alt="" }' in written
    table = project / "import-report/pictures.csv"
    table.write_text(table.read_text().replace("dog.png,", "dog.png,A dog"))
    _, said = bring(project, "--uploads", str(tmp_path / "uploads"), exports=exports)
    assert "![A dog](/assets/2016/dog.png)" in tips(project)["tips/2016/post-1.md"]
    assert "A dog" in table.read_text()


def test_a_picture_that_a_page_may_show(project: Path, tmp_path: Path) -> None:
    """Of one that is too large, the largest copy that is not; without one, it is said."""
    assert LARGEST_SHOWN == LARGEST_PICTURE
    for name, size in {"a": 1_200_000, "a-300x200": 300, "a-1024x768": 900_000, "b": 1_200_000}.items():
        (tmp_path / f"{name}.png").write_bytes(PICTURE + bytes(size))
    body = '<p><img src="/a-300x200.png" alt="a"><img src="/b.png" alt="b"></p>'
    code, said = bring(project, "--uploads", str(tmp_path), exports={"old.xml": wxr(item(1, "One", body))})
    assert "![a](/assets/archive/a-1024x768.png)" in tips(project)["tips/2016/post-1.md"]
    assert (code, "save smaller: docs/assets/archive/b.png." in said) == (1, True)


def test_pictures_may_stay_in_their_zip(project: Path, tmp_path: Path) -> None:
    """They are those of the unpacked folder; no path leads out of the project, and no size is endless."""
    files = {
        "uploads/2016/02/a-1024x768.png": PICTURE + bytes(900_000),
        "uploads/2016/02/a.png": PICTURE + bytes(1_200_000),
        "../../../up.png": PICTURE + b"up",
        "uploads/bomb.png": PICTURE + bytes(65 << 20),
    }
    place = tmp_path / "old.zip"
    place.write_bytes(packed(files))
    body = '<p><img src="/a-300x200.png" alt="a"><img src="/up.png" alt="u"><img src="/bomb.png" alt="b"></p>'
    before = {*tmp_path.rglob("*")}
    code, said = bring(project, "--uploads", str(place), exports={"old.xml": wxr(item(1, "One", body))})
    new = {file for file in {*tmp_path.rglob("*")} - before if file.suffix == ".png"}
    assets = project / "docs/assets"
    assert new == {assets / "2016/a-1024x768.png", assets / "archive/up.png"}
    assert (assets / "2016/a-1024x768.png").read_bytes() == files["uploads/2016/02/a-1024x768.png"]
    assert (code, "1 picture not found" in said) == (1, True)
    again = {"old.xml": wxr(item(1, "One"))}
    said = bring(project, "--uploads", str(project / "old.xml"), exports=again)[1]
    assert "old.xml is neither a folder nor a zip; unpack it, and name its folder" in said


def test_what_is_no_picture_is_not_copied(project: Path, tmp_path: Path) -> None:
    """What a file says of itself counts, and a link out of the folder is not followed."""
    place = tmp_path / "uploads"
    place.mkdir()
    (place / "evil.png").write_text("<script>alert(1)</script>")
    (tmp_path / "secret.png").write_bytes(PICTURE)
    (place / "link.png").symlink_to(tmp_path / "secret.png")
    body = '<p>x<img src="/evil.png" alt="e"><img src="/link.png" alt="l"></p>'
    bring(project, "--uploads", str(place), exports={"old.xml": wxr(item(1, "One", body))})
    assert not (project / "docs/assets").exists()


def test_editions_on_demand_one_a_week(project: Path) -> None:
    """The first tip of a week is its edition, and the settings let old editions have any weekday."""
    items = [
        item(1, "Monday", day="2016-02-15 09:00:00"),
        item(2, "Friday", day="2016-02-19 09:00:00"),
        item(3, "Next week", day="2016-02-24 09:00:00"),
    ]
    bring(project, "--editions", exports={"old.xml": wxr(*items)})
    features = {path: "feature: false" not in text for path, text in tips(project).items()}
    assert features == {
        "tips/2016/post-1.md": True, "tips/2016/post-2.md": False, "tips/2016/post-3.md": True,
    }  # fmt: skip
    checked = run_here("forearmed", "check", cwd=project)
    assert checked.returncode == 0, checked.stdout


BODIES = {
    "A tip": "<p>Words to say.</p>",
    "A caption": "[caption]<img src='/lost.png'/> Words below it.[/caption]",
    "A picture": "<img src='/tea.png'/>",
    "A page builder's": "[vc_row][vc_column]Words.[/vc_column][/vc_row]",
    "Hidden and shown": "<div style='display:none'><p>Unseen.</p></div><p>Seen.</p>",
    "Nothing": " \n",
    "A space": "<p>&nbsp;</p>",
    "A block that WordPress fills": "<!-- wp:latest-posts /-->",
    "A form": "[contact-form to='x']<form><p>Your name</p></form>",
    "A script": "<script>document.write('<p>Words.</p>')</script>",
    "A lost picture": "<p><img src='/lost.png'/></p>",
    "What nobody saw": "<div class='sharedaddy'><p>Share this.</p></div><p hidden>Unseen words.</p>",
    "A footer alone": "<p>Sign up for our newsletter here.</p>",
    "A name alone": "<p>By: Ann Lee</p>",
    "Deep": "<div>" * 400 + "<p>Words.</p>",
    "Broken": "<p>Words.</p>\0",
}
"""Bodies of posts: what makes a tip, and what makes none."""

STATES = ["draft", "pending", "auto-draft", "future", "private", "trash", "inherit", "unheard-of"]


def test_a_dry_run_has_the_numbers_of_the_real_one(project: Path) -> None:
    """For every kind of item, state and body it tells what comes of it, and writes nothing."""
    bodies = [item(number, title, body) for number, (title, body) in enumerate(BODIES.items(), 1)]
    states = [item(number, state, status=state) for number, state in enumerate(STATES, 40)]
    kinds = [item(number, kind, kind=kind) for number, kind in enumerate(["page", "attachment", "event"], 60)]
    odd = [
        item(70, "Locked").replace("<wp:post_password><![CDATA[", "<wp:post_password><![CDATA[s3cret"),
        item(71, "No day", day="0000-00-00 00:00:00").replace("2016-02-17 01:30:00", ""),
        item(72, "Early", day="2000-01-01 09:00:00"),
        item(73, "A bare &").replace("<![CDATA[A bare &]]>", "A bare &"),
        item(74, "Torn").replace("</title>", "</title"),
    ]
    footed = [item(n, f"Tip {n}", f"<p>Words {n}.</p>{BODIES['A footer alone']}") for n in range(80, 96)]
    named = [item(n, f"By {n}", f"<p>By: Ann Lee</p><p>Words {n}.</p>", terms=[]) for n in range(96, 98)]
    (project / "old.xml").write_text(wxr(*bodies, *states, *kinds, *odd, *footed, *named))
    (project / "again.xml").write_text(wxr(bodies[0], item(99, "Of one export")))
    (project / "old").mkdir()
    (project / "old/tea.png").write_bytes(PICTURE)
    command = ("old.xml", "again.xml", "--uploads", "old", "--since", "2001-01-01")
    asked = run_here("forearmed", "import", *command, cwd=project)
    assert "1 footer" in asked.stderr
    before = {file: file.read_bytes() for file in project.rglob("*") if file.is_file()}
    dry = run_here("forearmed", "import", *command, "--dry-run", cwd=project)
    assert {file: file.read_bytes() for file in project.rglob("*") if file.is_file()} == before
    code, said = bring(project, *command)
    told = [line for line in dry.stdout.splitlines() if not line.startswith("Look at ")]
    assert told == [line for line in said.splitlines()[: len(told) + 1] if not line.startswith("Files of ")]
    assert (dry.returncode, code) == (1, 1)
    drafts = {each["title"]: each["why"] for each in posts(project) if each["outcome"] == "draft"}
    assert {title for title, why in drafts.items() if why == "it has no words"} == {*[*BODIES][5:14]}


def test_only_the_days_that_were_asked_for(project: Path) -> None:
    """Days are those of the blog's clock, both ends included."""
    days = ["2016-02-14", "2016-02-15", "2016-02-16", "2016-02-17"]
    items = [item(number, day, day=f"{day} 23:59:00") for number, day in enumerate(days)]
    bring(project, "--since", days[1], "--until", days[2], exports={"old.xml": wxr(*items)})
    assert [Path(path).stem for path in tips(project)] == ["post-1", "post-2"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hello", "old.xml is no export that can be read"),
        ("<?xml version='1.0'?><html/>", "old.xml is no export that can be read"),
    ],
)
def test_what_is_no_export_is_refused(project: Path, text: str, message: str) -> None:
    """In one sentence, with what can be read."""
    (project / "old.xml").write_text(text)
    done = run_here("forearmed", "import", "old.xml", cwd=project)
    assert done.returncode == 1
    assert message in done.stderr


def test_a_mistake_in_the_decisions_is_named_with_its_line(project: Path) -> None:
    """As in every file that a person writes."""
    (project / "import.yml").write_text("tags:\n  News: Not An Id\n")
    (project / "old.xml").write_text(wxr(item(1, "One")))
    done = run_here("forearmed", "import", "old.xml", cwd=project)
    assert done.returncode == 1
    assert done.stdout == 'import.yml:2: tags.News: "Not An Id" is not an id; write not-an-id\n'


def test_a_terminal_shows_how_much_is_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar grows to its end with the bytes; without a terminal, as in CI, there is none."""
    (project / "old.xml").write_text(wxr(*(item(number, f"Tip {number}") for number in range(9))))
    ours, theirs = pty.openpty()
    monkeypatch.chdir(project)
    with os.fdopen(ours, "rb", buffering=0) as shown, os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        import_.main(["old.xml", "--dry-run"], standalone_mode=False)
        monkeypatch.undo()
        said = shown.read(1 << 16).decode()
    steps = [int(each) for each in re.findall(r"Reading  \[[#-]+\] +(\d+)%", said)]
    assert (steps[0], steps[-1]) == (0, 100)
    assert "Reading" not in bring(project, "old.xml", "--dry-run")[1]


def test_lists_of_a_series_live_on(project: Path) -> None:
    """Hugo lists each series below its name; a series that only titles tell was listed nowhere."""
    files = {"hugo.toml": ""}
    for number in (1, 2):
        facts = f"title: Part {number} of 2\ndate: 2016-02-0{number}\nseries: [Hard Calls]"
        files[f"content/post/{number}.md"] = f"---\n{facts}\n---\nAsk.\n"
    (project / "old.zip").write_bytes(packed(files))
    bring(project, "old.zip")
    moved = yaml.safe_load((project / "docs/moved.yml").read_text())
    assert {path: place for path, place in moved.items() if "series" in path} == {
        "series/hard-calls/": "series/hard-calls/"
    }
