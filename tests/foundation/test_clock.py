"""What time it is, and who may say so."""

from datetime import UTC, datetime

import pytest
from forearmed.foundation import clock
from forearmed.foundation.errors import ForearmedError


def test_the_environment_sets_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH, in seconds since 1970 (UTC), is now."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")
    assert clock.now() == datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_without_it_now_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unset or empty, the machine's clock counts, in UTC."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC)


def test_a_stopped_clock_stands_for_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Libraries that read the variable see the moment this command began."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    moment = datetime(2026, 11, 22, 12, tzinfo=UTC)
    clock.stop(moment)
    assert clock.now() == moment


@pytest.mark.parametrize("written", ["tuesday", "1e9", "9" * 30])
def test_not_a_moment(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    """Anything else is an error in one sentence."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", written)
    with pytest.raises(ForearmedError, match=f'SOURCE_DATE_EPOCH is "{written}"; set it to seconds'):
        clock.now()
