"""What the form at /write/ knows of this site: choices, limits, and what `check` says, in its language."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from forearmed.article.text import QUOTED, SENTENCE_END
from forearmed.build.publication.plan import Plan
from forearmed.content.contracts.kinds import UNPRINTABLE
from forearmed.content.library.limits import CONTROL, LONGEST_BODY, SIGNS_NAMED
from forearmed.content.library.media import FIRST, MARKS
from forearmed.content.library.media_kinds import BESIDE, OTHERS, PICTURES
from forearmed.content.model import LONGEST_TITLE, PlaybookKeys, TipKeys
from forearmed.content.settings import Rules
from forearmed.content.slugs import RESERVED_SLUGS
from forearmed.foundation.quotation_marks import PAIRS
from forearmed.foundation.transliteration import spelling_of
from forearmed.foundation.wording import Wording
from forearmed.foundation.wording.objections import objections
from forearmed.review.html.elements import FORBIDDEN
from forearmed.review.html.links import FORBIDDEN_SCHEMES, MAIL_ADDRESS, WITHOUT_SCHEME
from forearmed.review.style.plain import LONGEST_SENTENCE, pointing_in
from forearmed.site.write.choices import Choices
from forearmed.site.write.ending import Ending


@dataclass(frozen=True)
class WriteForm:
    """The form: what can be chosen, the names of an article's parts, and what its script is given."""

    choices: Choices
    kit: Mapping[str, object]
    """Plain data for the script."""
    columns: tuple[str, str]
    twists: tuple[str, str]
    twist_heading: str
    exercise: str
    """The heading of a tip's last section."""
    done: str
    """The heading of a playbook's last section."""
    trap: str
    limits: Mapping[str, int]

    @classmethod
    def of(cls, plan: Plan) -> "WriteForm":
        """Return the form of the site that *plan* describes."""
        rules, choices = plan.settings.rules, Choices.of(plan.live)
        names = rules.names
        limits = _limits()
        kit = {
            "taken": choices.taken,
            "weeks": [asdict(week) for week in choices.weeks],
            "defaultAuthor": choices.default_author,
            "ending": asdict(Ending.of(plan.settings, plan.site, docs=plan.docs)),
            "docs": plan.docs,
            "planAhead": plan.settings.plan_ahead,
            "timezone": str(plan.settings.timezone),
            "limits": limits,
            "rules": _rules(rules),
            "texts": _texts(plan),
            "slugs": {"reserved": sorted(RESERVED_SLUGS), "letters": spelling_of(plan.site.language)},
            "stock": dict(plan.library.vocabulary.phrases),
            "said": objections(plan.wording),
            "media": _media(plan.wording),
            "samples": _samples(),
            "site": plan.site.name,
            "language": plan.site.language,
        }
        return cls(
            choices,
            kit,
            rules.columns,
            rules.twists.columns,
            rules.twists.heading,
            rules.tips.closing or names.exercise,
            rules.playbooks.closing or names.ending,
            rules.trap,
            limits,
        )


def _limits() -> dict[str, int]:
    tip, playbook = TipKeys.as_written()["properties"], PlaybookKeys.as_written()["properties"]
    return {
        "title": LONGEST_TITLE,
        "summary": tip["summary"]["maxLength"],
        "question": tip["questions"]["items"]["maxLength"],
        "questions": tip["questions"]["maxItems"],
        "text": LONGEST_BODY,
        "sentence": LONGEST_SENTENCE,
        "months": playbook["review_every"]["maximum"],
    }


def _rules(rules: Rules) -> dict[str, object]:
    """Return the house's rules of style as far as a browser can follow them, and the names of the parts."""
    return {
        "tips": {"words": rules.tips.words, "closing": rules.tips.closing},
        "playbooks": {"words": rules.playbooks.words, "closing": rules.playbooks.closing},
        "exercise": rules.tips.closing or rules.names.exercise,
        "ending": rules.playbooks.closing or rules.names.ending,
        "exercises": rules.known_exercises,
        "endings": rules.known_endings,
        "freshSummary": rules.fresh_summary,
        "headings": rules.headings,
        "plain": rules.plain,
        "likeness": bool(rules.likeness),
        "columns": rules.columns,
        "knownColumns": rules.known_columns,
        "twists": rules.twists.columns,
        "knownTwists": rules.twists.known_columns,
        "twistHeading": rules.twists.heading,
        "twistHeadings": rules.twists.known_headings,
        "trap": rules.trap,
        "traps": rules.known_traps,
        "boxes": dict(rules.names.boxes),
    }


def _texts(plan: Plan) -> dict[str, object]:
    """Return how texts are read here, as patterns that JavaScript understands as Python does."""
    said = plan.wording.pattern
    return {
        "sentenceEnd": SENTENCE_END.pattern,
        "quoted": QUOTED.pattern,
        "pointing": pointing_in(plan.site.language),
        "unseen": re.sub(r"\\U00([0-9a-f]{6})", r"\\u{\1}", CONTROL.pattern),
        "unseenInLine": UNPRINTABLE.pattern,
        "signs": {sign: said(objection) for sign, objection in SIGNS_NAMED.items()},
        "forbidden": sorted(FORBIDDEN),
        "forbiddenSchemes": sorted(FORBIDDEN_SCHEMES),
        "withoutScheme": _any_letter(WITHOUT_SCHEME.pattern),
        "mailAddress": _any_letter(MAIL_ADDRESS.pattern),
        "quotes": PAIRS,
    }


def _any_letter(pattern: str) -> str:
    """Return *pattern* for JavaScript, whose ``w`` behind a backslash has Latin letters only."""
    return pattern.replace(r"\w", r"\p{L}\p{N}_")


def _samples() -> dict[str, object]:
    """Return the examples of the guide that nobody may publish as their own."""
    tip, playbook = TipKeys.model_fields, PlaybookKeys.model_fields
    return {"summary": tip["summary"].examples, "when": playbook["when"].examples}


def _media(wording: Wording) -> dict[str, object]:
    """Return how a file tells that it is a picture, and what the others are in the language of *wording*."""
    return {
        "shown": [ending for ending in PICTURES if ending in BESIDE],
        "first": FIRST,
        "marks": [
            [place, [mark.decode("latin-1") for mark in marks], ending] for place, marks, ending in MARKS
        ],
        "others": {ending: wording.pattern(what) for ending, what in OTHERS.items()},
    }
