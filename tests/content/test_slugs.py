"""One maker of slugs: the same word becomes the same address in every message and every new file."""

from pathlib import Path

import pytest
from forearmed.content.model import TipKeys
from forearmed.content.slugs import as_slug, is_slug, slug_of
from forearmed.foundation.errors import visible
from hypothesis import given
from hypothesis import strategies as st
from make import VOCABULARY, problems, read, tip_text
from slug_words import NO_WORDS, SLUGS

WORDS = pytest.mark.parametrize(("word", "slug"), SLUGS.items())


@WORDS
def test_a_word_makes_a_slug(word: str, slug: str) -> None:
    """Letters are spelled as their languages spell them in ASCII; signs and emojis are no words."""
    assert (slug_of(word), as_slug(word), as_slug(f"docs/{word}.md")) == (slug, slug, slug)


@pytest.mark.parametrize(
    ("language", "title", "slug"),
    [
        ("de", "Größe zeigen", "groesse-zeigen"),
        ("es", "Sin vergüenza, señor", "sin-verguenza-senor"),
        ("pt-BR", "Atenção à cliente", "atencao-a-cliente"),
        ("fr", "L’œuvre déçoit Saül", "loeuvre-decoit-saul"),
        ("sv", "Åtgärda först", "atgarda-forst"),
        ("da", "Gør det på ærlig vis", "goer-det-paa-aerlig-vis"),
        ("tr", "Önce müşteriyi dinle", "once-musteriyi-dinle"),
        ("ja", "ありがとう", "arigatou"),
        ("ar", "اتصل أولا", "atsl-awla"),
    ],
)
def test_a_title_is_spelled_as_its_language_does(language: str, title: str, slug: str) -> None:
    """German writes "ue" for "ü", Spanish leaves accents out, and other scripts are transliterated."""
    assert slug_of(title, language) == slug


@pytest.mark.parametrize("text", NO_WORDS)
def test_no_word_makes_no_slug(text: str) -> None:
    """Then a message says what a slug is made of, in place of one."""
    assert (slug_of(text), as_slug(text)) == ("", "")


@given(st.text())
def test_what_is_made_is_a_slug(text: str) -> None:
    """Whatever is written, the slug may name a page, and it makes itself."""
    slug = slug_of(text)
    assert not slug or is_slug(slug)
    assert slug_of(slug) == slug


@WORDS
def test_messages_tell_the_same_slug(tmp_path: Path, word: str, slug: str) -> None:
    """An id, a file and a folder are all told by the same name."""
    _, faults = read(TipKeys, {"title": "Call first", "author": word})
    assert faults == [("author", f'author: "{word}" is not an id; write {slug}')]
    found = problems(tmp_path, {f"tips/{word}.md": tip_text(), f"tips/{word}/foo.md": tip_text()})
    shown = visible(word)
    assert f'tips/{shown}.md:1: cannot be published as "{shown}"; rename it {slug}.md' in found
    assert f'tips/{shown}/foo.md:1: its folder is called "{shown}"; rename it {slug}' in found


@WORDS
def test_a_title_names_its_id(tmp_path: Path, word: str, slug: str) -> None:
    """Who writes a tag's title where its id belongs is told the id, in any spelling of the title."""
    tags = f'{VOCABULARY["docs/tags.yml"]}{slug}:\n  title: "{word}"\n  description: Ours.\n'
    found = problems(tmp_path, {"docs/tags.yml": tags, "tips/foo.md": tip_text(tags=f'["{word}"]')})
    assert f'tips/foo.md:5: unknown tag "{visible(word)}"; write {slug}' in found


def test_a_name_without_words_names_nothing(tmp_path: Path) -> None:
    """A title of signs alone is no other spelling of another one."""
    tags = f'{VOCABULARY["docs/tags.yml"]}care:\n  title: "???"\n  description: Ours.\n'
    found = problems(tmp_path, {"docs/tags.yml": tags, "tips/foo.md": tip_text(tags='["!"]')})
    assert found == ['tips/foo.md:5: unknown tag "!"; there are apology, care, empathy']
