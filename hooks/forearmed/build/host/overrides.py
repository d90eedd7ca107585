"""A team's own templates: whether they extend ours, and whether any page uses them.

This room reads them as text. `trial` finds out whether a page can be made with them.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from forearmed.build.host.remote import refused_in_templates, way_to_allow
from forearmed.build.host.theme_folder import THEME
from forearmed.foundation.errors import Problem

FRAME = "forearmed.html"
"""The template that a team's own must extend, to keep everything that ours add."""
_BARE = "base.html"
"""The theme's own frame, without our parts."""
_EVERY_PAGE = "main.html"
"""The template that every template of ours extends, so that it is part of every page."""
_GO_ON = f'write {{% extends "{FRAME}" %}}'
_STATEMENT = re.compile(
    r"""\{\#.*?\#\}|\{%[-+]?\s*(?P<kind>extends|block|endblock)\b\s*["']?(?P<name>[\w./-]*)|(?P<super>\bsuper\s*\()""",
    re.DOTALL,
)
_LOST = {
    "header": "the search box and the row of sections",
    "scripts": "the search",
    "site_meta": "the feeds, and what chats show of a link",
    "styles": "our style sheets",
}
"""What pages lose when a team's template replaces the block of this name."""
_IN_OUR_PLACE = {
    "partials/footer.html": "partials/colophon.html",
    "partials/header.html": "partials/masthead.html",
    "partials/search.html": "partials/search-dialog.html",
}
"""Parts of the theme that no page shows, each with the part of ours that replaces it."""


@dataclass(frozen=True)
class _Template:
    """What one template changes in others: the template it *extends*, and the blocks it replaces, by line."""

    extends: str
    line: int
    anew: Mapping[str, int]

    @classmethod
    def of(cls, text: str) -> "_Template":
        extends, line = "", 1
        opened: list[tuple[str, int]] = []
        anew: dict[str, int] = {}
        for found in _STATEMENT.finditer(text):
            here = text.count("\n", 0, found.start()) + 1
            if found["kind"] == "extends":
                extends, line = found["name"], here
            elif found["kind"] == "block":
                opened.append((found["name"], here))
                anew[found["name"]] = here
            elif found["kind"] == "endblock" and opened:
                opened.pop()
            elif found["super"] and opened:
                anew.pop(opened[-1][0], None)
        return cls(extends, line, anew)


def override_problems(config: MkDocsConfig) -> Iterator[Problem]:
    """Yield a problem for each template in the folder of *config* that removes parts of ours."""
    if not config.theme.custom_dir:
        return
    templates = {name: _Template.of(file.read_text("utf-8", "replace")) for name, file in _files(config)}
    ours = {file.name for file in THEME.glob("*.html")}
    for name, template in templates.items():
        if message := _frame_fault(name, templates):
            # In a template for a single page, the author may mean to remove the part.
            yield Problem(
                _path(name, config), template.line, message, warning=name not in ours | {_EVERY_PAGE, _BARE}
            )
        elif template.extends:
            for block in sorted(template.anew.keys() & _LOST.keys()):
                message = (
                    f'block "{block}" is written anew, and {_LOST[block]} with it; put {{{{ super() }}}} in'
                )
                yield Problem(_path(name, config), template.anew[block], message, warning=True)
    for name, line, host in refused_in_templates(config):
        message = (
            f"loads from {host}, and no page loads from another host; put the file into docs/assets/, or "
        )
        yield Problem(_path(name, config), line, message + way_to_allow(host), warning=True)


def unused_overrides(config: MkDocsConfig, used: Collection[str]) -> Iterator[Problem]:
    """Yield a warning for each template that replaces one of the theme's, and is not among the *used*."""
    own = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    others = [Path(folder) for folder in config.theme.dirs if Path(folder) != own]
    for name, _ in _files(config):
        if name not in used and any((folder / name).is_file() for folder in others):
            better = _IN_OUR_PLACE.get(name)
            advice = f"ours in its place is {better}" if better else "our pages have no place for it"
            yield Problem(_path(name, config), 1, f"no page uses it; {advice}", warning=True)


def _files(config: MkDocsConfig) -> Iterator[tuple[str, Path]]:
    """Yield the name and the file of each template of the team's own."""
    if config.theme.custom_dir:
        folder = Path(config.theme.custom_dir)
        for file in sorted(folder.rglob("*.html")):
            yield file.relative_to(folder).as_posix(), file


def _path(name: str, config: MkDocsConfig) -> str:
    folder, project = Path(str(config.theme.custom_dir)), Path(config.config_file_path).parent
    file = folder / name
    return file.relative_to(project).as_posix() if file.is_relative_to(project) else file.as_posix()


def _frame_fault(name: str, templates: Mapping[str, _Template]) -> str | None:
    """Return why *name* does not extend a template of ours, directly or through *templates*, or None."""
    if name == _EVERY_PAGE and not templates[name].extends:
        return f"extends nothing, so every page holds what it says and no more; {_GO_ON} in its first line"
    if name in (_BARE, FRAME) and not (templates[name].extends or templates[name].anew):
        return "holds no block, so every page holds what it says and no more; delete it"
    seen = [name]
    while target := templates[seen[-1]].extends:
        if target in seen:
            return f'extends itself; {_GO_ON}, and copy into it what you need of our "{name}"'
        if target == _BARE:
            lost = "our style sheets, the search, the feeds and what chats show of a link"
            return f'extends "{_BARE}", which is the theme\'s, and pages lose {lost}; {_GO_ON}'
        if target not in templates:
            return None
        seen.append(target)
    return None
