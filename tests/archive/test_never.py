"""What no export makes an import do: publish what was not public, or tell who somebody is."""

import re
from pathlib import Path

from exports import COMMENT, item, wxr
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sites import run_here, site_project

PUBLIC, FUTURE = "2016-02-16 20:30:00", "2999-01-05 09:00:00"
SECRETS = (b"private.example", b"203.0.113.77", b"s3cret", b"Closed words")
ITEMS = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["post"] * 5 + ["page", "attachment", "nav_menu_item", "custom"]),
            "status": st.sampled_from(
                [
                    "publish",
                    "publish",
                    "draft",
                    "pending",
                    "private",
                    "trash",
                    "future",
                    "auto-draft",
                    "unheard",
                ]
            ),
            "locked": st.booleans(),
            "day": st.sampled_from([PUBLIC, FUTURE, "0000-00-00 00:00:00"]),
            "creator": st.sampled_from(["ann", "ann@private.example", "bob@private.example", ""]),
            "commented": st.booleans(),
            "broken": st.sampled_from([False] * 6 + [True]),
        }
    ),
    min_size=3,
    max_size=14,
)


def _written(number: int, told: dict[str, object]) -> str:
    body = "<p>Open.</p>" if _is_public(told) else "<p>Closed words.</p>"
    text = item(
        number,
        f"Post {number}",
        body,
        kind=str(told["kind"]),
        status=str(told["status"]),
        day=str(told["day"]),
        more=COMMENT if told["commented"] else "",
    ).replace("[ann]", f"[{told['creator']}]")
    if told["locked"]:
        text = text.replace("<wp:post_password><![CDATA[]]>", "<wp:post_password><![CDATA[s3cret]]>")
    return text.replace("</title>", "</title") if told["broken"] else text


def _is_public(told: dict[str, object]) -> bool:
    return (told["kind"], told["status"], told["locked"], told["day"]) == ("post", "publish", False, PUBLIC)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=ITEMS)
def test_nothing_closed_is_published_and_nobody_is_told(
    told: list[dict[str, object]], tmp_path: Path
) -> None:
    """Only what everybody could read becomes a tip with a date; the numbers add up to all items."""
    project = site_project(tmp_path / str(len([*tmp_path.iterdir()])), {})
    (project / "old.xml").write_text(wxr(*(_written(n, each) for n, each in enumerate(told, 1))), "utf-8")
    for _ in range(2):
        done = run_here("forearmed", "import", "old.xml", cwd=project)
    tips = {file.stem: file.read_text("utf-8") for file in (project / "tips").rglob("*.md")}
    dated = {name for name, text in tips.items() if re.search(r"^date:", text, re.MULTILINE)}
    public = {f"post-{n}" for n, each in enumerate(told, 1) if _is_public(each) and not each["broken"]}
    assert dated == public
    places = [project / name for name in ("docs", "import-report", "tips")]
    files = [file for place in places if place.exists() for file in place.rglob("*") if file.is_file()]
    written = {file: file.read_bytes() for file in [*files, *project.glob("import.yml")]}
    allowed = {name for name in tips if name not in dated}
    for file, content in written.items():
        secrets = SECRETS[:3] if file.stem in allowed else SECRETS
        assert not [secret for secret in secrets if secret in content], file
    if "items in the exports" in done.stdout or "item in the exports" in done.stdout:
        numbers = re.findall(r"^ {2,}(\d+)  ", done.stdout, re.MULTILINE)
        assert sum(map(int, numbers)) == len(told) == int(done.stdout.split()[0])
