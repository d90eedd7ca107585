"""What this repository ships for a start. A team that has made the site its own answers for it itself.

`feed_id` is the first thing that such a team changes; from then on these tests are skipped, and `make test`
still runs `forearmed check` and the spelling check on the team's content.
"""

from typing import Any

import pytest
import yaml
from make import new_configuration
from sites import NOW, REPOSITORY, run_here

SHIPPED = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text("utf-8"))

pytestmark = pytest.mark.skipif(
    SHIPPED["extra"]["forearmed"].get("feed_id") != "tag:tips.example.com,2026:forearmed",
    reason="the site is yours now, with a feed_id of its own",
)


def test_our_content_is_in_order() -> None:
    """On the day it was finished not even a warning is left."""
    checked = run_here("forearmed", "check", "--strict", cwd=REPOSITORY, at=NOW)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.endswith("playbooks in order\n")
    assert checked.stdout.count("\n") == 1


def common(configuration: Any) -> Any:  # Any: YAML
    """Return what is no site's own in *configuration*: the look, the extensions and our hook."""
    own = {"site_name", "site_url", "extra", "nav"}
    return {key: value for key, value in configuration.items() if key not in own}


def test_a_new_site_is_set_up_like_ours() -> None:
    """What `forearmed init` writes has the same look, the same Markdown and the same rules of style."""
    new = new_configuration()
    assert common(new) == common(SHIPPED)
    assert new["extra"]["forearmed"]["rules"] == SHIPPED["extra"]["forearmed"]["rules"]


@pytest.mark.parametrize("name", ["phrases.yml", "subscribe.md", "index.md"])
def test_a_new_site_says_the_same(name: str) -> None:
    """The stock phrases to avoid and the words of these pages are the same on a new site."""
    new = REPOSITORY / "hooks/forearmed/desk/starter/files" / name
    assert new.read_bytes() == (REPOSITORY / "docs" / name).read_bytes()
