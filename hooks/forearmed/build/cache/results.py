"""Results of one build for the next, each with a name, and a key that holds all that it depends on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from forearmed.build.cache.key import KeyLessError, key_of
from forearmed.build.cache.origin import FOLDER, is_made_here
from forearmed.build.cache.program import program
from forearmed.build.cache.sealed_file import read_sealed, write_sealed

FILE = f"{FOLDER}/results"
_OLDEST = 3
"""For how many builds in a row a result is kept that no build has asked for."""
Json = Any  # Any: whatever JSON can hold


class ResultCache:
    """The results in one file, which is read once, and written once at the end. Anybody may delete it.

    There is one result for each name, so the file does not grow with the number of builds.
    """

    def __init__(self, root: Path) -> None:
        self._file = root / FILE
        text = read_sealed(self._file, program()) if is_made_here(root) else None
        self._found: dict[str, list[Json]] = {} if text is None else json.loads(text)
        self._used: dict[str, list[Json]] = {}
        self._is_new = False

    def find(self, name: str, key: str) -> Json | None:
        """Return the result that is kept as *name* with *key*, or None. Nobody may change it."""
        entry = self._used.get(name) or self._found.get(name)
        if entry is None or entry[0] != key:
            return None
        self._used[name] = [key, entry[1], 0]
        return entry[1]

    def keep(self, name: str, key: str, result: Json) -> None:
        """Keep *result*, in the place of what was kept as *name*."""
        self._used[name] = [key, result, 0]
        self._is_new = True

    def remember(self, name: str, parts: tuple[object, ...], make: Callable[[], Json]) -> Json:
        """Return what is kept as *name* and was made from the same *parts*, else what *make* makes now."""
        try:
            key = key_of(parts)
        except KeyLessError:
            return make()
        found = self.find(name, key)
        if found is None:
            found = make()
            self.keep(name, key, found)
        return found

    def save(self) -> None:
        """Write all results, but for those that nobody has asked for in a while."""
        old = {
            name: [key, result, age + 1]
            for name, (key, result, age) in self._found.items()
            if name not in self._used and age < _OLDEST
        }
        if self._is_new or len(old) + len(self._used) != len(self._found):
            write_sealed(self._file, json.dumps({**old, **self._used}).encode(), program())
