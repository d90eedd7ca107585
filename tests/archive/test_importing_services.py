"""The whole command with exports of several services at once."""

from pathlib import Path

import services
from sites import run_here, site_project


def test_several_services_make_one_archive(tmp_path: Path) -> None:
    """Their open posts become tips, closed ones are named and stay out, and no mail address is written."""
    project = site_project(tmp_path / "project", {})
    exports = {
        "a": services.ghost().encode(),
        "b": services.packed(services.substack()),
        "c": services.MAIL.encode(),
        "d": services.docx(),
        "e": services.packed(services.hugo()),
    }
    for name, content in exports.items():
        (project / name).write_bytes(content)
    run_here("forearmed", "import", *exports, cwd=project)
    done = run_here("forearmed", "import", *exports, cwd=project)
    assert done.returncode == 1  # some terms have no tag, and some links lead nowhere
    assert "25 items in the exports:" in done.stdout
    assert "6  posts withheld" in done.stdout
    places = [project / "tips", project / "docs", project / "import-report"]
    written = b"".join(file.read_bytes() for place in places for file in place.rglob("*") if file.is_file())
    assert not [secret for secret in services.SECRETS if secret.encode() in written]
    mailed = [file for file in (project / "tips").rglob("*.md") if "Sent to ." in file.read_text("utf-8")]
    assert "![A desk](/assets/archive/4c4b6a3be131.png)" in mailed[0].read_text("utf-8")
