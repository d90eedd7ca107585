"""How an edition's sending stands by the ledger: what an editor should be told of. Sends nothing."""

from dataclasses import dataclass

from forearmed.delivery.ledger import Ledger
from forearmed.delivery.outcome import State


@dataclass(frozen=True)
class Standing:
    """The newest edition that left, in *week*: who is in doubt, and who was refused in it and *before*."""

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
