"""Code that was typed into a page as it is, with signs that a browser takes for tags: all of it kept.

Old posts have PHP and HTML between the tags of ``pre`` and ``code``. A browser shows nothing of a ``<?php``
or of a ``<String>`` there, and a plugin such as WP-Syntax, which reads ``<pre lang="php">``, shows all of it.
"""

import re
from html import escape

_CODE = re.compile(
    r"(?P<start><(?P<name>pre|code)(?P<given>\s[^>]*)?>)(?P<code>.*?)(?P<end></(?P=name)\s*>)",
    re.DOTALL | re.IGNORECASE,
)
_SHOWN = (
    "a|abbr|b|big|br|cite|code|del|dfn|div|em|font|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span"
    "|strike|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul|var|wbr"
)
_NO_TAG = re.compile(rf"<(?=[a-z/!?%])(?!/?(?:{_SHOWN})(?:\s[^<>]*)?/?>)", re.IGNORECASE)
_COLORED = re.compile(r"</?(?:code|span)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BREAK = re.compile(r"<br(?:\s[^<>]*)?/?>", re.IGNORECASE)
_LANGUAGE = re.compile(r"""\slang\s*=\s*["']?[\w+#-]+""", re.IGNORECASE)
_ESCAPED = re.compile(r"&(?:lt|gt|amp);")


def with_code_as_typed(html: str, *, by_plugin: bool = False) -> str:
    """Return *html* in which code shows each sign that is no tag a person would put into code.

    With *by_plugin*, what stands in ``<pre lang="...">`` is code from its first sign to its last.
    """
    if "<pre" not in html.lower() and "<code" not in html.lower():
        return html

    def typed(found: re.Match[str]) -> str:
        is_plain = by_plugin and found["name"].lower() == "pre" and _is_plain(found["given"], found["code"])
        code = escape(found["code"], quote=False) if is_plain else _NO_TAG.sub("&lt;", found["code"])
        return f"{found['start']}{code}{found['end']}"

    return _CODE.sub(typed, html)


def _is_plain(given: str | None, code: str) -> bool:
    """Tell whether *code* is as it was typed: neither escaped already nor colored."""
    if not _LANGUAGE.search(given or "") or _ESCAPED.search(code):
        return False
    without_colors = _COLORED.sub("", code)
    return "<" in (_BREAK.sub("", without_colors) if without_colors != code else code)
