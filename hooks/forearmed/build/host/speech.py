"""What templates call to say a phrase in the language of the site, escaped as HTML."""

from collections.abc import Callable, Iterator, Mapping

from forearmed.build.host.known_html import Html, html_of, known_html
from forearmed.foundation.wording import Wording


def speech(wording: Wording) -> Mapping[str, Callable[..., str]]:
    """Return the functions by which templates say phrases of *wording*.

    ``say`` and ``count`` are for text; a phrase that is in English on a page in another language is marked
    so, for screen readers. ``said`` is for attributes, titles and options, which hold no elements. ``marked``
    marks a text that may be such a phrase, or an author's: it is handed over as data.
    """
    ours = {html_of(phrase) for phrase in _in_english(wording)}
    patterns: dict[str, Html] = {}  # a page says many phrases, and the next page says them again
    kept: dict[str, Html] = {}

    def in_english(html: Html, phrase: str) -> Html:
        return known_html(f'<span lang="en">{html}</span>') if wording.is_english(phrase) else html

    def marked(text: str) -> str:
        return known_html(f'<span lang="en">{text}</span>') if text in ours else text

    def said(phrase: str, /, **values: object) -> Html:
        if phrase not in patterns:
            patterns[phrase] = html_of(wording.pattern(phrase))
        return patterns[phrase].format(**values) if values else patterns[phrase]

    def say(phrase: str, /, **values: object) -> Html:
        if values:
            return in_english(said(phrase, **values), phrase)
        if phrase not in kept:
            kept[phrase] = in_english(said(phrase), phrase)
        return kept[phrase]

    def count(one: str, many: str, number: int, /, **values: object) -> Html:
        counted = html_of(wording.pattern_for(one, many, number)).format(n=number, **values)
        return in_english(counted, one)

    return {"say": say, "said": said, "count": count, "marked": marked}


def _in_english(wording: Wording) -> Iterator[str]:
    """Yield every phrase that is in English on a site in another language."""
    if wording.catalog is None:
        # Here, since other sites have no use for the list of all phrases.
        from forearmed.foundation.wording.cldr import known_phrases

        yield from (phrase for phrase in known_phrases() if wording.is_english(phrase))
