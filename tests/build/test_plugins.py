"""Which plugins and hooks do what at a build's events: ours, and those of others."""

from types import ModuleType

import pytest
from forearmed import events
from forearmed.build.host.appearance import foreign_events, is_ours
from forearmed.build.host.progress import NoOptions, Progress
from mkdocs.plugins import BasePlugin


class Rewriter(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]  # mkdocs leaves its class hooks untyped
    """A plugin that changes pages."""

    def on_post_page(self, output: str, **_: object) -> str:
        """Return *output* in capitals."""
        return output.upper()


class Heir(Rewriter):  # type: ignore[no-untyped-call]  # likewise
    """A plugin that has all it does from another."""


def hook(**members: object) -> ModuleType:
    """Return the module of a hook."""
    made = ModuleType("hook")
    vars(made).update(members)
    return made


@pytest.mark.parametrize(
    ("part", "others"),
    [
        (Progress(print), []),
        (hook(on_files=events.on_files, once=print), []),
        (hook(on_files=events.on_files, on_post_build=print), ["on_post_build"]),
        (Rewriter(), ["on_post_page"]),
        (Heir(), ["on_post_page"]),
    ],
    ids=["our-plugin", "our-hook", "our-hook-and-more", "a-plugin", "an-heir"],
)
def test_what_others_do(part: object, others: list[str]) -> None:
    """It decides whether pages are compared in the end, and whether a template may fail in our sight."""
    assert (foreign_events(part), is_ours(part)) == (others, not others)
