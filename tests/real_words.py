"""Make the dictionary of real English words from Aspell's, which is SCOWL: `python tests/real_words.py`."""

import re
import subprocess
from pathlib import Path

from forearmed.site.search import real_words
from forearmed.site.search.real_words import filter_of

_LONGEST = 10
"""A longer word is hardly ever one slip away from another."""


def words() -> list[str]:
    """Return the words of both spellings, without names and possessives."""
    listed = (
        subprocess.run(  # noqa: S603  # a program of this machine
            ["aspell", "-d", language, "dump", "master"],  # noqa: S607  # likewise
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for language in ("en_US", "en_GB")
    )
    found = {word.removesuffix("'s").replace("'", "") for text in listed for word in text.split()}
    return sorted(word for word in found if re.fullmatch(f"[a-z]{{3,{_LONGEST}}}", word))


if __name__ == "__main__":
    Path(real_words.__file__).with_name("english.bin").write_bytes(filter_of(words()))
