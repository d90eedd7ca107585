"""Build a preview again after a save: make what depends on the change, and leave the rest of its site."""

import logging
from collections.abc import Callable

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from forearmed.build.cache.preview_site import PreviewSite
from forearmed.build.host.driving import drive
from forearmed.build.host.inputs import inputs_of
from forearmed.build.host.log import OURS
from forearmed.build.host.phases import last_site, results, use_last_site, use_memory, use_results

_log = logging.getLogger(OURS)


class Rebuilder:
    """Builds a preview again and again. *first* is the configuration of its first build, which is over.

    *whole* is the host's own builder, for configurations that run code which may read anything.
    """

    def __init__(self, first: MkDocsConfig, whole: Callable[[], None]) -> None:
        self._first = first
        self._whole = whole
        self._site = last_site(first)
        self._results = results(first)
        self._before = first

    def __call__(self) -> None:
        """Build; raise what the host raises where it cannot."""
        if not isinstance(self._site, PreviewSite):
            self._whole()
            return
        try:
            self._build(self._site)
        except BaseException:  # also the pages that then show what is wrong are written into the site
            self._site.forget()
            raise

    def _build(self, site: PreviewSite) -> None:
        first = self._first
        config = load_config(first.config_file_path, site_dir=first.site_dir)
        # What the command line says of these is known to the host alone.
        same = all(config[name] == first[name] for name in ("strict", "use_directory_urls"))
        if not same or config.theme.name != first.theme.name or config.strict or inputs_of(config) is None:
            site.forget()
            self._whole()
            return
        _log.info("Building documentation...")
        config.site_url = first.site_url
        use_last_site(config, site)
        use_results(config, self._results)
        use_memory(config, self._before)
        self._before = first
        drive(config, serve_url=config.site_url)
        self._before = config
