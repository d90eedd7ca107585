"""The modules of the search box, and the files they are joined to."""

import re
from collections import Counter
from importlib.resources import files

import pytest
from forearmed.site.search import box

NAMES = re.compile(r"^(?:const|let|class|(?:async )?function\*?) (\w+)", re.MULTILINE)


@pytest.mark.parametrize("side", box.SIDES)
def test_no_name_is_given_twice(side: str) -> None:
    """The modules of a side share one scope, so a browser would refuse the second."""
    names = Counter(NAMES.findall(box.joined(side).decode()))
    assert [name for name, times in names.items() if times > 1] == []
    assert len(names) > 10


@pytest.mark.parametrize("side", box.SIDES)
def test_a_side_is_whole(side: str) -> None:
    """Nothing is left to import, and only the side itself is there to be imported."""
    text = box.joined(side).decode()
    assert re.findall(r"^import .*", text, re.MULTILINE) == []
    assert (
        re.findall(r"^export .*", text, re.MULTILINE)
        == {
            "finder": ["export class Finder {"],
            "thread": [],
        }[side]
    )


def test_every_module_is_on_a_side() -> None:
    """No module is left that nothing runs."""
    sides = "".join(box.joined(side).decode() for side in box.SIDES)
    there = [file for file in files("forearmed.site.search.box").iterdir() if file.name.endswith(".js")]
    assert [file.name for file in there if file.read_text("utf-8").partition("\n")[0] not in sides] == []
