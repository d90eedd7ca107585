"""The secrets of a run. We take them out of the environment at its start, so that nothing else finds them.

Settings, hooks and plugins run in this process, and other programs inherit its environment. Code of ours that
needs a secret gets it as an argument.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Self

_PREFIX = "FOREARMED_"


@dataclass(frozen=True)
class Credentials:
    """What the environment said before it was cleaned; a secret that is not set is empty."""

    smtp_url: str = field(default="", repr=False)
    """FOREARMED_SMTP_URL: the mail server, with user and password."""
    smtp_token: str = field(default="", repr=False)
    """FOREARMED_SMTP_TOKEN: what logs in at the mail server instead of a password."""
    smtp_token_command: str = field(default="", repr=False)
    """FOREARMED_SMTP_TOKEN_COMMAND: the command that prints such a token."""
    dkim_key: str = field(default="", repr=False)
    """FOREARMED_DKIM_KEY: the file with the private key that mail is signed with."""
    webhook_url: str = field(default="", repr=False)
    """FOREARMED_WEBHOOK_URL: the secret address of a channel."""
    unsubscribe_secret: str = field(default="", repr=False)
    """FOREARMED_UNSUBSCRIBE_SECRET: the key with which the tokens in unsubscribe links are made."""
    git_token: str = field(default="", repr=False)
    """FOREARMED_GIT_TOKEN: what lets git write to the ledger's branch."""

    @classmethod
    def taken_from(cls, environment: MutableMapping[str, str]) -> Self:
        """Return the secrets in *environment*, and delete every FOREARMED_ variable from it."""
        ours = [name for name in environment if name.startswith(_PREFIX)]
        taken = {name: environment.pop(name) for name in ours}
        return cls(
            smtp_url=taken.get("FOREARMED_SMTP_URL", ""),
            smtp_token=taken.get("FOREARMED_SMTP_TOKEN", ""),
            smtp_token_command=taken.get("FOREARMED_SMTP_TOKEN_COMMAND", ""),
            dkim_key=taken.get("FOREARMED_DKIM_KEY", ""),
            webhook_url=taken.get("FOREARMED_WEBHOOK_URL", ""),
            unsubscribe_secret=taken.get("FOREARMED_UNSUBSCRIBE_SECRET", ""),
            git_token=taken.get("FOREARMED_GIT_TOKEN", ""),
        )
