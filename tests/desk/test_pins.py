"""requirements.txt of a new site: this package from where it came, and everything it needs as it is here."""

import json
import re
from collections.abc import Callable
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from forearmed.desk.starter.pins import requirements

Install = Callable[[dict[str, object] | None], None]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Hand over a way to have this package installed from elsewhere, as pip notes it (PEP 610)."""
    folder = tmp_path / "forearmed-0.1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: forearmed\nVersion: 0.1.0\n")
    monkeypatch.syspath_prepend(tmp_path)

    def install(origin: dict[str, object] | None) -> None:
        if origin:
            (folder / "direct_url.json").write_text(json.dumps(origin))

    return install


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        (None, "forearmed==0.1.0"),
        (
            {
                "url": "https://code.example.com/forearmed.git",
                "vcs_info": {"vcs": "git", "requested_revision": "v0.1.0", "commit_id": "0123abc"},
            },
            "forearmed @ git+https://code.example.com/forearmed.git@0123abc",
        ),
        (
            {"url": "https://files.example.com/forearmed-0.1.0-py3-none-any.whl", "archive_info": {}},
            "forearmed @ https://files.example.com/forearmed-0.1.0-py3-none-any.whl",
        ),
        (
            {"url": "file:///home/ann/forearmed-0.1.0-py3-none-any.whl", "archive_info": {}},
            "./wheels/forearmed-0.1.0-py3-none-any.whl",
        ),
        (
            {"url": "file:///home/ann/forearmed", "dir_info": {"editable": True}},
            "./wheels/forearmed-0.1.0-py3-none-any.whl",
        ),
        (
            {"url": "file:///home/ann/forearmed", "vcs_info": {"vcs": "git", "commit_id": "0123abc"}},
            "./wheels/forearmed-0.1.0-py3-none-any.whl",
        ),
    ],
    ids=["an index", "git", "an address", "a wheel", "a clone", "git here"],
)
def test_where_it_came_from(installed: Install, origin: dict[str, object] | None, line: str) -> None:
    """Another machine gets the same bytes; from a folder that only this one has, it gets a wheel to carry."""
    installed(origin)
    lines = [each for each in requirements().splitlines() if not each.startswith("#")]
    assert lines[0] == line
    assert ("pip wheel" in requirements()) == line.startswith("./")


def test_all_that_it_needs_is_pinned() -> None:
    """Each package that pip would fetch has one line, with the version that is installed here."""
    pins = dict(re.findall(r"^([\w.-]+)==(\S+)$", requirements(), re.M))
    assert {name: distribution(name).version for name in pins} == pins
    pinned = {name.lower().replace("_", "-") for name in pins}
    assert {"mkdocs-material", "jinja2", "markupsafe", "pagefind-bin"} <= pinned
    assert "pytest" not in pinned
    for name in pins:
        assert _needs(distribution(name)) <= pinned


def _needs(of: Distribution) -> set[str]:
    """Return what *of* needs wherever it is installed."""
    plain = [line for line in of.requires or () if ";" not in line]
    return {re.split(r"[^\w.-]", line)[0].lower().replace("_", "-") for line in plain}
