"""What tests see of the machine that runs them. Real processes, started as odd machines start them."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

ODD = {
    "TZ": "Pacific/Kiritimati",
    "LANG": "tr_TR.UTF-8",
    "LC_TIME": "de_DE.UTF-8",
    "COLUMNS": "40",
    "FORCE_COLOR": "1",
    "http_proxy": "http://127.0.0.1:9",
    "SOURCE_DATE_EPOCH": "0",
    "FOREARMED_SMTP_URL": "smtp://elsewhere.example",
    "GITHUB_ACTIONS": "true",
    "GIT_DIR": "/nowhere",
    "DISPLAY": ":0",
}
SAID = """\
import json, os, signal, subprocess, sys, time
import surroundings

surroundings.settle()
script = "import os, signal as s, time; print(s.getsignal(2), s.getsignal(1), os.umask(0), time.timezone)"
started = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
print(json.dumps([dict(os.environ), time.timezone, started.stdout]))
"""


def _turn_off() -> None:
    """Begin as a program that nohup has put into the background, of somebody with no trust in others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    os.umask(0o077)


def test_a_test_sees_the_same_on_any_machine() -> None:
    """Zone, language, signals, colors, proxies, secrets and git do not depend on who starts the tests."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    said = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-c", SAID],
        cwd=Path(__file__).parent,
        env={**kept, **ODD, "PYTHONPATH": "."},
        preexec_fn=_turn_off,
        capture_output=True,
        text=True,
        check=True,
    )
    environment, zone, started = json.loads(said.stdout)
    assert environment == {
        **kept,
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    assert zone == 0
    assert started == f"{signal.default_int_handler} {signal.SIG_DFL} {0o022} 0\n"


def test_these_tests_see_it() -> None:
    """This run is among them."""
    assert (os.environ["TZ"], os.environ["LC_ALL"]) == ("UTC", "C.UTF-8")
    assert not [name for name in os.environ if name.startswith(("FOREARMED_", "GITHUB_", "SOURCE_"))]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
