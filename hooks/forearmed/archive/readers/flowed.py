"""Put the lines of a mail in ``format=flowed`` together again (RFC 3676, section 4). Makes no HTML."""

_SIGNATURE = "-- "


def unflowed(text: str, *, drops_space: bool = False) -> str:
    """Return *text* with one line for what its program broke into several: each ended with a space.

    The marks of a quotation stand before its first line only, and lines of two depths are never joined
    (section 4.5). With *drops_space* (``delsp=yes``), the space was no part of the words (section 4.3).
    """
    done: list[str] = []
    depth_before, goes_on = 0, False
    for written in text.split("\n"):
        depth, line = _parted(written)
        is_flowing = line.endswith(" ") and line != _SIGNATURE and not line.isspace()
        if is_flowing and drops_space:
            line = line[:-1]
        if goes_on and depth == depth_before and line != _SIGNATURE and line:
            done[-1] += line
        else:
            done.append(">" * depth + " " * bool(depth and line) + line)
        depth_before, goes_on = depth, is_flowing
    return "\n".join(done)


def _parted(line: str) -> tuple[int, str]:
    """Return how deep *line* is quoted, and its words without the space put before them (section 4.4)."""
    words = line.lstrip(">")
    return len(line) - len(words), words.removeprefix(" ")
