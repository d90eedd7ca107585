"""The safety passage of an article: what somebody in danger must read before all else. Judges nothing."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from forearmed.article.excerpts import Section, sections_in, words_to_say_in
from forearmed.article.reading import Reading

BOXES = ("danger", "warning")
"""The boxes that hold it: GitHub's CAUTION and WARNING, and those of these names."""


@dataclass(frozen=True)
class Safety:
    """The *text* of a safety passage, and the first words to *say*; both without an author's HTML."""

    text: str
    say: tuple[str, ...]


def safety_in(reading: Reading) -> Safety | None:
    """Return the safety passage of the article that *reading* holds, or None where it has none.

    It is the first box of danger or warning. Without a box it is the first paragraph, above all headings,
    that begins with words in bold. Its words to say are those in the box, else the article's first.
    """
    box = _box(reading.body)
    if box is not None:
        said = [part.text for section in sections_in(box) for part in section.passages]
        text = " ".join(said[1:] if box.find("p[@class='admonition-title']") is not None else said)
        say = _said(words_to_say_in(box))
    else:
        first = reading.sections[0]
        text = next((one.text for one in first.passages if one.lead and not one.listed), "")
        say = ()
    say = say or _said(reading.words_to_say)[:1]
    return Safety(text, say) if text else None


def _box(body: HtmlElement) -> HtmlElement | None:
    boxes = body.iterfind(".//div[@class]")
    kinds = {*BOXES}
    return next(
        (box for box in boxes if "admonition" in box.classes and not kinds.isdisjoint(box.classes)), None
    )


def _said(sections: tuple[Section, ...] | list[Section]) -> tuple[str, ...]:
    return tuple(pair.say for section in sections for pair in section.pairs)
