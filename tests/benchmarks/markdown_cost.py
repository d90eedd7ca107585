"""What it costs to convert Markdown, beside the converter of mkdocs with the extensions that its authors use.

Run with `make bench`. Both convert the same thousand tips, in turns; seconds are CPU time of this process.
"""

import statistics
import time
from collections.abc import Callable, Sequence

from corpus import texts
from forearmed.article.converter import Converter
from markdown import Markdown

TIPS = 1000
PAIRS = 5
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
    """Print the table."""
    bodies = [text.body for text in texts(TIPS)]
    ours = Converter()
    theirs = Markdown(extensions=EXTENSIONS, extension_configs={"toc": {"permalink": True}})
    pairs = [
        (seconds(ours.convert, bodies), seconds(lambda body: theirs.reset().convert(body), bodies))
        for _ in range(PAIRS)
    ]
    print("| what | CPU s (median) | from, to |\n|---|---|---|")
    for name, costs in zip(("Forearmed", "Python-Markdown"), zip(*pairs, strict=True), strict=True):
        told = f"{statistics.median(costs):.2f} | {min(costs):.2f} to {max(costs):.2f}"
        print(f"| {name}, {TIPS:,} tips converted | {told} |")
    ratio = statistics.median(mine / other for mine, other in pairs)
    print(f"\nForearmed to Python-Markdown, median of {PAIRS} pairs: {ratio:.2f}")


if __name__ == "__main__":
    main()
