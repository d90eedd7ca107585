"""What tests see of the machine that runs them: nothing of its zone, language, colors, proxies or habits."""

import os
import signal
import time
from collections.abc import Mapping

_OF_THE_MACHINE = ("PATH", "HOME", "USER", "LOGNAME", "SHELL", "TMPDIR")
_FOR_PYTEST = ("CI",)  # with it, pytest shows differences whole
_OF_ITS_TOOLS = ("LD_", "FAKETIME", "FONTCONFIG_", "XDG_", "PYTEST_", "COVERAGE_", "DEBUG", "PWDEBUG")

FIXED: Mapping[str, str] = {
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}
"""The zone, the language and the git that all tests have, unless they say otherwise."""


def ordinary(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what tests see of *environment*: where programs, fonts and temporary folders are.

    What is left out unless named here: a moment (SOURCE_DATE_EPOCH), colors and the width of a terminal,
    proxies, secrets, what a CI says of itself, a repository in which a hook of git runs the tests.
    """
    kept = {
        name: value
        for name, value in environment.items()
        if name in (*_OF_THE_MACHINE, *_FOR_PYTEST) or name.startswith(_OF_ITS_TOOLS)
    }
    return {**kept, **FIXED}


def of_an_unmoved_clock() -> dict[str, str]:
    """Return what a program sees that stands still under faketime: Chromium, and the server of a preview."""
    return {name: value for name, value in os.environ.items() if name not in ("LD_PRELOAD", "FAKETIME")}


def settle() -> None:
    """Give this process, and every program it starts, the same surroundings on any machine."""
    seen = ordinary(os.environ)
    os.environ.clear()
    os.environ.update(seen)
    time.tzset()
    os.umask(0o022)
    # Who starts us in the background turns Ctrl+C off, and nohup a closed terminal; programs inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
