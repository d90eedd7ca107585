"""The workflow that publishes: it comes with every release all year round, and may do only what it must."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from cronsim import CronSim
from forearmed.calendar.schedule import release_of
from forearmed.content.settings import Settings
from forearmed.desk.starter.ci import ci_files
from forearmed.desk.starter.hosts import Home
from forearmed.desk.starter.release import Release
from make import settings
from sites import REPOSITORY

Workflow = Mapping[str, Any]  # Any: whatever YAML holds
DECADE = range(2026, 2036)
PROMPT = timedelta(minutes=10)
AGAIN = timedelta(hours=3)


def read_workflow(text: str) -> Workflow:
    """Return the workflow that *text* holds; YAML takes its key "on" for a truth."""
    read = yaml.safe_load(text)
    return {"on": read.pop(True), **read}


PUBLISH = read_workflow((REPOSITORY / ".github/workflows/publish.yml").read_text())
STEPS = [step for job in PUBLISH["jobs"].values() for step in job["steps"]]


def shipped_settings() -> Settings:
    """Return the settings of mkdocs.yml."""
    written = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text())
    return settings(**written["extra"]["forearmed"])


def releases(of: Settings) -> Iterator[datetime]:
    """Yield the moment of every release of a decade."""
    day = date(DECADE[0], 1, 1)
    while day.year in DECADE:
        if day.weekday() == of.publish_weekday:
            yield release_of(day, of).astimezone(UTC)
        day += timedelta(days=1)


def runs(lines: Sequence[Mapping[str, str]], after: datetime, *, within: timedelta) -> list[timedelta]:
    """Return how long *after* a moment the schedule's *lines* start runs, as far as it is *within* a time."""
    found: set[datetime] = set()
    for line in lines:
        # A cron line starts after the moment that it is given.
        start = (after - timedelta(minutes=1)).astimezone(ZoneInfo(line.get("timezone", "UTC")))
        moments = (each.astimezone(UTC) for each in CronSim(line["cron"], start))
        found.update(takewhile(lambda moment: moment <= after + within, moments))
    return [moment - after for moment in sorted(found)]


def late(lines: Sequence[Mapping[str, str]], of: Settings) -> list[datetime]:
    """Return the releases after which no run comes promptly, or no other when GitHub leaves the first out."""
    return [
        release
        for release in releases(of)
        if len(found := runs(lines, release, within=AGAIN)) < 2 or found[0] > PROMPT
    ]


def test_a_run_comes_with_every_release_of_a_decade() -> None:
    """Summer or winter, ten minutes after the release at the latest, and again when that one was left out."""
    assert len(list(releases(shipped_settings()))) == 521
    assert late(PUBLISH["on"]["schedule"], shipped_settings()) == []


def test_the_guides_other_schedule() -> None:
    """The line for a GitHub that knows no time zones does as well."""
    line = "7,37 13,14 * * 2"
    assert line in (REPOSITORY / "docs/guide/publish.md").read_text()
    assert late([{"cron": line, "timezone": "UTC"}], shipped_settings()) == []


@pytest.mark.parametrize(
    ("lines", "months"),
    [
        ([{"cron": "7 13 * * 2"}, {"cron": "37 13 * * 2"}], {11, 12, 1, 2, 3}),
        ([{"cron": "7 14 * * 2"}, {"cron": "37 14 * * 2"}], {3, 4, 5, 6, 7, 8, 9, 10, 11}),
    ],
)
def test_universal_time_needs_both_hours(lines: list[Mapping[str, str]], months: set[int]) -> None:
    """Where a schedule has no time zone, one hour alone is wrong for half of the year."""
    assert {release.month for release in late(lines, shipped_settings())} == months


def test_its_schedule_is_of_another_zone() -> None:
    """Whoever moves the site to another zone and forgets the workflow is told."""
    moved = shipped_settings().model_copy(update={"timezone": ZoneInfo("Europe/Berlin")})
    assert len(late(PUBLISH["on"]["schedule"], moved)) == 521


def test_nothing_is_allowed_that_no_step_needs() -> None:
    """The build reads, the deployment publishes, and only who delivers may write, to push the ledger."""
    assert PUBLISH["permissions"] == {}
    assert {name: job["permissions"] for name, job in PUBLISH["jobs"].items()} == {
        "build": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
        "send": {"contents": "write"},
        "post": {"contents": "write"},
    }
    credentials = [
        step["with"]["persist-credentials"] for step in STEPS if "checkout" in step.get("uses", "")
    ]
    assert credentials == [False, False, False]
    whole = yaml.safe_dump(PUBLISH, sort_keys=False)
    assert re.findall(r"secrets\.\w+", whole) == [
        "secrets.FOREARMED_SMTP_URL",
        "secrets.FOREARMED_WEBHOOK_URL",
    ]
    knowing = [step["run"] for step in STEPS if "secrets" in yaml.safe_dump(step)]
    assert knowing == [".github/steps/send", ".github/steps/post"]
    writing = [step["run"] for step in STEPS if "github.token" in yaml.safe_dump(step)]
    assert writing == knowing  # where packages are installed, nobody can write


def test_one_run_after_the_other() -> None:
    """No run is canceled while it sends."""
    assert PUBLISH["concurrency"] == {"group": "publish", "cancel-in-progress": False}
    assert PUBLISH["jobs"]["post"]["needs"] == ["deploy", "send"]  # both push the ledger's branch


def test_a_machines_script_keeps_each_secret_to_one_line(tmp_path: Path) -> None:
    """Whatever it pulls, builds, copies or waits for finds nothing of ours in its environment."""
    release = Release(1, time(9), ZoneInfo("America/New_York"))
    files = ci_files("cron", Home.at("https://tips.example.com/"), release, day=date(2026, 12, 1))
    clone, secrets, log = tmp_path / "clone", tmp_path / "secrets", tmp_path / "log"
    script = clone / "server/publish"
    script.parent.mkdir(parents=True)
    script.write_text(files["server/publish"].replace("/etc/forearmed", str(secrets)))
    secrets.mkdir()
    (secrets / "smtp-url").write_text("smtps://ann:a%20b@mail.example.com\n")
    (secrets / "webhook-url").write_text("https://hooks.example.com/x\n")
    stub = f'#!/bin/sh\n{{ echo "${{0##*/}} $*"; env | grep ^FOREARMED_; }} >> {log} || true\n'
    for program in ("git", "rsync"):
        (tmp_path / "bin" / program).parent.mkdir(exist_ok=True)
        (tmp_path / "bin" / program).write_text(stub)
        (tmp_path / "bin" / program).chmod(0o755)
    (clone / ".venv/bin").mkdir(parents=True)
    shutil.copy(tmp_path / "bin/git", clone / ".venv/bin/forearmed")
    for folder in (clone, clone / ".venv"):
        (folder / "requirements.txt").write_text("forearmed==0.1.0\n")
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    subprocess.run(["sh", str(script)], check=True, env={"PATH": path})  # noqa: S603, S607  # our own script
    assert log.read_text().splitlines() == [
        "git pull --quiet --ff-only",
        "forearmed build",
        "rsync --archive --delete site/ web.example.com:/var/www/tips.example.com/",
        "forearmed await",
        "forearmed send --to service-tips@example.com --require-ledger",
        "FOREARMED_SMTP_URL=smtps://ann:a%20b@mail.example.com",
        "forearmed post --webhook slack --channel tips",
        "FOREARMED_WEBHOOK_URL=https://hooks.example.com/x",
    ]
    script.write_text(script.read_text().replace("editor=\n", "editor=editor@example.com\n"))
    log.unlink()
    subprocess.run(["sh", str(script)], check=True, env={"PATH": path})  # noqa: S603, S607  # our own script
    assert log.read_text().splitlines()[-4:] == [
        "forearmed post --webhook slack --channel tips",
        "FOREARMED_WEBHOOK_URL=https://hooks.example.com/x",
        "forearmed watch --ran publish=0 --mail editor@example.com",
        "FOREARMED_SMTP_URL=smtps://ann:a%20b@mail.example.com",
    ]
