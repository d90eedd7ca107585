"""Which files in docs/ mkdocs' own settings include, exclude or mark as drafts; mkdocs is asked if it can."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, set_exclusions

from forearmed.build.host.named_elsewhere import named_elsewhere
from forearmed.build.host.theme_folder import THEME
from forearmed.content.settings.docs import DocsSettings
from forearmed.foundation.errors import Problem
from forearmed.site import styles
from forearmed.site.search import box

_PAGE_KEY = re.compile(r"""\bpage\.meta(?:\.|\[["']|\.get\(["'])(\w+)""")
_BRINGS_BACK_DOTS = re.compile(r"!(?:.*/)?\.[^/.]")
_ABSOLUTE = "validation.links.absolute_links"
_RELATIVE_TO_DOCS = -1  # how mkdocs stores "relative_to_docs"; other values are levels of its log
_HELD_BACK = "templates/"  # mkdocs excludes this folder unless exclude_docs says otherwise
_OUR_HOOK = "tip_of_the_week.py"


def docs_settings(config: MkDocsConfig) -> DocsSettings:
    """Return what *config* says of the files in docs/."""
    name = Path(config.config_file_path).name
    return DocsSettings(
        shut_out=lambda src_uri: _shut_out(src_uri, config, name),
        draft=lambda src_uri: _inclusion(src_uri, config) == InclusionLevel.DRAFT,
        named=frozenset(map(str, (*config.extra_css, *config.extra_javascript))),
        theme=(*map(Path, config.theme.dirs), THEME),
        made=frozenset({styles.ADDRESS, *map(box.ADDRESS.format, box.SIDES)}),
        elsewhere=named_elsewhere(config),
        page_keys=frozenset(_page_keys(config)),
        plugins=any(not plugin.endswith(_OUR_HOOK) for plugin in config.plugins),
    )


def docs_problems(config: MkDocsConfig, lines: Mapping[str, int]) -> Iterator[Problem]:
    """Yield a warning for each setting about docs/ that has no effect; *lines* has the line of each key."""
    name = Path(config.config_file_path).name
    for key in ("exclude_docs", "draft_docs"):
        spec = config[key]
        for pattern in [str(getattr(one, "pattern", "")) for one in (spec.patterns if spec else ())]:
            if _BRINGS_BACK_DOTS.match(pattern):
                message = f'{key}: "{pattern}" is not obeyed: a name that begins with a dot is published'
                advice = "from docs/root/ only; delete it"
                yield Problem(name, lines.get(key, 1), f"{message} {advice}", warning=True)
    if _ABSOLUTE in lines and config.validation.links.absolute_links != _RELATIVE_TO_DOCS:
        message = f"{_ABSOLUTE}: is not obeyed: a link with a slash in front is looked up from docs/"
        yield Problem(name, lines[_ABSOLUTE], f"{message}; write relative_to_docs", warning=True)


def _shut_out(src_uri: str, config: MkDocsConfig, name: str) -> str:
    if _inclusion(src_uri, config) != InclusionLevel.EXCLUDED:
        return ""
    own = config.exclude_docs is not None and config.exclude_docs.match_file(src_uri)
    return f"exclude_docs in {name}" if own else "mkdocs"


def _inclusion(src_uri: str, config: MkDocsConfig) -> InclusionLevel:
    """Return whether mkdocs would include, exclude or draft the file *src_uri* in docs/."""
    if not (config.exclude_docs or config.draft_docs or src_uri.startswith(_HELD_BACK)):
        return InclusionLevel.INCLUDED  # without settings, no need to make a file to ask mkdocs
    file = File(src_uri, None, config.site_dir, use_directory_urls=True)
    set_exclusions([file], config)
    return file.inclusion


def _page_keys(config: MkDocsConfig) -> Iterator[str]:
    """Yield each front matter key that one of the team's own templates reads."""
    own = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    for template in sorted(own.rglob("*.html")) if own else ():
        yield from _PAGE_KEY.findall(template.read_text("utf-8", "replace"))
