"""Put a folder in the place of another, in one step where the system can. The kernel's calls live here."""

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD = {"linux": -100, "darwin": -2}
_SWAP = 2  # RENAME_EXCHANGE in Linux's renameat2(2), RENAME_SWAP in macOS' renameatx_np(2)
_CALLS = {"linux": "renameat2", "darwin": "renameatx_np"}


def replace(place: Path, fresh: Path, *, old: Path) -> None:
    """Move *fresh* to *place*, and what was there to *old*.

    On Linux and macOS there is a folder at *place* at every moment, even if the machine stops. Elsewhere, and
    on file systems that cannot exchange folders, there is none for a moment between two renames; if the
    machine stops then, `recover` puts the old one back. If it raises OSError, *place* is as it was; where the
    system denies even the way back, what was there is at *fresh* or *old*.
    """
    if not place.exists():
        fresh.rename(place)
    elif _exchanged(place, fresh):
        _put_aside(place, fresh, old=old)
    else:
        _renamed(place, fresh, old=old)


def recover(place: Path, *, old: Path) -> None:
    """Move *old* back to *place* when a replacement was cut off between its two renames."""
    if old.exists() and not place.exists():
        old.rename(place)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders; return False where neither system nor file system knows how."""
    name = _CALLS.get(sys.platform)
    call = getattr(ctypes.CDLL(None), name, None) if name else None
    if call is None:
        return False
    here = _AT_FDCWD[sys.platform]
    return bool(call(here, os.fsencode(one), here, os.fsencode(other), _SWAP) == 0)


def _put_aside(place: Path, fresh: Path, *, old: Path) -> None:
    """Move what was at *place*, and is at *fresh* now, to *old*; exchange the two again if that fails."""
    try:
        fresh.rename(old)
    except BaseException:
        _exchanged(place, fresh)
        raise


def _renamed(place: Path, fresh: Path, *, old: Path) -> None:
    place.rename(old)
    try:
        fresh.rename(place)
    except BaseException:  # an interrupt too: the last good site must be back
        old.rename(place)
        raise
