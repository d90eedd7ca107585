"""Footnotes of old pages: each service writes them in its own way, and here they are footnotes again."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from elsewhere import brought, shown
from forearmed.archive.post import Form, Post
from forearmed.archive.readers import Manner, reader_of
from services import docx

WAYS = {
    "Word, through mammoth": (
        '<p>Ask<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup>.</p><ol><li id="footnote-1">'
        '<p> Once <b>only</b>. <a href="#footnote-ref-1">\u2191</a></p></li></ol>'
    ),
    "Google Docs": (
        '<p class="c0"><span>Ask</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><span>.</span></p>'
        '<hr class="c4"><div><p class="c1"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Once </span>'
        "<b>only</b><span>.</span></p></div>"
    ),
    "Substack": (
        '<p>Ask<a class="footnote-anchor" data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-1" '
        'href="#footnote-1" target="_self">1</a>.</p><div class="footnote"><a id="footnote-1" '
        'href="#footnote-anchor-1" class="footnote-number" contenteditable="false">1</a>'
        '<div class="footnote-content"><p>Once <b>only</b>.</p></div></div>'
    ),
    "kramdown": (
        '<p>Ask<sup id="fnref:1" role="doc-noteref"><a href="#fn:1" class="footnote">1</a></sup>.</p>'
        '<div class="footnotes"><ol><li id="fn:1"><p>Once <b>only</b>. <a href="#fnref:1" '
        'class="reversefootnote">&#8617;</a></p></li></ol></div>'
    ),
    "markdown-it": (
        '<p>Ask<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>.</p><hr><section '
        'class="footnotes"><ol><li id="fn1" class="footnote-item"><p>Once <b>only</b>. <a href="#fnref1" '
        'class="footnote-backref">\u21a9</a></p></li></ol></section>'
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_note_is_a_note_again(way: str) -> None:
    """Its sign leads to it, it has its words alone, and neither its list nor a line stays above it."""
    found = brought(WAYS[way])
    assert (found.markdown, found.text) == ("Ask[^1].\n\n[^1]: Once **only**.", "Ask.")
    html = shown(WAYS[way])
    assert 'class="footnote-ref"' in html
    assert "<li" in html


def test_several_notes_in_their_order() -> None:
    """Two signs may mean one note, a note may have two paragraphs, and what follows the notes stays."""
    body = (
        '<p>A<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup> B<sup><a href="#ftnt2" id="ftnt_ref2">[2]</a>'
        '</sup> C<sup><a href="#ftnt1">[1]</a></sup></p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> '
        'One.</p><p>More.</p></div><div><p><a href="#ftnt_ref2" id="ftnt2">[2]</a> Two.</p></div>'
        "<p>After.</p>"
    )
    assert brought(body).markdown == (
        "A[^1] B[^2] C[^1]\n\n---\n\nAfter.\n\n[^1]: One.\\\nMore.\n\n[^2]: Two."
    )
    assert "<p>One.<br />\nMore." in shown(body)


@pytest.mark.parametrize(
    "body",
    [
        '<p><a id="t" href="#s">1</a></p><h2 id="s">Heading</h2><p>Text <a href="#t">up</a></p>',
        '<ul><li><a id="t" href="#s">Heading</a></li></ul><h2 id="s"><a href="#t">Heading</a></h2>',
        '<p>See <a href="#s">2</a>.</p><p id="s">Two.</p>',
        '<p id="s">A <a href="#s" id="t">1</a> <a href="#t">2</a></p>',
    ],
)
def test_other_links_on_a_page_stay(body: str) -> None:
    """A table of contents and a plain link are no footnotes."""
    assert "[^" not in brought(body).markdown


def test_notes_in_markdown_stay() -> None:
    """Google Docs writes them as we do."""
    assert brought("Ask[^1].\n\n[^1]: Once.\n", Form.MARKDOWN).markdown.strip() == "Ask[^1].\n\n[^1]: Once."
    assert 'class="footnote-ref"' in shown("Ask[^1].\n\n[^1]: Once.\n", Form.MARKDOWN)


def test_a_document_of_words_own(tmp_path: Path) -> None:
    """Footnotes and endnotes of a real .docx, through mammoth."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = (
        '<w:p><w:r><w:t>Ask</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        '<w:r><w:t xml:space="preserve"> and act</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
    )
    notes = {
        f"word/{kind}s.xml": f'<w:{kind}s {space}><w:{kind} w:id="2"><w:p><w:r><w:t>{words}</w:t></w:r></w:p>'
        f"</w:{kind}></w:{kind}s>"
        for kind, words in (("footnote", "Once."), ("endnote", "Twice."))
    }
    path = tmp_path / "2016-02-16 Ask.docx"
    path.write_bytes(docx(f"<w:document {space}><w:body>{body}</w:body></w:document>", more=notes))
    post = next(iter(reader_of(path).read(path, Manner(ZoneInfo("UTC")))))
    assert isinstance(post, Post)
    assert brought(post.body).markdown == "Ask[^1] and act[^2]\n\n[^1]: Once.\n\n[^2]: Twice."
