"""`forearmed suggestion`: the file of a tip, made of what somebody typed into a form."""

import json
from pathlib import Path

import click

from forearmed.build import host
from forearmed.cli.form_files import forms_of, renewed_forms, shown
from forearmed.cli.new_files import write_anew
from forearmed.cli.options import CONFIG
from forearmed.content.library import library_of
from forearmed.desk.desk import Desk, Suggested
from forearmed.desk.suggestion import Issue
from forearmed.foundation import clock
from forearmed.foundation.errors import ForearmedError

_TIP, _FACTS = "tip.md", "suggestion.json"


@click.command()
@CONFIG
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE", required=False)
@click.option("--title", metavar="TITLE", help="What the tip is called, where FILE is text.")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR",
    help=f"Write {_TIP}, and {_FACTS} with its place and what it lacks, into this folder instead of tips/.",
)  # fmt: skip
@click.option(
    "--forms", is_flag=True,
    help="Take no FILE: write what the forms for suggestions offer anew, from docs/.",
)  # fmt: skip
def suggestion(
    config_file: Path, file: Path | None, title: str | None, out: Path | None, *, forms: bool
) -> None:
    """Make a tip of a suggestion, and say what it lacks.

    FILE is the text of an issue as the form has made it (.md), or the issue as GitHub, Forgejo or GitLab hand
    it over (.json). The tip is a draft: it has no date. What was typed becomes text of the tip and nothing
    else, whatever it looks like.
    """
    if forms and file is None:
        _renew(config_file)
        return
    if file is None or forms:
        raise click.UsageError("name the file of one suggestion, or write --forms alone")
    text = _read(file)
    if title is not None or file.suffix != ".json":
        issue = Issue.typed(text, title or "")
    else:
        issue = Issue.of_json(text)
    desk = Desk.of(config_file, now=clock.now())
    suggested = desk.suggested(issue, forms_of(desk.project.config.parent))
    if out is None:
        desk.write(suggested)
    else:
        _hand_over(out, suggested, issue, desk.shown(suggested.path))
    click.echo(f"{desk.shown(suggested.path)}: a draft of the suggestion; before it can go out, it needs")
    for part in suggested.tip.missing:
        click.echo(f"- {part}")


def _renew(config_file: Path) -> None:
    """Write the options of the project's forms, from its tags, authors and playbooks."""
    project = host.project_of(host.load(config_file))
    made = renewed_forms(config_file.parent, library_of(project))
    for path, text in made.items():
        write_anew(path, text)
        click.echo(f"{shown(path, config_file.parent)} offers what docs/ has now")
    if not made:
        click.echo("no form for suggestions is to be changed")


def _hand_over(out: Path, suggested: Suggested, issue: Issue, path: str) -> None:
    """Write the tip into the folder *out*, and beside it what a step must know to make a branch of it."""
    facts = {
        "path": path,
        "slug": suggested.path.stem,
        "number": issue.number,
        "login": issue.login,
        "account": issue.account,
        "missing": list(suggested.tip.missing),
    }
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / _TIP).write_text(suggested.tip.text, encoding="utf-8", newline="\n")
        (out / _FACTS).write_text(f"{json.dumps(facts, indent=2)}\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise ForearmedError(f"cannot write {error.filename or out}: {error.strerror}") from None


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError:
        raise ForearmedError(f"{file} is not text in UTF-8; save it so") from None
    except OSError as error:
        raise ForearmedError(f"{file} cannot be read: {error.strerror}; look at its name again") from None
