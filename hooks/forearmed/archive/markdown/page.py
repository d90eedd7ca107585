"""One post's body from what its service keeps to Markdown, with what a person has to look at."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from forearmed.archive.markdown.blocks import BLOCKS, blocks_of, ended
from forearmed.archive.markdown.breaks import with_paragraphs
from forearmed.archive.markdown.embeds import with_scripts_linked
from forearmed.archive.markdown.ends import cut_end, cut_start
from forearmed.archive.markdown.footnotes import take_notes
from forearmed.archive.markdown.inline import Notes, children, picture_of, run_of
from forearmed.archive.markdown.kept import kept, plain_words
from forearmed.archive.markdown.leftovers import leftovers
from forearmed.archive.markdown.places import Places
from forearmed.archive.markdown.sound import HtmlElement, in_any_font, tag_of, tree_of
from forearmed.archive.markdown.tables import only_lays_out
from forearmed.archive.markdown.tidying import tidy
from forearmed.archive.markdown.verbatim import with_code_as_typed
from forearmed.archive.markdown.wordpress import as_html
from forearmed.archive.post import Form, Post

_ASIDE = ("figure", "figcaption", "details", "h1", "h2", "h3", "h4", "h5", "h6")


@dataclass
class Converted:
    """A body as *markdown*, the *text* of its paragraphs, each a line, and *remarks* for a person."""

    markdown: str
    text: str
    remarks: list[str] = field(default_factory=list)


def converted(post: Post, places: Places, footers: Sequence[str] = (), byline: str = "") -> Converted:
    """Return the body of *post* without *footers* and *byline*; raise ForearmedError if it is unreadable."""
    remarks = leftovers(post)
    post = post._replace(body=in_any_font(post.body, remarks))
    if post.form is Form.MARKDOWN:
        return Converted(kept(post.body, places, remarks), plain_words(post.body), remarks)
    html = with_code_as_typed(_html(post, places, remarks))
    root = tree_of(with_scripts_linked(html, remarks))
    told = take_notes(root)
    if byline:
        cut_start(root, byline)
    cut_end(root, footers)
    tidy(root, places, remarks)
    notes = Notes({**post.notes, **told})
    blocks = ended(blocks_of(root, notes))
    text = _prose(_without_signs(root, notes))
    cover = places.cover()
    if cover and not any(f"({cover.address})" in block for block in blocks):
        blocks.insert(0, picture_of(cover.address, cover.words))
    blocks += _footnotes(notes, places, remarks)
    return Converted("\n\n".join(blocks), text, remarks)


def _without_signs(root: HtmlElement, notes: Notes) -> HtmlElement:
    """Return *root* with the signs for *notes* emptied, since a summary has no notes."""
    for sign in root.iter("sup"):
        if sign.get("data-fn") in notes.texts:
            sign.text = None
            sign[:] = []
    return root


def _prose(root: HtmlElement) -> str:
    """Return the words of each paragraph in *root* as a line, without lists; all words where it has none."""
    for mark in root.iter("br"):
        mark.tail = f" {mark.tail or ''}"
    aside = {
        each for each in root.iter("table", *_ASIDE) if tag_of(each) != "table" or not only_lays_out(each)
    }
    leaves = [
        each
        for each in root.iter("p", "div", "li", "blockquote", "td")
        if not any(tag_of(inner) in BLOCKS for inner in each.iterdescendants())
        and not _is_one_link(each)
        and aside.isdisjoint(each.iterancestors())
    ]
    paragraphs = [
        each for each in leaves if not any(tag_of(one) == "li" for one in (each, *each.iterancestors()))
    ]
    words = (" ".join(each.text_content().split()) for each in paragraphs or leaves)
    return "\n".join(filter(None, words)) or " ".join(root.text_content().split())


def _is_one_link(element: HtmlElement) -> bool:
    """Tell whether *element* has a link and no other words, as what was loaded from elsewhere has."""
    links = list(element.iter("a"))
    words = element.text_content().strip()
    return len(links) == 1 and bool(words) and words == links[0].text_content().strip()


def _html(post: Post, places: Places, remarks: list[str]) -> str:
    match post.form:
        case Form.WORDPRESS:
            return as_html(post.body, places.attached, remarks)
        case Form.BREAKS:
            return with_paragraphs(post.body)
    return post.body


def _footnotes(notes: Notes, places: Places, remarks: list[str]) -> list[str]:
    """Return the text of each note that a sign names."""
    blocks = []
    for number, ident in enumerate(notes.named, 1):
        root = tree_of(notes.texts[ident])
        tidy(root, places, remarks)
        blocks.append(f"[^{number}]: {run_of(children(root), Notes())}")
    return blocks
