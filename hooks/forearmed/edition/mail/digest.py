"""The weekly edition as an email: its page, its plain text and the message that carries both.

Here a letter (what the digest says) becomes bytes. What the edition is was decided by `schedule`,
its HTML was made portable before it came, and `delivery` sends it. Reads no clock and no settings.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace

from forearmed.edition.mail.letter import Digest, Letter, Link
from forearmed.edition.mail.message import message_id, serialize, subject
from forearmed.edition.mail.page import render_page
from forearmed.edition.mail.picture import Picture
from forearmed.edition.mail.text import render_text

__all__ = ["Digest", "Letter", "Link", "Picture", "compose", "no_edition"]


def compose(letter: Letter, *, cards: Mapping[str, bytes] | None = None) -> Digest:
    """Return the mail as it is published under `digest/`: the same letter gives the same bytes anywhere.

    The edition names the checksums of *cards*, by name, which say the same letter elsewhere.
    Raises ForearmedError when the sender or the reply address cannot stand in a header.
    """
    text = render_text(letter)
    eml, list_eml = _messages(letter, text)
    addresses = {url: picture.as_data for url, picture in letter.pictures.items()}
    html = render_page(letter, addresses)
    return Digest(html, text, eml, list_eml, _edition(letter, eml, list_eml, cards or {}))


def _messages(letter: Letter, text: str) -> tuple[bytes, bytes]:
    """Return the message for subscribers and the one for mailing lists."""
    eml = _message(letter, text)
    if not letter.pictures or letter.pictures_for_lists:
        return eml, eml
    return eml, _message(replace(letter, pictures={}), text)


def _message(letter: Letter, text: str) -> bytes:
    names = {url: picture.name_at(letter.list_id) for url, picture in letter.pictures.items()}
    html = render_page(letter, {url: f"cid:{name}" for url, name in names.items()})
    parts = {name: letter.pictures[url] for url, name in names.items()}
    return serialize(letter, html=html, text=text, parts=parts)


def no_edition() -> bytes:
    """Return the `edition.json` of a site that has not released an edition yet."""
    return _json({"week": None, "reason": "no edition has been released yet"})


def _edition(letter: Letter, eml: bytes, list_eml: bytes, cards: Mapping[str, bytes]) -> bytes:
    checksums = {name: _checksum(card) for name, card in cards.items()}
    return _json(
        {
            "week": letter.week,
            "subject": subject(letter),
            "release": letter.release.isoformat(timespec="seconds"),
            "tip": letter.slug,
            "url": letter.tip_url,
            "message_id": message_id(letter),
            "sha256": _checksum(eml),
            "list_sha256": _checksum(list_eml),
            **({"cards": checksums} if checksums else {}),
        }
    )


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _json(members: Mapping[str, object]) -> bytes:
    return (json.dumps(members, ensure_ascii=False, indent=2) + "\n").encode()
