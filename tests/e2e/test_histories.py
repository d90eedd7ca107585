"""A site that was built on what earlier builds have kept is the site that is built from nothing."""

from pathlib import Path
from tempfile import TemporaryDirectory

from histories import NAMES, History, first_project
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

EVENTS = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 10_000)), min_size=5, max_size=5)


@settings(max_examples=2, phases=[Phase.generate], suppress_health_check=[*HealthCheck])
@given(EVENTS)
def test_whatever_happens_between_builds(events: list[tuple[str, int]]) -> None:
    """After each event both builds say the same and write the same bytes; `make audit` tries many."""
    with TemporaryDirectory() as folder:
        history = History(first_project(Path(folder, "kept")), first_project(Path(folder, "anew")))
        history.happens("nothing", 0)
        for name, number in events:
            history.happens(name, number)
