"""What the tests share: their surroundings, how hypothesis draws its examples, and a real browser."""

import shutil
from collections.abc import Iterator
from functools import partial

import pytest
import surroundings
from hypothesis import HealthCheck, settings
from machines import QUIET
from playwright.sync_api import Browser, expect, sync_playwright

surroundings.settle()

# A busy machine is no failure, and neither is an example nobody has changed the code for.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
expect.set_options(timeout=30_000)  # milliseconds, for what appears at once on a machine that is not busy


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium once for all tests of a process."""
    executable = shutil.which("chromium")
    assert executable, "Chromium is not installed; make debian installs it"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=executable, args=[*QUIET], env={**surroundings.of_an_unmoved_clock()}
        )
        # The site's own worker would answer in place of the host, past what a test routes.
        for name in ("new_context", "new_page"):
            setattr(chromium, name, partial(getattr(chromium, name), service_workers="block"))
        yield chromium
        chromium.close()
