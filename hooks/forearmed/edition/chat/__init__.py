"""The weekly edition as a message for a team's chat: Slack's Block Kit, and an Adaptive Card for Teams.

Here a letter, the same that becomes the mail, becomes bytes for a webhook. What the edition is was decided by
`schedule`, and `webhook` posts it. Reads no clock and no settings.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forearmed.edition.mail.digest import Letter

__all__ = ["Chat", "cards"]


class Chat(StrEnum):
    """A chat program that we can post to; its value names it on the command line and in the ledger."""

    SLACK = "slack"
    TEAMS = "teams"

    @property
    def label(self) -> str:
        """Return what people call it."""
        return self.value.capitalize()

    @property
    def file(self) -> str:
        """Return the name of its message in the folder of the digest."""
        return f"{self}.json"


def cards(letter: "Letter") -> Mapping[str, bytes]:
    """Return what is published under `digest/` for chat, by name: the same letter gives the same bytes."""
    # The names of the chats are asked for more often than their messages, which need a parser of HTML.
    from forearmed.edition.chat.order import in_order
    from forearmed.edition.chat.outline import outline
    from forearmed.edition.chat.slack import slack_message
    from forearmed.edition.chat.teams import teams_message

    parts = in_order(outline(letter.body), letter.direction)
    return {
        Chat.SLACK.file: slack_message(letter, parts),
        Chat.TEAMS.file: teams_message(letter, parts),
    }
