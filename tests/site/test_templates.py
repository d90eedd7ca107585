"""What templates are given and what DEVELOPING.md lists: the same names, none too many and none too few."""

import re
from collections.abc import Iterator

from forearmed.build.host.theme_folder import THEME
from jinja2 import Environment, meta, nodes
from sites import REPOSITORY

GROUPS = ("article", "home", "gathered", "sheet", "notice", "tip", "config.extra.forearmed", "page.meta")
"""What has names of its own below it that the page lists; what these hold in turn is told in words."""


def names_used(texts: dict[str, str]) -> set[str]:
    """Return every name that the templates of *texts* take from outside, in the form that the page has."""
    templates = {name: _parsed(text) for name, text in texts.items()}
    aliases = {alias: chain for tree in templates.values() for alias, chain in _aliases(tree)}
    bound = {name: set(_bound(tree)) for name, tree in templates.items()}
    free = {name: meta.find_undeclared_variables(tree) for name, tree in templates.items()}
    given = set().union(*(free[name] - bound[name] for name in templates if not _is_partial(name)))
    used: set[str] = set()
    for name, tree in templates.items():
        # A partial is included where others have set its names; any other template has none but its own.
        own = bound[name] | (set().union(*bound.values()) - given if _is_partial(name) else set())
        known = aliases if _is_partial(name) else dict(_aliases(tree))
        taken = {*free[name], *map(_chain, tree.find_all(nodes.Getattr))}
        resolved = {_resolved(chain, known) for chain in taken if chain}
        used |= {_listed(chain) for chain in resolved if chain.partition(".")[0] not in {*own, "loop"}}
    return used - {"", *GROUPS}


def names_listed(page: str) -> set[str]:
    """Return every name in the first column of the tables on templates."""
    section = page.partition("\n## What a template may use\n")[2].partition("\n## ")[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)} - {*GROUPS}


def _is_partial(name: str) -> bool:
    return name.startswith("partials/")


def _parsed(text: str) -> nodes.Template:
    environment = Environment(autoescape=True)
    environment.filters |= {"url": str, "script_tag": str}  # mkdocs' own, known by name only
    return environment.parse(text)


def _chain(node: nodes.Node) -> str:
    """Return the dotted path that *node* is, with ``[]`` for an item of a list, or nothing."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            before = _chain(node.node)
            return f"{before}.{node.attr}" if before else ""
        case nodes.Getitem():
            return _chain(node.node)
        case nodes.Or():
            return _chain(node.left)
        case nodes.CondExpr():
            return _chain(node.expr1)
    return ""


def _aliases(tree: nodes.Template) -> Iterator[tuple[str, str]]:
    """Yield each name that *tree* gives to something it was given, and what that is."""
    for loop in tree.find_all(nodes.For):
        if isinstance(loop.target, nodes.Name) and _chain(loop.iter):
            yield loop.target.name, f"{_chain(loop.iter)}[]"
    for node in tree.find_all(nodes.Assign):
        both = isinstance(node.target, nodes.Tuple) and isinstance(node.node, nodes.Tuple)
        sides = zip(*(side.iter_child_nodes() for side in (node.target, node.node)), strict=True)
        for target, value in sides if both else [(node.target, node.node)]:
            if isinstance(target, nodes.Name) and _chain(value):
                yield target.name, _chain(value)


def _bound(tree: nodes.Template) -> Iterator[str]:
    """Yield the names that *tree* itself makes: its imports, macros and variables."""
    yield from (node.target for node in tree.find_all(nodes.Import))
    yield from (node.name for node in tree.find_all(nodes.Macro))
    for imported in tree.find_all(nodes.FromImport):
        yield from (one if isinstance(one, str) else one[1] for one in imported.names)
    yield from (node.name for node in tree.find_all(nodes.Name) if node.ctx in ("store", "param"))


def _resolved(chain: str, aliases: dict[str, str]) -> str:
    root, dot, rest = chain.partition(".")
    seen = {root}
    while root in aliases and aliases[root].partition(".")[0].removesuffix("[]") not in seen:
        chain = aliases[root] + dot + rest
        root, dot, rest = chain.partition(".")
        seen.add(root)
    return chain


def _listed(chain: str) -> str:
    """Return *chain* as the page has it: the home page's facts are ``home.…``, and mkdocs' own stay whole."""
    chain = re.sub(r"^.*?\bmeta\.", "page.meta.", chain)
    chain = re.sub(r"^page\.meta\.(article|home)\.", r"\1.", chain)
    for group in GROUPS:
        if chain.startswith(f"{group}."):
            return f"{group}.{chain.removeprefix(f'{group}.').partition('.')[0].removesuffix('[]')}"
    return chain.partition(".")[0].removesuffix("[]") if "[]" not in chain else ""


def _shipped() -> dict[str, str]:
    files = sorted((*THEME.rglob("*.html"), *THEME.rglob("*.xml")))
    return {file.relative_to(THEME).as_posix(): file.read_text("utf-8") for file in files}


def test_the_page_on_templates_lists_what_they_use() -> None:
    """Every name that our templates are given is in DEVELOPING.md with its meaning, and no other."""
    assert names_listed((REPOSITORY / "DEVELOPING.md").read_text("utf-8")) == names_used(_shipped())


def test_a_name_is_found_however_a_template_comes_to_it() -> None:
    """By a variable of its own, in a loop, in a partial, on another page: what counts is where it is from."""
    texts = {
        "tip.html": "{% set article = page.meta.article %}{{ article.tags[0].id }}{% include 'x' %}",
        "home.html": "{% for one in page.meta.home.paths %}{{ one.url | url }}{% endfor %}{{ new_name }}",
        "partials/stops.html": "{{ article.stops }}{% macro of(tip) %}{{ tip.x }}{% endmacro %}",
        "huddle.html": "{{ tip.day }}{{ config.extra.forearmed.feedback or config.site_url }}",
        "main.html": "{% for item in nav.items %}{{ item.meta.footer }}{{ loop.last }}{% endfor %}",
        "list.html": "{% set x = page.meta.x or {} %}{{ x.y }}",
    }
    assert names_used(texts) == {
        *("article.tags", "article.stops", "home.paths", "new_name", "tip.day"),
        *("config", "config.extra.forearmed.feedback", "page", "page.meta.footer", "page.meta.x", "nav"),
        *("page.meta.article", "page.meta.home"),
    }
