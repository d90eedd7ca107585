"""Mails and documents as people have them: newsletters, plain text, Google Docs, Word."""

from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import services
from elsewhere import brought, shown
from forearmed.archive.post import Form, Post
from forearmed.archive.readers import Manner, reader_of
from forearmed.archive.readers.flowed import unflowed
from forearmed.archive.readers.plain_mail import as_html

TODAY = "<p>February 16, 2016</p>"


def one(path: Path, content: str | bytes) -> Post:
    """Return the only post of an export at *path* that holds *content*."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (post,) = (each for each in reader_of(path).read(path, Manner(ZoneInfo("UTC"))) if isinstance(each, Post))
    return post


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One.\n\nTwo\nlines.", "<p>One.</p><p>Two<br>lines.</p>"),
        (
            f"{'A line that a program broke where it was long enough,':<60}\nand its end.",
            "<p>A line that a program broke where it was long enough, and its end.</p>",
        ),
        ("Use:\n* a, not b\n* c\n  and d", "<p>Use:</p><ul><li>a, not b</li><li>c<br>and d</li></ul>"),
        ("1. One\n2) Two", "<ol><li>One</li><li>Two</li></ol>"),
        ("- a dash alone is said", "<p>- a dash alone is said</p>"),
        ("Bye.\n-- \nDana\n+1 555 0100", "<p>Bye.</p>"),
        (
            "a < b\nhttps://a.example/x.",
            '<p>a &lt; b<br><a href="https://a.example/x">https://a.example/x</a>.</p>',
        ),
    ],
)
def test_plain_text_is_a_page(text: str, html: str) -> None:
    """Paragraphs, lists and the breaks of a person stay; a program's breaks and the signature do not."""
    assert as_html(text) == html


def test_text_that_flows_goes_on(tmp_path: Path) -> None:
    """Where a mail says so, a space at the end of a line joins it with the next."""
    mail = EmailMessage()
    mail["Subject"], mail["Date"] = "Flow", "Tue, 16 Feb 2016 20:30:00 -0500"
    mail.set_content("One \ntwo.\nThree.\n")
    mail.set_param("format", "flowed")
    assert one(tmp_path / "x", mail.as_bytes()).body == "<p>One two.<br>Three.</p>"
    mail.set_param("delsp", "yes")
    assert one(tmp_path / "y", mail.as_bytes()).body == "<p>Onetwo.<br>Three.</p>"


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        (">> Say who \n>> calls.\n> Who \n> does?\nWe do.", ">> Say who calls.\n> Who does?\nWe do."),
        ("> It ends here \nWe said no.", "> It ends here \nWe said no."),
        ("It came \n From the desk.\n >5 is many", "It came From the desk.\n>5 is many"),
        ("Bye \n-- \nDana", "Bye \n-- \nDana"),
        ("One \n\nTwo \n \nThree  \nfour", "One \n\nTwo \n\nThree  four"),
    ],
)
def test_lines_flow_as_the_standard_has_it(written: str, whole: str) -> None:
    """Marks of a quotation are counted before lines are joined; a space in front of words is not theirs."""
    assert unflowed(written) == whole


def test_a_newsletter_in_tables_is_its_text() -> None:
    """A table that lays a mail out is no table, though one within compares; what it says is the summary."""
    inner = "<table><tr><th>Say</th><th>Not</th></tr><tr><td>Two minutes.</td><td>One sec.</td></tr></table>"
    page = brought(f"<table><tr><td><p>Say how<br>long.</p>{inner}</td></tr></table>", Form.HTML)
    assert page.markdown == "Say how\\\nlong.\n\n| Say | Not |\n| --- | --- |\n| Two minutes. | One sec. |"
    assert page.text == "Say how long."


def test_a_link_for_one_reader_goes_with_its_words(tmp_path: Path) -> None:
    """It asks for something, as an address with a query does; a page about such things keeps its words."""
    mail = services.MAIL.replace(
        "<p>Sent to", '<p><a href="https://a.example/how-to-unsubscribe">Our guide</a></p><p>Sent to'
    )
    body = one(tmp_path / "x", mail).body
    assert "Leave" not in body
    assert "Our guide</a>" in body


def test_a_page_of_google_docs_is_whole(tmp_path: Path) -> None:
    """Its title is the paragraph called so, lists keep their levels, pictures of the zip are in the post."""
    levels = "".join(
        f'<ul class="c1 lst-kix_ab-{level} start"><li>{words}</li></ul>'
        for level, words in ((0, "one"), (1, "below"), (1, "again"), (0, "two"))
    )
    page = (
        f'<html><body class="c1"><p class="c2 title" id="h.x"><span>Ask</span></p>{TODAY}'
        f'<p>First.</p>{levels}<img src="images/a.png" alt="A desk"></body></html>'
    )
    post = one(tmp_path / "x", services.packed({"Ask.html": page, "images/a.png": b"\x89PNG\r\n\x1a\n"}))
    assert (post.title, str(post.day)) == ("Ask", "2016-02-16")
    assert '<img src="data:image/png;base64,iVBORw0KGgo=" alt="A desk">' in post.body
    assert "<li>one<ul><li>below</li><li>again</li></ul></li><li>two</li></ul>" in "".join(
        shown(post.body, Form.HTML).split("\n")
    )


def test_markdown_of_google_docs_tells_its_day(tmp_path: Path) -> None:
    """A bold heading is a plain title, and a day alone in the line below is the day."""
    text = "# **Ask *twice***  {#ask}\n\nMay 10, 2016\n\nAsk for the *wish*.\n\n![A phone][image1]\n"
    post = one(tmp_path / "Ask.md", text)
    assert (post.title, str(post.day)) == ("Ask twice", "2016-05-10")
    assert post.body.startswith("Ask for")
    assert brought(post.body, Form.MARKDOWN).text == "Ask for the wish."


def test_words_table_has_its_head(tmp_path: Path) -> None:
    """A few words above sentences are a head; a table of facts has none, and nothing is lost of either."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def table(*rows: tuple[str, str]) -> str:
        cells = (
            "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) for row in rows
        )
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"

    tables = (
        table(("Say", "Not"), ("Two minutes.", "One sec.")) + "<w:p/>" + table(("Phone", "1"), ("Room", "2"))
    )
    document = f"<w:document {space}><w:body>{tables}</w:body></w:document>"
    html = shown(one(tmp_path / "x", services.docx(document)).body, Form.HTML)
    assert html.count("<thead") == 2
    assert [cell in html for cell in ("<th>Say</th>", "<th>Phone</th>", "Room")] == [True, False, True]
