"""`forearmed reference`: the schemas and the reference page, written into a project's docs/ from the code."""

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from forearmed.build import host
from forearmed.cli.form_files import renewed_forms, shown
from forearmed.cli.new_files import write_anew
from forearmed.cli.options import CONFIG
from forearmed.content.library import library_of
from forearmed.desk.reference import Command, Option, reference
from forearmed.foundation.errors import ForearmedError, count


@click.command("reference", hidden=True)
@CONFIG
@click.option("--check", "only_check", is_flag=True, help="Write nothing; name the files that differ.")
def refer(config_file: Path, only_check: bool) -> None:  # noqa: FBT001  # click hands flags over like this
    """Write the JSON Schemas, the guide's reference page, and what the forms for suggestions offer."""
    project = host.project_of(host.load(config_file))
    root = click.get_current_context().find_root()
    files = {project.docs / path: text for path, text in reference(described(root.command)).items()}
    stale: dict[Path, str] = {path: text for path, text in files.items() if _written(path) != text}
    stale |= renewed_forms(config_file.parent, library_of(project))
    if only_check and stale:
        names = ", ".join(shown(path, config_file.parent) for path in stale)
        raise ForearmedError(f"{names}: not what the code says; run make reference")
    for path, text in stale.items():
        write_anew(path, text)
    click.echo(f"{count(len(stale), 'file')} written" if stale else "the reference is up to date")


def described(command: click.Command, *, above: click.Context | None = None) -> Iterator[Command]:
    """Yield a description of *command* and of each command below it, without hidden ones."""
    context = click.Context(command, info_name=command.name if above else "forearmed", parent=above)
    if command.hidden:
        return
    if not isinstance(command, click.Group):
        yield _described(command, context)
        return
    for name in sorted(command.list_commands(context)):
        if found := command.get_command(context, name):
            yield from described(found, above=context)


def _described(command: click.Command, context: click.Context) -> Command:
    options = tuple(
        _option(each, context)
        for each in command.params
        if isinstance(each, click.Option) and not each.hidden
    )
    usage = " ".join(command.collect_usage_pieces(context))
    return Command(context.command_path, usage, inspect.cleandoc(command.help or ""), options)


def _option(option: click.Option, context: click.Context) -> Option:
    names = ", ".join([*option.opts, *option.secondary_opts])
    takes = "" if option.is_flag or option.count else f" {option.make_metavar(context).strip('[]')}"
    # Since 8.3, the default of an option without one is a private object of click; this method gives None.
    written = option.to_info_dict()["default"]
    default = written if option.show_default or isinstance(option.type, click.Choice) else None
    shown = None if default is None or option.is_flag else str(default)
    return Option(names + takes, option.help or "", shown, option.required)


def _written(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        return ""
