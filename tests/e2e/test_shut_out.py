"""What an owner shut out stays out: comments, drafts, files that mkdocs.yml leaves out."""

from pathlib import Path

import pytest
from make import NOW, playbook_text, tip_text
from sites import build, contents, run_here, site_project

REMARKS = """\
<!-- alpha -->
One <!-- bravo --> line.

<!--[if mso]>charlie<![endif]-->
<!--
delta

delta again
-->

> Quoted <!-- echo --> words.

| Say | Not |
| --- | --- |
| "Yes." <!-- foxtrot --> | "No." |

## Try it <!-- golf --> now

- Do it. <?php hotel ?>

Code keeps its own: `<!-- shown -->`.
"""


def test_a_comment_reaches_no_reader(tmp_path: Path) -> None:
    """What an author wrote for nobody is in no page, huddle, card, feed, mail, chat or index."""
    folder = site_project(
        tmp_path,
        {
            "tips/2026/call-first.md": tip_text(REMARKS, playbook="live-chat"),
            "docs/playbooks/live-chat.md": playbook_text(f"## 1. Greet\n\n{REMARKS}"),
            "docs/about.md": f"---\ntitle: About\n---\n{REMARKS}",
            "docs/index.md": f"---\ntitle: Home\n---\n{REMARKS}",
        },
    )
    site = contents(build(folder))
    words = b"alpha bravo charlie delta echo foxtrot golf hotel".split()
    texts = {name: text for name, text in site.items() if not name.startswith(("assets/", "pagefind/"))}
    assert [(name, word) for name, text in texts.items() for word in words if word in text] == []
    assert b"&lt;!-- shown --&gt;" in site["tips/call-first/index.html"]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("One.\n\nTwo <!-- half\n\nof it --> three.\n", 9),
        ("Never <!-- ended.\n", 7),
        ("![a <!-- note --> b](/assets/x.png)\n", 7),
    ],
    ids=["torn", "endless", "in-a-description"],
)
def test_a_comment_that_would_be_shown_is_told(tmp_path: Path, body: str, line: int) -> None:
    """Markdown takes some comments for text; nobody writes one to have it read."""
    files = {"tips/2026/call-first.md": tip_text(body), "docs/assets/x.png": b"\x89PNG"}
    told = run_here("forearmed", "check", cwd=site_project(tmp_path, files), at=NOW)
    assert told.returncode == 1
    assert (
        f"tips/2026/call-first.md:{line}: this comment is shown to readers; begin it at the start of a line and "
        "end it with -->, or delete it; to show it on purpose, put it between backticks\n" in told.stdout
    )
