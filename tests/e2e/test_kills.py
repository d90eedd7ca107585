"""A delivery that is killed: exactly one copy each, or listed as uncertain, and nobody missing."""

from pathlib import Path

import pytest
from killing import kill_and_rerun


@pytest.mark.thorough
def test_killed_at_random_instants(tmp_path: Path) -> None:
    """What the server took and what the ledger says agree, however often the process is killed.

    A kill leaves one message for each of the connections in doubt at most, and names it.
    """
    record = kill_and_rerun(tmp_path, readers=160, kills=8, seed=11)
    assert record.kills >= 5
    assert record.kills_behind_the_dot >= 1
    assert (len(record.states), record.faults()) == (160, [])
    assert record.uncertain <= 4 * record.kills
