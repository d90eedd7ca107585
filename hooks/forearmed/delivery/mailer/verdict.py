"""What a server's reply means for the message it is about. Pure."""

from forearmed.delivery.mailer.blame import blame_of
from forearmed.delivery.mailer.envelope import Reply
from forearmed.delivery.mailer.relay import VARIABLE, Relay
from forearmed.delivery.outcome import Blame, Outcome, State

_CHECK = f"check {VARIABLE}"
_REFUSALS, _PERMANENT = 400, 500


def before_the_dot(relay: Relay, reply: Reply) -> Outcome:
    """Return what a *reply* means that came before the final dot: whatever it is, nothing was sent."""
    return _outcome(relay, State.REFUSED if reply[0] >= _PERMANENT else State.DEFERRED, reply)


def to_the_dot(relay: Relay, reply: Reply) -> Outcome:
    """Return what a *reply* to the final dot means."""
    state = {2: State.SENT, 4: State.DEFERRED, 5: State.REFUSED}.get(reply[0] // 100, State.UNCERTAIN)
    return _outcome(relay, state, reply)


def refusal_of_the_sender(relay: Relay, reply: Reply) -> str:
    """Return what to tell about a *reply* that says no to MAIL."""
    if _blame(reply) is Blame.LIMIT:
        return f"{Blame.LIMIT.complaint} ({relay.quoted(*reply)}); {Blame.LIMIT.advice}"
    return f"{Blame.SENDER.complaint} ({relay.quoted(*reply)}); {_CHECK}"


def _outcome(relay: Relay, state: State, reply: Reply) -> Outcome:
    """Return *state* with the quoted *reply*; determine the blame before the text is shortened."""
    return Outcome(state, relay.quoted(*reply), blame=_blame(reply))


def _blame(reply: Reply) -> Blame | None:
    code, text = reply
    return blame_of(code, text.decode("utf-8", "replace")) if code >= _REFUSALS else None
