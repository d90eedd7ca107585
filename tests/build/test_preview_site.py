"""What a preview's site knows of its own files."""

from pathlib import Path

import pytest
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


def test_what_is_left_is_made_once_when_somebody_asks(tmp_path: Path) -> None:
    """Files that are made together are made at the first question for one of them; a folder is one, too."""
    site, made = PreviewSite(), []
    site.begin("frame")
    site.leave(["tips.json", "old/index.html"], lambda: made.append("data"))
    site.leave(["pagefind/"], lambda: made.append("index"))
    site.supply("index.html")
    assert made == []
    for path in ("pagefind/pagefind.js", "tips.json", "pagefind/entry.json", "old/index.html"):
        assert site.is_left(path) is (len(made) < 2)
        site.supply(path)
    assert made == ["index", "data"]
    site.leave(["tips.json"], lambda: made.append("never"))
    site.begin("frame")
    assert not site.is_left("tips.json"), "the next build has another"


def test_what_cannot_be_made_is_still_left(tmp_path: Path) -> None:
    """Half of a file may stand there: the next question makes it again, even from the same."""
    site, place, tries = PreviewSite(), tmp_path / "index.html", []

    def make() -> None:
        tries.append(site.take("index.html", "key", place))
        place.write_text("half")
        raise OSError("full")

    site.begin("frame")
    site.leave(["index.html"], make)
    for _ in range(2):
        with pytest.raises(OSError, match="full"):
            site.supply("index.html")
    assert tries == [False, False]
    assert site.is_left("index.html")
