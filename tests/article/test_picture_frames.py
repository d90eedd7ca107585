"""Pictures in the HTML of an article: their sizes, their addresses, and when they load."""

import pytest
from forearmed.article.pictures import Frame, with_frames

FRAMES = {
    "../2026/sofa.jpg": Frame("../2026/sofa.jpg", 1600, 1200),
    "../../assets/a&b.png": Frame("../../assets/a&b.png.webp", 800, 400),
    "/assets/a.png": Frame("../../assets/a.png", 30, 20),
}


def shown(html: str) -> str:
    """Return *html* with what is known of the pictures in `FRAMES`."""
    return with_frames(html, FRAMES.get)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<p><img src="../2026/sofa.jpg" alt="A" /></p>',
            '<p><img width="1600" height="1200" src="../2026/sofa.jpg" alt="A" /></p>',
        ),
        (
            "<IMG SRC=/assets/a.png alt='>'>",
            '<IMG width="30" height="20" SRC=../../assets/a.png alt=\'>\'>',
        ),
        (
            '<img src="../../assets/a&amp;b.png" alt="A">',
            '<img width="800" height="400" src="../../assets/a&amp;b.png.webp" alt="A">',
        ),
        (
            '<img width=300 src="../2026/sofa.jpg" alt="A">',
            '<img height="225" width=300 src="../2026/sofa.jpg" alt="A">',
        ),
        (
            '<img height="300px" src="../2026/sofa.jpg" alt="A">',
            '<img width="400" height="300px" src="../2026/sofa.jpg" alt="A">',
        ),
    ],
)
def test_a_picture_says_how_large_it_is(html: str, expected: str) -> None:
    """A browser keeps its place free, so that no line jumps; of one side, the other is computed."""
    assert shown(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<img src="https://example.com/x.png" alt="A">',
        '<img width="50%" src="../2026/sofa.jpg" alt="A">',
        '<img width="1" height="2" src="../2026/sofa.jpg" alt="A">',
        "<img alt>",
        "<p><code>&lt;img src=x></code></p>",
    ],
)
def test_what_an_author_has_decided_stays(html: str) -> None:
    """As does a picture of which nothing is known, and code that shows one."""
    assert shown(html) == html


def test_all_but_the_first_load_when_they_come_into_view() -> None:
    """The first is mostly in sight already, and would only come later."""
    one = '<img width="1" height="1" src="../2026/sofa.jpg" alt="A">'
    eager = one.replace(" src", ' loading="eager" src')
    assert shown(one * 2 + eager) == one + one.replace("<img", '<img loading="lazy"') + eager
