"""What `forearmed watch` remembers between runs: how jobs ended, and when it told the editor what."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self

from forearmed.foundation.errors import ForearmedError

AGAIN = timedelta(days=7)
"""How long to wait before telling the editor again of the same trouble."""
_RED = 2


@dataclass(frozen=True)
class WatchLog:
    """How often each job failed in a row and since when; when the editor was told of each trouble."""

    jobs: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return what is in the file at *path*, or nothing where there is no such file."""
        try:
            found: Any = json.loads(path.read_text(encoding="utf-8"))  # Any: whatever JSON holds
            jobs = {str(name): (int(times), str(since)) for name, (times, since) in found["jobs"].items()}
            told = {str(text): datetime.fromisoformat(at).isoformat() for text, at in found["told"].items()}
            return cls(jobs, told)
        except FileNotFoundError:
            return cls()
        except (ValueError, KeyError, TypeError, AttributeError):
            raise ForearmedError(f"{path} is not what forearmed watch writes; delete it") from None
        except OSError as error:
            raise ForearmedError(f"cannot read {path}: {error.strerror}") from None

    def write(self, path: Path) -> None:
        """Write the log to the file at *path*, whole or not at all; raise ForearmedError where that fails."""
        draft = path.with_name(f"{path.name}.new")
        text = json.dumps({"jobs": self.jobs, "told": self.told}, ensure_ascii=False, indent=2)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            draft.write_text(f"{text}\n", encoding="utf-8")
            draft.chmod(0o600)  # it may name readers
            draft.replace(path)
        except OSError as error:
            raise ForearmedError(f"cannot write {path}: {error.strerror}") from None

    def with_runs(self, codes: Mapping[str, int], *, now: datetime) -> Self:
        """Return the same after jobs ended with these exit *codes*: 0 is good."""
        jobs = dict(self.jobs)
        for name, code in codes.items():
            times, since = jobs.pop(name, (0, now.isoformat(timespec="minutes")))
            if code:
                jobs[name] = (times + 1, since)
        return replace(self, jobs=jobs)

    def red(self) -> list[tuple[str, int, datetime]]:
        """Return the jobs that have failed at least twice in a row, how often, and since when."""
        return [
            (name, times, datetime.fromisoformat(since))
            for name, (times, since) in sorted(self.jobs.items())
            if times >= _RED
        ]

    def untold(self, keys: Iterable[str], *, now: datetime) -> list[str]:
        """Return those *keys* of troubles of which the editor was not told in the last 7 days (`AGAIN`)."""
        return [
            key
            for key in keys
            if key not in self.told or now - datetime.fromisoformat(self.told[key]) >= AGAIN
        ]

    def with_told(self, keys: Iterable[str], *, now: datetime) -> Self:
        """Return a log in which the editor was told of exactly these *keys* at *now*; drop all others."""
        return replace(self, told=dict.fromkeys(keys, now.isoformat(timespec="seconds")))
