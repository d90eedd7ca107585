"""The tree of an old page, made plain before it is written: one step for each thing that pages do."""

import re

from forearmed.archive.markdown.anchors import lead
from forearmed.archive.markdown.clutter import clear
from forearmed.archive.markdown.embeds import link_frames
from forearmed.archive.markdown.images import show
from forearmed.archive.markdown.levels import nest
from forearmed.archive.markdown.lines import part
from forearmed.archive.markdown.places import Places
from forearmed.archive.markdown.sound import HtmlElement, tag_of
from forearmed.archive.markdown.styles import say_in_tags

_HEADING = re.compile(r"h[1-6]")
_TOP, _LOWEST = 2, 6


def tidy(root: HtmlElement, places: Places, remarks: list[str]) -> None:
    """Change *root* to what is to be written; *remarks* get what a person has to look at."""
    clear(root, remarks)
    link_frames(root)
    show(root, places)
    lead(root, places, remarks)
    say_in_tags(root)
    nest(root)
    part(root)
    _level(root)


def _level(root: HtmlElement) -> None:
    """Let headings begin below the title, and take the emphasis out that they have by themselves."""
    headings = [each for each in root.iterdescendants() if _HEADING.fullmatch(tag_of(each))]
    shown = [each for each in headings if each.text_content().strip()]
    shift = _TOP - min((int(tag_of(each)[1]) for each in shown), default=_TOP)
    for heading in headings:
        for strong in list(heading.iter("b", "strong")):
            strong.drop_tag()
        if not heading.text_content().strip():
            heading.tag = "p"  # a picture alone, or nothing
        else:
            heading.tag = f"h{min(_LOWEST, int(tag_of(heading)[1]) + shift)}"
