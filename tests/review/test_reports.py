"""Problems for code hosts: reports that these can read, and that tell what is new."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from forearmed.foundation.errors import Problem
from forearmed.review.reports import as_code_quality, as_junit
from lxml import etree
from make import tip_text
from sites import run_here, site_project

ERROR = Problem("tips/2026/a.md", 5, 'unknown tag "empaty"; did you mean <"empathy">?')
WARNING = Problem("mkdocs.yml", 12, "queue: holds 1 week", warning=True, rule="queue")


def test_code_quality() -> None:
    """Each problem has its file from the repository's root on, its line, its rule and how bad it is."""
    first, second = json.loads(as_code_quality([ERROR, WARNING], folder="kb/"))
    marks = {first.pop("fingerprint"), second.pop("fingerprint")}
    assert len(marks) == 2
    assert [first, second] == [
        {
            "description": ERROR.message,
            "check_name": "forearmed",
            "severity": "major",
            "location": {"path": "kb/tips/2026/a.md", "lines": {"begin": 5}},
        },
        {
            "description": WARNING.message,
            "check_name": "queue",
            "severity": "minor",
            "location": {"path": "kb/mkdocs.yml", "lines": {"begin": 12}},
        },
    ]
    assert as_code_quality([], folder="") == "[]"


def test_a_problem_is_known_again() -> None:
    """Lines that come above it change nothing; twice the same in one file are two problems."""

    def marks(*problems: Problem) -> list[str]:
        return [each["fingerprint"] for each in json.loads(as_code_quality(problems, folder=""))]

    moved = replace(ERROR, line=9)
    assert marks(ERROR) == marks(moved)
    assert marks(ERROR, moved)[0] == marks(ERROR)[0]
    assert len(set(marks(ERROR, moved, replace(ERROR, path="tips/2026/b.md")))) == 3


def test_junit() -> None:
    """An error fails and a warning is skipped; what is to be read is text, and every name is there once."""
    suite = etree.fromstring(as_junit([ERROR, WARNING], folder="kb/").encode())[0]
    counts = {key: suite.get(key) for key in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": "2", "failures": "1", "errors": "0", "skipped": "1"}
    failed, skipped = suite
    assert (failed.get("classname"), failed.get("file")) == ("kb/tips/2026/a.md", "kb/tips/2026/a.md")
    assert [(child.tag, child.text) for child in (failed[0], skipped[0])] == [
        ("failure", f"kb/{ERROR}"),
        ("skipped", f"kb/{WARNING}"),
    ]
    assert failed.get("name") != skipped.get("name")


@pytest.mark.parametrize("sign", ["\x0b", "\x1b", "\ufffe", "\ud800"])
def test_signs_that_xml_cannot_hold(sign: str) -> None:
    """What an author wrote is quoted so that the report can be read all the same."""
    report = as_junit([Problem(f"tips/a{sign}.md", 1, f"is {sign} odd")], folder="")
    assert etree.fromstring(report.encode()).find("testsuite/testcase/failure") is not None


def test_nothing_to_mend_is_one_test_that_passed() -> None:
    """A host that counts tests has something to count."""
    suite = etree.fromstring(as_junit([], folder="").encode())[0]
    assert (suite.get("tests"), suite.get("failures"), len(suite[0])) == ("1", "0", 0)


def test_reports_beside_what_people_read(tmp_path: Path) -> None:
    """One run of `check` writes as many as one likes; each format can also be what it prints."""
    folder = site_project(tmp_path, {"tips/2026/a.md": tip_text(tags="[empaty]")})
    reports = ("--report", "gitlab=quality.json", "--report", "junit=report.xml")
    told = run_here("forearmed", "check", *reports, cwd=folder)
    assert (told.returncode, "unknown tag" in told.stdout) == (1, True)
    for form, file in (("gitlab", "quality.json"), ("junit", "report.xml")):
        printed = run_here("forearmed", "check", "--format", form, cwd=folder)
        assert (printed.returncode, printed.stdout) == (1, (folder / file).read_text("utf-8"))
        assert "unknown tag" in printed.stdout


@pytest.mark.parametrize(
    ("written", "code", "told"),
    [
        ("junit", 2, '"junit" is no report; write a format (github, gitlab, json, junit), = and a file'),
        ("text=a", 2, '"text=a" is no report; write a format (github, gitlab, json, junit), = and a file'),
        ("junit=no/a.xml", 1, "forearmed: cannot write no/a.xml: No such file or directory"),
    ],
)  # fmt: skip
def test_a_report_that_cannot_be(tmp_path: Path, written: str, code: int, told: str) -> None:
    """One line says what to write instead."""
    failed = run_here("forearmed", "check", "--report", written, cwd=site_project(tmp_path, {}))
    assert failed.returncode == code
    assert failed.stderr.splitlines()[-1].endswith(told)
