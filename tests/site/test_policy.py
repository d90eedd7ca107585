"""A page's policy stands before all that the page loads, however its HTML is written."""

import pytest
from forearmed.foundation.errors import ForearmedError
from forearmed.site.policy import Seal, protected

SCRIPT = "<script>go()</script>"
HASH = "sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw="


def place(page: str) -> str:
    """Return *page* with a sign where its policy was put."""
    made = protected(page)
    start = made.index("<meta http-equiv")
    return f"{made[:start]}@{made[made.index('>', start) + 1 :]}"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<!doctype html><html><head><meta charset="utf-8"><title>', "ends:charset"),
        ("<!DOCTYPE html><html lang=en><head><meta charset=utf-8><link>", "ends:charset"),
        ('<!doctype html>\n<html data-x="a>b">\n<HEAD class="x">\n<script>', "before:<script>"),
        ("<!-- a <head> of a comment --><!doctype html><head><link>", "before:<link>"),
        ("<!doctype html><script>1</script><html><head>", "before:<script>"),
        ("<html><header>", "before:<header>"),
        ("<!doctype html><title>x</title>", "before:<title>"),
        ("words", "before:words"),
        ("", "before:"),
    ],
)
def test_the_policy_precedes_what_it_is_about(page: str, expected: str) -> None:
    """Quotes, comments, letters' case and left out tags do not matter; only the encoding goes before it."""
    kind, _, sign = expected.partition(":")
    found = place(page)
    assert found.replace("@", "") == page
    before, _, after = found.partition("@")
    assert "charset" in before if kind == "ends" else after.lstrip().startswith(sign)
    assert "charset" not in after


@pytest.mark.parametrize(
    ("script", "allowed"),
    [
        (SCRIPT, True),
        ("<script type=module>go()</script>", True),
        ('<SCRIPT async type="text/javascript">go()</SCRIPT >', True),
        ('<script type="application/json">go()</script>', False),
        ('<script src="x.js">go()</script>', False),
        ('<script data-type="application/json">go()</script>', True),
    ],
)
def test_what_runs_is_allowed_by_its_hash(script: str, allowed: bool) -> None:  # a case
    """Data and a script with an address of its own need no hash."""
    assert (HASH in protected(f"<html><head>{script}")) is allowed


def test_what_an_author_wrote_is_not_allowed() -> None:
    """A script in the text gets no hash; where the text cannot be told from the page, there is no page."""
    text = f"<p>{SCRIPT}</p>"
    assert HASH not in protected(f"<html><head></head>{text}", content=text)
    with pytest.raises(ForearmedError, match=r"^x/index\.html: its text holds a script, and its page has"):
        protected(f"<html><head></head><p>\n{SCRIPT}</p>", content=text, name="x/index.html")


def test_a_seal_breaks_with_the_policy_and_with_a_script() -> None:
    """White space and quotes are nobody's concern; a lost policy, one too late and a new script are."""
    page = protected(f"<!doctype html><html><head><title>x</title>{SCRIPT}")
    seal = Seal.of(page)
    assert seal
    assert Seal.of(page.replace("<html><head>", "<html>\n<head>\n")) == seal
    assert Seal.of(page.replace('"Content-Security-Policy"', "Content-Security-Policy")) == seal
    attribute = ' http-equiv="Content-Security-Policy"'
    swapped = page.replace(attribute, "", 1).replace("; base-uri 'none'\"", f"; base-uri 'none'\"{attribute}")
    assert swapped != page
    assert Seal.of(swapped) == seal
    assert Seal.of(f"<script>{page}") is None
    assert Seal.of(page.replace("go()", "stay()")) != seal
    assert Seal.of(page.replace("meta http-equiv", "meta property")) is None
