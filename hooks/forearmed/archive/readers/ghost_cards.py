"""The cards of Ghost's editors as HTML: what a card loads from elsewhere becomes a link to it."""

from collections.abc import Callable, Mapping
from html import escape
from types import MappingProxyType

from forearmed.archive.readers.loose import Row, row, rows, text

MEMBERS_ONLY = ("paywall", "email", "email-cta", "signup")
"""Cards that no reader of the page sees, or none who is no member."""


def card(kind: str, said: Row) -> str:
    """Return the card *kind*, of either editor, as HTML; nothing for one that readers do not see."""
    return "" if kind in MEMBERS_ONLY else CARDS.get(kind, _unknown)(said)


def _unknown(said: Row) -> str:
    return text(said.get("html"))


def _image(said: Row) -> str:
    picture = f'<img src="{_value(said, "src")}" alt="{_value(said, "alt")}">'
    return _figure(link(text(said.get("href")), picture), said)


def _gallery(said: Row) -> str:
    pictures = [
        f'<img src="{_value(each, "src")}" alt="{_value(each, "alt")}">' for each in rows(said.get("images"))
    ]
    return "".join(within("p", each) for each in pictures) + within("p", text(said.get("caption")))


def markdown_in(said: Row) -> str:
    """Return the Markdown of a card that holds some."""
    return text(said.get("markdown") or said.get("cardMarkdown"))


def _markdown(said: Row) -> str:
    # Between other cards, Markdown cannot stay what it is; a post of this card alone does.
    return within("pre", escape(markdown_in(said)))


def _code(said: Row) -> str:
    language = _value(said, "language")
    kind = f' class="language-{language}"' if language else ""
    return _figure(f"<pre><code{kind}>{escape(text(said.get('code')))}</code></pre>", said)


def _bookmark(said: Row) -> str:
    told = row(said.get("metadata"))
    words = escape(text(told.get("title")) or text(said.get("url")))
    return within("p", link(text(said.get("url")), words)) + within("p", text(said.get("caption")))


def _embed(said: Row) -> str:
    address = text(said.get("url"))
    words = text(row(said.get("metadata")).get("title")) or address
    return _figure(within("p", link(address, escape(words))), said)


def _callout(said: Row) -> str:
    words = text(said.get("calloutText"))
    return within("blockquote", f"{_value(said, 'calloutEmoji')} {words}".strip())


def _toggle(said: Row) -> str:
    return f"<h4>{text(said.get('heading'))}</h4>{text(said.get('content'))}"


def _button(said: Row) -> str:
    words = escape(text(said.get("buttonText")))
    return within("p", link(text(said.get("buttonUrl")), words))


def _file(said: Row) -> str:
    words = text(said.get("fileTitle") or said.get("title") or said.get("fileName"))
    return within("p", link(text(said.get("src")), escape(words or text(said.get("src")))))


def _header(said: Row) -> str:
    return within("h2", text(said.get("header"))) + within("p", text(said.get("subheader")))


def _product(said: Row) -> str:
    words = link(text(said.get("productUrl")), text(said.get("productTitle")))
    return within("h4", words) + text(said.get("productDescription"))


CARDS: Mapping[str, Callable[[Row], str]] = MappingProxyType(
    {
        "image": _image,
        "gallery": _gallery,
        "markdown": _markdown,
        "card-markdown": _markdown,
        "html": _unknown,
        "code": _code,
        "codeblock": _code,
        "bookmark": _bookmark,
        "embed": _embed,
        "callout": _callout,
        "toggle": _toggle,
        "button": _button,
        "audio": _file,
        "video": _file,
        "file": _file,
        "header": _header,
        "product": _product,
        "horizontalrule": lambda _: "<hr>",
        "hr": lambda _: "<hr>",
        "paywall": _unknown,
        "email": _unknown,
        "email-cta": _unknown,
        "signup": _unknown,
    }
)


def _value(said: Row, key: str) -> str:
    return escape(text(said.get(key)))


def within(tag: str, inner: str) -> str:
    """Return *inner* in the element *tag*; nothing where there is no inner."""
    return f"<{tag}>{inner}</{tag}>" if inner else ""


def link(address: str, inner: str) -> str:
    """Return *inner* as a link to *address*, where there is one."""
    return f'<a href="{escape(address)}">{inner}</a>' if address and inner else inner


def _figure(inner: str, said: Row) -> str:
    caption = text(said.get("caption"))
    return f"<figure>{inner}{within('figcaption', caption)}</figure>" if caption else inner
