"""The data files of a build: redirects, what the search box loads, and what other programs read.

They are bytes by address. Reads no clock.
"""

import posixpath
from collections.abc import Callable, Iterator, Mapping

from forearmed.article.reading import Reading
from forearmed.article.safety import safety_in
from forearmed.build.named_pages import named_pages
from forearmed.content.model import Playbook, Tip
from forearmed.content.settings import NO_FORM, Site
from forearmed.site.addresses import (
    CATALOG,
    DICTIONARY,
    TIPS_JSON,
    playbook_address,
    source_file,
    tip_address,
)
from forearmed.site.assistants import Article, addresses_for_assistants, for_assistants
from forearmed.site.live_library import LiveLibrary
from forearmed.site.redirects import old_pages, redirects
from forearmed.site.search.catalog import Labels, Situation, Urgent, catalog
from forearmed.site.search.lexicon import Lexicon
from forearmed.site.search.real_words import real_words
from forearmed.site.tips_json import tips_json
from forearmed.site.write.source import source_of


class DataFiles:
    """Makes the data files of *live*."""

    def __init__(self, live: LiveLibrary, site: Site) -> None:
        self._live = live
        self._site = site
        self._settings = live.settings

    def addresses(self) -> list[str]:
        """Return the addresses of all data files but the pages at addresses of an older publication."""
        moved = redirects(self._live, self._site)
        read = addresses_for_assistants(self._live)
        return [*moved, TIPS_JSON, CATALOG, *self._dictionary(), *read, *self._sources()]

    def build(self, lexicon: Lexicon, read: Callable[[Article], Reading]) -> dict[str, bytes]:
        """Return all data files by address.

        *lexicon* is that of the live articles, and *read* returns the reading of each.
        """
        built = {**old_pages(self._live, self._site), **redirects(self._live, self._site)}
        built[TIPS_JSON] = tips_json(self._live, self._site)
        built |= for_assistants(self._live, self._site, read, remember=lexicon.remember)
        built[CATALOG] = catalog(
            lexicon.searched(),
            self._labels(),
            self._situations(),
            synonyms=lexicon.synonyms.groups(),
            urgent=self._urgent(read),
            named=named_pages(self._live),
            language=lexicon.language,
            abbreviations=lexicon.abbreviations,
            dictionary=next((posixpath.basename(name) for name in self._dictionary()), ""),
        )
        built |= {address: source_of(article) for address, article in self._sources().items()}
        return built | self._dictionary()

    def _sources(self) -> Mapping[str, Tip | Playbook]:
        """Return each live article by the address of what it was written as; nothing without the form."""
        if self._settings.write == NO_FORM:
            return {}
        tips = {source_file(tip_address(tip)): tip for tip in self._live.tips}
        return tips | {source_file(playbook_address(one)): one for one in self._live.playbooks}

    def _labels(self) -> Labels:
        live = self._live
        tags, authors = (
            {name: one.title for name, one in these.items()} for these in (live.tags, live.authors)
        )
        return Labels(tags, authors)

    def _situations(self) -> Iterator[Situation]:
        for playbook in self._live.playbooks:
            yield Situation(playbook.title, playbook.when, playbook_address(playbook))

    def _dictionary(self) -> dict[str, bytes]:
        """Return the larger dictionary of the site's language by its address; nothing where we have none."""
        words = real_words(self._site.language)
        return {DICTIONARY: words} if words else {}

    def _urgent(self, read: Callable[[Article], Reading]) -> Iterator[Urgent]:
        """Yield the safety passage of each playbook that names urgent words and has one."""
        for playbook in self._live.playbooks:
            if playbook.urgent and (safety := safety_in(read(playbook))):
                address = playbook_address(playbook)
                yield Urgent(playbook.urgent, playbook.title, address, safety.text, safety.say)
