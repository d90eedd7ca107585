"""A link to a film on another site, alone in its paragraph: a card on the page, and elsewhere a link."""

import pytest
from forearmed.article.converter import Converter, Manner, film_site
from forearmed.article.portable import portable
from forearmed.article.stills import with_stills
from forearmed.foundation.wording import Wording

VIMEO = "https://vimeo.com/12345"
CARD = (
    '<p class="film"><a href="{}"><span class="film__site">Film on {}'
    '<span class="film__colon">:</span></span> {}</a></p>'
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            f"[How to *open* a call]({VIMEO})",
            CARD.format(VIMEO, "Vimeo", "How to <em>open</em> a call"),
        ),
        (
            "[It's short][1]\n\n[1]: https://youtu.be/w7Ft2ymGmfc?t=3",
            CARD.format("https://youtu.be/w7Ft2ymGmfc?t=3", "YouTube", "It’s short"),
        ),
        (VIMEO, CARD.format(VIMEO, "Vimeo", "Watch the film")),
        (f"<{VIMEO}>", CARD.format(VIMEO, "Vimeo", "Watch the film")),
        (f"[{VIMEO}]({VIMEO})", CARD.format(VIMEO, "Vimeo", "Watch the film")),
        (f"[vimeo.com]({VIMEO})", CARD.format(VIMEO, "Vimeo", "Watch the film")),
        (f"> [A]({VIMEO})", f"<blockquote>\n{CARD.format(VIMEO, 'Vimeo', 'A')}\n</blockquote>"),
    ],
)
def test_a_film_alone_is_a_card(written: str, shown: str) -> None:
    """It says whose site it leads to, in words; a bare address has words of ours."""
    assert Converter().convert(written).html == shown


@pytest.mark.parametrize(
    "written",
    [
        f"See [the film]({VIMEO})",
        f"[A]({VIMEO})\n[B]({VIMEO})",
        f"- [A]({VIMEO})\n- [B]({VIMEO})",
        f"A[^1]\n\n[^1]: [A]({VIMEO})",
        f"[A]({VIMEO}){{: .md-button }}",
        f"[![A still](still.png)]({VIMEO})",
        f"[]({VIMEO})",
        f"# [A]({VIMEO})",
        "[Our channel](https://www.youtube.com/@desk)",
        "`https://vimeo.com/12345`",
    ],
)
def test_any_other_link_stays_one(written: str) -> None:
    """What stands in a sentence, a list or a heading, or has a look of its own, is a link like all others."""
    assert "film" not in Converter().convert(written).html.replace("the film", "")


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.youtube.com/watch?v=w7Ft2ymGmfc", "YouTube"),
        ("http://m.youtube.com/watch?app=desktop&v=w7Ft2ymGmfc&t=9", "YouTube"),
        ("https://youtube.com/shorts/w7Ft2ymGmfc", "YouTube"),
        ("HTTPS://YouTu.be/w7Ft2ymGmfc", "YouTube"),
        ("https://vimeo.com/12345/0a1b2c", "Vimeo"),
        ("https://vimeo.com/channels/staffpicks/12345", "Vimeo"),
        ("https://vimeo.com/showcase/99/video/12345", "Vimeo"),
        ("https://player.vimeo.com/video/12345?h=1", "Vimeo"),
        ("https://www.loom.com/share/0123456789abcdef0123456789abcdef?sid=1", "Loom"),
        ("https://www.youtube.com/playlist?list=PL0123456789", None),
        ("https://youtube.com.example.com/watch?v=w7Ft2ymGmfc", None),
        ("https://vimeo.com/features/12345x", None),
        ("https://www.loom.com/pricing", None),
        ("/watch?v=w7Ft2ymGmfc", None),
    ],
)
def test_the_address_of_a_film(url: str, site: str | None) -> None:
    """One film, not a channel, a list or somebody's page, and on no host that only looks alike."""
    assert film_site(url) == site


@pytest.mark.parametrize(
    ("language", "said"),
    [("de", "Film auf Vimeo: Film ansehen"), ("fr", "Vidéo sur Vimeo&nbsp;: Voir la vidéo")],
)
def test_it_says_so_in_the_sites_language(language: str, said: str) -> None:
    """With the colon of that language, in what leaves the site as well: one link, and no style needed."""
    html = Converter(Manner(wording=Wording(language))).convert(VIMEO).html
    assert portable(html, "https://tips.example.com/") == f'<p><a href="{VIMEO}">{said}</a></p>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<p>A</p>\n<VIDEO controls title=\"A &quot;call&quot;\" poster='a&amp;b.png'>"
            '<source src="a.mp4"></video>\n<p>B</p>',
            '<p>A</p>\n<p><img class="film__still" src="a&amp;b.png" alt="">'
            '<a href="a.mp4">Film: A &quot;call&quot;</a></p>\n<p>B</p>',
        ),
        (
            '<p>Hear <audio src="../good%20call.mp3"></audio> it</p>',
            '<p>Hear <a href="../good%20call.mp3">Sound: good call.mp3</a> it</p>',
        ),
        ('<video><source type=">" src=a.webm></video>', '<p><a href="a.webm">Film: a.webm</a></p>'),
        ("<h2>A</h2>\n<video>Nothing</video>", "<h2>A</h2>\n"),
    ],
)
def test_on_paper_a_film_is_its_poster_and_its_words(html: str, expected: str) -> None:
    """Its own paragraph between others; the file's name where it has no title."""
    assert with_stills(html, Wording()) == expected
