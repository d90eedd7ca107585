"""The phases of a build, stored in mkdocs' configuration, since each build has a configuration of its own.

mkdocs renders one page after the other. This room collects the pages and returns them once, as a whole.
"""

from collections.abc import Mapping

from mkdocs.config.defaults import MkDocsConfig

from forearmed.build.cache.last_site import LastSite
from forearmed.build.cache.preview_site import PreviewSite
from forearmed.build.cache.results import ResultCache
from forearmed.build.host.memory import Memory
from forearmed.build.host.others import mark_begun
from forearmed.build.publication import Plan, Publication, Rendering
from forearmed.foundation.errors import ForearmedError
from forearmed.foundation.remembering import made_anew

_PLAN = "forearmed_plan"
_PAGES = "forearmed_pages"
_CHANGED = "forearmed_changed"
_PUBLICATION = "forearmed_publication"
_RESULTS = "forearmed_results"
_VERSIONS = "forearmed_versions"
_LAST_SITE = "forearmed_last_site"
_BEFORE = "forearmed_before"
_MEMORY = "forearmed_memory"


def attach(config: MkDocsConfig, plan: Plan) -> None:
    """Begin the build of *plan*."""
    config[_PLAN] = plan
    mark_begun(config)
    config[_PAGES] = {}
    # The settings that templates print. In a preview of faulty settings, some are missing.
    config.extra["forearmed"] = {
        "subscribe": plan.settings.subscribe,
        "feedback": plan.settings.feedback,
        "allow_hosts": plan.settings.allow_hosts,
        "offline": plan.settings.offline and not plan.preview,
        "brand": {"logo": plan.settings.brand.logo, "logo_dark": plan.settings.brand.logo_dark},
    }


def use_results(config: MkDocsConfig, cache: ResultCache | None) -> None:
    """Let the build of *config* use the results in *cache*; with None, it makes everything anew."""
    config[_RESULTS] = cache


def results(config: MkDocsConfig) -> ResultCache | None:
    """Return the results of earlier builds; None where this build makes everything anew."""
    cache: ResultCache | None = config.get(_RESULTS)
    return cache


def has_results(config: MkDocsConfig) -> bool:
    """Tell whether it is decided if the build of *config* uses results of earlier builds."""
    return _RESULTS in config


def note_versions(config: MkDocsConfig, addresses: Mapping[str, str]) -> None:
    """Keep the *addresses* of our scripts and sheets, with their checksums, by which pages load them."""
    config[_VERSIONS] = addresses


def versions(config: MkDocsConfig) -> Mapping[str, str]:
    """Return the addresses of our scripts and sheets."""
    addresses: Mapping[str, str] = config[_VERSIONS]
    return addresses


def use_last_site(config: MkDocsConfig, last: LastSite | PreviewSite | None) -> None:
    """Let the build of *config* take over files of the *last* site."""
    config[_LAST_SITE] = last


def last_site(config: MkDocsConfig) -> LastSite | PreviewSite | None:
    """Return the last site; None where this build makes every file anew."""
    last: LastSite | PreviewSite | None = config.get(_LAST_SITE)
    return last


def note_change(config: MkDocsConfig, src_uri: str, markdown: str) -> None:
    """Keep the *markdown* that plugins have made of the page that is made from *src_uri*."""
    if _CHANGED not in config:
        config[_CHANGED] = {}
    config[_CHANGED][src_uri] = markdown


def changed(config: MkDocsConfig) -> Mapping[str, str]:
    """Return the Markdown of the pages that plugins have changed so far, by URI."""
    noted: Mapping[str, str] = config.get(_CHANGED) or {}
    return noted


def is_planned(config: MkDocsConfig) -> bool:
    """Tell whether the plan of this build is made."""
    return _PLAN in config


def is_rendered(config: MkDocsConfig) -> bool:
    """Tell whether all pages of this build are rendered."""
    return _PUBLICATION in config


def planned(config: MkDocsConfig) -> Plan:
    """Return the plan of this build."""
    plan: Plan = config[_PLAN]
    return plan


def use_memory(config: MkDocsConfig, before: MkDocsConfig) -> None:
    """Let the build of *config* keep what the build *before* in this process has in memory."""
    if is_rendered(before):
        config[_BEFORE] = published(before).rendering
    config[_MEMORY] = memory(before)


def memory(config: MkDocsConfig) -> Memory:
    """Return what the builds of one process remember of files that stay the same."""
    if _MEMORY not in config:
        config[_MEMORY] = Memory()
    found: Memory = config[_MEMORY]
    return found


def collect(config: MkDocsConfig, pages: Mapping[str, str]) -> None:
    """Keep the HTML of *pages*, by URI, so that no page is rendered twice."""
    config[_PAGES].update(pages)


def rendering_of(pages: Mapping[str, str], config: MkDocsConfig) -> Rendering:
    """Return the rendering that has the HTML of *pages*, with what earlier builds know of them."""
    cache = results(config)
    remember = cache.remember if cache else made_anew
    if isinstance(last_site(config), PreviewSite):
        remember = memory(config).results.before(remember)
    return Rendering(pages, changed(config), remember=remember, before=config.get(_BEFORE))


def complete(config: MkDocsConfig) -> Publication:
    """Return what this build publishes, now that mkdocs has rendered all pages."""
    publication = Publication(planned(config), rendering_of(config[_PAGES], config))
    config[_PUBLICATION] = publication
    return publication


def published(config: MkDocsConfig) -> Publication:
    """Return what this build publishes; raise ForearmedError when its pages are not rendered yet."""
    if not is_rendered(config):
        raise ForearmedError("this build has not rendered its pages yet; this is our mistake")
    publication: Publication = config[_PUBLICATION]
    return publication
