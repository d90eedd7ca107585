"""What Jekyll, Hugo and Eleventy put into Markdown for themselves: tags and shortcodes as plain Markdown.

Only those are changed whose meaning is the same everywhere; of what is left, the conversion tells a person.
Code stays as it is.
"""

import re
from collections.abc import Callable

from forearmed.archive.markdown.kept import parts_of

Address = Callable[[str], str]
"""Gives the address of the post whose file is told; nothing for one that is not there."""

_NAMED = re.compile(r"""(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`|(\S+))""")
_HIGHLIGHT = re.compile(
    r"(?<!`)\{%-?\s*highlight\s+([\w+#-]+)[^%]*?-?%\}\n?(.*?)\n?\{%-?\s*endhighlight\s*-?%\}", re.DOTALL
)
_HUGO_CODE = re.compile(
    r"\{\{[<%]\s*highlight\s+\"?(\w+)\"?[^>%]*[>%]\}\}\n?(.*?)\n?\{\{[<%]\s*/\s*highlight\s*[>%]\}\}",
    re.DOTALL,
)
_RAW = re.compile(r"\{%-?\s*(?:end)?(?:raw|comment)\s*-?%\}[ \t]*\n?")
_ROOT = re.compile(r"\{\{-?\s*(?:site|page)\.(?:baseurl|url|base_url)\s*(?:\|[^}]*)?-?\}\}")
_PATH = re.compile(
    r"""\{\{-?\s*["']([^"'{}]*)["']\s*\|\s*(?:relative_url|absolute_url|url|htmlBaseUrl|prepend:[^}]*)\s*-?\}\}"""
)
_POST = re.compile(r"\{%-?\s*(?:post_url|link)\s+([^%\s]+)\s*-?%\}")
_REF = re.compile(r"""\{\{[<%]\s*(?:rel)?ref\s+(?:path\s*=\s*)?["']?([^"'\s>%]+)["']?[^>%]*[>%]\}\}""")
_ESCAPED = re.compile(r"\{\{([<%])/\*(.*?)\*/([>%])\}\}", re.DOTALL)
_FIGURE = re.compile(r"\{\{[<%]\s*figure\s+(.*?)/?\s*[>%]\}\}", re.DOTALL)
_MOVIE = re.compile(r"\{\{[<%]\s*(youtube|vimeo|tweet|x|gist|instagram)\s+(.*?)\s*/?[>%]\}\}", re.DOTALL)
_KRAMDOWN = re.compile(
    r"^[ \t]*[*-] [^\n]*\n\{:\s*toc\s*\}[ \t]*\n?|^\{:[^}\n]*\}[ \t]*\n?|(?<=[)\]`*_])\{:[^}\n]*\}",
    re.MULTILINE,
)
_MORE = re.compile(
    r"^[ \t]*(?:<!--\s*more\s*-->|<!--\s*excerpt\s*-->)[ \t]*\n?", re.MULTILINE | re.IGNORECASE
)
_PLACES = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "gist": "https://gist.github.com/{}",
    "instagram": "https://www.instagram.com/p/{}/",
}


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """Return *text* with *change* made to all that is no code."""
    return "".join(part if is_code else change(part) for part, is_code in parts_of(text))


def plain_liquid(text: str, address: Address) -> str:
    """Return *text* without the tags of Liquid and kramdown that can be said in Markdown."""
    text = _HIGHLIGHT.sub(_fenced, text)

    def change(part: str) -> str:
        part = _POST.sub(lambda found: address(found[1]) or found[0], _RAW.sub("", part))
        part = _PATH.sub(lambda found: f"/{found[1].lstrip('/')}", _ROOT.sub("", part))
        return _MORE.sub("", _KRAMDOWN.sub("", part))

    return outside_code(text, change)


def plain_shortcodes(text: str, address: Address) -> str:
    """Return *text* without Hugo's own shortcodes that can be said in Markdown."""
    text = _HUGO_CODE.sub(_fenced, text)

    def change(part: str) -> str:
        part = _REF.sub(lambda found: address(found[1]) or found[0], part)
        part = _MOVIE.sub(_movie, _FIGURE.sub(_figure, part))
        return _MORE.sub("", part)

    return _ESCAPED.sub(r"{{\1\2\3}}", outside_code(text, change))


def _fenced(found: re.Match[str]) -> str:
    ticks = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", found[2])), default=0))
    return f"{ticks}{found[1]}\n{found[2].strip(chr(10))}\n{ticks}"


def _named(written: str) -> dict[str, str]:
    return {each[0]: next(filter(None, each[1:]), "") for each in _NAMED.findall(written)}


def _figure(found: re.Match[str]) -> str:
    said = _named(found[1])
    words = said.get("alt") or said.get("title") or said.get("caption", "")
    picture = f"![{words}]({said.get('src', '')})"
    if link := said.get("link"):
        picture = f"[{picture}]({link})"
    caption = said.get("caption", "")
    return f"{picture}\n\n{caption}" if caption and caption != words else picture


def _movie(found: re.Match[str]) -> str:
    said, name = _named(found[2]), found[1]
    plain = (
        [each.strip("\"'") for each in found[2].split()]
        if not said
        else [said.get("id") or said.get("user", "")]
    )
    place = _PLACES.get(name)
    if name == "gist":
        plain = ["/".join(plain[:2])]
    return f"<{place.format(plain[0])}>" if place and plain and plain[0] else found[0]
