"""What templates call to say a phrase in the language of the site, escaped as HTML."""

from collections.abc import Callable, Mapping

from forearmed.build.host.known_html import Html, html_of, known_html
from forearmed.foundation.wording import Wording


def speech(wording: Wording) -> Mapping[str, Callable[..., Html]]:
    """Return the functions by which templates say phrases of *wording*.

    ``say`` and ``count`` are for text; a phrase that is in English on a page in another language is marked
    so, for screen readers. ``said`` is for attributes, titles and options, which hold no elements.
    """
    kept: dict[str, Html] = {}  # most phrases have no values, and each page says them

    def marked(html: Html, phrase: str) -> Html:
        return known_html(f'<span lang="en">{html}</span>') if wording.is_english(phrase) else html

    def said(phrase: str, /, **values: object) -> Html:
        return html_of(wording.pattern(phrase)).format(**values)

    def say(phrase: str, /, **values: object) -> Html:
        if values:
            return marked(said(phrase, **values), phrase)
        if phrase not in kept:
            kept[phrase] = marked(said(phrase), phrase)
        return kept[phrase]

    def count(one: str, many: str, number: int, /, **values: object) -> Html:
        counted = html_of(wording.pattern_for(one, many, number)).format(n=number, **values)
        return marked(counted, one)

    return {"say": say, "said": said, "count": count}
