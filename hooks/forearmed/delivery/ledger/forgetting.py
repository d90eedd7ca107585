"""Take people out of a ledger, with nothing of them left in the file: one, or all of old editions."""

from forearmed.delivery.ledger.bounces import has_bounces
from forearmed.delivery.ledger.record import Ledger


def forget(ledger: Ledger, address: str) -> int:
    """Delete every row with *address*, a key, of every list in the file; return how many deliveries."""
    with ledger.commit():
        rows = ledger.change("DELETE FROM delivery WHERE address = ?", address)
        bounces = ledger.change("DELETE FROM bounce WHERE address = ?", address) if has_bounces(ledger) else 0
    if rows or bounces:
        ledger.leave_no_trace()
    return rows


def forget_before(ledger: Ledger, week: str) -> int:
    """Delete the addresses of the list's editions before *week*; return how many deliveries that were.

    That there was an edition stays known, and so do the addresses of the newest one: it may still go out.
    """
    newest = next(iter(ledger.weeks()), week)
    before = min(week, newest)
    with ledger.commit():
        rows = ledger.change("DELETE FROM delivery WHERE list_id = ? AND week < ?", ledger.list_id, before)
        if has_bounces(ledger):
            rows_too = ledger.change(
                "DELETE FROM bounce WHERE list_id = ? AND week < ?", ledger.list_id, before
            )
        else:
            rows_too = 0
    if rows or rows_too:
        ledger.leave_no_trace()
    return rows
