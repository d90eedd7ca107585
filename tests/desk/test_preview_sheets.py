"""A tip as a sheet: its edition, what stands in its way, and a page of Markdown that no author can break."""

import re
from datetime import UTC, datetime
from pathlib import Path

import make
import pytest
from forearmed.article.github_markdown import inert
from forearmed.build.outlets import Outlets
from forearmed.build.publication import Plan, Publication, Rendering
from forearmed.calendar.almanac import Almanac
from forearmed.content.settings import Site
from forearmed.desk.preview import Sheet, gallery, sheets, summary
from forearmed.desk.preview.summary import html_size
from forearmed.edition.mail.digest import compose
from forearmed.foundation.errors import ForearmedError, Problem
from hypothesis import given
from hypothesis import strategies as st
from letters import letter
from markdown_it import MarkdownIt

SITE = Site("Service Tips", "https://tips.example.com/", "One tip a week.", "en")
MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
NINE_ON_TUESDAY = datetime(2026, 11, 24, 14, tzinfo=UTC)
FILES: dict[str, str | bytes] = {
    "tips/a.md": make.tip_text(date="2026-11-17", title="A"),
    "tips/idea.md": "---\ntitle: Idea\n---\n",
}


def made(
    folder: Path, files: dict[str, str | bytes], now: datetime = MONDAY, html: str = "", **settings: object
) -> list[Sheet]:
    """Return the sheets of every tip among *files*, as if the host had made *html* of each."""
    library = make.library(folder, files)
    plan = Plan.of(Almanac(library, make.settings(**settings), now), site=SITE)
    rendering = Rendering({path: html or f"<p>{path}</p>" for path in files})
    return list(sheets(files, Publication(plan, rendering)))


def mail(eml: bytes, text: str = "", title: str = "Call first") -> Sheet:
    """Return a sheet that holds *eml*, a *text* part and not much else."""
    edition = b'{"subject": "Tip of the Week"}'
    files = {"index.html": b"", "digest.eml": eml, "digest.txt": text.encode(), "edition.json": edition}
    return Sheet("tips/a.md", title, folder="a", files=files)


@pytest.mark.parametrize(
    ("now", "free", "label"),
    [
        (MONDAY, "2026-W48 (Tuesday, November 24, 2026)", "Week 48 · Tuesday, November 24, 2026"),
        (NINE_ON_TUESDAY, "2026-W49 (Tuesday, December 1, 2026)", "Week 49 · Tuesday, December 1, 2026"),
    ],
)
def test_a_draft_takes_the_next_free_week(tmp_path: Path, now: datetime, free: str, label: str) -> None:
    """Until its release the running week is free, too; the mail is that of the week that is named."""
    _, idea = made(tmp_path, FILES, now)
    assert idea.when == f"no date yet; the next free week is {free}"
    text = idea.files["digest.txt"].decode()
    assert label in text
    assert "A <https://tips.example.com/tips/a/>" in text


def test_a_draft_that_is_never_mailed(tmp_path: Path) -> None:
    """A draft that no week shall carry is offered none."""
    (side,) = made(tmp_path, {"tips/side.md": "---\ntitle: Side\nfeature: false\n---\n"})
    assert side.when == "no date yet; never mailed, on the site from its date"


def test_a_release_is_told_by_the_second(tmp_path: Path) -> None:
    """A tip goes out until nine in New York on its Tuesday; then its week is over, and no more is known."""
    day = "Tuesday, November 17, 2026, at 9:00 (America/New_York)"
    before, after = (
        made(tmp_path, FILES, datetime(2026, 11, 17, *clock, tzinfo=UTC))[0].when
        for clock in ((13, 59, 59), (14, 0, 0))
    )
    assert (before, after) == (
        f"goes out {day}, week 2026-W47",
        f"its week, 2026-W47, is over: it was due {day}",
    )


def test_of_two_tips_with_one_address_the_first_is_shown(tmp_path: Path) -> None:
    """Two mails never share a folder; the second says whose it is."""
    one, other = made(tmp_path, {"tips/2026/a.md": make.tip_text(), "tips/2025/a.md": make.tip_text()})
    assert one.files
    assert (other.files, other.obstacle) == ({}, "tips/2026/a.md has the same address")


def test_a_tip_under_a_name_that_is_no_address(tmp_path: Path) -> None:
    """A file's name becomes a folder of the preview only when it is a sound address."""
    (odd,) = made(tmp_path, {"tips/summary.md.md": make.tip_text(title="Odd")})
    assert (odd.title, odd.folder, odd.obstacle) == ("Odd", "", "mend what is wrong with it first")
    assert [problem.line for problem in odd.problems] == [1]


@pytest.mark.parametrize("depth", [600, 3000])
def test_a_tip_that_no_mail_can_carry(tmp_path: Path, depth: int) -> None:
    """What is nested without end gets no mail, and says so; other tips get theirs."""
    deep, _ = made(tmp_path, FILES, html="<b><i>" * depth + "x" + "</i></b>" * depth)
    assert (deep.files, bool(deep.obstacle)) == ({}, True)
    assert any("nested too deeply" in problem.message for problem in deep.problems)


def test_a_mail_that_cannot_be_composed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in its way is told on the sheet, and its problems still are."""

    def refuse(*_: object) -> None:
        raise ForearmedError("the sender cannot stand in a header")

    monkeypatch.setattr(Outlets, "mail_of", refuse)
    assert made(tmp_path, FILES)[0].obstacle == "the sender cannot stand in a header"


def test_the_size_is_that_of_the_message() -> None:
    """The HTML part is counted as it is sent: encoded, with line ends of two bytes."""
    eml = compose(letter()).eml
    _, _, part = eml.partition(b"Content-Type: text/html")
    body = part.partition(b"\r\n\r\n")[2].rpartition(b"\r\n--=_")[0]
    assert html_size(eml) == len(body) > 5000


def test_a_mail_that_is_too_long_is_told() -> None:
    """Beyond 80 KB the summary says what happens and what to do."""
    eml = b"Content-Type: text/html\r\n\r\n" + b"x" * 80_001
    advice = (
        "- Size: 80.0 KB of HTML; the limit is 80 KB; shorten the tip, for mail programs cut what is longer\n"
    )
    assert advice in summary([mail(eml)], [])
    assert "shorten" not in summary([mail(eml[:-1])], [])


@pytest.mark.parametrize(
    ("manager", "words", "told"),
    [
        ("mailman", 10, r"about 1\d KB; Mailman as it comes takes 40 KB"),
        (
            "mailman", 4000,
            r"about [5-9]\d KB; Mailman as it comes takes 40 KB; shorten the tip, or ask for a higher limit",
        ),
        ("mlmmj", 4000, r"about [5-9]\d KB; mlmmj has no limit of its own"),
    ],
)  # fmt: skip
def test_the_limit_of_the_list(tmp_path: Path, manager: str, words: int, told: str) -> None:
    """With a list manager in the settings, both pages say how large the mail is for it, and what to do."""
    first, _ = made(tmp_path, FILES, html=f"<p>{'words ' * words}</p>", list_manager=manager)
    assert re.search(rf"^- To the list: {told}$", summary([first], []), re.MULTILINE)
    assert re.search(rf"<dt>To the list</dt><dd>{told}</dd>", gallery([first], []))


def test_no_list_manager(tmp_path: Path) -> None:
    """Who has none in the settings reads of no list's limit."""
    assert "To the list" not in summary(made(tmp_path, FILES), [])


def test_pictures_are_linked_from_beside() -> None:
    """Links are relative, so that the folder can be moved, zipped and published anywhere."""
    assert "- Pictures: [light.png](a/light.png), [dark.png](a/dark.png)\n" in summary(
        [mail(b"")], ["light.png", "dark.png"]
    )


def test_files_are_named_where_they_are_not_beside() -> None:
    """A page that is shown elsewhere, as in a pull request, has no link that leads nowhere."""
    page = summary([mail(b"")], ["light.png"], linked=False)
    assert "- Mail: `a/index.html`, `a/digest.txt`, `a/digest.eml`\n- Pictures: `a/light.png`\n" in page
    assert "](" not in page


def test_no_text_ends_its_fence() -> None:
    """A text that holds fences of its own is shown in a longer one, and all that follows is still there."""
    text = "```\n# Not a heading\n`````\n<b>\n"
    html = MarkdownIt("commonmark").render(summary([mail(b"", text), mail(b"", title="After")], []))
    assert "# Not a heading\n`````\n&lt;b&gt;\n</code>" in html
    assert "<h2>After</h2>" in html


def test_a_problem_that_quotes_the_author() -> None:
    """A message may hold any of the author's signs; it stays one line of plain text."""
    problem = Problem("tips/a.md", 3, 'unknown key "</code>```\n# x"')
    html = MarkdownIt("commonmark").render(summary([Sheet("tips/a.md", "A", problems=(problem,))], []))
    assert "tips/a.md:3: unknown key &quot;&lt;/code&gt;```\\n# x&quot;\n</code></pre>" in html


@given(st.text(st.sampled_from("a1 \\`*_{}[]()<>#+-.!|~^=&@:$\"'\n\r/é") | st.characters(codec="utf-8")))
def test_whatever_a_title_holds_is_shown_as_it_is(text: str) -> None:
    """A reader of CommonMark finds one heading with that very text, and not one element in it but `wbr`."""
    tokens = MarkdownIt("commonmark").parse(f"## x{inert(text)}x\n\nnext")
    assert [token.type for token in tokens[:3]] == ["heading_open", "inline", "heading_close"]
    inner = tokens[1].children or []
    assert {child.content for child in inner if child.type == "html_inline"} <= {"<wbr>"}
    assert {child.type for child in inner} <= {"text", "text_special", "html_inline"}
    shown = "".join(child.content for child in inner if child.type != "html_inline")
    assert shown == f"x{' '.join(text.split())}x".replace("\x00", "\ufffd")


@pytest.mark.parametrize(
    "text", ["@everyone", "me@example.com", "#12", "www.example.com", "https://example.com", ":tada:"]
)
def test_nothing_is_linked(text: str) -> None:
    """What GitHub would turn into a link, a call or a picture is broken up where nobody sees it."""
    assert "<wbr>" in inert(text)
    assert text not in inert(text)
