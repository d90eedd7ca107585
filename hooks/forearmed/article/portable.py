"""Turn the site's rendered HTML into HTML that may leave the site, in feeds and in mail. Reads no files.

The only importer of nh3, which runs twice: first to make sound HTML of whatever comes in (lxml's
own reading of broken HTML is not the one browsers use), last to vouch for what goes out.
"""

import re

import lxml.etree
import lxml.html
import nh3
from lxml.html import HtmlElement

from forearmed.article.moving import resolve_links
from forearmed.article.sendable import sendable
from forearmed.article.stills import words_for
from forearmed.article.telephones import spell_out
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.say_not import ENGLISH
from forearmed.foundation.wording import ENGLISH as ENGLISH_WORDING
from forearmed.foundation.wording import Wording

_BLOCK_TAGS = {
    "blockquote", "caption", "col", "colgroup", "dd", "div", "dl", "dt", "figcaption", "figure",
    "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_INLINE_TAGS = {
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd",
    "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u",
    "var", "wbr",
}  # fmt: skip
_TAGS = _BLOCK_TAGS | _INLINE_TAGS
_SHAPES = {
    "audio",
    "details",
    "input",
    "source",
    "summary",
    "video",
}  # read for their meaning, then written as plain tags
_VOID = {"br", "col", "hr", "img", "input", "source", "wbr"}
_START_TAG = re.compile(r'<(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?: [a-z]+="[^"]*")*)>')
_GONE_WITH_CONTENT = {
    "button", "iframe", "math", "noscript", "object", "script", "select", "style", "svg", "template",
    "textarea", "title",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"dir", "lang"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "col": {"span"},
    "img": {"alt", "height", "src", "title", "width"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_SHAPE_ATTRIBUTES = {
    **_ATTRIBUTES,
    "*": {"class", "dir", "lang"},
    "audio": {"src", "title"},
    "input": {"checked", "type"},
    "source": {"src"},
    "video": {"poster", "src", "title"},
}
_HOLDS_BLOCKS = {"blockquote", "dd", "div", "figure"}
_SCHEMES = {"http", "https", "mailto", "tel"}
_CLASSES = {"table": {"say-not", "twists"}}  # the mail's own style shows which column to say


def portable(html: str, base_url: str, wording: Wording = ENGLISH_WORDING) -> str:
    """Return *html* as plain, sanitised, well-formed HTML whose links work from anywhere.

    Links and images are resolved against *base_url*, the absolute address of the page *html* comes from;
    where that is an address below the site's root, they work from the root.
    Styles, scripts, ids and classes are gone; admonitions are block quotes, highlighted code is plain. A film
    and a sound are links to them, in the words of *wording*, the film with its poster. A link to a telephone
    says its number.
    What is portable already comes back unchanged. Raises ForearmedError for elements nested deeper than
    libxml2's 2,048.
    """
    try:
        root = _tree(_sound(sendable(html)))
    except lxml.etree.XMLSyntaxError as error:
        raise ForearmedError(f"{base_url}: its HTML cannot leave the site: {error.msg}") from error
    _drop_page_anchors(root)
    _quote_asides(root)
    _plain_code(root)
    _draw_checkboxes(root)
    _link_films(root, wording)
    resolve_links(root, base_url)
    _drop_hollow(root)
    spell_out(root)
    _drop_classes(root)
    return _sanitised(_inner_html(root)).strip(" \t\n")


def label_words(html: str, wording: Wording = ENGLISH_WORDING) -> str:
    """Return portable *html* in which each cell with words to say begins with its column's name: "Say:".

    The colon is the one of *wording*'s language.

    Feed readers stack the cells of a narrow table and hide its header. Without the names, a reader could not
    tell what to say from what not to say.
    """
    root = _tree(html)
    for table in root.xpath(".//table[@class='say-not' or @class='twists']"):
        names = [" ".join(head.text_content().split()) for head in table.iter("th")] or ENGLISH
        for row in table.iter("tr"):
            for name, cell in zip(names, row.findall("td"), strict=False):
                label = lxml.html.Element("strong")
                label.text = wording.say("{name}:", name=name)
                label.tail, cell.text = f" {cell.text or ''}", None
                cell.insert(0, label)
    return _sanitised(_inner_html(root))


def _sound(html: str) -> str:
    """Return *html* as a browser would read it, its harmless tags only; classes and shapes are kept."""
    sound = nh3.clean(
        html,
        tags=_TAGS | _SHAPES,
        clean_content_tags=_GONE_WITH_CONTENT,
        attributes=_SHAPE_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return sendable(sound)  # once more: nh3 has turned references such as "&#11;" into the character itself


def _sanitised(html: str) -> str:
    """Return *html* with nothing in it but what is allowed to leave the site."""
    return nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=_GONE_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )


def _tree(html: str) -> HtmlElement:
    """Return *html*, as nh3 writes it, under one ``div``."""
    # Read as XML, because libxml2's HTML reader moves and drops elements by rules of its own. Without
    # huge_tree it would refuse what is nested deeper than 256.
    parser = lxml.html.XHTMLParser(huge_tree=True)
    return lxml.html.fragment_fromstring(f"<div>{_as_xml(html)}</div>", parser=parser)


def _as_xml(html: str) -> str:
    """Return *html*, as nh3 writes it, in the syntax of XML."""
    return _START_TAG.sub(_start_tag, html).replace("&nbsp;", "\N{NO-BREAK SPACE}")


def _start_tag(tag: re.Match[str]) -> str:
    attributes = tag["attributes"].replace("<", "&lt;")
    return f"<{tag['name']}{attributes}{'/' if tag['name'] in _VOID else ''}>"


def _inner_html(root: HtmlElement) -> str:
    written = lxml.html.tostring(root, encoding="unicode")
    return written.removeprefix("<div>").removesuffix("</div>")


def _drop_page_anchors(root: HtmlElement) -> None:
    """Drop the links that only serve the page they are on: permalinks and the way back from a footnote."""
    for name in ("headerlink", "footnote-backref"):
        for anchor in root.find_class(name):
            anchor.drop_tree()


def _quote_asides(root: HtmlElement) -> None:
    """Turn admonitions and folded details into block quotes that start with their title."""
    for aside in [*root.find_class("admonition"), *root.iter("details")]:
        aside.tag = "blockquote"
    for title in [*root.find_class("admonition-title"), *root.iter("summary")]:
        title.tag = "p"
        _embolden(title)


def _embolden(title: HtmlElement) -> None:
    """Make *title* strong, and one run of text: a paragraph cannot hold blocks."""
    for block in list(title.iterdescendants(*_BLOCK_TAGS)):
        block.drop_tag()
    strong = lxml.html.Element("strong")
    strong.text, title.text = title.text, None
    strong.extend(list(title))
    title.append(strong)


def _plain_code(root: HtmlElement) -> None:
    """Turn each highlighted block into one ``pre``, without colours and line numbers, its file name above."""
    for number in root.find_class("linenos"):
        number.drop_tree()
    for block in reversed(root.find_class("highlight")):  # inner ones first
        source = block.find(".//pre") if block.tag == "div" else None
        if source is not None:
            _name_file(block)
            _hold_only(block, source.text_content())
    for pre in root.iter("pre"):
        # Parsers drop a line feed right behind "<pre>". Dropping all of them here keeps the result stable.
        pre.text = pre.text.lstrip("\n") if pre.text else None


def _name_file(block: HtmlElement) -> None:
    for name in block.iterfind(".//span[@class='filename']"):
        title = lxml.html.Element("p")
        title.text = name.text_content()
        _embolden(title)
        block.addprevious(title)


def _hold_only(block: HtmlElement, text: str) -> None:
    """Make *block* a ``pre`` that holds *text* as code."""
    block.clear(keep_tail=True)
    block.tag = "pre"
    code = lxml.html.Element("code")
    code.text = text
    block.append(code)


def _draw_checkboxes(root: HtmlElement) -> None:
    """Write a task list's boxes as text, for mail and most feed readers show no form controls."""
    for box in list(root.iter("input")):
        if box.get("type", "").lower() == "checkbox":
            box.tail = ("☑" if "checked" in box.attrib else "☐") + (box.tail or "")
        box.drop_tree()


def _link_films(root: HtmlElement, wording: Wording) -> None:
    """Put a link in the place of each film and sound, for mail and most feed readers play none.

    It begins with the film's poster. Without one, what an author has linked already is left out.
    """
    outside = root.xpath(".//a[not(ancestor::audio or ancestor::video)]")
    links = {anchor.get("href") for anchor in outside}
    for film in list(root.iter("audio", "video")):
        source = film.get("src") or next((one.get("src", "") for one in film.iter("source")), "")
        poster = film.get("poster", "")
        if source and (poster or source not in links):
            _replace(film, _film_link(film, source, poster, wording))
        else:
            film.drop_tree()


def _film_link(film: HtmlElement, source: str, poster: str, wording: Wording) -> HtmlElement:
    said = words_for(str(film.tag), film.get("title", ""), source, wording)
    link = lxml.html.Element("a", href=source)
    if poster:
        link.append(lxml.html.Element("img", src=poster, alt=""))  # the words follow
        link.append(lxml.html.Element("br"))
        link[-1].tail = said
    else:
        link.text = said
    return link


def _replace(film: HtmlElement, link: HtmlElement) -> None:
    """Put *link* in the place of *film*, as a paragraph where paragraphs stand."""
    new, parent = link, film.getparent()
    if parent is None or parent.tag in _HOLDS_BLOCKS:
        new = lxml.html.Element("p")
        new.append(link)
    film.addprevious(new)
    film.drop_tree()


def _drop_hollow(root: HtmlElement) -> None:
    """Unwrap links without an address and spans without a language, and drop images without a source."""
    for anchor in list(root.iter("a")):
        if "href" not in anchor.attrib:
            anchor.drop_tag()
    for span in list(root.iter("span")):
        if not {"dir", "lang"} & set(span.attrib):
            span.drop_tag()
    for image in list(root.iter("img")):
        if "src" not in image.attrib:
            image.drop_tree()


def _drop_classes(root: HtmlElement) -> None:
    # nh3 drops the names of classes but leaves an empty attribute behind.
    for element in root.xpath("//*[@class]"):
        if _CLASSES.get(element.tag, set()).isdisjoint(element.classes):
            del element.attrib["class"]
