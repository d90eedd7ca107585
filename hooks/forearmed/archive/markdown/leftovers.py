"""What a person has to look at in a body: signs of the old program, garbled letters, what is left out."""

import re
from collections.abc import Iterator

from forearmed.archive.markdown.kept import parts_of
from forearmed.archive.post import Form, Post
from forearmed.foundation.errors import visible

_FOREIGN = re.compile(
    r"\*\|[A-Z][A-Z0-9_:=, ]{0,60}\|\*|\{%-?\s*[a-z_]+[^%\n]{0,200}%\}|\{\{[<%].{1,200}?[>%]\}\}"
    r"|\{\{-?\s*[\w.\"'/][^{}\n]{0,200}\}\}|^--8<--.*$",
    re.MULTILINE,
)
_CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_FORMULA = re.compile(r"<math\b", re.IGNORECASE)
_DRAWING = re.compile(
    r"<svg\b(?![^>]*(?:aria-hidden|class=[\"'][^\"']*icon|width=[\"']?\d\d?\b))", re.IGNORECASE
)
_RUN = re.compile(
    "[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,}"
)
"""Signs of Windows-1252 in a row, beyond ASCII: where their bytes are UTF-8, that is what was meant."""

_MEANT = re.compile("[\u00a0-\u00ff\u2010-\u203a\u20ac\u2122]+")
"""Of what a run may have meant, the letters and signs that old posts have most: others are chance."""

_MOST = 3


def leftovers(post: Post) -> list[str]:
    """Return a remark for each thing in the body of *post* that nobody here can bring along as it was."""
    if post.form is Form.MARKDOWN:
        prose = "".join(part for part, is_code in parts_of(post.body) if not is_code)
    else:
        prose = _CODE.sub("", post.body)
    signs = list(dict.fromkeys(_FOREIGN.findall(prose)))
    said = [f"{' '.join(sign.split())} is left in it; write what it showed" for sign in signs[:_MOST]]
    said += [f"and {len(signs) - _MOST} more of these"] if len(signs) > _MOST else []
    said += _left_out(prose) if post.form is not Form.MARKDOWN else []
    garbled = dict(_garbled(prose))
    pairs = ", ".join(f"{visible(wrong)} for {meant}" for wrong, meant in [*garbled.items()][:_MOST])
    return [*said, f"letters look garbled, such as {pairs}; write what was meant"] if garbled else said


def _left_out(prose: str) -> Iterator[str]:
    if _FORMULA.search(prose):
        yield "a formula in it was left out"
    if _DRAWING.search(prose):
        yield "a drawing (SVG) in it was left out"


def _garbled(prose: str) -> Iterator[tuple[str, str]]:
    """Yield each run of signs that are the bytes of others, read as Windows-1252, with what these are."""
    for found in _RUN.finditer(prose):
        try:
            meant = b"".join(map(_byte, found[0])).decode("utf-8")
        except (UnicodeDecodeError, UnicodeEncodeError):
            continue
        if _MEANT.fullmatch(meant):
            yield found[0], meant


def _byte(sign: str) -> bytes:
    return sign.encode("latin-1" if "\x80" <= sign <= "\x9f" else "cp1252")
