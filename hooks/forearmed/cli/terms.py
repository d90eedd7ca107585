"""The options that `send` and `post` share: how an edition is to go out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from click import UsageError

from forearmed.delivery.allowance import Allowance


@dataclass(frozen=True, kw_only=True)
class Terms:
    """How an edition is to go out, whatever takes it."""

    dry_run: bool
    rate: int | None = None
    most: int | None = None
    most_a_day: int | None = None
    warm_up: int | None = None
    patience: float
    """Minutes."""
    late: bool
    require_ledger: bool
    changed_tip: bool
    resend_uncertain: bool
    retry_refused: bool
    assume_sent: bool
    ledger_branch: str | None

    @classmethod
    def of(cls, wished: Mapping[str, Any]) -> Self:  # Any: what click read, each option with its own type
        """Return what the command line states; raise UsageError when it contradicts itself."""
        terms = cls(**wished)
        if terms.resend_uncertain and terms.assume_sent:
            raise UsageError("--resend-uncertain and --assume-sent exclude each other")
        return terms

    @property
    def allowance(self) -> Allowance:
        """Return how many messages may leave."""
        return Allowance(self.most, self.most_a_day, self.warm_up)
