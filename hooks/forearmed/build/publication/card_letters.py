"""Which letters social cards cannot show. The cards leave out the texts that have them. Reads no files."""

from collections.abc import Iterator

from forearmed.build.publication.plan import Plan
from forearmed.foundation.errors import Problem
from forearmed.site.cards import Artist, artist_of

_KEY = "extra.forearmed.card_font"


def card_warnings(plan: Plan) -> Iterator[Problem]:
    """Yield at most one warning, for all cards that leave out their title."""
    titles = [card.title for card in plan.outlets.cards.values() if not card.title.isascii()]
    is_unread = plan.settings.card_font is not None and plan.brand_files.card_font is None
    if not titles or is_unread:  # what is wrong with the font file is told already
        return
    artist = artist_of(plan.brand_files)
    lacking = [letter for title in titles if (letter := artist.lacks(title))]
    if lacking:
        line = plan.config.lines.get(_KEY) or plan.config.line("extra.forearmed")
        cards = "1 social card leaves" if len(lacking) == 1 else f"{len(lacking)} social cards leave"
        reason = f"{cards} out the title: {_why(lacking[0], named=plan.settings.card_font)}"
        yield Problem(plan.config.path, line, reason, warning=True)


def _why(letter: str, *, named: str | None) -> str:
    if Artist.joins(letter):
        return f'cards are set letter by letter, and "{letter}" is drawn around another letter'
    if named:
        return f'neither our fonts nor {named} have "{letter}"; name a font file that has it'
    return f'our fonts have no "{letter}"; name a font file that has it in {_KEY}'
