"""Links to telephones, for who reads a tip where nothing can be called."""

import feedparser
import pytest
from forearmed.article.portable import portable

PAGE = "https://kb.example.com/tips/call-first/"


@pytest.mark.parametrize(
    ("words", "address", "seen"),
    [
        ("the desk", "tel:+15550100", "the desk (+15550100)"),
        ("<em>the</em> <strong>desk</strong>", "tel:+1-555-0100", None),
        ("the desk", "TEL:+1%20555%200100;ext=7", "the desk (+1 555 0100)"),
        ("+1 (555) 0100", "tel:+15550100", "+1 (555) 0100"),
        ("030 123 45 67", "tel:+49301234567", "030 123 45 67"),
        ("112", "tel:112", "112"),
        ("one of 112", "tel:911", "one of 112 (911)"),
        ("the desk", "https://kb.example.com/tel:5", "the desk"),
    ],
)
def test_a_number_is_said_in_words(words: str, address: str, seen: str | None) -> None:
    """Its link says which number it calls, once, in whatever way its words have it already."""
    seen = seen or f"{words} (+1-555-0100)"
    once = portable(f'<p>Call <a href="{address}">{words}</a>.</p>', PAGE)
    assert f">{seen}</a>." in once
    assert portable(once, PAGE) == once


def test_a_feed_reader_shows_the_number() -> None:
    """Where feedparser has emptied the address of a link, its reader still knows what number to call."""
    html = portable('<p>Call <a href="tel:+15550100">the desk</a>.</p>', PAGE)
    item = f"<item><description><![CDATA[{html}]]></description></item>"
    feed = f'<rss version="2.0"><channel>{item}</channel></rss>'
    assert "the desk (+15550100)" in feedparser.parse(feed).entries[0].summary
