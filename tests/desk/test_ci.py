"""The files of a line: held to their hosts' own schemas, and put together for every zone."""

import subprocess
import sys
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from forearmed.desk.starter.ci import CI, ci_files
from forearmed.desk.starter.hosts import Home, host_files
from forearmed.desk.starter.release import Release
from sites import REPOSITORY

HOME = Home.at("https://tips.example.com/kb/")
BERLIN = Release(0, time(8, 30), ZoneInfo("Europe/Berlin"))


def made(ci: str) -> dict[str, str]:
    """Return the files of *ci* for a team in Berlin that publishes on Mondays."""
    return ci_files(ci, HOME, BERLIN, day=date(2026, 11, 30))


def judge(schema: str, file: Path) -> int:
    """Return what check-jsonschema ends with when it holds *file* to a *schema* that it brings."""
    program = Path(sys.executable).with_name("check-jsonschema")
    command = [str(program), "--builtin-schema", f"vendor.{schema}", str(file)]
    return subprocess.run(command, capture_output=True, check=False).returncode  # noqa: S603  # our own tool


@pytest.mark.parametrize("text", [made("gitlab")[".gitlab-ci.yml"], *host_files("gitlab", HOME).values()])
def test_gitlabs_own_schema(text: str, tmp_path: Path) -> None:
    """The pipelines keep to it, and it finds what is wrong."""
    file = tmp_path / ".gitlab-ci.yml"
    file.write_text(text)
    assert judge("gitlab-ci", file) == 0
    file.write_text(text.replace("artifacts:", "artefacts:"))
    assert judge("gitlab-ci", file) != 0


@pytest.mark.parametrize("ci", CI)
def test_nothing_is_left_open(ci: str) -> None:
    """Every place is filled, and no line is longer than people read."""
    for path, text in made(ci).items():
        assert "§" not in text
        assert max(map(len, text.splitlines())) <= 140, path
        assert text.endswith("\n")


def test_the_release_reaches_every_file() -> None:
    """Monday, half past eight in Berlin, as each program writes it."""
    assert '#   "37 8 * * *"\n#   "7 9 * * 1"\n#   "37 10 * * 1"' in made("gitlab")[".gitlab-ci.yml"]
    assert "time zone Europe/Berlin" in made("gitlab")[".gitlab-ci.yml"]
    assert "OnCalendar=Mon *-*-* 09:07 Europe/Berlin\n" in made("systemd")["server/forearmed.timer"]
    cron = made("cron")["server/forearmed.cron"]
    command = "forearmed  /bin/sh /srv/tips/server/publish"
    assert f"\n7 9 * * 1  {command}\n" in cron
    assert f"\n# 7 8 * * 1  {command}\n" in cron
    assert f"\n# 7 7 * * 1  {command}\n" in cron


@pytest.mark.parametrize("ci", CI)
def test_authors_hear_of_the_form(ci: str) -> None:
    """Where there is one, it is named in the site's language before the steps that need git's words."""
    german = ci_files(ci, HOME, BERLIN, day=date(2026, 11, 30), language="de")["CONTRIBUTING.md"]
    has_form = ci in ("gitlab", "github", "forgejo")
    assert ("Formular für einen Tipp" in german, "form for a tip" in made(ci)["CONTRIBUTING.md"]) == (
        has_form,
        has_form,
    )
    assert "\n\n\n" not in german


@pytest.mark.parametrize("name", ["propose.py", "rest.py", "tend_issue.py"])
def test_the_steps_are_our_own(name: str) -> None:
    """What makes a pull request or keeps an issue is tried with our workflow, and is the same here."""
    own = (REPOSITORY / ".github/steps" / name).read_text("utf-8")
    assert made("github")[f"ci/{name}"] == own
    assert made("forgejo").get(f"ci/{name}", own) == own


def test_the_agenda_comes_once_a_week() -> None:
    """On Monday morning in Berlin, as each program writes it, to an issue on GitHub and by mail elsewhere."""
    mailed = {"gitlab": ".gitlab-ci.yml", "forgejo": ".forgejo/workflows/editor.yml"}
    assert '#   "17 6 * * 1"\n' in made("gitlab")[mailed["gitlab"]]
    assert '    - cron: "CRON_TZ=Europe/Berlin 17 6 * * 1"' in made("forgejo")[mailed["forgejo"]]
    for ci, path in mailed.items():
        assert "bash ci/agenda\n" in made(ci)[path]
        assert "ci/agenda" in made(ci)
    on_github = made("github")[".github/workflows/editor.yml"]
    assert '    - cron: "17 6 * * 1" # Mondays' in on_github
    assert "\n      timezone: Europe/Berlin\n" in on_github
    assert "OnCalendar=Mon *-*-* 06:17 Europe/Berlin\n" in made("systemd")["server/forearmed-agenda.timer"]
    service = made("systemd")["server/forearmed-agenda.service"]
    assert service.endswith("\nExecStart=/bin/sh /srv/tips/server/publish --agenda\n")
    assert made("cron")["server/forearmed.cron"].endswith(
        "\n17 6 * * 1  forearmed  /bin/sh /srv/tips/server/publish --agenda\n"
    )


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        ({"FOREARMED_SMTP_URL": "smtp://127.0.0.1:1"}, "FOREARMED_EDITOR"),
        ({"FOREARMED_EDITOR": "editor@example.org", "FOREARMED_SMTP_URL": ""}, "FOREARMED_SMTP_URL"),
    ],
)
def test_an_agenda_for_nobody(tmp_path: Path, known: dict[str, str], missing: str) -> None:
    """Where no address or no server is set, the step says which in a line, runs no command and is green."""
    (tmp_path / "agenda").write_text(made("gitlab")["ci/agenda"])
    done = subprocess.run(
        ["/bin/bash", "agenda"],
        cwd=tmp_path,
        env={**known, "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)
    assert done.stdout.startswith("No agenda is mailed: ")
    assert missing in done.stdout


@pytest.mark.parametrize("ci", CI)
def test_the_example_of_a_tip_is_in_order(ci: str) -> None:
    """Whoever copies it has a tip on the right day, and the host's own word for a proposal."""
    text = made(ci)["CONTRIBUTING.md"]
    tip = text.partition("```markdown\n")[2].partition("```")[0].replace("\n    ", "\n").strip()
    assert "\ndate: 2026-11-30\n" in tip
    assert "The date is a Monday" in text
    assert ("merge request" in text) == (ci == "gitlab")
