"""Colors that authors and owners choose: six digits in quotes, and readable where they are shown."""

import math
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from forearmed.content.contracts.kinds import fail, looks_like
from forearmed.foundation.colors import DARK, HEX, LIGHT, READABLE, contrast, readable_shade

_EMPTY = 'is empty: YAML takes # for the start of a comment; write the color in quotes, as in "#0b6b66"'
_A_COLOR = 'must be # and six digits from 0 to f, in quotes, such as "#0b6b66"'
_PALE = (
    '"{color}" is hard to read on {where}: its contrast is {found}, and text needs 4.5 (WCAG 2.2, 1.4.3); '
    'the nearest shade that has it is "{shade}"'
)


def _color(value: object) -> object:
    if value is None:
        raise fail(_EMPTY)
    if not (isinstance(value, str) and HEX.fullmatch(value)):
        raise fail(_A_COLOR)
    return value.lower()


def _readable_on(ground: str, where: str) -> Callable[[str], str]:
    def demand(color: str) -> str:
        found = contrast(color, ground)
        if found < READABLE:
            shade = readable_shade(color, ground)
            # Rounded down: 4.46 is not 4.5.
            known = f"{math.floor(found * 10) / 10:.1f}"
            raise fail(_PALE.format(color=color, where=where, found=known, shade=shade))
        return color

    return demand


_SCHEMA = looks_like(HEX, _A_COLOR)
# Neither offers None: it stands for a key that is not there, and a key without a value is refused.
OnLight = Annotated[
    str | None, AfterValidator(_readable_on(LIGHT, "light pages")), BeforeValidator(_color), _SCHEMA
]
"""A color for text on light pages, and under white text."""
OnDark = Annotated[
    str | None, AfterValidator(_readable_on(DARK, "dark pages")), BeforeValidator(_color), _SCHEMA
]
"""A color for text on dark pages."""
