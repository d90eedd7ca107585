"""What a page's template gets besides the page: what only all pages together provide."""

from collections.abc import Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from forearmed.article.division import without_first
from forearmed.build.host.phases import published
from forearmed.build.host.theme import feedback_of
from forearmed.site.opening import Opening


def page_context(page: Page, config: MkDocsConfig) -> Mapping[str, object]:
    """Return the edition's body, words to say and problems for *page*, by their names in templates.

    Ask when the content of *page* has been rendered.
    """
    publication = published(config)
    edition = {"edition_html": publication.products.edition_html} if page.is_homepage else {}
    gathered = publication.products.gathered(page.file.src_uri)
    opening = {"opening": without_first(page.content or "")} if isinstance(gathered, Opening) else {}
    return {
        **edition,
        **opening,
        "notice": publication.notices.of(page.file.src_uri),
        "gathered": gathered,
        "feedback": feedback_of(page, config, publication.plan.wording),
    }
