"""What `forearmed send --to` says of a message before it leaves: its size, and what may stop it."""

import email
import email.policy
from collections.abc import Iterator

from forearmed.foundation.list_managers import ON_THE_WAY, ListManager, beside_limit, obstacles


def about(message: bytes, manager: ListManager | None) -> Iterator[str]:
    """Yield lines about *message* for a list that *manager* runs (None: the software is unknown)."""
    yield _size(len(message) + ON_THE_WAY, manager)
    read = email.message_from_bytes(message, policy=email.policy.default)
    if _is_too_large(len(message) + ON_THE_WAY, manager) and any(
        part.get_content_maintype() == "image" for part in read.walk()
    ):
        yield "the setting mail_pictures: subscribers sends a list links in place of the pictures"
    if manager is not None:
        plain = read.get_body(("plain",))
        text = plain.get_content() if plain else ""
        for obstacle in obstacles(manager, subject=str(read["Subject"]), text=text):
            yield f"{obstacle}; ask its administrator, or change the tip"


def _size(octets: int, manager: ListManager | None) -> str:
    """Return *octets* and the *manager*'s limit (None: Mailman's): ``about 24 KB; Mailman takes 40 KB``."""
    asked = manager or ListManager.MAILMAN
    told = beside_limit(octets, asked)
    if not _is_too_large(octets, manager):
        return told
    size, _, limit = told.partition("; ")
    return (
        f"{size}: TOO LARGE for some lists: {limit} and holds what is larger; its owner can raise the limit"
    )


def _is_too_large(octets: int, manager: ListManager | None) -> bool:
    largest = (manager or ListManager.MAILMAN).largest
    return largest is not None and octets > largest
