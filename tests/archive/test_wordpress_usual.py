"""Items as WordPress writes them are read from their text: always as the XML parser reads them."""

from pathlib import Path

import pytest
from exports import COMMENT, item, wxr
from forearmed.archive.readers.wordpress_fields import Fields, fields_of
from forearmed.archive.readers.wordpress_usual import Usual
from forearmed.archive.readers.xml_items import Read, head_of, items_in, namespaces_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

META = {"_wp_old_slug": "before", "footnotes": '[{"id": "a", "content": "<b>]] & more"}]', "_other": "x"}
WHOLE = item(
    7, "“Tea” ]] & <b>more</b>", "<p>Say “yes”.</p>\n[[x]] ]> <wp:comment>\xa0", meta=META, more=COMMENT
).replace("<category ", "<description />\n<wp:post_name>second</wp:post_name><category ", 1)
USUAL = {
    "with everything": WHOLE,
    "with lines as Windows ends them": WHOLE.replace("\n", "\r\n"),
    "with signs that XML forbids": WHOLE.replace("yes", "y\0e\x1bs\ufffe"),
    "with two terms": item(1, "Two", terms=["One", "Another"]),
    "terms in two places": item(1, "x").replace("<link>", '<category domain="x">y</category><link>'),
    "without anything": "<item>\n<description />\n</item>",
    "without a body": item(1, "None", ""),
}
UNUSUAL = {
    "a reference": item(1, "x").replace("<![CDATA[x]]>", "a &amp; b"),
    "a bare &": item(1, "x").replace("<![CDATA[x]]>", "a & b"),
    "a comment of XML": item(1, "x").replace("<link>", "<!-- x --><link>"),
    "an undeclared prefix": item(1, "x").replace("<link>", "<media:x></media:x><link>"),
    "two sections": item(1, "x", "a]]]]><![CDATA[>b"),
    "a section that is padded": item(1, "x").replace("<![CDATA[x", "\n <![CDATA[x"),
    "text between elements": item(1, "x").replace("<link>", "stray<link>"),
    "an element in an element": item(1, "x").replace("<link>", "<a><link>").replace("</link>", "</link></a>"),
    "a wrong end": item(1, "x").replace("</link>", "</lint>"),
    "a tag that XML does not know": item(1, "x").replace("link>", "wp:wp:link>"),
    "an attribute of another kind": item(1, "x").replace("<item>", '<item x="1">'),
    "a ]]> in its text": item(1, "x", "a ]]> b"),
}


def readings(path: Path, content: bytes) -> tuple[list[object], list[object]]:
    """Return what stands in *content* as it is read, and as the XML parser alone reads it."""
    path.write_bytes(content)
    usual = Usual(namespaces_in(head_of(path, "item")))
    found = items_in(path, "item", usual=usual.fields_of)
    return [_told(each) for each in found], [_told(each) for each in items_in(path, "item")]


def _told(found: object) -> object:
    if isinstance(found, Read):
        return (fields_of(found.element), found.repaired)
    return (found, "") if isinstance(found, Fields) else found


def _raw(text: str) -> bytes:
    return text[text.index("<item") :].encode("utf-8", "surrogateescape")


@pytest.mark.parametrize("kind", USUAL)
def test_a_usual_item_needs_no_parser(tmp_path: Path, kind: str) -> None:
    """It is read from its text, and says what the parser would say."""
    content = wxr(USUAL[kind]).encode()
    path = tmp_path / "old.xml"
    ours, theirs = readings(path, content)
    assert ours == theirs
    assert Usual(namespaces_in(head_of(path, "item"))).fields_of(_raw(USUAL[kind]))


@pytest.mark.parametrize("kind", UNUSUAL)
def test_an_unusual_item_is_for_the_parser(tmp_path: Path, kind: str) -> None:
    """What only the parser can judge is left to it."""
    path = tmp_path / "old.xml"
    ours, theirs = readings(path, wxr(UNUSUAL[kind]).encode())
    assert ours == theirs
    assert Usual(namespaces_in(head_of(path, "item"))).fields_of(_raw(UNUSUAL[kind])) is None


def test_bytes_of_another_encoding_are_mended_alike(tmp_path: Path) -> None:
    """A sign of Windows-1252 in a post reads as it does elsewhere."""
    ours, theirs = readings(tmp_path / "old.xml", wxr(WHOLE).encode().replace(b"Say", b"Caf\xe9"))
    assert ours == theirs
    assert "Café" in str(ours)


_BITS = [
    b"",
    b"<",
    b">",
    b"]]>",
    b"]",
    b"&",
    b"\xff",
    b"\0",
    b"<a>",
    b"</wp:comment>",
    b"<![CDATA[",
    b"/",
    b'"',
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0, 1), length=st.sampled_from([0, 1, 9, 60]), bits=st.sampled_from(_BITS))
def test_damage_is_read_alike(tmp_path: Path, where: float, length: int, bits: bytes) -> None:
    """Whatever is cut out of an export, or put in: no item is sound that the parser refuses."""
    content = wxr(WHOLE, item(8, "Next")).encode()
    first = content.index(b"<item>")
    place = first + int(where * (len(content) - first))
    ours, theirs = readings(tmp_path / "old.xml", content[:place] + bits + content[place + length :])
    assert ours == theirs


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WHOLE.splitlines(keepends=True)[1:-1]), max_size=30))
def test_lines_in_any_order_are_read_alike(tmp_path: Path, lines: list[str]) -> None:
    """Elements in any order and number, whole or not, make the same post."""
    ours, theirs = readings(tmp_path / "old.xml", wxr("".join(["<item>", *lines, "</item>"])).encode())
    assert ours == theirs
