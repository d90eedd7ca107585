"""Keep files out of a build that only unreleased pages link to."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from forearmed.build.host.named_elsewhere import named_elsewhere
from forearmed.build.publication import Publication


def withhold(files: Files, publication: Publication, config: MkDocsConfig) -> None:
    """Remove from *files* those that only unreleased pages of *publication* link to.

    A file stays if mkdocs.yml, or a style sheet, script or template of the team's own, names it.
    """
    is_named = named_elsewhere(config)
    for name in publication.verdict.waiting_files():
        file = files.get_file_from_path(name)
        if file and not is_named(name):
            files.remove(file)
