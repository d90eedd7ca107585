"""Options that commands share."""

from pathlib import Path

import click

CONFIG = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    default="mkdocs.yml",
    show_default=True,
    help="The project's configuration file.",
)
"""Which project a command is about."""
