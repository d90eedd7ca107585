"""One build in its phases, with a type for each phase. Knows no host and no clock.

A `Plan` says what to publish. The host renders its pages to a `Rendering`. From these two come the `Verdict`,
which says what is wrong, and the `Products`, which are published. The value of a phase exists only when the
phase is over, so no code can use it too early.
"""

from dataclasses import dataclass
from functools import cached_property

from forearmed.build.publication.notices import Notices
from forearmed.build.publication.plan import Plan
from forearmed.build.publication.products import Products, products
from forearmed.build.publication.rendering import Rendering
from forearmed.build.publication.verdict import Verdict, verdict

__all__ = ["Plan", "Products", "Publication", "Rendering", "Verdict", "products", "verdict"]


@dataclass(frozen=True)
class Publication:
    """A *plan* and its *rendering*, for code that needs both the verdict and the products."""

    plan: Plan
    rendering: Rendering

    @cached_property
    def verdict(self) -> Verdict:
        """Return the problems and the advice."""
        return verdict(self.plan, self.rendering)

    @cached_property
    def products(self) -> Products:
        """Return the artefacts, huddles and search records."""
        return products(self.plan, self.rendering)

    @cached_property
    def notices(self) -> Notices:
        """Return the notices about mistakes on a preview's pages; empty in any other build."""
        plan = self.plan
        if not plan.preview:
            return Notices()
        paths = {page.src_uri: page.place.path for page in plan.library.unread}
        paths |= {uri: article.place.path for article, uri, _, _ in plan.written}
        pages = {paths[page.src_uri]: page.address for page in plan.documents if page.src_uri in paths}
        return Notices(self.verdict.all_findings, self.products.obstacles, paths, pages)
