"""A long text cut to the length that there is room for, at the end of a word."""

_LOOSE = " ,;:-\u2013\u2014"


def shortened(text: str, most: int) -> str:
    """Return *text* as one line of at most *most* signs: a longer one is cut at a word, with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at_word = cut if text[most - 1].isspace() else cut.rpartition(" ")[0]
    return (at_word or cut).rstrip(_LOOSE) + "…"
