"""The text of a new tip or playbook: the keys it needs, then those that are optional. Writes no file."""

from collections.abc import Mapping

from forearmed.content.contracts import Contract
from forearmed.content.model import PlaybookKeys, TipKeys
from forearmed.content.settings import Rules
from forearmed.content.source import yaml_line
from forearmed.foundation.say_not import Columns

_TO_PUBLISH = {"date", "summary", "tags"}
_MAY_BE_LEFT_OUT = "# All of this may be left out or deleted. To use a line, take away the # at its start."
_EXTRAS = {
    "author": "training  # who wrote it, by the name in docs/authors.yml",
    "series": "first-words  # the series it is part of, by the name in docs/series.yml",
    "playbook": "live-chat  # the playbook it goes with, by its file's name",
    "updated": "2026-11-17  # the day on which you corrected it",
    "aliases": "[old-name]  # names that its file had before",
    "evergreen": "false  # it never goes out again",
    "encores": "[2027-W40]  # weeks in which it goes out again",
    "feature": "false  # only on the site, never in the mail",
    "questions": "['What makes this hard here?']  # for the team, on the tip's huddle page",
    "asked": "[nobody picks up the phone]  # what people type when they need it, in other words than its own",
    "order": "1  # its place among the situations on the home page's list, the smallest first",
    "urgent": "[suicide, knife]  # words of a danger, at which its safety passage is shown above all else",
    "review_every": "12  # months until somebody reads it against practice again",
}
"""The value of each optional key in a draft: an example, with a comment that says what the key is for."""
_TIP = """\
<!-- Open on a moment: a desk, a call, a message. Name the mistake, then the better move. Delete this. -->

{table}"""
_TWISTS = """
## {heading}

{table}"""
_PLAYBOOK = """\
<!-- One or two sentences: what this is for, and what to do first when someone is in danger. Delete this. -->

## 1.

<!-- What to do, the words to say, and the trap to avoid. Repeat for every step. Delete this. -->

{table}
"""


def tip_draft(given: Mapping[str, object], rules: Rules) -> str:
    """Return the text of a new tip with the keys that are *given*, as the *rules* of style want it."""
    twists = rules.twists
    section = _TWISTS.format(heading=twists.heading, table=_table(twists.columns))
    body = _TIP.format(table=_table(rules.columns)) + section
    return tip_text(given, body + _closing(rules.tips.closing))


def tip_text(given: Mapping[str, object], body: str) -> str:
    """Return the text of a tip that has a *body* already, with the keys that are *given*."""
    return _front_matter(TipKeys, given) + body


def playbook_draft(given: Mapping[str, object], rules: Rules) -> str:
    """Return the text of a new playbook with the keys that are *given*, as the *rules* of style want it."""
    step = _PLAYBOOK.format(table=_table(rules.columns)) + f"**{rules.trap.rstrip(': ')}:**\n"
    return _front_matter(PlaybookKeys, given) + step + _closing(rules.playbooks.closing)


def _table(columns: Columns) -> str:
    return f'| {" | ".join(columns)} |\n| --- | --- |\n| "" | "" |\n'


def _closing(heading: str | None) -> str:
    return f"\n## {heading}\n" if heading else ""


def _front_matter(contract: type[Contract], given: Mapping[str, object]) -> str:
    """Return front matter: the keys needed or *given*, then the optional ones, commented out, explained."""
    facts, extras = [], []
    for key, field in contract.model_fields.items():
        if key in given:
            facts.append(yaml_line(key, given[key]))
        elif field.is_required() or key in _TO_PUBLISH:
            facts.append(f"{key}:")
        else:
            extras.append(f"# {key}: {_EXTRAS[key]}")
    return "\n".join(["---", *facts, _MAY_BE_LEFT_OUT, *extras, "---", ""])
