"""What keeps people's addresses and the project's code from those who should not have them."""

from pathlib import Path

import pytest
from clones import git
from sites import REPOSITORY


def test_no_address_is_committed_by_chance(tmp_path: Path) -> None:
    """Lists, the ledger and what is built are not among what `git add` takes."""
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitignore").write_text((REPOSITORY / ".gitignore").read_text())
    kept = ["tips/2026/a.md"]
    for name in (
        *(
            "subscribers.csv",
            "unsubscribed.csv",
            "lists/export of members.csv",
            ".forearmed/ledger.sqlite3",
            "tests/cases/list.csv",
        ),
        *("preview/a/digest.eml", "site/digest/digest.eml", ".cache/forearmed/cards/x.png", *kept),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    git(tmp_path, "add", "-A")
    assert git(tmp_path, "ls-files").split() == [".gitignore", *kept]


def owner(path: str) -> str:
    """Return whom GitHub asks about *path*: the last line that fits counts."""
    lines = (REPOSITORY / ".github/CODEOWNERS").read_text().splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    (*_, found) = [team for pattern, team in rules if pattern == "*" or f"/{path}".startswith(pattern)]
    return found


@pytest.mark.parametrize(
    ("path", "team"),
    [
        ("hooks/tip_of_the_week.py", "maintainers"),
        ("mkdocs.yml", "maintainers"),
        ("Makefile", "maintainers"),
        (".github/workflows/publish.yml", "maintainers"),
        ("requirements.lock", "maintainers"),
        ("docs/assets/house.css", "maintainers"),
        ("docs/root/.htaccess", "maintainers"),
        ("docs/tags.yml", "editors"),
        ("tips/2026/a.md", "editors"),
    ],
)
def test_who_is_asked(path: str, team: str) -> None:
    """What runs is for who knows code, and what is read for who knows words."""
    assert owner(path) == f"@example/{team}"


def test_links_of_the_security_page() -> None:
    """What it names is there, under that heading."""
    page = (REPOSITORY / "SECURITY.md").read_text()
    links = [part.partition(")")[0] for part in page.split("](")[1:]]
    assert len(links) >= 6
    for link in links:
        file, _, place = link.partition("#")
        lines = (REPOSITORY / file).read_text().splitlines()
        places = {line.strip("# ").lower().replace(" ", "-") for line in lines if line.startswith("#")}
        assert not place or place in places
