"""A suggestion as a code host hands it over: an issue with a number, a title, a text and who wrote it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from forearmed.article.sendable import sendable
from forearmed.foundation.errors import ForearmedError

_Node = Mapping[str, Any]  # Any: JSON of any shape
_START = re.compile(r"^\s*(?:tip|suggestion)\s*:\s*", re.IGNORECASE)
"""How our forms let a title begin."""
_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})", re.ASCII)
_BOM = "\ufeff"


@dataclass(frozen=True)
class Issue:
    """An issue: its *title* without what the form put in front, and its *text* as it was typed.

    *number* is 0 where nobody knows it. *login* and *account* are the name and the number of the account that
    wrote it, where the code host says so and it is a person's.
    """

    title: str
    text: str
    number: int = 0
    login: str = ""
    account: int = 0

    @classmethod
    def typed(cls, text: str, title: str) -> Self:
        """Return the suggestion that somebody has copied: its *text*, and a *title* of its own."""
        return cls(_title(title), _lines(text))

    @classmethod
    def of_json(cls, text: str) -> Self:
        """Read an issue, or an event about one, as GitHub, Forgejo or GitLab writes it in JSON.

        https://docs.github.com/en/webhooks/webhook-events-and-payloads#issues,
        https://docs.gitlab.com/api/issues/. Raises ForearmedError for anything else.
        """
        try:
            read = json.loads(text.removeprefix(_BOM))
            issue: _Node = read.get("issue") or read
            title, number = issue["title"], issue.get("iid") or issue["number"]
            body = issue.get("body") or issue.get("description") or ""
            wrote: _Node = issue.get("user") or issue.get("author") or {}
            login, account = _account(wrote)
            return cls(_title(str(title)), _lines(str(body)), int(number), login, account)
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
            advice = "give the issue as the code host's API writes it, or its text as a .md file"
            raise ForearmedError(f"this JSON holds no issue with a title and a number; {advice}") from None


def _account(wrote: _Node) -> tuple[str, int]:
    """Return the name and the number of a person's account; nothing for a bot, or a name of another form."""
    login, account = str(wrote.get("login") or wrote.get("username") or ""), wrote.get("id")
    person = wrote.get("type", "User") == "User" and _LOGIN.fullmatch(login) and isinstance(account, int)
    return (login, int(str(account))) if person else ("", 0)


def _title(text: str) -> str:
    return " ".join(_START.sub("", sendable(text)).split())


def _lines(text: str) -> str:
    return sendable(text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n"))
