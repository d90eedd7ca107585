"""What it costs to convert Markdown, beside the converter of mkdocs with the extensions that its authors use.

Run with `make bench`. Both convert the same thousand tips, in turns; seconds are CPU time of this process.
"""

import statistics
import time
from collections.abc import Callable, Sequence

from corpus import texts
from figures import keep
from forearmed.article.converter import Converter
from markdown import Markdown

TIPS = 1000
PAIRS = 5
COLUMNS = ("What converts 1,000 tips", "CPU s (median)", "From, to")
NAMES = ("Forearmed", "Python-Markdown, with the extensions that mkdocs' authors use")
EXTENSIONS = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "smarty", "tables", "toc",
    "pymdownx.details", "pymdownx.highlight", "pymdownx.superfences", "pymdownx.tasklist",
)  # fmt: skip
"""What the settings of a new site named as long as mkdocs' converter made its pages."""


def seconds(convert: Callable[[str], object], bodies: Sequence[str]) -> float:
    """Return the CPU time that *convert* takes for *bodies*."""
    begun = time.process_time()
    for body in bodies:
        convert(body)
    return time.process_time() - begun


def main() -> None:
    """Measure, and keep a table."""
    bodies = [text.body for text in texts(TIPS)]
    ours = Converter()
    theirs = Markdown(extensions=EXTENSIONS, extension_configs={"toc": {"permalink": True}})
    pairs = [
        (seconds(ours.convert, bodies), seconds(lambda body: theirs.reset().convert(body), bodies))
        for _ in range(PAIRS)
    ]
    rows = [
        (name, f"{statistics.median(costs):.2f}", f"{min(costs):.2f} to {max(costs):.2f}")
        for name, costs in zip(NAMES, zip(*pairs, strict=True), strict=True)
    ]
    ratio = statistics.median(mine / other for mine, other in pairs)
    keep(COLUMNS, rows, note=f"{PAIRS} pairs that took turns; the median of their ratios is {ratio:.2f}.")


if __name__ == "__main__":
    main()
