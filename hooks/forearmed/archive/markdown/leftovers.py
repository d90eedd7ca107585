"""What only the old program understood, such as merge tags and shortcodes, and readers would see as it is."""

import re

from forearmed.archive.markdown.kept import parts_of
from forearmed.archive.post import Form, Post

_FOREIGN = re.compile(
    r"\*\|[A-Z][A-Z0-9_:=, ]{0,60}\|\*|\{%-?\s*[a-z_]+[^%\n]{0,200}%\}|\{\{[<%].{1,200}?[>%]\}\}"
    r"|\{\{-?\s*[\w.\"'/][^{}\n]{0,200}\}\}|^--8<--.*$",
    re.MULTILINE,
)
_CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_MOST = 3


def leftovers(post: Post) -> list[str]:
    """Return a remark for each sign in the body of *post* that only its old program understood."""
    if post.form is Form.MARKDOWN:
        prose = "".join(part for part, is_code in parts_of(post.body) if not is_code)
    else:
        prose = _CODE.sub("", post.body)
    signs = list(dict.fromkeys(_FOREIGN.findall(prose)))
    said = [f"{' '.join(sign.split())} is left in it; write what it showed" for sign in signs[:_MOST]]
    return [*said, f"and {len(signs) - _MOST} more of these"] if len(signs) > _MOST else said
