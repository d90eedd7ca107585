"""One build in its phases, each of them a type. Knows no host and no clock.

A `Plan` says what to publish; the host renders its pages, and what it made is a `Rendering`. Of the two come
the `verdict`, what is wrong, and the `products`, what is published. A phase that is not over has no value
yet, so nobody can ask anything of it.
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
    """A *plan* and its *rendering*, for who needs both the verdict and the products."""

    plan: Plan
    rendering: Rendering

    @cached_property
    def verdict(self) -> Verdict:
        """Return what is wrong."""
        return verdict(self.plan, self.rendering)

    @cached_property
    def products(self) -> Products:
        """Return what comes of it."""
        return products(self.plan, self.rendering)

    @cached_property
    def notices(self) -> Notices:
        """Return what a preview says of mistakes; any other build says nothing."""
        plan = self.plan
        if not plan.preview:
            return Notices()
        paths = {page.src_uri: page.place.path for page in plan.library.unread}
        paths |= {uri: article.place.path for article, uri, _, _ in plan.written}
        pages = {paths[page.src_uri]: page.address for page in plan.documents if page.src_uri in paths}
        return Notices(self.verdict.all_findings, self.products.obstacles, paths, pages)
