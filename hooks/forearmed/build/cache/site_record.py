"""What the last build wrote and from what, so that the next one can tell that it would write the same.

The record is one file. A record that is missing, damaged or of another program says nothing, and the next
build makes everything.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from os.path import relpath
from pathlib import Path
from typing import Any

from forearmed.build.cache.inputs import Inputs
from forearmed.build.cache.marks import marks_below
from forearmed.build.cache.origin import FOLDER, is_made_here
from forearmed.build.cache.program import program
from forearmed.build.cache.sealed_file import read_sealed, write_sealed
from forearmed.build.cache.site_file import SiteFile, checksum_of
from forearmed.build.cache.watched import Watched

FILE = f"{FOLDER}/last-build"


@dataclass(frozen=True)
class SiteRecord:
    """A finished build: its inputs, the span of moments for which it is right, and every file of its site."""

    inputs: str
    """The digest of all inputs."""
    files: tuple[str, ...]
    folders: tuple[str, ...]
    """Where the inputs are, as seen from the project's folder."""
    site: str
    since: datetime
    until: datetime
    """The build would make the same bytes at each moment from *since* on and before *until*."""
    closing: str
    """The sentence that the command printed at the end."""
    warnings: tuple[str, ...] = ()
    """Every line of warning that mkdocs printed, which is printed again."""
    written: Mapping[str, SiteFile] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        watched: Watched,
        site: Path,
        written: Mapping[str, SiteFile],
        span: tuple[datetime, datetime],
        *,
        closing: str,
        warnings: Iterable[str],
    ) -> "SiteRecord":
        """Return the record of a build that has read what was *watched*, and *written* files in *site*."""
        root = watched.inputs.root
        since, until = span
        return cls(
            inputs=watched.digest,
            files=tuple(relpath(file, root) for file in watched.inputs.files),
            folders=tuple(relpath(folder, root) for folder in watched.inputs.folders),
            site=relpath(site, root),
            since=since,
            until=until,
            closing=closing,
            warnings=tuple(warnings),
            written=written,
        )

    @classmethod
    def read(cls, root: Path) -> "SiteRecord | None":
        """Return the record of the last build of the project in *root*; None where there is none to use."""
        text = read_sealed(root / FILE, program()) if is_made_here(root) else None
        return None if text is None else cls._of(json.loads(text))

    @classmethod
    def _of(cls, values: dict[str, Any]) -> "SiteRecord":  # Any: JSON
        written = {
            path: SiteFile(checksum, tuple(marks), key)
            for path, (checksum, key, *marks) in values["written"].items()
        }
        lists = {key: tuple(values[key]) for key in ("files", "folders", "warnings")}
        times = {key: datetime.fromisoformat(values[key]) for key in ("since", "until")}
        return cls(**{**values, **lists, **times, "written": written})

    def write(self, root: Path) -> None:
        """Put this record in the place of the last one."""
        values = {**vars(self), "since": self.since.isoformat(), "until": self.until.isoformat()}
        written = self.written.items()
        values["written"] = {path: [file.checksum, file.key, *file.marks] for path, file in written}
        write_sealed(root / FILE, json.dumps(values).encode(), program())

    @property
    def config(self) -> str:
        """Return the name of the settings file."""
        return self.files[0]

    def still_holds(self, root: Path, *, now: datetime, environment: Mapping[str, str]) -> bool:
        """Tell whether a build of the project in *root*, as of *now*, would write the site that is there."""
        if not self.since <= now < self.until:
            return False
        inputs = Inputs(root, _paths(root, self.files), _paths(root, self.folders))
        return inputs.digest(environment) == self.inputs and self._is_whole(root / self.site)

    def _is_whole(self, site: Path) -> bool:
        """Tell whether *site* has every file of this record as it was written, and no other."""
        found = dict(marks_below(site))
        return found.keys() == self.written.keys() and all(
            marks == self.written[path].marks or checksum_of(site / path) == self.written[path].checksum
            for path, marks in found.items()
        )


def _paths(root: Path, names: tuple[str, ...]) -> tuple[Path, ...]:
    return tuple(root / name for name in names)
