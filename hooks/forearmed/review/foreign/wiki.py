"""Links between double brackets, as Obsidian, GitLab's wiki and MediaWiki have them."""

import re
from collections.abc import Callable, Iterator

from forearmed.content.slugs import as_slug
from forearmed.review.foreign.form import quoted
from forearmed.review.foreign.rows import Row

EXAMPLES = ("[[call-first]]", "![[counter.png]]")
_LINK = re.compile(
    r"(?P<embeds>!?)\[\[(?![\s_])(?P<target>(?=[\W\d_]{0,99}[^\W\d_])[^\[\]|#\n]{1,100})"
    r"(?:#[^\[\]|\n]{0,100})?(?:\|(?P<words>[^\[\]\n]{0,200}))?\]\](?![\[(:])"
)
_FILE = re.compile(r"[^/\\]+\.(?P<ending>avif|gif|jpe?g|png|svg|webp|pdf|docx|mp4|m4a|mp3)", re.IGNORECASE)
_SHOWN = ("avif", "gif", "jpg", "jpeg", "png", "svg", "webp")


def wiki_links(row: Row, near: Callable[[str], str]) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each such link in *row*, and the message; *near* returns the page of ours that a name is like."""
    for found in _LINK.finditer(row.seen):
        if found["target"].lower() != "toc":
            yield found, f'"{quoted(found[0])}" is a link of a wiki\'s; write {_written(found, near)}'


def _written(found: re.Match[str], near: Callable[[str], str]) -> str:
    target = found["target"].strip()
    words = quoted(found["words"] or "").strip()
    file = _FILE.search(target)
    if file:
        is_shown = file["ending"].lower() in _SHOWN
        what = "what it shows" if is_shown else words or "words"
        stem, _, ending = file[0].rpartition(".")
        name = f"{as_slug(stem) or 'name'}.{ending.lower()}"
        return f"{'!' if is_shown else ''}[{what}](/assets/{name})"
    return f"[{words or quoted(target.rpartition('/')[2])}]({near(f'{target}.md') or '/tips/2026/name.md'})"
