"""docs/wording.yml: the phrases that a team words differently, by their English texts."""

import re
from collections.abc import Iterator, Mapping

from forearmed.foundation.nearest import nearest
from forearmed.foundation.wording.cldr import categories_of, known_phrases
from forearmed.foundation.wording.tongue import Forms

_PLACEHOLDER = re.compile(r"\{(\w*)\}")

Fault = tuple[str, str]
"""A dotted key of the file, and what is wrong there."""


def read_overrides(written: Mapping[str, object], *, language: str) -> tuple[dict[str, Forms], list[Fault]]:
    """Return what *written*, the map in the file, overrules in *language*, and the faults in it.

    A phrase with a number has one text for all numbers, or a map with one for each plural category.
    """
    known = known_phrases() if written else {}
    found: dict[str, Forms] = {}
    faults: list[Fault] = []
    for text, value in written.items():
        if text not in known:
            faults.append((text, _unknown(text, known)))
            continue
        one, many = known[text]
        forms = _forms(value, is_counted=one != many)
        wrong = [*_faults(text, forms, needed=_places(one), spare=_places(many), language=language)]
        faults += [(text, fault) for fault in wrong]
        if not wrong:
            found[one] = forms
    return found, faults


def _unknown(text: str, known: Mapping[str, object]) -> str:
    by_letters = {phrase.lower(): phrase for phrase in known}
    near = by_letters.get(nearest(text, by_letters) or "")
    advice = f'; did you mean "{near}"?' if near else ""
    return f'"{text}" is no phrase of the site or the mail{advice}'


def _forms(value: object, *, is_counted: bool) -> dict[str, str]:
    """Return *value* by plural category; nothing where it is neither a text nor, for a number, texts."""
    if isinstance(value, dict) and is_counted:
        texts = {str(category): text for category, text in value.items() if isinstance(text, str)}
        return texts if len(texts) == len(value) else {}
    return {"other": value} if isinstance(value, str) and value.strip() else {}


def _faults(
    text: str, forms: Forms, *, needed: frozenset[str], spare: frozenset[str], language: str
) -> Iterator[str]:
    """Yield what is wrong with *forms*, which overrule *text*; *spare* placeholders may be left out."""
    if not forms:
        yield f'"{text}" needs what to say instead behind its colon'
        return
    known = categories_of(language)
    if unknown := sorted(forms.keys() - known):
        yield f'"{text}": "{unknown[0]}" is no plural category of this language; write {_listed(known)}'
    if "other" not in forms:
        yield f'"{text}" needs a text for "other", which is for all remaining numbers'
    for said in forms.values():
        found = _places(said)
        if added := sorted(found - (needed | spare)):
            yield f'"{text}": nothing fills {{{added[0]}}}{_known(needed | spare)}'
        elif left_out := sorted((needed | spare) - found - {"n"}):
            yield f'"{text}": {{{left_out[0]}}} is left out; put it where the value belongs'
        elif "{" in _PLACEHOLDER.sub("", said) or "}" in _PLACEHOLDER.sub("", said):
            yield f'"{text}": a brace stands alone; write only braces that the phrase has'


def _places(text: str) -> frozenset[str]:
    """Return the names in the braces of *text*."""
    return frozenset(_PLACEHOLDER.findall(text))


def _known(names: frozenset[str]) -> str:
    braces = frozenset(f"{{{name}}}" for name in names)
    return f"; the phrase has {_listed(braces)}" if braces else "; delete it"


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))
