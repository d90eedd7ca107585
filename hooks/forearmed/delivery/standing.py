"""What the ledger says of the newest edition that an editor should know. Sends nothing."""

from dataclasses import dataclass

from forearmed.delivery.ledger import Ledger
from forearmed.delivery.outcome import State


@dataclass(frozen=True)
class Standing:
    """The newest edition sent, of *week*: how many are uncertain, who was refused in it and in *before*."""

    week: str
    uncertain: int
    before: str = ""
    refused_again: tuple[str, ...] = ()


def standing_of(ledger: Ledger) -> Standing | None:
    """Return how the newest edition in *ledger* stands, or None where nothing has left yet."""
    newest, *older = ledger.weeks()[:2] or [""]
    if not newest:
        return None
    now = ledger.states(newest)
    uncertain = sum(state in (State.UNCERTAIN, State.SENDING) for state in now.values())
    if not older:
        return Standing(newest, uncertain)
    then = ledger.states(older[0])
    again = (each for each in now if now[each] is then.get(each) is State.REFUSED)
    return Standing(newest, uncertain, older[0], tuple(sorted(again)))
