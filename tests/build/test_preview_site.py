"""What a preview's site knows of its own files."""

from pathlib import Path

from forearmed.build.cache.preview_site import PreviewSite


def test_a_made_file_stays_when_what_it_is_made_from_does(tmp_path: Path) -> None:
    """To write the bytes of a file, such as a huddle, does not make the preview forget its key."""
    site, place = PreviewSite(), tmp_path / "huddle.html"
    site.begin("frame")
    assert not site.take("huddle.html", "key", place)
    assert not site.take_equal("huddle.html", b"<p>Ask.</p>", place)
    place.write_bytes(b"<p>Ask.</p>")
    site.begin("frame")
    assert site.take("huddle.html", "key", place)
    assert not site.take("huddle.html", "another", place)
    assert not site.take_equal("huddle.html", b"<p>Ask.</p>", place), "a page may stand there by now"


def test_a_page_that_was_a_file_in_between_is_made_again(tmp_path: Path) -> None:
    """A page gives way to a redirect and comes back: neither of the two is taken for the other."""
    site, place = PreviewSite(), tmp_path / "index.html"
    site.begin("frame")
    site.note("index.html", "page")
    place.write_bytes(b"page")
    site.begin("frame")
    assert not site.take_equal("index.html", b"redirect", place)
    place.write_bytes(b"redirect")
    site.begin("frame")
    assert site.take_equal("index.html", b"redirect", place)
    site.begin("frame")
    assert not site.take("index.html", "page", place)
    site.begin("frame")
    assert not site.take_equal("index.html", b"redirect", place)
