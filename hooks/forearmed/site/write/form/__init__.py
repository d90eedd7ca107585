"""The form's JavaScript, joined to one classic script, since browsers load no module from a folder."""

from importlib.resources import files

from forearmed.site.joiner import join

ADDRESS = "assets/javascripts/write.js"
"""The address of the joined script."""


def joined() -> bytes:
    """Return the form's script with all that it imports, as UTF-8, in a scope of its own."""
    text = join("write", lambda other: (files(__package__) / f"{other}.js").read_text("utf-8"))
    return b";(() => {\n" + text + b"})()\n"
