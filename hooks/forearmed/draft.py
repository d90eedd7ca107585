"""The first lines of a new tip or playbook, every key explained by its own documentation. Writes nothing."""

from collections.abc import Mapping

from forearmed.contracts import Contract
from forearmed.model import PlaybookKeys, TipKeys
from forearmed.source import yaml_line

_TO_PUBLISH = {"date", "summary", "tags"}
_TIP = """\
<!-- Open on a moment: a desk, a call, a message. Name the mistake, then the better move. Delete this. -->

| Say | Not |
| --- | --- |
| "" | "" |
"""
_PLAYBOOK = """\
<!-- One or two sentences: what this is for, and what to do first when someone is in danger. Delete this. -->

## 1.

<!-- What to do, the words to say, and the trap to avoid. Repeat for every step. Delete this. -->

| Say | Not |
| --- | --- |
| "" | "" |

**The trap:**
"""


def tip_draft(given: Mapping[str, object], *, closing: str | None) -> str:
    """Return the text of a new tip with the keys that are *given*; it closes with the heading *closing*."""
    return _front_matter(TipKeys, given) + _TIP + _closing(closing)


def playbook_draft(given: Mapping[str, object], *, closing: str | None) -> str:
    """Return the text of a new playbook with the keys that are *given*, closing with *closing*."""
    return _front_matter(PlaybookKeys, given) + _PLAYBOOK + _closing(closing)


def _closing(heading: str | None) -> str:
    return f"\n## {heading}\n" if heading else ""


def _front_matter(contract: type[Contract], given: Mapping[str, object]) -> str:
    """Return every key with what it means above it; keys that may be left out stand behind a #."""
    lines = ["---"]
    for key, field in contract.model_fields.items():
        lines.append("# " + " ".join((field.description or "").split()))
        if key in given:
            lines.append(yaml_line(key, given[key]))
        else:
            lines.append(f"{key}:" if field.is_required() or key in _TO_PUBLISH else f"# {key}:")
    return "\n".join([*lines, "---", ""])
