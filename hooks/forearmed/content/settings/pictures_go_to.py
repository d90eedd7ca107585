"""Whose mail carries the pictures of a tip, as the settings say it."""

from enum import StrEnum


class PicturesGoTo(StrEnum):
    """Whose mail carries the pictures of a tip."""

    SUBSCRIBERS = "subscribers"
    EVERYONE = "everyone"
    NOBODY = "nobody"
