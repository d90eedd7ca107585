"""The huddle of the current edition, which has an address of its own: the same sheet at another place."""

from dataclasses import replace

from forearmed.article.moving import moved
from forearmed.site.huddle import HuddleSheet


def sheet_elsewhere(sheet: HuddleSheet, way: str) -> HuddleSheet:
    """Return *sheet* for a page from which *way* leads to the folder that its links are relative to."""
    return replace(sheet, text=moved(sheet.text, way), exercise=moved(sheet.exercise, way))
