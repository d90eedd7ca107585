"""Bodies of old posts brought along by themselves, from a place of which nothing else is known."""

import re
from dataclasses import dataclass, field

from forearmed.archive.markdown import Converted, Image, converted
from forearmed.archive.markdown.images import address_of
from forearmed.archive.markdown.sound import HtmlElement
from forearmed.archive.post import Form, Post, State
from forearmed.article.converter import Converter

NOTES = {"ab-1": "A <b>note</b>"}


@dataclass
class Elsewhere:
    """Places where each link stays as it is, and each picture but a gone one lies in docs/assets/."""

    asked: list[str] = field(default_factory=list)

    def link(self, address: str) -> str | None:
        """Keep what leads to another host."""
        self.asked.append(address)
        return address if "//" in address else None

    def cover(self) -> Image | None:
        """Have no picture above the page."""
        return None

    def attached(self) -> list[str]:
        """Have two pictures for a gallery."""
        return ["3", "4"]

    def picture(self, element: HtmlElement) -> Image | None:
        """Find all but one."""
        name = (element.get("data-full-url") or address_of(element)).rpartition("/")[2]
        number = re.sub(r"\D", "", element.get("class", ""))
        name = name or f"{number}.png"
        return None if "gone" in name else Image(f"/assets/{name}", element.get("alt") or "")


def brought(body: str, form: Form = Form.HTML) -> Converted:
    """Return *body* as it is brought along."""
    return converted(
        Post("wordpress:1", "A title", None, State.PUBLISHED, body, form, notes=NOTES), Elsewhere()
    )


def shown(body: str, form: Form = Form.HTML) -> str:
    """Return the HTML that a reader gets of *body*."""
    return Converter().convert(brought(body, form).markdown).html
