"""What a ledger says, as a table that people and spreadsheets read."""

import csv
import io
from collections.abc import Iterable

from forearmed.delivery.ledger.entry import LedgerEntry


def as_csv(entries: Iterable[LedgerEntry]) -> bytes:
    """Return *entries* as CSV (RFC 4180) in UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["week", "email", "state", "reply", "tip", "sha256", "attempts", "changed"])
    for entry in entries:
        row = [entry.week, _cell(entry.address), entry.state, _cell(entry.reply)]
        writer.writerow([*row, entry.tip, entry.sha256, entry.attempts, entry.changed])
    return text.getvalue().encode()


def _cell(text: str) -> str:
    """Return *text* so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
