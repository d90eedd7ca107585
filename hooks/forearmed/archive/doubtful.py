"""The posts of a dry run whose bodies a glance does not judge: to be converted after all, which shows it."""

from dataclasses import dataclass, field

from forearmed.archive.markdown.certain import has_words
from forearmed.archive.post import Post

_MOST_KEPT = 2_000_000
"""How many signs of bodies are kept; what is more is read again when it is asked for."""


@dataclass
class Doubtful:
    """Posts with their bodies, by ident; None for one whose body would need too much memory."""

    posts: dict[str, Post | None] = field(default_factory=dict)
    _kept: int = 0

    def note(self, post: Post, cut: int) -> None:
        """Note *post*, if a glance does not tell what it makes; *cut* signs of it may be taken out."""
        self.forget(post.ident)
        if not has_words(post, cut):
            fits = self._kept + len(post.body) <= _MOST_KEPT
            self.posts[post.ident] = post if fits else None
            self._kept += len(post.body) if fits else 0

    def forget(self, ident: str) -> None:
        """Forget the post *ident*, of which there is another copy."""
        if other := self.posts.pop(ident, None):
            self._kept -= len(other.body)
