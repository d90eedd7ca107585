"""The pictures that a mail carries: what a mail program finds, and where it finds it."""

from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any

import pytest
from bs4 import BeautifulSoup
from forearmed.edition.mail.digest import Digest, Picture, compose
from letters import BODY, SITE, letter
from photos import drawing, outlined, photo

DESK, DRAWN = f"{SITE}/tips/2026/desk.jpg", f"{SITE}/assets/drawn.png"
PICTURES = {DESK: Picture(photo(600, 450), "jpeg", 600, 450), DRAWN: Picture(drawing(), "png", 300, 200)}
HTML = f"""{BODY}
<p><img width="1600" height="1200" src="{DESK}" alt="The desk &amp; the queue"></p>
<p><a href="{SITE}/tips/"><img width="150" height="100" src="{DRAWN}" alt="Drawn"></a></p>
<p><img src="{SITE}/assets/chart.svg" alt="A chart"><img src="{SITE}/assets/line.svg" alt=""></p>"""


def made(**changes: Any) -> Digest:  # Any: whatever field of a letter a test changes
    """Return the digest of a tip with three pictures, of which its mail carries two."""
    return compose(letter(**{"html": HTML, "pictures": PICTURES, **changes}))


def parsed(eml: bytes) -> EmailMessage:
    """Return *eml* as a mail program reads it; assert that there is nothing wrong with any of it."""
    message = BytesParser(policy=default).parsebytes(eml)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk() if part.defects] == []
    return message


def kinds(eml: bytes) -> list[str]:
    """Return the media type of every part, from outside to inside."""
    return [part.get_content_type() for part in parsed(eml).walk()]


def page_of(eml: bytes) -> BeautifulSoup:
    """Return the page of the message *eml*."""
    body = parsed(eml).get_body(("html",))
    assert body
    return BeautifulSoup(body.get_content(), "html.parser")


def test_a_mail_carries_its_pictures() -> None:
    """RFC 2387 and 2392: they lie beside the page, which names each by its Content-ID; no other part does."""
    eml = made().eml
    pictured = ["multipart/related", "text/html", "image/jpeg", "image/png"]
    assert kinds(eml) == ["multipart/alternative", "text/plain", *pictured]
    related = list(parsed(eml).walk())[2]
    assert related.get_param("type") == "text/html"
    parts = {part["Content-ID"]: part for part in parsed(eml).walk() if part["Content-ID"]}
    named = [str(image["src"]).removeprefix("cid:") for image in page_of(eml).find_all("img")]
    assert [f"<{name}>" for name in named] == list(parts)
    assert [part.get_content() for part in parts.values()] == [one.content for one in PICTURES.values()]
    assert {part.get_content_disposition() for part in parts.values()} == {"inline"}
    assert eml.isascii()
    assert max(map(len, eml.split(b"\r\n"))) <= 78


def test_a_picture_is_no_wider_than_the_text() -> None:
    """Outlook goes by the attributes alone; what an author made smaller stays so, and so do links."""
    desk, drawn = page_of(made().eml).find_all("img")
    assert (desk["width"], desk["height"], desk["alt"]) == ("510", "382", "The desk & the queue")
    assert (drawn["width"], drawn["height"]) == ("150", "100")
    assert [str(link["href"]) for link in page_of(made().eml).select("a:has(img)")] == [DESK, f"{SITE}/tips/"]


def test_what_the_mail_does_not_carry_is_words() -> None:
    """A drawing is linked by its words, decoration goes; the text has each picture's address."""
    digest = made()
    (chart,) = page_of(digest.eml).select(f'a[href="{SITE}/assets/chart.svg"]')
    assert chart.get_text() == "Picture: A chart"
    for words in ("The desk & the queue", "A chart"):
        assert f"Picture: {words} <{SITE}/" in " ".join(digest.text.split())
    text = parsed(digest.eml).get_body(("plain",))
    assert text
    assert text.get_content().replace("\r\n", "\n") == digest.text


@pytest.mark.parametrize("everyone", [False, True])
def test_a_list_gets_links_unless_the_settings_say_otherwise(everyone: bool) -> None:
    """Mailman as it comes holds what is over 40 KB; with the setting, lists get what subscribers get."""
    digest = made(pictures_for_lists=everyone)
    without = compose(letter(html=HTML))
    assert digest.list_eml == (digest.eml if everyone else without.eml)
    assert kinds(without.eml) == ["multipart/alternative", "text/plain", "text/html"]
    assert without.eml == without.list_eml


def test_the_page_on_the_site_shows_what_the_mail_carries() -> None:
    """From itself: so it shows them in a preview, and loads nothing from the site that is still to come."""
    images = BeautifulSoup(made().html, "html.parser").find_all("img")
    assert [image["src"] for image in images] == [one.as_data for one in PICTURES.values()]


def test_the_same_letter_gives_the_same_bytes() -> None:
    """Names and boundaries are made of what they stand for."""
    assert made() == made()


def test_the_logo_takes_the_place_of_the_name() -> None:
    """It is a part of the mail for subscribers and of no size of its own; a list's mail has the name."""
    logo = f"{SITE}/assets/logo.png"
    digest = made(logo=logo, pictures={logo: Picture(outlined("#7a1f5c"), "png", 400, 160), **PICTURES})
    sign = page_of(digest.eml).select_one(".site")
    assert sign
    assert sign.img
    assert sign.get_text() == ""
    assert (sign.img["alt"], sign.img["width"], sign.img["height"]) == ("Forearmed", "110", "44")
    assert str(sign.img["src"]).startswith("cid:")
    plain = page_of(digest.list_eml).select_one(".site")
    assert plain
    assert (plain.img, plain.get_text()) == (None, "Forearmed")
