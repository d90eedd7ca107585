"""The weekly edition as an email: its page, its plain text and the message that carries both.

Here a letter (what the digest says) becomes bytes. What the edition is was decided by `schedule`,
its HTML was made portable before it came, and `delivery` sends it. Reads no clock and no settings.
"""

import hashlib
import json

from forearmed.digest.body import tidy
from forearmed.digest.letter import Digest, Letter, Link
from forearmed.digest.message import message_id, serialize, subject
from forearmed.digest.page import render_page
from forearmed.digest.text import render_text

__all__ = ["Digest", "Letter", "Link", "compose", "no_edition"]


def compose(letter: Letter) -> Digest:
    """Return everything published under `digest/`: the same letter gives the same bytes anywhere.

    Raises ForearmedError when the sender or the reply address cannot stand in a header.
    """
    body = tidy(letter.html)
    html = render_page(letter, body)
    text = render_text(letter, body)
    eml = serialize(letter, html=html, text=text)
    return Digest(html=html, text=text, eml=eml, edition=_edition(letter, eml))


def no_edition() -> bytes:
    """Return the `edition.json` of a site that has not released an edition yet."""
    return _json({"week": None, "reason": "no edition has been released yet"})


def _edition(letter: Letter, eml: bytes) -> bytes:
    return _json(
        {
            "week": letter.week,
            "subject": subject(letter),
            "release": letter.release.isoformat(timespec="seconds"),
            "tip": letter.slug,
            "url": letter.tip_url,
            "message_id": message_id(letter),
            "sha256": hashlib.sha256(eml).hexdigest(),
        }
    )


def _json(members: dict[str, str | None]) -> bytes:
    return (json.dumps(members, ensure_ascii=False, indent=2) + "\n").encode()
