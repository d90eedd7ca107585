"""Inputs that are watched while a build runs: somebody may save a file in the middle of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from forearmed.build.cache.inputs import Inputs
from forearmed.build.cache.marks import Marks


@dataclass(frozen=True)
class Watched:
    """The *inputs* of a build with their *digest* and *marks* before it began."""

    inputs: Inputs
    environment: Mapping[str, str]
    digest: str
    marks: frozenset[tuple[str, Marks]]

    @classmethod
    def of(cls, inputs: Inputs | None, environment: Mapping[str, str]) -> "Watched | None":
        """Begin to watch *inputs*; return None where it is unknown what a build reads."""
        if inputs is None:
            return None
        try:
            marks = inputs.marks()
        except OSError:
            return None
        digest = inputs.digest(environment)
        return None if digest is None else cls(inputs, environment, digest, marks)

    @property
    def frame(self) -> str:
        """Return a key of what every page depends on."""
        if self.inputs.has_own_templates:
            return self.digest
        return self.inputs.frame(self.environment) or self.digest

    def is_undisturbed(self, inputs: Inputs | None) -> bool:
        """Tell whether the build has read the same *inputs*, and nobody has written there meanwhile."""
        if inputs != self.inputs:
            return False
        try:
            return self.marks == inputs.marks() and self.digest == inputs.digest(self.environment)
        except OSError:
            return False
