"""Find what must not be published in rendered pages: dead links, forbidden HTML, pictures without words.

What was rendered counts, not what was written: a code block that shows ``<script>`` is fine. The source
is only used to name the line. Reads no files and no clock.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from forearmed.foundation.errors import Problem
from forearmed.foundation.wording.objections import NO_WORDS_FOR_PICTURE
from forearmed.review.html.addresses import ALWAYS, NEVER, Addresses, Rendered, Target, shown
from forearmed.review.html.comments import first_comment as first_comment
from forearmed.review.html.comments import note_on_comments as note_on_comments
from forearmed.review.html.comments import remark_faults
from forearmed.review.html.counting import counting_faults
from forearmed.review.html.elements import HARMLESS, element_doubts, element_faults
from forearmed.review.html.layout import Found, layout_faults
from forearmed.review.html.links import Link, LinkChecker, links_of
from forearmed.review.html.links import files_named as files_named
from forearmed.review.html.markup import Element, beginning, read
from forearmed.review.html.markup import without_comments as without_comments
from forearmed.review.html.media import film_doubts, frame_fault
from forearmed.review.html.nesting import DEEPEST
from forearmed.review.html.source_lines import SourceLines
from forearmed.review.html.spaced_links import spaced_links
from forearmed.review.html.spaces import space_faults
from forearmed.review.html.unfilled import leftovers
from forearmed.review.html.without_code import without_code

__all__ = ["ALWAYS", "NEVER", "Addresses", "Rendered", "Target", "judge"]

_DECORATION = "; if it only decorates, write"
_TOO_DEEP = f"nested too deeply: more than {DEEPEST} elements inside each other; take some apart"
_BROKEN = '"{}" begins a tag that never ends; close it with >, or write &lt; for the sign itself'
# Classes of links that the converter adds by itself; they are in no line of the source.
_GENERATED = {"footnote-backref", "footnote-ref", "headerlink"}


def judge(page: Rendered, addresses: Addresses) -> list[Problem]:
    """Return a problem for everything in *page* that must not be published.

    The time this takes is linear in the page's size, and nothing here recurses.
    """
    check = _PageCheck(page, addresses)
    found = [(line, fault, False) for line, fault in check.faults()]
    found += [*((line, doubt, True) for line, doubt in check.doubts), *_wording(page)]
    path, first = page.place.path, page.place.body_line
    return [Problem(path, first + line, fault, warning) for line, fault, warning in found]


def _wording(page: Rendered) -> list[Found]:
    """Return where *page* shows a text in another form than its author meant; as warnings for a draft."""
    text = without_code(page.body)
    found = [*remark_faults(page.html, page.body), *layout_faults(page.html, text, page.body)]
    found += [*space_faults(page.html, text), *counting_faults(page.html, page.body)]
    if page.release == NEVER:
        return [(line, fault, True) for line, fault, _ in found]
    return [*found, *leftovers(page.html, page.body, text)] if page.is_article else found


class _PageCheck:
    """One page's markup and source, and how often each address and each tag has come up so far."""

    def __init__(self, page: Rendered, addresses: Addresses) -> None:
        self._page = page
        self._markup = read(page.html)
        self._links = LinkChecker(page, addresses, self._markup.anchors())
        self._seen: Counter[str] = Counter()
        self.doubts: list[tuple[int, str]] = []
        """Lines and messages for warnings; complete only when `faults` has yielded its last fault."""

    @cached_property
    def _source(self) -> SourceLines:
        return SourceLines(self._page.body, self._links.key)

    def faults(self) -> Iterator[tuple[int, str]]:
        """Yield each fault and its line, counted from the body's first, which is 0."""
        for element in self._markup.elements:
            for fault, written in element_faults(element):
                self._seen[written] += 1
                yield self._source.line_of(written, self._seen[written]), fault
            for doubt, written in element_doubts(element):
                self._seen[written] += 1
                self.doubts.append((self._source.line_of(written, self._seen[written]), doubt))
            if not frame_fault(element):
                yield from self._address_faults(element)
            if element.tag == "img" and not element.attributes.get("alt", "").strip():
                yield from self._words_missing(element)
        for doubt, written in film_doubts(self._markup.elements, self._plays):
            self.doubts.append((self._source.line_of(written, 1), doubt))
        yield from self._spaced_faults()
        yield from self._structure_faults()

    def _plays(self, url: str) -> bool:
        return self._links.fault(Link(url, loads=True, picture=False)) is None

    def _spaced_faults(self) -> Iterator[tuple[int, str]]:
        """Yield what is wrong with each address that is none because of a space in it."""
        for line, link in spaced_links(self._page.html, self._page.body):
            url = shown(link.url)
            spaced = f'"{url}" has a space in it; write {url.replace(" ", "%20")}'
            yield line, self._links.fault(link) or spaced

    def _address_faults(self, element: Element) -> Iterator[tuple[int, str]]:
        generated = not _GENERATED.isdisjoint(element.attributes.get("class", "").split())
        for link in links_of(element):
            key = self._links.key(link.url)
            self._seen[key] += not generated
            if fault := self._links.fault(link):
                yield self._address_line(link, element.tag), fault
            elif doubt := self._links.doubt(link):
                self.doubts.append((self._address_line(link, element.tag), doubt))

    def _address_line(self, link: Link, tag: str) -> int:
        key = self._links.key(link.url)
        if written := self._source.address(key, self._seen[key]):
            return written.line
        line = self._source.line_with(link.url)
        return self._source.line_of(f"<{tag}", self._seen[key]) if line is None else line

    def _words_missing(self, image: Element) -> Iterator[tuple[int, str]]:
        """Yield a fault if *image* has no words, unless its author wrote ``alt=""`` on purpose."""
        key = self._links.key(image.attributes.get("src", ""))
        written = self._source.address(key, self._seen[key])
        line = written.line if written else self._source.line_of("<img", image.nth)
        if written and written.html:
            if "alt" not in image.attributes:
                yield line, f'<img> has no words; write alt="what the picture shows"{_DECORATION} alt=""'
        elif not written or not written.decoration:
            link = shown(written.url if written else image.attributes.get("src", ""))
            yield (
                line,
                NO_WORDS_FOR_PICTURE.format(link=link, mark='{: alt="" }'),
            )

    def _structure_faults(self) -> Iterator[tuple[int, str]]:
        """Yield tags that would break the page around the article, and nesting too deep for later parsers."""
        nesting = self._markup.nesting
        if nesting.too_deep:
            yield self._deep_line(*nesting.too_deep), _TOO_DEEP
        elif self._markup.broken:
            # A broken tag swallows the rest of the page, so it is the last tag of its name: any number past
            # the last one finds it.
            line = self._source.line_of(beginning(self._markup.broken), len(self._page.html))
            yield line, _BROKEN.format(shown(self._markup.broken))
        else:
            for tag, nth in filter(_is_known, nesting.unclosed()):
                line = self._source.line_of(f"<{tag}", nth)
                yield line, f"<{tag}> is never closed; write </{tag}> where it ends"
            for tag, nth in filter(_is_known, nesting.stray):
                yield self._source.line_of(f"</{tag}", nth), f"</{tag}> closes nothing; delete it"

    def _deep_line(self, tag: str, nth: int) -> int:
        written = self._source.has(f"<{tag}")
        return self._source.line_of(f"<{tag}", nth) if written else self._source.deepest_line()


def _is_known(found: tuple[str, int]) -> bool:
    """Tell whether the tag in *found* is a harmless one: every other has a message of its own already."""
    return found[0] in HARMLESS
