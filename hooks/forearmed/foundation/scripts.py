"""Which letters stand beside their neighbors without a space: for marks that turn by what is beside them."""

import re

UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Thai, Lao, Burmese, Khmer, Chinese and Japanese, with their punctuation: no spaces between words."""
EAST_ASIAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Chinese and Japanese, with their punctuation: those that have no space at all within a sentence."""
ARABIC = re.compile(r"[\u0620-\u065f]")
"""Words such as "and" and "with" are one letter of Arabic, which is joined to the next word and its mark."""
HEBREW = re.compile(r"[\u05d0-\u05ea]")
"""The same is true of Hebrew."""


def joins(sign: str) -> bool:
    """Tell whether *sign* may stand beside another word without a space between."""
    return not sign.isascii() and any(script.match(sign) for script in (UNSPACED, ARABIC, HEBREW))
