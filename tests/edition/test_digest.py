"""The digest: what the message, its page and its plain text promise."""

import hashlib
import json
import os
import quopri
import re
import smtplib
import socket
import subprocess
import sys
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from html import escape
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from forearmed.article.sendable import sendable
from forearmed.edition.mail.digest import Digest, Link, compose, no_edition
from forearmed.foundation.colors import shades_of
from forearmed.foundation.errors import ForearmedError
from hypothesis import given, settings
from hypothesis import strategies as st
from letters import BODY, SITE, letter, subject_of

EML_HEADERS = [
    "From",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "MIME-Version",
    "Content-Type",
]

TEXT = """\
Forearmed
Week 47 · Tuesday, November 17, 2026

The phone before the third email
================================

By The Service Desk

It is ten past four, and a _third_ message about the same parcel is
blinking in the queue. Your reply is polite, complete and *almost sent*.
Stop there.

Make the better move
--------------------

Pick up the phone, as the responding playbook
<https://tips.example.com/playbooks/respond-on-time/> says. Press Ctrl+K
& search.
Tell us how it went: tips@example.com.

- Read both emails again first, so that nobody has to repeat themselves.
  - Say the order number before they look for it.
- End with a time, not “soon” 🙂

Say:  “I have read both of your emails, and I would rather talk than
      write a third one.”
Not:  “Per my previous email, your case is _being processed_.”

Say:  “I will call you at eleven.”
Not:  “Someone will be in touch.”

Channel:  Phone
First answer within:  two minutes

> A call takes four minutes. The fourth, fifth and sixth email take what
> is left of the week.

    Order:   1 * 2
      parcel <none>

Try it this week
~~~~~~~~~~~~~~~~

1. Find a thread with two replies.
2. Call that person.

See https://tips.example.com/tips/.

Playbook: Respond on time
<https://tips.example.com/playbooks/respond-on-time/>

Tags: Responsiveness <https://tips.example.com/tags/responsiveness/>,
Channels <https://tips.example.com/tags/channels/>

Read it on the site:
https://tips.example.com/tips/the-phone-before-the-third-email/
Huddle, five minutes with your team:
https://tips.example.com/tips/the-phone-before-the-third-email/huddle/

Earlier tips
------------

- Week 46: Rephrase, then fix
  <https://tips.example.com/tips/rephrase-then-fix/>
- Week 45: “By end of day” is not a time
  <https://tips.example.com/tips/by-end-of-day/>

------------------------------------------------------------------------

Did it help, or is something off? Reply to this mail: a person reads it.

You get this because this address is on the list of Forearmed: one tip a
week, nothing else.

Unsubscribe: mailto:tips@example.com?subject=unsubscribe

Was this forwarded to you? Subscribe:
https://tips.example.com/subscribe/

Example Service Team, 1 Main Street, Springfield, IL 62701, USA
"""


def parse(eml: bytes) -> EmailMessage:
    """Return *eml* as a mail program reads it, after checking that it found nothing to mend."""
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(eml)
    assert [*message.defects, *(defect for part in message.walk() for defect in part.defects)] == []
    return message


def contents(message: EmailMessage) -> list[tuple[str, str]]:
    """Return the type and the decoded text of each part."""
    return [
        (part.get_content_type(), part.get_content().replace("\r\n", "\n")) for part in message.iter_parts()
    ]


def page(digest: Digest) -> BeautifulSoup:
    """Return the digest's page, read."""
    return BeautifulSoup(digest.html, "html.parser")


def one_line(text: str) -> str:
    """Return *text* as a header can carry it."""
    return " ".join(sendable(text).split())


@pytest.fixture(scope="module")
def digest() -> Digest:
    """Return the representative letter, composed."""
    return compose(letter())


# --- the message ---


def test_the_text_is_a_letter_to_read(digest: Digest) -> None:
    """Every element of a tip has its plain form, wrapped at 72 columns, with the page's facts around it."""
    assert digest.text == TEXT


def test_the_headers_are_these(digest: Digest) -> None:
    """The message is complete but for its recipient, which sending adds."""
    head, _, _ = digest.eml.partition(b"\r\n\r\n")
    boundary = parse(digest.eml).get_boundary()
    assert head.decode("ascii").split("\r\n") == [
        'From: "Service Tips" <tips@example.com>',
        "Reply-To: desk@example.com",
        "Subject: Tip of the Week: The phone before the third email",
        "Date: Tue, 17 Nov 2026 09:00:00 -0500",
        "Message-ID: <2026-W47@service-tips.example.com>",
        "Auto-Submitted: auto-generated",
        "MIME-Version: 1.0",
        "Content-Type: multipart/alternative;",
        f' boundary="{boundary}"',
    ]


def test_replies_go_to_the_sender_unless_told() -> None:
    """Without an address for replies there is no header for them, and nobody is asked to reply."""
    digest = compose(letter(reply_to=None))
    assert parse(digest.eml).keys() == [name for name in EML_HEADERS if name != "Reply-To"]
    assert "Reply to this mail" not in digest.html + digest.text


def test_a_reply_reaches_a_person(digest: Digest) -> None:
    """Both parts ask for an answer, and mail programs send it to the address in the settings."""
    assert parse(digest.eml)["Reply-To"] == "desk@example.com"
    for part in (digest.html, digest.text):
        assert "Reply to this mail: a person reads it." in part


def test_both_parts_come_back_as_composed(digest: Digest) -> None:
    """A mail program decodes exactly the text and the page that are published."""
    parts = [("text/plain", digest.text), ("text/html", digest.html)]
    assert contents(parse(digest.eml)) == parts


def test_the_bytes_pass_any_relay(digest: Digest) -> None:
    """Lines end in CRLF, are 7-bit and at most 78 columns wide (RFC 5322, section 2.1.1)."""
    lines = digest.eml.split(b"\r\n")
    assert digest.eml.isascii()
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 78


RUSSIAN = "Позвоните клиенту, прежде чем писать третье письмо. " * 40


def test_each_part_has_the_shorter_encoding() -> None:
    """What is nearly all ASCII stays legible; letters of six octets go in base64, which is smaller."""
    english, russian = compose(letter()), compose(letter(html=f"<p>{RUSSIAN}</p>", summary=RUSSIAN[:150]))
    assert encodings(english) == ["quoted-printable", "quoted-printable"]
    assert encodings(russian)[0] == "base64"
    quoted = sum(len(quopri.encodestring(part.encode())) for part in (russian.text, russian.html))
    assert len(russian.eml) < 0.9 * quoted


def encodings(digest: Digest) -> list[str]:
    """Return how each part of the message is encoded."""
    parts = BytesParser(policy=policy.default).parsebytes(digest.eml).walk()
    return [str(part["Content-Transfer-Encoding"]) for part in parts if not part.is_multipart()]


def test_a_title_that_mailman_takes_for_a_command() -> None:
    """Its line in the text is the subject, so that a list passes the mail on; another stays as it is."""
    text = compose(letter(title="Set a clear deadline")).text
    assert f"\n\nTip of the Week: Set a clear deadline\n{'=' * 37}\n\n" in text
    assert "\n\nSet a deadline\n" in compose(letter(title="Set a deadline")).text


def test_the_edition_vouches_for_the_message(digest: Digest) -> None:
    """Sending can tell that the message is the one that was built and reviewed."""
    assert json.loads(digest.edition) == {
        "week": "2026-W47",
        "subject": "Tip of the Week: The phone before the third email",
        "release": "2026-11-17T09:00:00-05:00",
        "tip": "the-phone-before-the-third-email",
        "url": "https://tips.example.com/tips/the-phone-before-the-third-email/",
        "message_id": "<2026-W47@service-tips.example.com>",
        "sha256": hashlib.sha256(digest.eml).hexdigest(),
        "list_sha256": hashlib.sha256(digest.list_eml).hexdigest(),
    }


def test_before_the_first_edition() -> None:
    """The file says that there is nothing to send, and nothing else."""
    assert json.loads(no_edition()) == {"week": None, "reason": "no edition has been released yet"}


@pytest.mark.parametrize(
    "place",
    [
        {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
    ],
)
def test_the_same_letter_gives_the_same_bytes_anywhere(digest: Digest, place: dict[str, str]) -> None:
    """Neither time zone nor locale nor hash seed shows in the message."""
    code = (
        "import sys, letters, forearmed.edition.mail.digest as d; "
        "sys.stdout.buffer.write(d.compose(letters.letter()).eml)"
    )
    home = {"PYTHONPATH": str(Path(__file__).parents[1]), "PATH": os.environ["PATH"]}
    eml = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], env=home | place, capture_output=True, check=True
    ).stdout
    assert eml == digest.eml


def test_a_correction_keeps_the_identity(digest: Digest) -> None:
    """Another title or text is the same message, but not the same boundary."""
    corrected = compose(letter(title="Call first", html="<p>Call first.</p>"))
    assert parse(corrected.eml)["Message-ID"] == parse(digest.eml)["Message-ID"]
    assert parse(corrected.eml).get_boundary() != parse(digest.eml).get_boundary()


def test_a_long_list_id_stays_whole() -> None:
    """An identifier that is longer than a line is neither folded nor encoded."""
    list_id = "tips." + "department." * 8 + "example.com"
    assert f"\r\nMessage-ID: <2026-W47@{list_id}>\r\n".encode() in compose(letter(list_id=list_id)).eml


def test_a_long_tip_is_shown_whole() -> None:
    """A tip of 600 words stays far below the 80 KB after which mail programs may cut."""
    words = "<p>" + "Pick up the phone before you write “again”. " * 10 + "</p>"
    message = parse(compose(letter(html=BODY + words * 8)).eml)
    _, html = message.iter_parts()
    assert len(str(html.get_payload())) < 40_000


def test_a_real_server_takes_it_as_it_is(digest: Digest) -> None:
    """Delivered over SMTP, the parts are the ones that were composed."""
    arrived: list[bytes | None] = []

    class Mailbox:
        async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
            arrived.append(envelope.original_content)
            return "250 OK"

    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = Controller(Mailbox(), hostname="127.0.0.1", port=port)
    server.start()
    try:
        with smtplib.SMTP("127.0.0.1", port, timeout=5) as smtp:
            smtp.sendmail("tips@example.com", "you@example.org", b"To: you@example.org\r\n" + digest.eml)
    finally:
        server.stop()
    assert arrived == [b"To: you@example.org\r\n" + digest.eml]
    assert contents(parse(arrived[0] or b"")) == contents(parse(digest.eml))


# --- what an author writes is words ---

HOSTILE = [
    "=?utf-8?q?a=0ABcc:_x=40y?=",
    "=?utf-8?q?a=0D=0ABcc:_x=40y?= and more",
    "Sorry\r\nBcc: x@example.org",
    "{{ 7*7 }} {% raw %} {# gone? #}",
    "A <b>bold</b> & \"quoted\" 'title'",
    "Say 🙂 — “hello”",
    "قل مرحبا أولا",
    "x" * 80,
    "A comma, a colon: a <bracket@example.org>",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_is_only_a_title(title: str) -> None:
    """In the subject, in the h1 and in the text it is the author's characters, and no header is added."""
    digest = compose(letter(title=title))
    message = parse(digest.eml)
    assert message.keys() == EML_HEADERS
    assert message["Subject"] == subject_of(one_line(title))
    assert [one_line(heading.get_text()) for heading in page(digest).find_all("h1")] == [one_line(title)]
    assert one_line(title) in one_line(digest.text)


def test_a_question_stands_in_quotation_marks() -> None:
    """A subject that ends with a question mark is worth a whole point of spam to rspamd."""
    digest = compose(letter(title="Whose emergency\nis it? "))
    assert parse(digest.eml)["Subject"] == 'Tip of the Week: "Whose emergency is it?"'
    assert json.loads(digest.edition)["subject"] == 'Tip of the Week: "Whose emergency is it?"'
    (heading,) = page(digest).find_all("h1")
    assert one_line(heading.get_text()) == "Whose emergency is it?"


@pytest.mark.parametrize("summary", HOSTILE)
def test_a_summary_is_the_preheader(summary: str) -> None:
    """It is the first text of the page's body and no header."""
    digest = compose(letter(summary=summary))
    assert parse(digest.eml).keys() == EML_HEADERS
    assert one_line(page(digest).select("body")[0].get_text(" ", strip=True)).startswith(one_line(summary))


@pytest.mark.parametrize("name", [name for name in HOSTILE if "<" not in name and "Bcc: x@" not in name])
def test_a_sender_has_a_name_and_one_address(name: str) -> None:
    """The name comes back as it was set, and adds neither a header nor an address."""
    quoted = name.replace('"', r"\"")
    message = parse(compose(letter(sender=f'"{quoted}" <tips@example.com>')).eml)
    assert message.keys() == EML_HEADERS
    (mailbox,) = message["From"].addresses
    assert (mailbox.display_name, mailbox.addr_spec) == (name, "tips@example.com")


def test_a_line_end_in_the_sender_adds_nothing() -> None:
    """What follows a line end is never a header of its own."""
    with pytest.raises(ForearmedError, match="is not a mailbox"):
        compose(letter(sender="Tips\r\nBcc: x@example.org <tips@example.com>"))


@pytest.mark.parametrize("sender", ["", "Service Tips", "tïps@example.com", "a@example.com, b@example.com"])
def test_a_sender_that_is_no_mailbox(sender: str) -> None:
    """The message says what a sender looks like."""
    with pytest.raises(ForearmedError, match="is not a mailbox such as"):
        compose(letter(sender=sender))


@pytest.mark.parametrize(
    "html",
    [
        "<p>Before.</p><!-- a note to myself --><!--[if mso]> <td> <![endif]-->",
        "<p>Before.</p><table><tr><td>Unclosed",
        "<p>Before.</p></div></td></tr></table></div></body>",
        "<p>Before. {{ 7*7 }} {% raw %} {% endif %} {# #}</p>",
        "<h1>Before.</h1>",
    ],
)
def test_a_body_cannot_break_its_frame(html: str) -> None:
    """The footer stands, there is one h1, and nothing is expanded as a template."""
    digest = compose(letter(html=html))
    assert "note to myself" not in digest.html + digest.text
    assert len(page(digest).find_all("h1")) == 1
    assert page(digest).select("[role=main] [role=contentinfo]") == []
    for words in ("Before.", "Springfield", *html.split() * ("{{" in html)):
        assert BeautifulSoup(words, "html.parser").get_text() in page(digest).get_text()
        assert BeautifulSoup(words, "html.parser").get_text() in digest.text


ANY_TEXT = st.text(max_size=90)


@settings(max_examples=25, deadline=None)
@given(title=ANY_TEXT, summary=ANY_TEXT, words=ANY_TEXT)
def test_any_words_arrive(title: str, summary: str, words: str) -> None:
    """Whatever the characters, both parts decode to what was composed and the headers are ours."""
    digest = compose(letter(title=title, summary=summary, html=f"<p>{escape(words)}</p>"))
    message = parse(digest.eml)
    assert message.keys() == EML_HEADERS
    assert message["Subject"] == subject_of(one_line(title))
    assert contents(message) == [("text/plain", digest.text), ("text/html", digest.html)]
    assert digest.eml.isascii()
    assert max(map(len, digest.eml.split(b"\r\n"))) <= 78
    assert len(page(digest).find_all("h1")) == 1


# --- the page ---


def test_the_page_loads_nothing(digest: Digest) -> None:
    """Links lead elsewhere, but no font, picture, style or script comes from anywhere."""
    pictured = compose(letter(html=f'{BODY}<p><img src="{SITE}/a.png" alt="A full counter"></p>'))
    for soup in (page(digest), page(pictured)):
        assert soup.find_all(["img", "link", "script", "iframe", "base", "object"]) == []
        assert soup.find_all(src=True) + soup.find_all(background=True) == []
    for html in (digest.html, pictured.html):
        assert "@import" not in html
        assert "url(" not in html


def test_a_picture_becomes_its_words() -> None:
    """What a picture shows is said, with a link to it; decoration goes, and a link stays one link."""
    html = f'<p><img src="{SITE}/a.png" alt="A counter"><img src="{SITE}/b.png" alt=""></p>'
    html += f'<p><a href="{SITE}/c/"><img src="{SITE}/c.png" alt="A desk"></a></p>'
    digest = compose(letter(html=html))
    assert [str(link["href"]) for link in page(digest).select(".tip a")] == [f"{SITE}/a.png", f"{SITE}/c/"]
    assert f"\nPicture: A counter <{SITE}/a.png>\n\nA desk <{SITE}/c/>\n" in digest.text


def test_the_page_is_a_page(digest: Digest) -> None:
    """It has a language, a title, landmarks, and says early how its bytes are to be read."""
    soup = page(digest)
    assert [tag["lang"] for tag in soup.select("html")] == ["en"]
    assert [tag.get_text() for tag in soup.select("title, h1")] == ["The phone before the third email"] * 2
    assert [tag["role"] for tag in soup.select("[role=banner], [role=main], [role=contentinfo]")] == [
        "banner",
        "main",
        "contentinfo",
    ]
    assert b"charset=UTF-8" in digest.html.encode()[:1024]


def test_the_page_says_who_what_and_how_to_leave(digest: Digest) -> None:
    """Playbook, tags, earlier editions, the site, joining and leaving are each one link away."""
    links = [(link.get_text(), str(link["href"])) for link in page(digest).find_all("a")]
    assert [link for link in links if link not in _links_in_the_tip(digest)] == [
        ("Forearmed", f"{SITE}/"),
        ("Respond on time", f"{SITE}/playbooks/respond-on-time/"),
        ("Read it on the site", f"{SITE}/tips/the-phone-before-the-third-email/"),
        (
            "Huddle: five minutes with your team",
            f"{SITE}/tips/the-phone-before-the-third-email/huddle/",
        ),
        ("Responsiveness", f"{SITE}/tags/responsiveness/"),
        ("Channels", f"{SITE}/tags/channels/"),
        ("Rephrase, then fix", f"{SITE}/tips/rephrase-then-fix/"),
        ("“By end of day” is not a time", f"{SITE}/tips/by-end-of-day/"),
        ("Unsubscribe", "mailto:tips@example.com?subject=unsubscribe"),
        ("Subscribe", f"{SITE}/subscribe/"),
    ]


def _links_in_the_tip(digest: Digest) -> list[tuple[str, str]]:
    return [(link.get_text(), str(link["href"])) for link in page(digest).select(".tip a")]


def test_each_cell_of_say_and_not_names_its_column(digest: Digest) -> None:
    """The names stand in the cells, so that no row of headers has to be hidden on a narrow screen."""
    (table,) = page(digest).select(".say-not")
    assert [
        [" ".join(cell.get_text("|").split()) for cell in row.select("td")] for row in table.select("tr")
    ] == [["Say|“I will call you at eleven.”", "Not|“Someone will be in touch.”"]]
    assert table["role"] == "presentation"


TWISTS = (
    '<table class="twists"><thead><tr><th>They answer</th><th>You say</th></tr></thead><tbody>'
    "<tr><td>“You said that last time.”</td><td>“Yes, and I was wrong.”</td></tr></tbody></table>"
)


def test_twists_are_read_answer_by_answer() -> None:
    """Each cell names its column, on the page and in the text."""
    digest = compose(letter(html=TWISTS))
    (table,) = page(digest).select(".twists")
    assert [" ".join(cell.get_text("|").split()) for cell in table.select("td")] == [
        "They answer|“You said that last time.”",
        "You say|“Yes, and I was wrong.”",
    ]
    assert "\nThey answer:  “You said that last time.”\nYou say:  “Yes, and I was wrong.”\n" in digest.text


@pytest.mark.parametrize(
    ("table", "kept"),
    [
        ("<tr><td>Yes</td><td>No</td></tr>", ["Yes", "No"]),
        ("<thead><tr><th>Say</th><th>Not</th></tr></thead>", ["Say", "Not"]),
        ("<tr><th></th><th>Not</th></tr><tr><td>Yes</td><td>No</td></tr>", ["Yes", "NotNo"]),
        ("<tr><th>Say</th><td>Yes</td></tr><tr><th>Not</th><td>No</td></tr>", ["Say", "Yes", "Not", "No"]),
    ],
)
def test_no_word_of_an_odd_table_is_lost(table: str, kept: list[str]) -> None:
    """Without a row of headers, or with nothing below it, it stays; an empty header names nothing."""
    shown = page(compose(letter(html=f'<table class="say-not">{table}</table>'))).select(
        ".say-not th, .say-not td"
    )
    assert [cell.get_text().strip() for cell in shown] == kept


def test_the_say_column_keeps_its_tint_in_the_dark(digest: Digest) -> None:
    """Thunderbird takes light colors off, but no veil of a fifth at most; over white it is Outlook's tint."""
    for row in page(digest).select(".say-not tr"):
        say, other = row.select("td")
        veil = re.search(r"background-color:rgba\((\d+),(\d+),(\d+),(0\.\d+)\)", str(say["style"]))
        assert veil
        alpha = float(veil[4])
        assert alpha <= 0.2
        over_white = [round(255 * (1 - alpha) + int(color) * alpha) for color in veil.group(1, 2, 3)]
        assert say["bgcolor"] == "#{:02x}{:02x}{:02x}".format(*over_white)
        assert "background" not in str(other["style"]) + str(other.get("bgcolor"))


def test_the_mail_begins_with_words_to_say(digest: Digest) -> None:
    """The first pair stands before the text, in a cell with padding; a tip without one has no such cell."""
    first = page(digest).select_one(".card > .first")
    assert first
    assert [line.get_text(" ", strip=True) for line in first.select("p")] == [
        "Say this week",
        "“I have read both of your emails, and I would rather talk than write a third one.”",
        "Not: “Per my previous email, your case is being processed.”",
    ]
    assert "padding" in str(first.td and first.td["style"])
    assert not page(compose(letter(html="<p>No words.</p>"))).select(".first")


HEADS = "<tr><th>Say</th><th>Not</th></tr>"
FIRST, OTHER = "<tr><td>“Yes.”</td><td>“No.”</td></tr>", "<tr><td>“Now.”</td><td>“Later.”</td></tr>"


@pytest.mark.parametrize(
    ("before", "rows", "left"),
    [
        ("<p>Aloud.</p>", FIRST + OTHER, ["SayNow."]),
        ("<p>Aloud.</p>", FIRST, []),
        ("<p>Aloud:</p>", FIRST + OTHER, ["SayYes.", "SayNow."]),
        ("", FIRST.replace("Yes", '<a href="#a">Yes</a>'), ["SayYes."]),
    ],
)
def test_the_first_pair_is_said_once(before: str, rows: str, left: list[str]) -> None:
    """Where it stood the others stay; where a line announces it, or a link would be lost, it stays, too."""
    html = f'{before}<table class="say-not">{HEADS}{rows}</table>'
    shown = page(compose(letter(html=html))).select(".tip td:first-child")
    assert [re.sub(r"[\s“”]", "", cell.get_text()) for cell in shown] == left


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("<td>“Yes.<br>No.”</td><td></td>", ["Say this week", "“Yes. No.”"]),
        ("<td> </td><td>“No.”</td>", []),
        ("<td><em>“Yes</em>.”</td>", ["Say this week", "“Yes.”"]),
    ],
)
def test_a_first_pair_may_lack_a_half(cells: str, said: list[str]) -> None:
    """Without what not to say, there is the sentence; without a sentence, nothing."""
    table = f'<table class="say-not"><tr><th>Say</th><th>Not</th></tr><tr>{cells}</tr></table>'
    shown = page(compose(letter(html=table))).select(".first p")
    assert [line.get_text(" ", strip=True) for line in shown] == said


def test_the_one_button_leads_to_the_tip(digest: Digest) -> None:
    """Its cell has the color and the padding: Outlook takes them from nothing else."""
    (button,) = page(digest).select(".button td")
    assert button.a
    assert (button.a["href"], button["bgcolor"]) == (letter().tip_url, letter().accent.light)
    assert re.search(r"padding:1\dpx 2\dpx", str(button["style"]))


def test_the_mail_wears_the_colors_of_tag_and_brand() -> None:
    """The tag colors the line above the tip, the brand the links; in the dark, both are lighter."""
    html = compose(letter(color=shades_of("#c2410c"), accent=shades_of("#7a1f5c"))).html
    assert "border-top:4px solid #c2410c" in html
    assert "color:#7a1f5c" in html
    for shades in (shades_of("#c2410c"), shades_of("#7a1f5c")):
        assert shades.dark in html.split("prefers-color-scheme")[1]


def _rows(table: str) -> list[list[str]]:
    """Return what each cell of each row of *table* says in a mail."""
    shown = page(compose(letter(html=table))).select(".tip tr")
    return [[cell.get_text(" ", strip=True) for cell in row.select("td, th")] for row in shown]


def test_a_table_of_three_columns_names_them_in_its_cells() -> None:
    """On a phone its cells stand below each other. An empty cell names nothing."""
    head = "<tr><th>Case</th><th>Phone</th><th>Letter</th></tr>"
    assert _rows(f"<table>{head}<tr><td>Late</td><td>Noon</td><td></td></tr></table>") == [
        ["Late", "Phone Noon", ""]
    ]


def test_a_table_too_wide_for_its_words_has_a_cell_a_row() -> None:
    """So no word is broken, not even where a mail program has no style for phones."""
    words = ["Responsibility", "Correspondence", "Acknowledgement", "Representatives"]
    head = "".join(f"<th>{word}</th>" for word in words)
    cells = "".join(f"<td>{word}</td>" for word in reversed(words))
    found = _rows(f"<table><thead><tr>{head}</tr></thead><tbody><tr>{cells}</tr></tbody></table>")
    named = " ".join(f"{name} {word}" for name, word in zip(words[1:], words[2::-1], strict=True))
    assert found == [[f"Representatives {named}"]]


@pytest.mark.parametrize(
    "table",
    [
        "<tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr>",
        "<tr><th>A</th><th>B</th><th>C</th></tr><tr><td colspan='2'>1</td><td>2</td></tr>",
        "<tr><td>A</td><td>B</td><td>C</td></tr><tr><td>1</td><td>2</td><td>3</td></tr>",
    ],
)
def test_every_other_table_stays_as_it_is(table: str) -> None:
    """One of two columns, one with a cell over two of them, and one without headers."""
    plain = [re.findall(r"<t[hd][^>]*>(.)", row) for row in table.split("</tr>") if row]
    assert _rows(f"<table>{table}</table>") == plain


def test_no_table_is_a_block(digest: Digest) -> None:
    """LiteHTML, in Claws Mail, takes every screen for narrow, and shows no table that is a block."""
    sheets = [style.get_text() for style in page(digest).select("style")]
    (sheet,) = (text for text in sheets if "say-not" in text)
    blocks = re.findall(r"([^{}]+)\{[^{}]*display:\s*block", sheet)
    assert {each.split()[-1] for rule in blocks for each in rule.split(",")} == {"tr", "td"}


HIDING = re.compile(
    r"display:\s*none|visibility:\s*(hidden|collapse)|opacity:\s*0|(max-)?(height|width):\s*0(?![.\d])"
    r"|text-indent:\s*-|mso-hide|clip(-path)?:|font-size:\s*[01](px)?\b|(left|top):\s*-|color:\s*transparent"
)
"""How style sheets hide words, which filters count: SpamAssassin's HTML_TEXT_INVISIBLE_STYLE, and rspamd."""


def test_nothing_but_the_preheader_is_hidden() -> None:
    """Filters count hidden words, each time: many pairs of Say and Not are as good as none."""
    pairs = "<tr><td>“Yes.”</td><td>“No.”</td></tr>" * 12
    head = "<thead><tr><th>Say</th><th>Not</th></tr></thead>"
    read = page(compose(letter(html=f'<table class="say-not">{head}{pairs}</table>')))
    assert [style.get_text() for style in read.select("style") if HIDING.search(style.get_text())] == []
    assert read.select("style")
    hidden = [
        part
        for part in read.select("body [style], body [hidden]")
        if (HIDING.search(str(part.get("style"))) or part.has_attr("hidden")) and _has_words(part)
    ]
    assert [(part["class"], part.get_text()) for part in hidden] == [(["preheader"], letter().summary)]


def _has_words(part: Tag) -> bool:
    """Tell whether *part* hides words: MJML gives boxes no size of type, and each block in them its own."""
    if re.search(r"font-size:\s*0", str(part.get("style"))):
        return any(type(text) is NavigableString and text.strip() for text in part.children)
    return bool(part.get_text().strip())


@pytest.mark.parametrize("encore", [True, False])
def test_an_encore_says_so(encore: bool) -> None:
    """An earlier tip that is back says so once in each part."""
    digest = compose(letter(encore=encore))
    line = "An encore: this tip is back because it is worth a second read."
    assert (digest.text.count(line), digest.html.count(line)) == (encore, encore)


def test_a_question_of_an_earlier_tip_comes_back() -> None:
    """Without the name of the tip, which is a click away; where nothing comes back, there is no line."""
    url = f"{SITE}/tips/end-of-day/"
    digest = compose(letter(again=Link("What do we say instead of “end of day”?", url)))
    line = "From an earlier tip: What do we say instead of “end of day”?"
    assert f"\n\n{line}\nWhich tip was it? {url}\n\n" in digest.text
    (shown,) = page(digest).select(".again")
    assert " ".join(shown.get_text(" ").split()) == f"{line.replace(':', '')} Which tip was it?"
    assert [link["href"] for link in shown.select("a")] == [url]
    assert "earlier tip:" not in compose(letter()).text


def test_the_first_edition_has_nothing_before_it() -> None:
    """Without earlier editions, tags and a playbook there is no empty heading for them."""
    digest = compose(letter(earlier=(), tags=(), playbook=None))
    for part in (digest.html, digest.text):
        assert not any(word in part for word in ("Earlier tips", "Tags:", "Playbook", "playbook behind"))


# --- the plain text ---


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>1. Not * a _ list # `x` [y](z) \\ &lt;b&gt;</p>", "1. Not * a _ list # `x` [y](z) \\ <b>"),
        ("<p>5 &gt; 4</p><hr><p>a<br>b</p>", "5 > 4\n\n* * *\n\na\nb"),
        ("<blockquote><ul><li>a</li></ul></blockquote>", "> - a"),
        ("<ol start=9><li>a</li><li><p>b</p><p>c</p></li></ol>", "9. a\n10. b\n\n    c"),
        ("<dl><dt>Term</dt><dd>What it means</dd></dl>", "Term\n    What it means"),
        ("<table><tr><td>no</td><td>header</td></tr></table>", "no\nheader"),
        ("<table><tr><th>A</th><th>B</th></tr><tr><th>x</th><td>y</td></tr></table>", "A:  x\nB:  y"),
        ("<table><tr><th>Phone</th><td>two minutes</td></tr></table>", "Phone\ntwo minutes"),
        ('<p><a href="https://example.com/"> b </a>c <a>d</a></p>', "b <https://example.com/> c d"),
        ('<p><a href="tel:+15550100">b (+15550100)</a></p>', "b (+15550100)"),
    ],
)
def test_plain_forms(html: str, text: str) -> None:
    """Nothing is escaped, and what has no form in plain text keeps its words and its order."""
    whole = compose(letter(html=html)).text
    assert whole.split("By The Service Desk\n\n")[1].split("\n\nPlaybook:")[0] == text


def test_a_url_is_never_broken() -> None:
    """However long an address is, it stays on one line."""
    url = f"{SITE}/" + "a-very-long-part/" * 12
    digest = compose(letter(tip_url=url, playbook=Link("P", url), html=f'<p>See <a href="{url}">it</a>.</p>'))
    assert digest.text.count(url) == 3
