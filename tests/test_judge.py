"""What must not be published, found in rendered pages and named at its line."""

from datetime import UTC, datetime

import pytest
from forearmed.judge import ALWAYS, NEVER, Addresses, Rendered, Target, judge
from forearmed.model import Place

NOW = datetime(2026, 11, 22, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 14, tzinfo=UTC)
LATEST = datetime(2026, 12, 1, 14, tzinfo=UTC)
TARGETS = {
    "tips/2026/next.md": ("tips/next/", Target("tips/2026/next.md", LATER)),
    "tips/2026/idea.md": ("tips/idea/", Target("tips/2026/idea.md", NEVER)),
    "playbooks/live-chat.md": ("playbooks/live-chat/", Target("docs/playbooks/live-chat.md")),
    "assets/x.png": ("assets/x.png", Target("assets/x.png")),
}
ADDRESSES = Addresses(
    by_address=dict(TARGETS.values()),
    by_source={source: target for source, (_, target) in TARGETS.items()},
    now=NOW,
)


def judged(html: str, body: str = "", *, release: datetime = ALWAYS) -> list[str]:
    """Return what is wrong with a tip rendered as *html* and written as *body* from line 7 on."""
    place = Place("tips/2026/a.md", body_line=7)
    page = Rendered(html, "tips/a/", "tips/2026/a.md", body, place, release)
    return [str(problem) for problem in judge(page, ADDRESSES)]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="../../playbooks/live-chat/">x</a>',
        '<a href="../../playbooks/live-chat/?q=1#step">x</a>',
        '<a href="../../playbooks/live-chat/index.html">x</a>',
        '<a href="#words">x</a>',
        '<a href="https://elsewhere.example/">x</a>',
        '<a href="mailto:a@example.com">x</a>',
        '<img src="../../assets/x.png" alt="x">',
        '<input type="checkbox" disabled>',
        "<code>&lt;script&gt;</code>",
    ],
)
def test_what_is_fine(html: str) -> None:
    """Living links, links elsewhere, our own pictures, task lists and code that shows HTML are fine."""
    assert judged(html) == []


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ('<a href="/nowhere.md">x</a>', 'dead link: nothing is published as "/nowhere.md"'),
        ('<a href="../nowhere/">x</a>', 'dead link: nothing is published as "../nowhere/"'),
        ('<img src="/assets/no.png">', 'dead link: nothing is published as "/assets/no.png"'),
        (
            '<a href="/tips/2026/next.md">x</a>',
            "dead link: tips/2026/next.md goes live later, on 2026-11-24; link to it once it is live",
        ),
        (
            '<a href="../next/">x</a>',
            "dead link: tips/2026/next.md goes live later, on 2026-11-24; link to it once it is live",
        ),
        ('<a href="idea.md">x</a>', "dead link: tips/2026/idea.md is a draft; link to it once it is live"),
        (
            '<a href="/playbooks/live-chat.md">x</a>',
            '"/playbooks/live-chat.md" works in a Markdown link only; '
            "write [words](/playbooks/live-chat.md) instead of HTML",
        ),
        (
            '<img src="https://elsewhere.example/x.png">',
            'loads "https://elsewhere.example/x.png" from another host; '
            "put the file in docs/assets/ and link /assets/...",
        ),
        ("<script>alert(1)</script>", "<script> is not allowed here; delete it"),
        ("<p><IFRAME></iframe></p>", "<iframe> is not allowed here; delete it"),
        ("<input name=a>", "<input> is not allowed here; delete it"),
        ('<p onclick="x()">a</p>', "the attribute onclick runs a script; delete it"),
        ('<a href=" JavaScript:x()">a</a>', "javascript: links are not allowed; delete it"),
        ('<a href="data:text/html,x">a</a>', "data: links are not allowed; delete it"),
        ('<a href="http://[">a</a>', '"http://[" is not an address'),
    ],
)
def test_what_is_not(html: str, message: str) -> None:
    """Each fault has one message that says what to do."""
    assert judged(html) == [f"tips/2026/a.md:7: {message}"]


def test_a_tip_may_link_to_what_goes_live_no_later() -> None:
    """A scheduled tip links to an earlier scheduled one, not to a later one."""
    html = '<a href="../next/">x</a>'
    assert judged(html, release=LATEST) == []
    assert judged(html, release=LATER) == []
    assert len(judged(html, release=NOW)) == 1


def test_the_line_is_that_of_the_source() -> None:
    """The line is where the link or the tag was written, not where the page begins."""
    body = "One\n\n[two](/gone.md)\n\nThen <script>x</script>\n"
    html = '<p><a href="/gone.md">two</a></p><p>Then <script>x</script></p>'
    assert [line.split(" ")[0] for line in judged(html, body)] == ["tips/2026/a.md:9:", "tips/2026/a.md:11:"]
