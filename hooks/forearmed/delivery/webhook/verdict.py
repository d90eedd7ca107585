"""What an answer means for the message it answers. Pure."""

import json
import re
from collections.abc import Callable
from contextlib import suppress

from forearmed.delivery.outcome import Outcome, State
from forearmed.delivery.webhook.http_post import Response
from forearmed.edition.chat import Chat
from forearmed.foundation.servers import quoted

_LATER = {408, 425, 429}  # RFC 9110, section 15.5.9; RFC 8470; RFC 6585, section 4
_OF_A_GATEWAY = {502, 504}  # RFC 9110, section 15.6: it does not know what the server behind it did


_MEANINGS: tuple[tuple[str, str], ...] = (
    (r"channel_is_archived|channel_not_found", "the channel is archived or deleted; name another one"),
    (r"action_prohibited|posting_to_general", "the workspace forbids it; ask whoever runs it"),
    (r"notenabled|disabled|suspended|turned off", "the workflow is turned off; turn it on"),
    (r"authorization(?:required|failed)|oauth", "the workflow wants a login; let anyone trigger it"),
)
"""What a no says in the words of Slack and of Microsoft's workflows, the first that fits."""
_GONE = {404, 410}
_NEW = "this webhook is gone: make a new one and put its address there"
_AGAIN = "add --retry-refused once"


def _told(answer: Response) -> str:
    """Return what a refusal means and what to do, as far as *answer* says so."""
    said = answer.body.lower()
    known = next((words for pattern, words in _MEANINGS if re.search(pattern, said)), "")
    told = known or (_NEW if answer.status in _GONE else "")
    return f": {told}; {_AGAIN}" if told else ""


def verdict(answer: Response, chat: Chat, *, is_whole: bool, masked: Callable[[str], str]) -> Outcome:
    """Return what *answer* means; unless *is_whole*, the message was cut off and not posted."""
    said = quoted(f"{answer.status} {answer.body}", masked=masked)
    match answer.status // 100:
        case 2 if is_whole and _says_yes(answer, chat):
            return Outcome(State.SENT, said)
        case 3:
            return Outcome(State.REFUSED, f"{said}: it leads elsewhere, and no redirect is followed")
        case 4 if answer.status not in _LATER:
            return Outcome(State.REFUSED, f"{said}{_told(answer)}")
        case 4 | 5 if not is_whole or answer.status not in _OF_A_GATEWAY:
            return Outcome(State.DEFERRED, said, answer.pause)
    if not is_whole:
        return Outcome(State.DEFERRED, f"{said}: it answered before it had the whole message")
    return Outcome(State.UNCERTAIN, f"{said}: that is no plain answer of {chat.label}")


def _says_yes(answer: Response, chat: Chat) -> bool:
    """Tell whether *answer* is what *chat* says when it has taken a message.

    Slack: 200 and "ok" (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks). Teams: a
    workflow says 202 and works on; with a Response step of its own it says 200, with nothing, "ok" or JSON. A
    sign-in page and the text of an error come with a 200 as well.
    """
    if chat is Chat.SLACK:
        return answer.status == 200 and answer.body == "ok"
    return answer.status == 202 or (answer.status == 200 and _is_plain_yes(answer.body))


def _is_plain_yes(body: str) -> bool:
    """Tell whether *body* is nothing, "ok", or an object of JSON without an error."""
    if body.lower() in ("", "ok"):
        return True
    with suppress(ValueError):
        said = json.loads(body)
        return isinstance(said, dict) and "error" not in body.lower()
    return False
