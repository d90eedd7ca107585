"""What stands at the top of a playbook for somebody in the middle of a call. Reads no files and no clock."""

from dataclasses import dataclass

from forearmed.article.excerpts import Pair, Section
from forearmed.article.reading import Reading

_BRACKETS = (")", "\uff09")
_NO_WORDS = (Section(), Pair("", ""))


@dataclass(frozen=True)
class Opening:
    """The first words to *say* in a playbook, and the *anchor* of the step that has them.

    Both are empty where the playbook has no words to say. *slug* is the playbook's.
    """

    slug: str
    say: str = ""
    anchor: str = ""


def opening_of(slug: str, body: Reading) -> Opening:
    """Return the opening of the playbook *slug* with this *body*.

    The first words are those of the first pair that does not end with a note in brackets: such a note says
    that the words are for a colleague, or for some cases only. Where all pairs have one, the first counts.
    """
    pairs = [(section, pair) for section in body.words_to_say for pair in section.pairs]
    for_all = [one for one in pairs if not one[1].say.endswith(_BRACKETS)]
    section, pair = (for_all or pairs or [_NO_WORDS])[0]
    return Opening(slug, pair.say, section.anchor)
