"""Markdown of another program, kept as it is: only links and pictures lead where their targets are now."""

import re
from collections.abc import Iterator

from forearmed.archive.markdown.kept_html import fit_html
from forearmed.archive.markdown.places import Places
from forearmed.archive.markdown.sound import new, seen

_CODE = re.compile(
    r"^ {0,3}(?P<sign>`{3,}|~{3,}).*?(?:^ {0,3}(?P=sign)[`~]*[ \t]*$|\Z)"
    r"|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
_STAND_IN = re.compile("\ufdd0(\\d+)\ufdd1")
"""What is in place of a code: noncharacters (Unicode 16, section 23.7), which no text has."""

_WORDS = r"\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\]){0,2000})\]"
_TARGET = (
    r"\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>(?:[^\s<>()]|\([^\s<>()]*\))*))"
    r"""(?P<title>\s+(?:"[^"]*"|'[^']*'))?\s*\)"""
)
_IMAGE = re.compile(rf"!{_WORDS}{_TARGET}(?:\{{[^}}\n]*\}})?", re.DOTALL)
_LINK = re.compile(rf"(?<!!){_WORDS}{_TARGET}(?:\{{[^}}\n]*\}})?", re.DOTALL)
_DEFINITION = re.compile(
    r"^[ \t]*\[(?!\^)(?P<name>[^\]\n]{1,300})\]:[ \t]*\n?[ \t]*<?(?P<target>[^\s>]+)>?"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^)\n]*\)))?[ \t]*$\n?",
    re.MULTILINE,
)
_REFERENCE = re.compile(rf"(?P<image>!?){_WORDS}(?:\[(?P<name>[^\[\]]{{0,300}})\])?(?![\[(:])", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NO_PARAGRAPH = re.compile(r"#{1,6} |[>|<!{=]|[*+-] |\d+[.)] |[*_-]{3,}\s*$")
_SLANTED = re.compile(r"\*(?=\S)([^*]*\S)\*")
_LOCAL = re.compile(
    r"""(?<!\]\()(?<![\w"'=/`\[])<?(https?://(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0)"""
    r"""(?::\d+)?(?![\w.-]*\w)(?:/(?:[^\s<>`]*[\w/])?)?)>?"""
)
"""An address that only the own computer knows, where it is no target of a link and no attribute."""

_TAG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")


def kept(body: str, places: Places, remarks: list[str]) -> str:
    """Return the Markdown *body* with its links and pictures as they are here."""
    signs: dict[str, str] = {}
    prose = _without_references(_without_code(seen(body), signs))
    codes = list(signs)
    return _STAND_IN.sub(lambda found: codes[int(found[1])], _led(prose, places, remarks)).strip("\n")


def _without_code(body: str, signs: dict[str, str]) -> str:
    """Return *body* with a sign in place of each code, as *signs* tells: the words of a link may hold some.

    The same code has the same sign, since the name of a reference may hold some, too.
    """
    return _CODE.sub(lambda found: signs.setdefault(found[0], f"\ufdd0{len(signs)}\ufdd1"), body)


def parts_of(body: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of the Markdown *body*, each with whether it is code."""
    at = 0
    for found in _CODE.finditer(body):
        yield body[at : found.start()], False
        yield found[0], True
        at = found.end()
    yield body[at:], False


def plain_words(body: str) -> str:
    """Return the words of each paragraph of the Markdown *body* as a line, for a summary."""
    prose = "".join(part for part, is_code in parts_of(body) if not is_code or part.count("\n") == 0)
    prose = _IMAGE.sub("", _DEFINITION.sub("", _COMMENT.sub("", prose)))
    prose = _REFERENCE.sub(lambda found: "" if found["image"] else found["words"], prose)
    prose = _LINK.sub(lambda found: found["words"], prose)
    blocks = (block.strip() for block in re.split(r"\n[ \t]*\n", prose))
    paragraphs = (block for block in blocks if block and not _NO_PARAGRAPH.match(block))
    return "\n".join(" ".join(_unmarked(each).split()) for each in paragraphs)


def _unmarked(block: str) -> str:
    return _SLANTED.sub(r"\1", block.replace("**", "").replace("__", "").replace("`", ""))


def _without_references(body: str) -> str:
    """Return *body*, which has no code, with every target in its link, where it was defined elsewhere."""
    targets: dict[str, str] = {}
    for found in _DEFINITION.finditer(body):
        targets.setdefault(_name(found["name"]), found["target"])
    if not targets:
        return body

    def direct(found: re.Match[str]) -> str:
        target = targets.get(_name(found["name"] or found["words"]))
        words = _REFERENCE.sub(direct, found["words"]) if "[" in found["words"] else found["words"]
        if target is None:
            return found[0].replace(found["words"], words, 1)
        return f"{found['image']}[{words}](<{target}>)"

    return _REFERENCE.sub(direct, _DEFINITION.sub("", body))


def _name(written: str) -> str:
    return " ".join(written.split()).casefold()


def _led(part: str, places: Places, remarks: list[str]) -> str:
    def shown(address: str, words: str) -> str:
        image = places.picture(new("img", src=address, alt=words))
        return f"![{image.words}]({image.address})" if image else ""

    def image(found: re.Match[str]) -> str:
        return shown(found["angled"] or found["bare"] or "", found["words"])

    def tag(found: re.Match[str]) -> str:
        said = {name.lower(): one or two or three for name, one, two, three in _ATTRIBUTE.findall(found[0])}
        return shown(said.get("src", ""), said.get("alt", ""))

    def link(found: re.Match[str]) -> str:
        target = found["angled"] or found["bare"] or ""
        if target.startswith("#") or not found["words"].strip():
            return found[0] if target.startswith("#") else ""
        address = places.link(target)
        if address is None:
            remarks.append(f"a link to {target} leads nowhere, and only its words are left")
            return found["words"]
        return f"[{found['words']}]({_written(address)}{found['title'] or ''})"

    led = _LINK.sub(link, _TAG.sub(tag, _IMAGE.sub(image, fit_html(part, places, remarks))))
    return _LOCAL.sub(r"`\1`", led)  # on a reader's own computer, nothing of ours answers


def _written(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address
