"""What is missing where a playbook names urgent words: a safety passage to show, and words to say."""

from collections.abc import Callable, Iterable, Iterator

from forearmed.article.reading import Reading
from forearmed.article.safety import safety_in
from forearmed.content.model import Playbook
from forearmed.foundation.errors import Problem

_NO_PASSAGE = (
    'there is no safety passage to show; begin a box with "> [!CAUTION]", and write in it what to do first'
)
_NO_WORDS = "the safety passage has no words to say; add a table of them to its box"


def unready_dangers(
    playbooks: Iterable[Playbook], read: Callable[[Playbook], Reading | None]
) -> Iterator[Problem]:
    """Yield a problem for each of *playbooks* whose urgent words find nothing to show, or find two passages.

    *read* returns the reading of a playbook, or None where it was not rendered.
    """
    first: dict[str, Playbook] = {}
    for playbook in playbooks:
        path, line = playbook.place.path, playbook.place.line("urgent")
        reading = read(playbook) if playbook.urgent else None
        if reading:
            safety = safety_in(reading)
            if safety is None:
                yield Problem(path, line, f"urgent: {_NO_PASSAGE}")
            elif not safety.say:
                yield Problem(path, line, f"urgent: {_NO_WORDS}", warning=True)
        for phrase in playbook.urgent:
            earlier = first.setdefault(phrase.lower(), playbook)
            if earlier is not playbook:
                advice = f'"{phrase}" is urgent in {earlier.place.path}, too; delete it in one of them'
                yield Problem(path, line, f"urgent: {advice}")
