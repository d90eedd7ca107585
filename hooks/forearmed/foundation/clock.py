"""What time it is, for the two front doors and nobody else."""

import os
from datetime import UTC, datetime

from forearmed.foundation.errors import ForearmedError

_VARIABLE = "SOURCE_DATE_EPOCH"


def now() -> datetime:
    """Return this moment, or the one SOURCE_DATE_EPOCH sets, in seconds since 1970 (UTC).

    The variable is that of https://reproducible-builds.org/specs/source-date-epoch/. Raises
    ForearmedError when it does not hold a moment.
    """
    written = os.environ.get(_VARIABLE)
    if not written:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(written), UTC)
    except (ValueError, OverflowError, OSError):
        advice = "set it to seconds since 1970, as `date +%s` prints them, or unset it"
        raise ForearmedError(f'{_VARIABLE} is "{written}"; {advice}') from None


def real_now() -> datetime:
    """Return this moment, whatever SOURCE_DATE_EPOCH says: for mail, which people get in real time."""
    return datetime.now(UTC)


def stop(moment: datetime) -> None:
    """Let every library in this process see *moment* as now, so that none disagrees with us."""
    os.environ[_VARIABLE] = str(int(moment.timestamp()))
