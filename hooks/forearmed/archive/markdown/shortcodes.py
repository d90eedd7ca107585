"""WordPress' shortcodes that bodies are written with, as HTML. What is only in brackets stays as it is.

Known are those of WordPress itself and of the plugins that old posts have most. The rules of writing are
those of ``wp-includes/shortcodes.php``.
"""

import re
from collections.abc import Callable, Mapping
from html import escape, unescape

from forearmed.archive.markdown.embeds import name_of

Attributes = Mapping[str, str]
Attached = Callable[[], list[str]]

_LANGUAGES = [
    "actionscript3",
    "as3",
    "bash",
    "shell",
    "c",
    "cpp",
    "csharp",
    "css",
    "delphi",
    "diff",
    "java",
    "javascript",
    "js",
    "html",
    "htmlscript",
    "jscript",
    "latex",
    "matlab",
    "objc",
    "perl",
    "php",
    "plain",
    "powershell",
    "python",
    "ruby",
    "sql",
    "swift",
    "text",
    "typescript",
    "vb",
    "xhtml",
    "xml",
    "xslt",
]
_CODE = {"sourcecode", "code", "source-code", "prettify", "highlight", *_LANGUAGES}
_LINKS = {
    "embed",
    "audio",
    "video",
    "youtube",
    "vimeo",
    "wpvideo",
    "soundcloud",
    "spotify",
    "tweet",
    "googlevideo",
}
_CARRIERS = re.compile(
    r"(?:vc_|et_pb_|fusion_|av_|mk_|cs_)\w+|(?:one|two|three)_(?:half|third|fourth|fifth)(?:_last)?|columns?|row"
    r"|section|toggle|tabs?|accordion\w*|box|button|highlight_box|dropcap|spoiler"
)
_DROPPED = {
    "contact-form", "contact-form-7", "contact-field", "gravityform", "ninja_form", "mc4wp_form",
    "poll", "polldaddy", "newsletter_form", "subscribe2", "jetpack_subscription_form", "footnotes",
    "toc", "print_link", "sociable", "addtoany", "rating", "ratings", "email-subscribers",
}  # fmt: skip
_FORMS = {"contact-form", "contact-form-7", "gravityform", "ninja_form", "poll", "polldaddy"}
_NAME = r"[a-zA-Z][\w-]*"
_TAG = re.compile(
    rf"\[(?P<escaped>\[)?(?P<end>/)?(?P<name>{_NAME})(?P<given>(?:\s[^\[\]]*?)?)(?P<closed>/)?\](?(escaped)\])"
)
_ATTRIBUTE = re.compile(
    r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s'"\]]+))|(?:^|\s)"([^"]*)"|(?:^|\s)([^\s=]+)(?=\s|$)"""
)
_CODED = re.compile(
    rf"\[(?P<name>{'|'.join(sorted(map(re.escape, _CODE), key=len, reverse=True))}|cc[a-z]{{0,9}}(?:_\w+)?)"
    r"(?P<given>\s[^\]]*)?\]"
    r"(?P<code>.*?)\[/(?P=name)\]",
    re.DOTALL | re.IGNORECASE,
)
_TAGGED = re.compile(
    r"<(?P<name>code)(?P<given>\s+lang=[^>]*)>(?P<code>[^<\n]*\n.*?)</code>", re.DOTALL | re.IGNORECASE
)
_CAPTIONED = re.compile(r"\[caption(?P<given>[^\]]*)\](?P<inner>.*?)\[/caption\]", re.DOTALL | re.IGNORECASE)
_PICTURE = re.compile(r"((?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*</a>)?)", re.IGNORECASE | re.DOTALL)
_ENCODED = re.compile(r"&(?:lt|gt|amp|quot|#\d+);")
_UNKNOWN = re.compile(
    rf"\[(?P<name>{_NAME})(?:\s+[\w-]+\s*=\s*[\"'][^\]]*)?\](?=.*?\[/(?P=name)\])", re.DOTALL
)
_UNKNOWN_GIVEN = re.compile(rf"\[(?P<name>{_NAME})\s+(?:[\w-]+=[\"'\w]|[\w-]+\s*=\s*[\"']|https?://)[^\]]*\]")
_SAID_AT_ONCE = re.compile(rf"\[({'|'.join(_LINKS)})=([^\]]+)\]", re.IGNORECASE)
"""WordPress.com's older way to write an address, as in ``[youtube=https://…]``."""

_ADDRESS = re.compile(r"https?://[^\s\"'<>\[\]]+")


def expanded(body: str, attached: Attached, remarks: list[str]) -> str:
    """Return *body* with known shortcodes as HTML; *remarks* get those that nobody here knows.

    *attached* returns the numbers of the pictures that belong to the post, for a gallery that names none.
    """
    body = _CODED.sub(_code, _TAGGED.sub(_code, body))
    parts = re.split(r"(<pre[\s>].*?</pre>)", body, flags=re.DOTALL | re.IGNORECASE)
    shown = [part if place % 2 else _shown(part, attached, remarks) for place, part in enumerate(parts)]
    found = {
        each["name"]
        for part in shown[::2]
        for one in (_UNKNOWN, _UNKNOWN_GIVEN)
        for each in one.finditer(part)
    }
    remarks += [f"the shortcode [{name}] is unknown here, and stands in the text" for name in sorted(found)]
    return "".join(shown)


def _shown(part: str, attached: Attached, remarks: list[str]) -> str:
    part = _CAPTIONED.sub(_caption, _SAID_AT_ONCE.sub(r"[\1 \2]", part))
    return _TAG.sub(lambda found: _tag(found, attached, remarks), part)


def _given(written: str) -> dict[str, str]:
    """Return the attributes *written* in a shortcode; values without a name are called by their number."""
    given: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(written or ""):
        name, *values = found.groups()
        value = next((each for each in values if each is not None), "")
        given[name.lower() if name else str(len(given))] = unescape(value)
    return given


def _code(found: re.Match[str]) -> str:
    """Return code as it was meant: plugins keep it encoded, others as it was typed."""
    given = _given(found["given"] or "")
    name = found["name"].lower()
    by_name = name if name in _LANGUAGES else name.partition("_")[2]
    language = given.get("language") or given.get("lang") or by_name
    code = found["code"].strip("\r\n")
    code = re.sub(r"^\s*<pre[^>]*>|</pre>\s*$", "", code)
    if _ENCODED.search(code) and "<" not in code:
        code = unescape(code)
    said = f' class="language-{escape(language.lower())}"' if language else ""
    return f"\n\n<pre{said}>{escape(code, quote=False)}</pre>\n\n"


def _caption(found: re.Match[str]) -> str:
    given, inner = _given(found["given"]), found["inner"]
    picture = _PICTURE.search(inner)
    words = given.get("caption") or (inner[picture.end() :] if picture else "")
    shown = picture[1] if picture else inner
    number = re.search(r"\d+", given.get("id", ""))
    if number and "wp-image-" not in shown:
        shown = shown.replace("<img", f'<img data-attachment="{number[0]}"', 1)
    return f"\n\n<figure>{shown}<figcaption>{words.strip()}</figcaption></figure>\n\n"


def _tag(found: re.Match[str], attached: Attached, remarks: list[str]) -> str:
    name, given = found["name"].lower(), _given(found["given"])
    if found["escaped"]:
        return found[0][1:-1]
    if name in _FORMS and not found["end"]:
        remarks.append("a form in it was left out")
    if name in _DROPPED or _CARRIERS.fullmatch(name):
        return "\n\n" if found["end"] or _CARRIERS.fullmatch(name) else ""
    if name in _LINKS:
        return "" if found["end"] else _link(name, given, found["given"], remarks)
    if name == "gallery" and not found["end"]:
        return _gallery(given, attached)
    return found[0]


def _gallery(given: Attributes, attached: Attached) -> str:
    named = given.get("ids") or given.get("include") or ""
    numbers = re.findall(r"\d+", named) or attached()
    shown = "".join(f'<p><img class="wp-image-{number}"></p>' for number in numbers)
    return f"\n\n{shown}\n\n"


def _link(name: str, given: Attributes, written: str, remarks: list[str]) -> str:
    """Return a link to what is played; an address between two tags stands in its own line by then."""
    sources = ("src", "url", "mp4", "mp3", "m4v", "ogg", "webm", "id", "0")
    found = _ADDRESS.search(unescape(written))
    address = found[0] if found else next((given[each] for each in sources if given.get(each)), "")
    if name == "youtube" and address and "/" not in address:
        address = f"https://www.youtube.com/watch?v={address}"
    if name == "vimeo" and address.isdigit():
        address = f"https://vimeo.com/{address}"
    if "//" not in address:
        if address:
            remarks.append(f"what [{name} {address}] played is left out, since its address is not told")
        return "\n\n"
    words = name_of(address, "audio" if name == "audio" else "video" if name == "video" else "embed")
    return f'\n\n<p><a href="{escape(address)}">{escape(words)}</a></p>\n\n'
