"""Tips that other programs wrote or saved, from the file to what readers get."""

from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest
from make import tip_text
from sites import build, run_here, site_project

Form = Literal["NFC", "NFD"]
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle r="9"/></svg>'
NAME = "Übung (é).svg"
SAVED = """\
---
title: 'Call: before you write'
date: 2026-11-17
summary: One call settles it.
tags:
  - empathy
author: ''
series: ''
playbook: ''
updated: ''
aliases: []
evergreen: true
questions: []
---

The call comes first.
"""
FOREIGN = """\
> [!WARNING] Mind the step
> It is high.

:::tip
A box.
:::

{{< youtube w7Ft2ymGmfc >}}

{% include "partials/support_request.html" %}

See [[call]] and ![[counter.png]].
"""


def test_a_tip_saved_by_a_form(tmp_path: Path) -> None:
    """A form writes every field. The tip goes out, with nothing of the empty ones on its page."""
    site = build(site_project(tmp_path, {"tips/2026/call.md": SAVED}))
    page = (site / "tips/call/index.html").read_text("utf-8")
    assert "The call comes first." in page
    assert "/series/" not in page


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("on_disk", "in_text"),
    [
        ("NFD", "NFC"),
        pytest.param("NFC", "NFD", marks=pytest.mark.thorough),
        pytest.param("NFD", "NFD", marks=pytest.mark.thorough),
    ],
)
def test_a_picture_from_a_mac(tmp_path: Path, on_disk: Form, in_text: Form) -> None:
    """Letters and their accents may be apart, in the name of the file or in the text: it is one picture."""
    link = normalize(in_text, NAME).replace(" ", "%20").replace("(", "%28").replace(")", "%29")
    files = {
        f"docs/assets/{normalize(on_disk, NAME)}": DRAWING,
        "tips/2026/call.md": tip_text(f"![a circle](/assets/{link})\n"),
    }
    site = build(site_project(tmp_path, files))
    assert [file.name for file in (site / "assets").glob("*bung*")] == [normalize("NFC", NAME)]
    assert '<img src="../../assets/%C3%9Cbung%20' in (site / "tips/call/index.html").read_text("utf-8")


def test_what_is_not_ours_is_named(tmp_path: Path) -> None:
    """Each stands at its line, and nothing is published."""
    project = site_project(tmp_path, {"tips/2026/call.md": tip_text(FOREIGN)})
    checked = run_here("forearmed", "check", cwd=project)
    told = [line for line in checked.stdout.splitlines() if "call.md" in line and "warning" not in line]
    assert checked.returncode == 1
    assert [line.partition('"')[0] for line in told] == [
        f"tips/2026/call.md:{line}: " for line in (7, 10, 14, 16, 18, 18)
    ]
