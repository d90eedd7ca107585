"""Whether a build uses what earlier builds have kept."""

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from forearmed.build.cache.preview_site import PreviewSite
from forearmed.build.cache.results import ResultCache
from forearmed.build.host.content import is_content_only
from forearmed.build.host.inputs import inputs_of
from forearmed.build.host.phases import has_results, last_site, memory, results, use_last_site, use_results
from forearmed.content.library import ArticleMemory


def begin_with_results(config: MkDocsConfig) -> None:
    """Let the build of *config* use earlier results, unless it was told otherwise or runs unknown code.

    Content that a stranger proposes may come with a cache of the stranger's making, so it is checked without.
    """
    if has_results(config) or is_content_only(config):
        return
    root = Path(config.config_file_path).parent
    use_results(config, ResultCache(root) if inputs_of(config) else None)


def known_articles(config: MkDocsConfig) -> ArticleMemory:
    """Return what this process and earlier builds have read of the articles of *config*."""
    begin_with_results(config)
    known, cache = memory(config).articles, results(config)
    known.remember = cache.remember if cache else None
    return known


def begin_preview(config: MkDocsConfig, environment: Mapping[str, str]) -> None:
    """Let a preview's build of *config* note what its files are made from, and leave what can stay."""
    inputs = inputs_of(config)
    frame = inputs.frame(environment) if inputs else None
    if frame is None:
        use_last_site(config, None)
        return
    known = last_site(config)
    site = known if isinstance(known, PreviewSite) else PreviewSite()
    site.begin(frame)
    use_last_site(config, site)


def save_results(config: MkDocsConfig) -> None:
    """Keep the results of the build of *config* for the next; of a preview, those of its first build."""
    cache, site = results(config), last_site(config)
    if cache and not (isinstance(site, PreviewSite) and site.turn > 1):
        cache.save()
