"""A site that was built on what earlier builds have kept is the site that is built from nothing."""

import os
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from forearmed.build.cache.preview_site import PreviewSite
from forearmed.build.host.phases import last_site
from forearmed.build.host.rebuilder import Rebuilder
from forearmed.events import on_startup
from histories import EVENTS, NAMES, History, beginning, comparable, first_project
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from sites import NOW

HISTORIES = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 10_000)), min_size=5, max_size=5)


@settings(max_examples=2, phases=[Phase.generate], suppress_health_check=[*HealthCheck])
@given(HISTORIES)
@pytest.mark.thorough
def test_whatever_happens_between_builds(events: list[tuple[str, int]]) -> None:
    """After each event both builds say the same and write the same bytes; `make audit` tries many."""
    with TemporaryDirectory() as folder:
        history = History(first_project(Path(folder, "kept")), first_project(Path(folder, "anew")))
        history.happens("nothing", 0)
        for name, number in events:
            history.happens(name, number)


@pytest.mark.thorough
def test_builds_and_a_check_at_once(tmp_path: Path) -> None:
    """Of two builds in one folder one may say that the other is at work; what is kept stays sound."""
    history = History(first_project(tmp_path / "kept"), first_project(tmp_path / "anew"))
    history.happens("nothing", 0)
    for number in range(3):
        for folder in (history.kept, history.anew):
            EVENTS["edit"](folder, number)
            EVENTS["add"](folder, number)
        with ExitStack() as running:
            each = [
                running.enter_context(beginning(name, history.kept)) for name in ("build", "check", "build")
            ]
            said = [process.communicate() for process in each]
        assert each[1].returncode == 0, said[1]
        refused = [errors for process, (_, errors) in zip(each, said, strict=True) if process.returncode]
        assert all("another build is writing" in errors for errors in refused), said
        assert len(refused) < 2
        history.happens("nothing", number)


def begun(folder: Path, site: Path) -> MkDocsConfig:
    """Begin a preview of the project in *folder*, as `mkdocs serve` does, and return its configuration."""
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(site))
    config.site_url = "http://127.0.0.1:8000/"
    build(config, serve_url=config.site_url)
    supply_all(config)
    return config


def supply_all(config: MkDocsConfig) -> None:
    """Ask for all that the preview of *config* has left for when somebody asks."""
    preview_of(config).supply_all()


def ask(config: MkDocsConfig, *paths: str) -> None:
    """Ask for the files at *paths* of the preview of *config*, as a browser does."""
    for path in paths:
        preview_of(config).supply(path)


def preview_of(config: MkDocsConfig) -> PreviewSite:
    """Return the preview that *config* has begun."""
    known = last_site(config)
    assert isinstance(known, PreviewSite)
    return known


SAVES = (
    ("edit", "edit"), ("retitle", "summary"), ("retag", "add"), ("redate", "rename"), ("edit", "vocabulary"),
)  # fmt: skip
"""Two saves in a row, after the first of which somebody looks at two pages only."""


@pytest.mark.thorough
def test_a_preview_that_changes_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each save the files of a running preview are those of a preview that begins now.

    That is so even where nobody has asked for most of them after the save before.
    """
    monkeypatch.setitem(os.environ, "SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    on_startup(command="serve", dirty=False)
    try:
        folder = first_project(tmp_path / "project")
        first = begun(folder, tmp_path / "site")
        again = Rebuilder(first, lambda: pytest.fail("everything was built"))
        for number, (unseen, name) in enumerate(SAVES):
            EVENTS[unseen](folder, number)
            again()
            ask(first, "index.html", "tips/call-first/index.html")
            EVENTS[name](folder, number)
            again()
            supply_all(first)
            begun(folder, tmp_path / f"site-{number}")
            assert comparable(tmp_path / "site") == comparable(tmp_path / f"site-{number}"), (unseen, name)
    finally:
        on_startup(command="build", dirty=False)
