"""The Markdown extensions in mkdocs.yml: our converter does most of their work, a warning names the rest.

Our pages are not made by Python-Markdown, so its extensions have no effect on them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from forearmed.build.host.appearance import ConfigFault

KEY = "markdown_extensions"
_NAMED = "forearmed_extensions"
Options = Mapping[str, Any]  # Any: YAML of any shape

_COVERED = {
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes",
    "md_in_html", "meta", "sane_lists", "smarty", "tables", "toc", "pymdownx.betterem", "pymdownx.details",
    "pymdownx.extra", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.magiclink",
    "pymdownx.saneheaders", "pymdownx.superfences", "pymdownx.tasklist", "mdx_truly_sane_lists",
}  # fmt: skip
_INSTEAD = {
    "nl2br": "end a line with two spaces where the next one shall stand below it",
    "wikilinks": "write [words](/tips/2026/name.md)",
    "pymdownx.arithmatex": "write a formula as a picture in docs/assets/, or as code",
    "pymdownx.blocks.admonition": 'write !!! note "Title", and its text indented by four spaces below',
    "pymdownx.blocks.details": 'write ??? note "Title", and its text indented by four spaces below',
    "pymdownx.blocks.tab": 'write a heading for each, or ??? note "Title" with its text indented below',
    "pymdownx.caret": "write <ins>words</ins> or <sup>2</sup>",
    "pymdownx.critic": "make the change, or write <del>old</del> and <ins>new</ins>",
    "pymdownx.emoji": "write the emoji itself, such as \N{PARTY POPPER}",
    "pymdownx.keys": "write <kbd>Ctrl</kbd>+<kbd>C</kbd>",
    "pymdownx.mark": "write <mark>words</mark>",
    "pymdownx.progressbar": "write the number",
    "pymdownx.smartsymbols": "write the sign itself, such as © or →",
    "pymdownx.snippets": "write the text itself where it shall stand",
    "pymdownx.tabbed": 'write a heading for each, or ??? note "Title" with its text indented below',
    "pymdownx.tilde": "write ~~words~~ to strike them, and <sub>2</sub> to lower them",
    "markdown_include.include": "write the text itself where it shall stand",
    "mdx_math": "write a formula as a picture in docs/assets/, or as code",
}
_UNKNOWN = "delete the line; what you can write is in the guide for authors"
_MATTER = {
    "pymdownx.highlight": {"linenums": 'write ``` python linenums="1" over a block that shall have numbers'},
    "pymdownx.superfences": {"custom_fences": "put a diagram as a picture into docs/assets/"},
    "smarty": {"substitutions": "delete it: quotation marks follow theme.language"},
    "toc": dict.fromkeys(("anchorlink", "baselevel", "marker", "separator", "slugify", "title"), "delete it"),
}  # fmt: skip


def remember(config: MkDocsConfig, written: object) -> None:
    """Note in *config* the extensions *written* in mkdocs.yml, for a *config* that loads none of them."""
    config[_NAMED] = list(_named(written))


def extension_faults(config: MkDocsConfig) -> Iterator[ConfigFault]:
    """Yield a warning for each extension of *config*, and each option, that our converter does not obey."""
    for name, options in extensions_of(config):
        for what, instead in _unused(name, options):
            message = f"{what} is not used; {instead}"
            yield ConfigFault(KEY, name, message, warning=True, is_fatal=False)


def has_permalinks(config: MkDocsConfig) -> bool:
    """Tell whether each heading has a sign that links to it; ``toc: {permalink: false}`` takes it away."""
    return dict(extensions_of(config)).get("toc", {}).get("permalink") is not False


def extensions_of(config: MkDocsConfig) -> list[tuple[str, Options]]:
    """Return the name and the options of each extension of *config*, as mkdocs.yml has them."""
    if _NAMED in config:
        found: list[tuple[str, Options]] = config[_NAMED]
        return found
    return [(_short(name), (config.mdx_configs or {}).get(name, {})) for name in config.markdown_extensions]


def _unused(name: str, options: Options) -> Iterator[tuple[str, str]]:
    if name in _COVERED:
        for option, instead in _MATTER.get(name, {}).items():
            if options.get(option):
                yield f"{option} of {name}", instead
    else:
        yield name, _INSTEAD.get(name, _UNKNOWN)


def _short(name: str) -> str:
    return name.partition(":")[0].removeprefix("markdown.extensions.")


def _named(written: object) -> Iterator[tuple[str, Options]]:
    """Yield the name and the options of every extension, as a list or a map has them."""
    if isinstance(written, dict):
        written = [{name: options} for name, options in written.items()]
    for entry in written if isinstance(written, list) else ():
        pairs = entry.items() if isinstance(entry, dict) else [(str(entry), {})]
        for name, options in pairs:
            yield _short(str(name)), options if isinstance(options, dict) else {}
