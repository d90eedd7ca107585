"""How many messages may leave now, by what the operator allows and what has left already."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from forearmed.delivery.allowance import Allowance
from forearmed.delivery.ledger import SentEdition, open_ledger
from forearmed.delivery.outcome import Outcome, State

NOW = datetime(2026, 11, 19, 14, tzinfo=UTC)
DAYS = {"2026-11-17": 50, "2026-11-18": 100, "2026-11-19": 30}


@pytest.mark.parametrize(
    ("allowance", "lately", "room"),
    [
        (Allowance(), 9000, None),
        (Allowance(a_run=20), 9000, 20),
        (Allowance(a_day=2000), 0, 2000),
        (Allowance(a_day=2000), 1500, 500),
        (Allowance(a_day=2000), 2500, 0),
        (Allowance(a_run=20, a_day=2000), 1990, 10),
        (Allowance(first_day=50), 130, 170),
        (Allowance(first_day=10), 130, 10),
        (Allowance(first_day=50, a_day=100), 90, 10),
    ],
)
def test_the_least_of_all_limits(allowance: Allowance, lately: int, room: int | None) -> None:
    """Of a run, of 24 hours and of a day of warming up, which doubles, the narrowest counts."""
    assert allowance.room(lately=lately, by_day=DAYS, now=NOW)[0] == room
    assert allowance.is_spread is (allowance != Allowance())


def test_the_first_day() -> None:
    """Where nothing has left yet, the first day has what it is given, and says so."""
    room = Allowance(first_day=50).room(lately=0, by_day={}, now=NOW)
    assert room == (50, "--warm-up 50, day 1: 50")


def test_what_has_left(tmp_path: Path) -> None:
    """Mail that left, or may have, counts on its day, to whichever list; a channel's card does not."""
    with open_ledger(tmp_path / "ledger.sqlite3", list_id="tips", at=NOW) as ledger:
        for place, (address, state, ago) in enumerate(
            [
                ("ann@example.com", State.SENT, 30),
                ("bob@example.com", State.SENT, 2),
                ("cat@example.com", State.UNCERTAIN, 1),
                ("dan@example.com", State.REFUSED, 1),
                ("eve@example.com", State.DEFERRED, 1),
                ("slack:front-desk", State.SENT, 1),
            ]
        ):
            page = ledger.page(f"2026-W{40 + place}", SentEdition("call-first", "ab" * 32, NOW))
            at = NOW - timedelta(hours=ago)
            page.intend(address, at=at)
            page.settle(address, Outcome(state), at=at)
        assert ledger.sent_by_day() == {"2026-11-18": 1, "2026-11-19": 2}
        assert ledger.sent_by_day(since=NOW - timedelta(hours=24)) == {"2026-11-19": 2}
