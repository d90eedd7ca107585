"""The house's rules of style, and what it calls the parts of an article. Reads no file."""

from collections.abc import Mapping
from typing import TypeVar

from forearmed.content.contracts import Contract, OneLine, PrivateAttr
from forearmed.content.settings.field_types import Bounds, NotNegative, SayNot
from forearmed.foundation.say_not import Columns
from forearmed.foundation.wording import ENGLISH, Wording
from forearmed.foundation.wording.part_names import ENGLISH as ENGLISH_NAMES
from forearmed.foundation.wording.part_names import PartNames

Understood = tuple[PartNames, ...]
"""The names that a site understands besides those in its settings, from the team's own wording to English."""
R = TypeVar("R", "Rules", "TwistRules")


class ArticleRules(Contract):
    """What `forearmed check` expects of one kind of article. What is not set is not looked at."""

    words: Bounds | None = None
    """The fewest and the most words of the text, such as `[150, 300]`."""

    closing: OneLine | None = None
    """The heading of the last section, such as `Try it this week`."""


class TwistRules(Contract):
    """How a tip's section of twists is known: a customer's likeliest bad answers, and what to say then.

    Where nothing is set, the names are those of the site's language. These are understood on every such site,
    and the English ones on every site.
    """

    _understood: Understood = PrivateAttr(default=(ENGLISH_NAMES,))

    heading: OneLine = ENGLISH_NAMES.twist_heading
    """The heading of the section, such as `If they answer this instead`."""

    they: OneLine = ENGLISH_NAMES.twists[0]
    """The column with what a customer may answer."""

    say: OneLine = ENGLISH_NAMES.twists[1]
    """The column with what to say then."""

    @property
    def known_headings(self) -> tuple[str, ...]:
        """Return every heading of the section that is understood, the house's own first."""
        return _known(self.heading, *(names.twist_heading for names in self._understood))

    @property
    def columns(self) -> Columns:
        """Return what the two columns are called."""
        return self.they, self.say

    @property
    def known_columns(self) -> tuple[Columns, ...]:
        """Return every pair of columns that is understood, the house's own first."""
        return tuple(dict.fromkeys([self.columns, *(names.twists for names in self._understood)]))

    def worded(self, understood: Understood) -> "TwistRules":
        """Return the same with the first names of *understood* where the settings name nothing."""
        heading, (they, say) = understood[0].twist_heading, understood[0].twists
        return _filled(self, understood, {"heading": heading, "they": they, "say": say})


class Rules(Contract):
    """The house's rules of style: `forearmed check` warns where an article differs, and stops nothing."""

    tips: ArticleRules = ArticleRules()
    """The rules for tips."""

    playbooks: ArticleRules = ArticleRules()
    """The rules for playbooks."""

    fresh_summary: bool = False
    """Whether to warn of a summary that only repeats the title."""

    headings: bool = False
    """Whether to warn of a heading on the title's level, and of one that leaves out a level."""

    say_not: bool = False
    """Whether to warn of a table whose columns are nearly called `Say` and `Not`."""

    columns: SayNot = ENGLISH_NAMES.say_not
    """What the two columns of a table of words to say are called, such as `[Say, Not]`, when not as in the
    site's language. The phrasebook, the pocket cards and `forearmed new` use these names; those of the
    language and `Say` and `Not` are understood besides."""

    trap: OneLine = ENGLISH_NAMES.trap
    """How the trap of a step begins, in bold, when not as in the site's language: pocket cards set it apart,
    and `forearmed new` writes it."""

    twists: TwistRules = TwistRules()
    """How a tip's section of bad answers and its columns are called; `check` warns of another form."""

    plain: bool = False
    """Whether to warn of a sentence of over thirty words, and of pointing by position, as in "the second"."""

    shared_sentence: NotNegative = 0
    """Warn of a sentence that stands in two articles when it has at least so many words; 0 means never."""

    likeness: NotNegative = 0
    """Warn of a tip that is at least so many percent like an earlier one, or has its title; 0 means never."""

    queue: NotNegative = 0
    """Warn when fewer weeks than this have a tip waiting for its release; 0 means never."""

    unused_tag: NotNegative = 0
    """Warn of a tag that has been on no tip for so many weeks; 0 means never."""

    _understood: Understood = PrivateAttr(default=(ENGLISH_NAMES,))

    @property
    def names(self) -> PartNames:
        """Return what the parts of an article are called in the site's language."""
        return self._understood[0]

    @property
    def known_columns(self) -> tuple[Columns, ...]:
        """Return all names by which words to say are known, the house's own first."""
        return tuple(dict.fromkeys([self.columns, *(names.say_not for names in self._understood)]))

    @property
    def known_exercises(self) -> tuple[str, ...]:
        """Return every heading of a tip's exercise that is understood, the house's own first."""
        return _known(self.tips.closing, *(names.exercise for names in self._understood))

    @property
    def known_endings(self) -> tuple[str, ...]:
        """Return every heading of a playbook's last section that is understood, the house's own first."""
        return _known(self.playbooks.closing, *(names.ending for names in self._understood))

    @property
    def known_traps(self) -> tuple[str, ...]:
        """Return all words with which the trap of a step may begin, the house's own first."""
        return _known(self.trap, *(names.trap for names in self._understood))

    def worded(self, wording: Wording) -> "Rules":
        """Return the same; where they name no part of an article, *wording*'s language does."""
        if wording == ENGLISH:
            return self
        own, language = PartNames.of(wording), PartNames.of(Wording(wording.language))
        understood = (own, language, ENGLISH_NAMES)
        filled = _filled(self, understood, {"columns": own.say_not, "trap": own.trap})
        return filled.model_copy(update={"twists": self.twists.worded(understood)})


def _known(*names: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, names)))


def _filled(rules: R, understood: Understood, usual: Mapping[str, object]) -> R:
    """Return *rules* that know *understood*, and have what is *usual* where the settings say nothing."""
    unset = {key: value for key, value in usual.items() if key not in rules.model_fields_set}
    filled = rules.model_copy(update=unset)
    filled._understood = understood
    return filled
