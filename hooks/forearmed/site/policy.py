"""The Content Security Policy of a page: it loads from its own site and runs the theme's scripts only.

The policy also allows the hosts that the settings name.

The policy is a ``meta`` element of the page, so it works on any host and nobody has to configure a server.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import unescape

from forearmed.foundation.errors import ForearmedError

_OWN = "'self' file:"  # pages opened from a folder need file: in some browsers; no web page may load it
_SOURCES: Mapping[str, str] = {
    "default-src": _OWN,
    "script-src": f"{_OWN} 'wasm-unsafe-eval'",  # workers obey it, too; WebAssembly reads the search index
    "style-src-elem": _OWN,
    "style-src-attr": "'unsafe-inline'",  # style attributes align the columns of a table
    "img-src": f"{_OWN} data:",  # the theme's icons
    "object-src": "'none'",
    "frame-src": "'none'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
"""What a page may load, and from where: https://www.w3.org/TR/CSP3/, section 6."""
_FROM_HOSTS = {"default-src", "script-src", "style-src-elem", "img-src"}
"""The directives that also allow the hosts in the settings. Those for frames and forms do not."""

_REST_OF_TAG = r"""(?:[^>"']|"[^"]*"|'[^']*')*+"""
_ATTRIBUTES = rf"(?:[\s/]{_REST_OF_TAG})?"
# The beginning of a page, in which nothing can load or run: doctype, comments, html, head, and the encoding,
# which must be among the first 1,024 bytes (HTML standard, section 4.2.5.4).
_BEGINNING = re.compile(
    rf"""(?:\s|\ufeff|<!--(?:-?>|.*?--!?>)|<!doctype[^>]*>|<(?:html|head){_ATTRIBUTES}>
    |<meta\s+charset\s*={_REST_OF_TAG}>)*+""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_META = re.compile(
    rf"""<meta(?=[^>]*\shttp-equiv\s*=\s*["']?Content-Security-Policy[\s"'/>])
    (?=[^>]*\scontent\s*=\s*(?:"([^"]*)"|'([^']*)')){_ATTRIBUTES}>""",
    re.IGNORECASE | re.VERBOSE,
)
# Up to the end tag, as `.*?` would find it, but not sign by sign: a page of the theme has long scripts.
_SCRIPT = re.compile(
    rf"<script({_ATTRIBUTES})>([^<]*+(?:<(?!/script[\s/>])[^<]*+)*+)</script[\s/>]", re.IGNORECASE
)
_STYLE = re.compile(rf"<style{_ATTRIBUTES}>([^<]*+(?:<(?!/style[\s/>])[^<]*+)*+)</style[\s/>]", re.IGNORECASE)
_SOURCE = re.compile(r"[\s/\"']src\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""[\s/"']type\s*=\s*["']?([^\s"'>]*)""", re.IGNORECASE)
_RUN = re.compile(r"|module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:java|ecma)script")


def is_allowed(host: str, hosts: Iterable[str]) -> bool:
    """Tell whether *host* is one of *hosts*; an entry ``*.example.com`` stands for all hosts below it."""
    name = host.lower()
    return any(name == one or (one.startswith("*.") and name.endswith(one[1:])) for one in hosts)


def protected(page: str, *, content: str = "", name: str = "a page", hosts: Iterable[str] = ()) -> str:
    """Return the HTML of *page* with its policy, before anything that it loads or runs.

    The policy allows inline scripts and styles by their hashes, except those in *content*, the part that an
    author wrote; it allows files from *hosts*, too. Raises ForearmedError, with the page's *name*, where
    *content* has a script or style and *page* no longer contains *content* unchanged.
    """
    written = content.lower()
    if "<script" in written or "<style" in written:
        if content not in page:
            raise ForearmedError(f"{name}: its text holds a script, and its page has been rewritten since")
        page_without = page.replace(content, "")
    else:
        page_without = page
    says = policy(_scripts(page_without), _styles(page_without), hosts)
    place = len(page[: _place(page)].rstrip())
    return f'{page[:place]}<meta http-equiv="Content-Security-Policy" content="{says}">{page[place:]}'


def _place(page: str) -> int:
    found = _BEGINNING.match(page)
    return found.end() if found else 0


def _scripts(page: str) -> Iterator[str]:
    """Yield every inline script of *page* that a browser would run, but none with the type of data."""
    for attributes, text in _SCRIPT.findall(page):
        kind = _TYPE.search(attributes)
        if not _SOURCE.search(attributes) and _RUN.fullmatch(kind[1].lower() if kind else ""):
            yield text.replace("\r\n", "\n")  # as browsers read it (HTML standard, section 13.2.3.5)


def _styles(page: str) -> Iterator[str]:
    """Yield every inline style sheet of *page*."""
    for text in _STYLE.findall(page):
        yield text.replace("\r\n", "\n")


def policy(scripts: Iterable[str], styles: Iterable[str] = (), hosts: Iterable[str] = ()) -> str:
    """Return the policy of a page with these inline *scripts* and *styles*, which may load from *hosts*."""
    more = [*hosts]
    inline = {"script-src": [*map(_hash, scripts)], "style-src-elem": [*map(_hash, styles)]}
    sources = {
        directive: " ".join(
            [allowed, *(more if directive in _FROM_HOSTS else ()), *inline.get(directive, ())]
        )
        for directive, allowed in _SOURCES.items()
    }
    return "; ".join(f"{directive} {allowed}" for directive, allowed in sources.items())


@cache  # all pages have the theme's scripts, and an author's page seldom has one of its own
def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@dataclass(frozen=True)
class Seal:
    """The parts of a protected page that must not change: its *policy*, and that of its *inline* parts."""

    policy: str
    inline: str

    @classmethod
    def of(cls, page: str) -> "Seal | None":
        """Return the seal of *page*, or None where it can load something before its policy."""
        found = _META.match(page, _place(page))
        if not found:
            return None
        return cls(unescape(found[1] or found[2] or ""), policy(_scripts(page), _styles(page)))
