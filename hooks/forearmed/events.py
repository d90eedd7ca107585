"""mkdocs' events, for the hook of a project to name: they translate between mkdocs and a publication.

No logic lives here. What builds pages is imported when an event asks for it: every command loads the hook of
its project with the settings, and most of them build nothing.
"""

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from math import inf
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from forearmed.build.host.log import OURS
from forearmed.foundation import clock
from forearmed.foundation.credentials import Credentials
from forearmed.foundation.errors import ForearmedError, Problem, ProblemsError
from forearmed.foundation.tidying import look_seldom

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from forearmed.build.host.theme import Templates

_FIRST = inf
"""mkdocs' priority to run before all plugins and hooks, so that they see our pages and not docs/."""
_LAST = -inf
"""mkdocs' priority to run after all plugins and hooks, when no other code changes a page any more."""
_log = logging.getLogger(OURS)
# The command that mkdocs runs. mkdocs tells a hook once per process, before the first of many builds.
_command = ["build"]


@contextmanager
def _in_mkdocs_words() -> Iterator[None]:
    """Print problems line by line; turn our errors into PluginError, so that mkdocs shows no traceback."""
    try:
        yield
    except ProblemsError as error:
        _say(error.problems)
        raise PluginError(str(error)) from error
    except ForearmedError as error:
        raise PluginError(str(error)) from error


def _say(problems: Iterable[Problem]) -> None:
    for problem in problems:
        _log.log(logging.INFO if problem.warning else logging.ERROR, "%s", problem)


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note whether this is a preview; hide our secrets from all code that runs later.

    mkdocs.yml and the code of other hooks were read before, and may have seen them.
    """
    _command[0] = command
    look_seldom()
    Credentials.taken_from(os.environ)


@event_priority(_LAST)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the project and plan what to publish."""
    from forearmed.build import host
    from forearmed.build.host import steps
    from forearmed.build.publication import Plan

    with _in_mkdocs_words():
        preview = _command[0] == "serve"
        if preview:  # other builds report this problem together with all others
            steps.demand_look(config)
        memory = steps.known_articles(config)
        plan = Plan.open(host.project_of(config), now=clock.now(), preview=preview, memory=memory)
    steps.dress_up(config, plan)
    if preview:
        steps.begin_preview(config, os.environ)
    return config


@event_priority(_FIRST)
def on_files(files: "Files", *, config: MkDocsConfig) -> "Files":
    """Replace the files of docs/ with the plan's pages, which plugins and hooks then see."""
    from forearmed.build.host import steps

    plan = steps.planned(config)
    with _in_mkdocs_words():
        steps.demand_sound_library(plan, config)
    steps.fill(files, plan, config)
    return files


@event_priority(_LAST)
def on_page_content(html: str, *, page: "Page", config: MkDocsConfig, files: "Files") -> str:
    """Collect what mkdocs rendered, as plugins have changed it."""
    from forearmed.build.host import steps

    text = steps.unwrapped(html)
    steps.collect(config, {page.file.src_uri: text})
    return text


def on_env(env: "Templates", *, config: MkDocsConfig, files: "Files") -> "Templates":
    """Refuse what must not be published, then make the feeds, the digest, the cards and the huddles."""
    from forearmed.build.host import steps

    plan = steps.planned(config)
    with _in_mkdocs_words():
        steps.demand_all_pages(plan.shown, files, config)
        steps.collect(config, steps.render_unpublished(plan, config))
        publication = steps.complete(config)
        if not plan.preview:
            _say(publication.verdict.require_no_errors())
        steps.withhold(files, publication, config)
        steps.begin_index(config)
        steps.begin_offline(config)
        steps.fill_artefacts(files, steps.artefacts(publication, config))
        steps.dress(env, config, files, wording=plan.wording)
        steps.fill_artefacts(files, steps.huddles(publication, config, env))
    for obstacle in publication.notices.obstacles:
        _log.error("%s", obstacle)
    _say(publication.notices.problems)
    return env


@event_priority(_LAST)
def on_post_page(output: str, *, page: "Page", config: MkDocsConfig) -> str:
    """Add the content security policy, so that the page loads and runs only files of the site."""
    from forearmed.build.host import steps

    if steps.planned(config).preview:  # the policy would block mkdocs' reload script
        return output
    with _in_mkdocs_words():
        return steps.protect_page(output, config, page=page)


@event_priority(_LAST)
def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Add the content security policy to pages made from templates alone, such as 404.html."""
    from forearmed.build.host import steps

    if steps.planned(config).preview or not template_name.endswith(".html"):
        return output_content
    with _in_mkdocs_words():
        return steps.protect(output_content, config, name=template_name)


@event_priority(_LAST)
def on_page_context(
    context: Any, *, page: "Page", config: MkDocsConfig, nav: "Navigation"
) -> Any:  # Any: mkdocs' own
    """Give the page what only all pages together provide: the edition's body, words to say, problems."""
    from forearmed.build.host import steps

    steps.note_page(page, nav, config)
    context.update(steps.page_context(page, config))
    steps.as_html(page)
    return context


@event_priority(_LAST)
def on_post_build(config: MkDocsConfig) -> None:
    """Check that nobody changed the pages after us; complete the search index and what browsers keep."""
    from forearmed.build.host import steps

    publication = steps.published(config)
    steps.save_results(config)
    with _in_mkdocs_words():
        if not publication.plan.preview:
            steps.demand_named_files(config)
        steps.demand_protection(config)
        for warning in steps.finish_index(config):
            _log.warning("%s", warning)
        steps.finish_offline(config)


def on_serve(server: "LiveReloadServer", *, config: MkDocsConfig, builder: object) -> "LiveReloadServer":
    """Keep a preview going when a build stops."""
    from forearmed.build.host import steps

    return steps.keep_serving(server, config=config)
