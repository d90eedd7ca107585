"""The shape of the code: who may import, read and keep what, and what has to be written down.

Every guard is a function that returns problems. One test holds our own code to it; another shows, on a few
lines that break the rule, that the guard can fail.
"""

import ast
import io
import os
import re
import shutil
import subprocess
import sys
import tokenize
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from sys import stdlib_module_names

import pytest

REPOSITORY = Path(__file__).parent.parent
PACKAGE = "forearmed"

# --- what is agreed ---

WINGS = (
    "foundation", "content", "calendar", "article", "edition", "site", "review", "build", "delivery", "desk",
    "archive", "cli",
)  # fmt: skip
"""Every wing, from the ground up. pyproject.toml says which may import which; import-linter holds it so."""

DOORS = ("__main__", "events", "tip_of_the_week")
"""Where people and mkdocs come in. Nobody imports a door."""

TWICE: Mapping[str, Mapping[str, str]] = {
    "click": {"cli": "the commands, an option they share, and what is wrong with their use"},
    "pydantic": {"content.contracts": "strict models, and the schema of what they read"},
    "lxml": {
        "article": "what rendered articles say, and what of them leaves the site",
        "archive.markdown.sound": "the pages of an old publication",
        "archive.readers.xml_items": "the items of an export",
    },
    "nh3": {
        "article.portable": "what leaves the site",
        "archive.markdown.sound": "the pages of an old publication, read as browsers do",
    },
    "jinja2": {
        "build.host.links": "a filter of templates, which asks for their context",
        "build.host.shell": "the frame of the theme's pages, rendered once",
        "edition.mail.page": "the templates of mails",
    },
    "yaml": {"content.source": "front matter, read and written"},
    "markdown_it": {"article.converter": "the rules of what may be written, one subject a module"},
    "mdit_py_plugins": {"article.converter": "GitHub's rules, and definition lists"},
    "pygments": {"article.converter.code": "colors of code, and the names of its languages"},
    "PIL": {
        "site.cards": "the drawing of cards, and their fonts",
        "site.pictures": "authors' pictures, made smaller",
    },
    "pydantic_core": {"content.contracts": "what pydantic says is wrong, and the kinds of its schemas"},
    "mkdocs": {
        "build.host": "the adapter, the whole package of it",
        "events": "what the hook names, which takes mkdocs' objects and raises its error",
    },
}
"""Outside libraries with more than one import site, and why; a package's name speaks for its modules."""

OUTSIDE: Mapping[str, Mapping[str, str]] = {
    "foundation.clock": {
        "time": "this is its purpose",
        "environment": "SOURCE_DATE_EPOCH, the same for every library",
    },
    "cli": {
        "clock": "a front door",
        "files": "writes the first files of a site; puts a new build in the old one's place; reads what was "
        "built and the subscriber files; keeps what watch remembers",
        "time": "hands its clocks to the delivery",
        "environment": "which editor a person has chosen; what mkdocs.yml asks for",
    },
    "__main__": {"environment": "takes our secrets out of it before anybody could look"},
    "foundation.interrupts": {"files": "ends the process, for which os has the only way"},
    "events": {"clock": "a front door", "environment": "takes our secrets out of it"},
    "foundation.wording.cldr": {"files": "the catalogs that ship beside it, and io's buffer to compile one"},
    "foundation.new_file": {"files": "writes a file of a site with few calls of the system"},
    "foundation.swap": {"files": "puts a folder in the place of another"},
    "foundation.exact_folder": {"files": "lets a folder hold these files and no others"},
    "build.cache": {"files": "what a build reads, what it wrote, and what is kept in .cache/forearmed"},
    "build.answers": {"files": "writes what the search box loads into a folder that goes with it"},
    "build.building": {"files": "gives a build a folder of its own, and clears what broken ones left"},
    "desk.desk": {"files": "writes a new article where no file is"},
    "desk.set_date": {"files": "writes a date into a tip's file, whole or not at all"},
    "content.library": {"files": "the only reader of the content folders"},
    "site.search.indexing": {
        "environment": "gives it to Pagefind's program, with how many threads that may have",
        "files": "writes the records for Pagefind and deletes what it made that is not ours to publish",
        "network": "runs Pagefind's program",
    },
    "site.search.asking": {
        "files": "gives the search's program a folder that goes with it",
        "network": "runs Node.js",
    },
    "site.search.real_words": {"files": "the dictionary that ships beside it"},
    "site.search.site_index": {"files": "puts words of the index into the catalog beside it"},
    "desk.starter": {"files": "the texts that ship beside it"},
    "site.search.box": {"files": "the modules that ship beside it"},
    "site.scripts": {"files": "the modules that ship beside it"},
    "site.write.form": {"files": "the modules that ship beside it"},
    "site.offline": {"files": "the modules that ship beside it"},
    "site.styles": {"files": "the parts that ship beside it"},
    "build.host": {"files": "mkdocs.yml, the theme and the site folder"},
    "foundation.git": {
        "network": "runs git, which may ask a remote",
        "environment": "git's own settings for it, and none of our secrets",
    },
    "desk.git_ref": {"files": "lends a copy of what git has"},
    "delivery.recipients.workbook": {"files": "io's buffers over what was read; no file"},
    "delivery.online": {
        "network": "asks the site's public address what it answers",
    },
    "edition.mail.page": {"files": "its own templates, through Jinja"},
    "site.paper.face": {"files": "the widths that ship beside it"},
    "site.cards": {"files": "reads the fonts out of their packages"},
    "site.cards.cache": {"files": "keeps drawn cards between builds, where deleting them is harmless"},
    "site.pictures": {"files": "io's buffers over a picture's bytes; no file"},
    "build.gallery": {"files": "reads authors' pictures, and clears away what it keeps of old ones"},
    "desk.preview.gallery": {"files": "its own template"},
    "archive.readers": {"files": "the only reader of exports"},
    "archive.pictures": {"files": "looks through the folders with the old site's files"},
    "archive.decisions.import_file": {"files": "reads and writes import.yml"},
    "archive.report": {"files": "io's buffer for a table; no file"},
    "archive.writing": {
        "files": "writes tips, pictures and the record of them, and nothing that a person edited"
    },
    "desk.screenshots": {
        "network": "runs a browser, which may load nothing from any host",
        "files": "what the browser reads and writes, in a folder that goes with it",
    },
    "delivery.ledger": {
        "files": "keeps the record of what was sent",
        "network": "the name of this machine, for messages",
    },
    "delivery.ledger.branch": {"files": "lends a copy of the ledger that a branch has"},
    "delivery.mailer": {
        "network": "speaks SMTP",
        "time": "how long a server may take",
    },
    "foundation.servers": {"network": "knows what the errors of sockets mean"},
    "foundation.servers.listening": {
        "network": "reads from sockets that others have opened",
        "files": "io's buffers over a socket; no file",
    },
    "delivery.webhook": {
        "network": "speaks HTTP",
        "time": "how long a server may take",
    },
}
"""Who touches what lies outside the program, and why; a package's name speaks for its modules."""

TAKING_HTML_APART: Mapping[str, str] = {
    "article": "this is its purpose",
    "review.html": "sees what a parser would repair",
    "site.policy": "protects whole pages, the theme's too, and must see them as browsers do before they run",
    "edition.feeds.rss2": "tells a plain title that readers would take for HTML",
    "content.library.root_files": "compares one file whole, by which a search engine knows its owner",
    "archive.markdown": "reads the pages of an old publication",
    "archive.readers": "reads exports, whose values are HTML at times",
    "archive.decisions.edges": "looks for what many old pages have in common, without reading each whole",
    "content.source.advice": "knows what YAML calls its own tokens, which are no tags",
    "desk.screenshots": "reads the one line that our own measuring page answers",
}
"""Who looks for tags with regular expressions, and why; a package's name speaks for its modules."""

STATEFUL: Mapping[str, str] = {
    "events._command": "mkdocs says which command runs once per process, not once per build",
}
"""Names at module level that hold what changes, and why."""

LONGEST_BODY = 40
LONGEST_MODULE = 320
FEWEST_WORDS = 4


# --- what there is ---


@dataclass(frozen=True)
class Module:
    """A module by its dotted name below the package: ``library.folders``; a package has its room's name."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text)

    @cached_property
    def imports(self) -> Sequence["Imported"]:
        """Everything that it imports, wherever in it."""
        return [*_imported(self.tree)]

    @property
    def wing(self) -> str:
        """The wing it stands in."""
        return self.name.partition(".")[0]

    def at(self, line: int, message: str) -> str:
        """Return a problem with *line*."""
        return f"{self.name}:{line}: {message}"


Modules = Sequence[Module]
Guard = Callable[[Modules], list[str]]


def modules_in(folder: Path) -> list[Module]:
    """Return every module below *folder*, in the order of their names."""
    found = []
    for file in sorted(folder.rglob("*.py")):
        parts = file.relative_to(folder).with_suffix("").parts
        parts = parts[:-1] if parts[-1] == "__init__" else parts
        found.append(Module(".".join(parts[1:] if parts[0] == PACKAGE else parts), file.read_text("utf-8")))
    return found


OURS = modules_in(REPOSITORY / "hooks")
TESTS = modules_in(REPOSITORY / "tests")
STEPS = modules_in(REPOSITORY / ".github/steps")


def read(sources: Mapping[str, str]) -> list[Module]:
    """Return *sources*, by name, as modules."""
    return [Module(name, text) for name, text in sources.items()]


# --- imports ---


@dataclass(frozen=True)
class Imported:
    """What one import brings: its full dotted *name*, and what the word *alias* stands for from then on."""

    line: int
    name: str
    alias: str
    stands_for: str


def _imported(tree: ast.Module) -> Iterator[Imported]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for found in names:
                    whole = found.name if found.asname else found.name.partition(".")[0]
                    yield Imported(node.lineno, found.name, found.asname or whole, whole)
            case ast.ImportFrom(module=source, names=names, level=level):
                for found in names:
                    name = f"{'.' * level}{source or ''}.{found.name}"
                    yield Imported(node.lineno, name, found.asname or found.name, name)


def own_imports(module: Module, modules: Modules) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of every module of ours that *module* imports."""
    known = {each.name for each in modules}
    for found in module.imports:
        if found.name.startswith(f"{PACKAGE}."):
            inner = found.name.removeprefix(f"{PACKAGE}.")
            yield found.line, inner if inner in known else inner.rpartition(".")[0] or inner


def lineage(name: str) -> list[str]:
    """Return *name* and the packages it is in: ``["library.folders", "library"]``."""
    parts = name.split(".")
    return [".".join(parts[:end]) for end in range(len(parts), 0, -1)]


def places(modules: Modules) -> list[str]:
    """Return every module that stands in no wing and is no door."""
    known = {*WINGS, *DOORS, ""}
    return [f"{module.name}: stands in no wing" for module in modules if module.wing not in known]


def whole_names(modules: Modules) -> list[str]:
    """Return every import that does not say from the package on what it imports."""
    return [
        module.at(found.line, f"imports {found.name}; name it from {PACKAGE} on")
        for module in modules
        for found in module.imports
        if found.name.startswith(".")
    ]


def cycles(modules: Modules) -> list[str]:
    """Return a circle of modules that import each other, if there is one.

    Importing a module runs the packages that it is in, too, but for those that the importer is in itself.
    """
    graph = {module.name: sorted(_loaded(module, modules)) for module in modules}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [" imports ".join(reversed(error.args[1]))]
    return []


def _loaded(module: Module, modules: Modules) -> set[str]:
    """Return all that an import of *module* loads at once: what it names, and the packages that is in."""
    named = {name for _, name in own_imports(module, modules)}
    known = {each.name for each in modules}
    around = {outer for name in named for outer in lineage(name)[1:]}
    return named | ((around & known) - set(lineage(module.name)))


def sites(modules: Modules) -> list[str]:
    """Return every outside library with more import sites than were agreed, and every stale agreement."""
    found: dict[str, set[str]] = defaultdict(set)
    for module in modules:
        for each in module.imports:
            library = each.name.partition(".")[0]
            if library not in {*stdlib_module_names, PACKAGE, ""}:
                found[library].add(
                    next(filter(TWICE.get(library, {}).get, lineage(module.name)), module.name)
                )
    return [
        f"{library}: imported by {', '.join(sorted(where))}"
        for library, where in sorted(found.items())
        if len(where) > 1 and where != set(TWICE.get(library, ()))
    ]


TAG = re.compile(r"<(?:!--|(?:/\??|\(/\?\)|\((?:\?:)?)*(?:[a-z]|\[\^|\[a-z))", re.IGNORECASE)
NO_TAG = re.compile(r"\(\?P?<[\w=!]+>?")  # the name of a group, or a look behind
PATTERNS = {"compile", "sub", "subn", "match", "search", "fullmatch", "findall", "finditer", "split"}


def taken_apart(modules: Modules) -> list[str]:
    """Return every regular expression that looks for tags of HTML in a room that should ask an article."""
    return [
        module.at(node.lineno, f"{_dotted(node.func)} looks for tags; ask article.reading")
        for module in modules
        if not any(name in TAKING_HTML_APART for name in lineage(module.name))
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and (_dotted(node.func).rpartition(".")[::2] in {("re", name) for name in PATTERNS})
        and any(TAG.search(NO_TAG.sub("", text)) for text in _texts(node.args[:1]))
    ]


def _texts(nodes: Sequence[ast.expr]) -> list[str]:
    """Return the texts that are written in *nodes*; names that stand for others are not followed."""
    walked = (inner for node in nodes for inner in ast.walk(node))
    return [node.value for node in walked if isinstance(node, ast.Constant) and isinstance(node.value, str)]


# --- addresses ---

ADDRESS = re.compile(
    r"(?:https?://[^/\s]*)?/?(?:tips|playbooks|tags|authors|series|paths|digest|search|phrasebook)/"
    r"\S*(?:/|\.md|\.html|\.json|\.xml|\.png)[;,.:]?"
)
"""What is put together to an address, where ``{}`` stands for what is put in."""


def addresses(modules: Modules) -> list[str]:
    """Return every address that is put together elsewhere than in the table of all addresses."""
    return [
        module.at(line, f"puts together {found}; site.addresses does that")
        for module in modules
        if module.name != "site.addresses"
        for line, text in _put_together(module.tree)
        for found in re.split(r"[\s()<>\"']+", text)
        if "{}" in found and ADDRESS.fullmatch(found)
    ]


def _put_together(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of what is made of several texts, with ``{}`` for what is put in."""
    for node in ast.walk(tree):
        match node:
            case ast.JoinedStr() | ast.BinOp(op=ast.Add()):
                yield node.lineno, _text_of(node)


def _text_of(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(map(_text_of, parts))
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _text_of(left) + _text_of(right)
    return "{}"


# --- the world outside ---

PURE_OS = r"(?!(?:PathLike|fspath|fsencode|fsdecode|sep|linesep|path)\b)"
DEEDS = {
    "clock": rf"{PACKAGE}\.foundation\.clock\.\w+",
    "time": r"datetime\.(datetime|date)\.(now|utcnow|today)|time\.(?!struct_time|sleep)\w+"
    r"|email\.utils\.(formatdate|localtime|make_msgid)|uuid\.uuid1",
    "environment": r"os\.(environb?|getenvb?|putenv|unsetenv)|os\.path\.(expandvars|expanduser)",
    "files": rf"os\.(?!environ|getenv|putenv|unsetenv){PURE_OS}\w+|os\.path\.(?!join|basename|dirname)\w+"
    r"|(shutil|tempfile|sqlite3|glob|fileinput|io|dbm|shelve|importlib\.resources|fcntl|mmap)\.\w+"
    r"|pathlib\.Path\.\w+|jinja2\.(Package|FileSystem)Loader",
    "network": r"(socket|ssl|smtplib|http|ftplib|asyncio|subprocess|urllib\.request|socketserver)\.[\w.]+",
}
"""What a name of the standard library or of ours means for the world outside, by its full dotted name."""

METHODS = {
    "time": {"now", "utcnow", "today"},
    "files": {
        "absolute", "chmod", "cwd", "exists", "expanduser", "glob", "group", "hardlink_to", "is_dir",
        "is_file", "is_mount", "is_symlink", "iterdir", "lstat", "mkdir", "open", "owner", "read_bytes",
        "read_text", "readlink", "rename", "resolve", "rglob", "rmdir", "samefile", "stat", "symlink_to",
        "touch", "unlink", "walk", "write_bytes", "write_text",
    },
}  # fmt: skip
"""What a method does, whatever it is called on; only a path or a moment has it."""
METHODS["files"] -= {"group", "walk"}  # a match has groups, and a tree is walked


def deeds(module: Module, tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the kind and the name of all in *tree* that touches the world outside the program."""
    known = {found.alias: found.stands_for for found in module.imports}
    for node in ast.walk(tree):
        match node:
            case ast.Name() | ast.Attribute():
                root, _, rest = _dotted(node).partition(".")
                name = ".".join(filter(None, [known.get(root, ""), rest])) if root in known else ""
                yield from ((node.lineno, kind, name) for kind in _kinds(name))
            case ast.Call(func=ast.Name(id="open")):
                yield node.lineno, "files", "open"
            case ast.Call(func=ast.Attribute(attr=method) as called, args=args):
                if _dotted(called).partition(".")[0] not in known and (method != "open" or _is_mode(args)):
                    kinds = (kind for kind, names in METHODS.items() if method in names)
                    yield from ((node.lineno, kind, f".{method}") for kind in kinds)


def _is_mode(arguments: list[ast.expr]) -> bool:
    """Tell whether *arguments* are what a path's `open` takes: nothing, or ``"rb"`` first."""
    match arguments:
        case []:
            return True
        case [ast.Constant(value=str(mode)), *_]:
            return set(mode) <= set("rwxabt+")
    return False


def _dotted(node: ast.expr) -> str:
    """Return ``a.b.c`` for such an expression, and nothing for one that starts with more than a name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = _dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def _kinds(name: str) -> list[str]:
    return [kind for kind, pattern in DEEDS.items() if re.fullmatch(pattern, name)]


def trespasses(modules: Modules) -> list[str]:
    """Return everything that touches the world outside from where that was not agreed."""
    problems = []
    for module in modules:
        agreed = {kind for name in lineage(module.name) for kind in OUTSIDE.get(name, ())}
        problems += [
            module.at(line, f"{name} is not for this room ({kind})")
            for line, kind, name in sorted(deeds(module, module.tree))
            if kind not in agreed
        ]
    return problems


# --- what stays ---

MUTABLE_CALLS = {"list", "dict", "set", "defaultdict", "deque", "Counter", "OrderedDict", "bytearray"}
MUTATORS = {
    "add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove", "setdefault", "sort",
    "update",
}  # fmt: skip
MUTABLE = ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp


def state(modules: Modules) -> list[str]:
    """Return every name at module level that holds, or looks as if it held, what changes."""
    problems = []
    for module in modules:
        kept = dict(_kept(module.tree))
        changed = [(line, name) for line, name in _changes(module.tree, kept)]
        loud = [(line, name) for name, line in kept.items() if not _is_constant(name)]
        problems += [
            module.at(line, f"{name} is state at module level")
            for line, name in sorted({*changed, *loud})
            if f"{module.name}.{name}" not in STATEFUL
        ]
    return problems


def _is_constant(name: str) -> bool:
    return name == "__all__" or name.lstrip("_").isupper()


def _kept(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield the name and the line of every list, map or set at module level."""
    for node in tree.body:
        match node:
            case ast.Assign(targets=targets, value=value):
                pass
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                targets = [target]
            case _:
                continue
        called = value.func.id if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) else ""
        if isinstance(value, MUTABLE) or called in MUTABLE_CALLS:
            yield from ((name.id, node.lineno) for name in targets if isinstance(name, ast.Name))


def _changes(tree: ast.Module, kept: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Yield the line and the name wherever one of *kept* is changed, or a name is made global."""
    for node in ast.walk(tree):
        match node:
            case ast.Global(names=names):
                yield from ((node.lineno, name) for name in names)
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()) if name in kept:
                yield node.lineno, name
            case ast.AugAssign(target=ast.Name(id=name)) if name in kept:
                yield node.lineno, name
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=attr)) if name in kept:
                if attr in MUTATORS:
                    yield node.lineno, name


def work(modules: Modules) -> list[str]:
    """Return every statement that does something when its module is imported."""
    return [module.at(line, f"{what} at import") for module in modules for line, what in _work(module)]


def _work(module: Module) -> Iterator[tuple[int, str]]:
    for node in module.tree.body:
        match node:
            case ast.Expr(value=ast.Constant(value=str())) | ast.Import() | ast.ImportFrom():
                pass
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                pass
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                pass
            case ast.If(test=ast.Compare(left=ast.Name(id="__name__"))) if module.name == "__main__":
                pass  # what `python -m` runs; an import does not
            case ast.Assign() | ast.AnnAssign():
                yield from ((line, name) for line, _, name in deeds(module, _Later().visit(deepcopy(node))))
            case _:
                yield node.lineno, f"{type(node).__name__.lower()} statement"


class _Later(ast.NodeTransformer):
    """Take out what runs when it is called."""

    def visit_Lambda(self, node: ast.Lambda) -> ast.Constant:  # the library's name
        return ast.Constant(None)


# --- what is written down ---

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def undocumented(modules: Modules) -> list[str]:
    """Return every module, public function, class and method without a docstring."""
    problems = []
    for module in modules:
        if not ast.get_docstring(module.tree):
            problems.append(module.at(1, "has no docstring"))
        problems += [
            module.at(node.lineno, f"{node.name} has no docstring")
            for node in _public(module.tree)
            if not ast.get_docstring(node)
        ]
    return problems


def _public(tree: ast.Module | ast.ClassDef) -> Iterator[Definition]:
    for node in tree.body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


def misnamed(modules: Modules) -> list[str]:
    """Return every class that is all its file offers, and of which neither name holds the other."""
    problems = []
    packages = {module.name.rpartition(".")[0] for module in modules}
    for module in modules:
        offered = [node for node in module.tree.body if isinstance(node, Definition) and node.name[0] != "_"]
        if len(offered) != 1 or not isinstance(offered[0], ast.ClassDef) or module.name in packages:
            continue
        name, file = offered[0].name.lower(), module.name.rpartition(".")[2].replace("_", "")
        if file.removesuffix("s") not in name and name not in file:
            advice = "call one as the other"
            problems.append(module.at(offered[0].lineno, f"{offered[0].name} is all it offers; {advice}"))
    return problems


def lengths(modules: Modules) -> list[str]:
    """Return every function and module that has grown too long to be read at once."""
    problems = []
    for module in modules:
        lines = len(module.text.splitlines())
        if lines > LONGEST_MODULE:
            problems.append(module.at(lines, f"has {lines} lines; split it"))
        problems += [
            module.at(function.lineno, f"{function.name} has {_body(function)} lines; split it")
            for function in _functions(module)
            if _body(function) > LONGEST_BODY
        ]
    return problems


def _functions(module: Module) -> Iterator[Function]:
    """Yield every function and method, inner ones too."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _body(node: Function) -> int:
    """Return how many lines the body of *node* has, its docstring not counted."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def promises(modules: Modules) -> list[str]:
    """Return every test, and every module of them, that does not say in a sentence what it promises."""
    problems = []
    for module in modules:
        if not _is_sentence(ast.get_docstring(module.tree)):
            problems.append(module.at(1, "does not say in a sentence what it is about"))
        problems += [
            module.at(test.lineno, f"{test.name} promises nothing in a sentence")
            for test in _functions(module)
            if test.name.startswith("test_") and not _is_sentence(ast.get_docstring(test))
        ]
    return problems


def _is_sentence(docstring: str | None) -> bool:
    first = (docstring or "").partition("\n\n")[0]
    return first.endswith((".", '."')) and len(first.split()) >= FEWEST_WORDS


EXCEPTION = re.compile(r"#\s*(noqa|type:\s*ignore|pragma|nosec|mypy:|ruff:)", re.IGNORECASE)
REASONED = re.compile(
    r"# (noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|type: ignore\[[a-z-]+(, ?[a-z-]+)*\])\s+(#|-)\s*\w+.*", re.DOTALL
)


def exceptions(modules: Modules) -> list[str]:
    """Return every exception from lint or types that does not say which rule it is from, and why."""
    return [
        module.at(comment.start[0], f"{comment.string}: which rule, and why not?")
        for module in modules
        for comment in _comments(module)
        if EXCEPTION.match(comment.string) and not REASONED.match(comment.string)
    ]


def _comments(module: Module) -> Iterator[tokenize.TokenInfo]:
    tokens = tokenize.generate_tokens(io.StringIO(module.text).readline)
    return (token for token in tokens if token.type == tokenize.COMMENT)


# --- our own code ---


@pytest.mark.parametrize(
    "guard",
    [
        places,
        whole_names,
        cycles,
        sites,
        taken_apart,
        addresses,
        trespasses,
        state,
        work,
        undocumented,
        misnamed,
        lengths,
        exceptions,
    ],
)
def test_our_code_keeps_to_what_is_agreed(guard: Guard) -> None:
    """No guard finds anything to object to in hooks/."""
    assert guard(OURS) == []


@pytest.mark.parametrize("guard", [promises, exceptions])
def test_our_tests_keep_to_what_is_agreed(guard: Guard) -> None:
    """No guard finds anything to object to in tests/."""
    assert guard(TESTS) == []


@pytest.mark.parametrize("guard", [cycles, state, undocumented, lengths, exceptions])
def test_our_steps_keep_to_what_is_agreed(guard: Guard) -> None:
    """No guard finds anything to object to in what the workflows run."""
    assert guard(STEPS) == []


def test_nothing_is_agreed_in_vain() -> None:
    """What was agreed for a room that is there, and does not need it any more, is struck out."""
    used = {(module.name, kind) for module in OURS for _, kind, _ in deeds(module, module.tree)}
    idle = [
        f"{name}: {kind}"
        for name, kinds in OUTSIDE.items()
        for kind in kinds
        if not any((each == name or each.startswith(f"{name}.")) and kind == what for each, what in used)
    ]
    names = {module.name for module in OURS}
    assert idle + [site for where in TWICE.values() for site in where if site not in names] == []
    others = dict.fromkeys(TAKING_HTML_APART, "")
    assert [name for name in others if not any(name in lineage(module.name) for module in OURS)] == []
    assert [name for name in STATEFUL if name.rpartition(".")[0] not in names] == []


# --- the guards themselves ---

DOC = '"""What lives here."""\n'
LONG = DOC + "def long() -> None:\n    pass\n" + "    pass\n" * 40


@pytest.mark.parametrize(
    ("guard", "sources", "problems"),
    [
        (whole_names, {"cli": "from forearmed.content.library.folders import walk"}, []),
        (
            whole_names,
            {"content.library": "from .folders import walk\nfrom . import folders"},
            [
                "content.library:1: imports .folders.walk; name it from forearmed on",
                "content.library:2: imports ..folders; name it from forearmed on",
            ],
        ),
        (places, {"site.pages": "", "": "", "events": ""}, []),
        (places, {"utils.text": ""}, ["utils.text: stands in no wing"]),
        (
            cycles,
            {"library": "from forearmed.library.a import x", "library.a": "import forearmed.errors"},
            [],
        ),
        (
            cycles,
            {"pages.a": "from forearmed.pages import b", "pages.b": "from forearmed.pages.a import x"},
            ["pages.a imports pages.b imports pages.a"],
        ),
        (
            cycles,
            {
                "site.pages": "from forearmed.site.live_library import LiveLibrary",
                "site.pages.waiting": "",
                "site.live_library": "from forearmed.site.pages.waiting import withheld",
            },
            ["site.pages imports site.live_library imports site.pages"],
        ),
        (
            addresses,
            {
                "site.addresses": "def f(s): return f'tips/{s}/'",
                "content": "def f(s): return f'tips/{s}'",  # of a file, as far as anybody can tell
                "feeds": "def f(s, tag): return f'{s.feed_id}/tags/{tag}/'",
                "site.live_library": "def f(a, s): return f'see /{a(s)}; put tips/2026/x.md back {s}/'",
            },
            [],
        ),
        (
            addresses,
            {
                "a": "def f(s): return f'tips/{s}/'",
                "b": "def f(s): return f'tips/{s.year}/page/{s}.md'",
                "c": "def f(s): return f'it is at http://127.0.0.1:8000/playbooks/{s}/card/;'",
                "d": "def f(s): return 'authors/' + s + '/'",
                "e": "def f(s): return f'[{s}](' f'/series/{s}/' ')'",
            },
            [
                "a:1: puts together tips/{}/; site.addresses does that",
                "b:1: puts together tips/{}/page/{}.md; site.addresses does that",
                "c:1: puts together http://127.0.0.1:8000/playbooks/{}/card/;; site.addresses does that",
                "d:1: puts together authors/{}/; site.addresses does that",
                "e:1: puts together /series/{}/; site.addresses does that",
            ],
        ),
        (sites, {"source": "import yaml", "model": "import json", "cli": "import click"}, []),
        (
            sites,
            {"source": "import yaml", "model": "from yaml.nodes import Node"},
            ["yaml: imported by model, source"],
        ),
        (
            sites,
            {"host": "import mkdocs", "tip_of_the_week": "import mkdocs", "cli": "from mkdocs import x"},
            ["mkdocs: imported by cli, host, tip_of_the_week"],
        ),
        (
            taken_apart,
            {
                "article.text": "import re\nX = re.compile('<h2[^>]*>')",
                "site.a": "import re\nX = re.compile(r'(?P<a>b)(?<=c)[^<>]*<{AB}>')\nre.sub('x', '<b>', y)",
            },
            [],
        ),
        (
            taken_apart,
            {
                "site.a": "import re\nX = re.compile(r'<[^>]*>')\nre.sub(f'x|<(?:h1|p){y}', '', z)\n"
                "Y = re.compile('a' r'</?[a-z]')\nre.search(r'<td class=', z)\nre.split('<br>|<!--', z)",
            },
            [
                f"site.a:{line}: re.{name} looks for tags; ask article.reading"
                for line, name in (
                    (2, "compile"),
                    (3, "sub"),
                    (4, "compile"),
                    (5, "search"),
                    (6, "split"),
                )
            ],
        ),
        (
            trespasses,
            {"foundation.clock": "from datetime import datetime\ndatetime.now()\nimport os\nos.environ['X']"},
            [],
        ),
        (
            trespasses,
            {"feeds.rss": "from datetime import datetime, date\ndatetime.now()\ndate.today()"},
            [
                "feeds.rss:2: datetime.datetime.now is not for this room (time)",
                "feeds.rss:3: datetime.date.today is not for this room (time)",
            ],
        ),
        (
            trespasses,
            {"feeds": "import datetime as dt, time\nf(default=dt.datetime.utcnow, at=time.time())"},
            [
                "feeds:2: datetime.datetime.utcnow is not for this room (time)",
                "feeds:2: time.time is not for this room (time)",
            ],
        ),
        (
            trespasses,
            {"digest": "from email.utils import localtime\nlocaltime()\nzone.now()\ntip.now"},
            [
                "digest:2: email.utils.localtime is not for this room (time)",
                "digest:3: .now is not for this room (time)",
            ],
        ),
        (
            trespasses,
            {
                "schedule": "from forearmed.foundation import clock\nx = clock.now()",
                "cli.a": "import forearmed.foundation.clock",
            },
            ["schedule:2: forearmed.foundation.clock.now is not for this room (clock)"],
        ),
        (
            trespasses,
            {"schedule": "from forearmed.foundation.clock import now\nnow()"},
            ["schedule:2: forearmed.foundation.clock.now is not for this room (clock)"],
        ),
        (
            trespasses,
            {"model": "import os\nfrom os import getenv\nos.environ.get('A')\ngetenv('B')\nos.PathLike"},
            [
                "model:3: os.environ is not for this room (environment)",
                "model:4: os.getenv is not for this room (environment)",
            ],
        ),
        (
            trespasses,
            {"model": "open('x')\nPath('x').open('rb')\nplace.write_bytes(b'')\ntags.open('div', 1)"},
            [
                "model:1: open is not for this room (files)",
                "model:2: .open is not for this room (files)",
                "model:3: .write_bytes is not for this room (files)",
            ],
        ),
        (
            trespasses,
            {
                "pages": "import os, shutil\nos.walk('x')\nshutil.copy",
                "content.library.folders": "import os\nos.walk",
            },
            [
                "pages:2: os.walk is not for this room (files)",
                "pages:3: shutil.copy is not for this room (files)",
            ],
        ),
        (
            trespasses,
            {
                "delivery": "from smtplib import SMTP\nSMTP()",
                "delivery.mailer": "from smtplib import SMTP\nSMTP()",
            },
            ["delivery:2: smtplib.SMTP is not for this room (network)"],
        ),
        (
            state,
            {"a": "__all__ = ['x']\n_WORDS = {'a': 1}\nNAMES: list[str] = []\nLines = dict[str, int]"},
            [],
        ),
        (state, {"events": "_command = ['build']\n_command[0] = 'serve'"}, []),
        (
            state,
            {"a": "cache = {}\nseen: set[str] = set()"},
            ["a:1: cache is state at module level", "a:2: seen is state at module level"],
        ),
        (
            state,
            {"a": "X = {}\nY = []\nZ = {1}\ndef f():\n    X['a'] = 1\n    Y.append(1)\n    return Z | Y"},
            ["a:5: X is state at module level", "a:6: Y is state at module level"],
        ),
        (state, {"a": "def f():\n    global last\n    last = 1"}, ["a:2: last is state at module level"]),
        (work, {"a": DOC + "import re\nX = re.compile('x')\nY = lambda: open('x')\nclass A:\n    pass"}, []),
        (
            work,
            {"host": "print('hello')\nfor x in y:\n    pass\nTEXT = Path('x').read_text()\nif x:\n    y = 1"},
            [
                "host:1: expr statement at import",
                "host:2: for statement at import",
                "host:4: .read_text at import",
                "host:5: if statement at import",
            ],
        ),
        (work, {"__main__": DOC + "if __name__ == '__main__':\n    main()"}, []),
        (
            work,
            {"host": DOC + "if __name__ == '__main__':\n    main()"},
            ["host:2: if statement at import"],
        ),
        (
            misnamed,
            {"a.outbox": "class Office: ..."},
            ["a.outbox:1: Office is all it offers; call one as the other"],
        ),
        (misnamed, {"a.outbox": "class Outbox: ...", "a.records": "class SearchRecord: ..."}, []),
        (
            misnamed,
            {
                "a.ledger_place": "class LedgerPlace: ...",
                "a": "class C: ...",
                "a.b": "class D: ...\ndef e(): ...",
            },
            [],
        ),
        (undocumented, {"a": DOC + "def _f(): ...\nclass _C:\n    def f(self): ..."}, []),
        (
            undocumented,
            {"a": "def f(): ...\nclass C:\n    def g(self): ...\n    def __str__(self): ..."},
            [
                "a:1: has no docstring",
                "a:1: f has no docstring",
                "a:2: C has no docstring",
                "a:3: g has no docstring",
            ],
        ),
        (lengths, {"a": LONG.replace("    pass\n", "", 1)}, []),
        (
            lengths,
            {"a": LONG, "b": "\n" * 321},
            ["a:2: long has 41 lines; split it", "b:321: has 321 lines; split it"],
        ),
        (promises, {"test_a": '"""A week has one tip."""\ndef helper(): ...'}, []),
        (
            promises,
            {"test_a": DOC + 'class TestA:\n    def test_b(self):\n        """It works as expected"""'},
            [
                "test_a:1: does not say in a sentence what it is about",
                "test_a:3: test_b promises nothing in a sentence",
            ],
        ),
        (
            promises,
            {"test_a": '"""About the very first thing."""\nasync def test_b(): ...'},
            ["test_a:2: test_b promises nothing in a sentence"],
        ),
        (
            exceptions,
            {"a": "x = '# noqa'\ny = 1  # noqa: S101  # our own\nz = 1  # type: ignore[misc] - a reason"},
            [],
        ),
        (
            exceptions,
            {"a": "x = 1  # noqa\ny = 1  # noqa: S101\nz = 1  # type: ignore  # any\nw = 1  # noqa: A1 x"},
            [
                "a:1: # noqa: which rule, and why not?",
                "a:2: # noqa: S101: which rule, and why not?",
                "a:3: # type: ignore  # any: which rule, and why not?",
                "a:4: # noqa: A1 x: which rule, and why not?",
            ],
        ),
    ],
)
def test_a_guard_can_fail(guard: Guard, sources: Mapping[str, str], problems: list[str]) -> None:
    """What breaks a rule is told with its line, once; what keeps it is let through."""
    assert guard(read(sources)) == problems


# --- walls ---


def walls(folder: Path) -> str:
    """Return what import-linter says of *folder*, a copy of the repository; nothing if all is well."""
    program = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(  # noqa: S603  # the program beside this Python
        [program, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "hooks"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )
    return "" if run.returncode == 0 else run.stdout + run.stderr


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what import-linter reads: the package and the settings with the walls."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(REPOSITORY / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "pyproject.toml", folder)
    return folder


def test_the_walls_stand(house: Path) -> None:
    """Imports go from a wing to those below it, and through no wall."""
    assert walls(house) == ""


PLANTED = [
    ("content/model.py", "forearmed.site.addresses"),
    ("delivery/plan.py", "forearmed.content.model"),
    ("delivery/plan.py", "forearmed.edition.mail.digest"),
    ("edition/feeds/model.py", "forearmed.content.model"),
    ("article/excerpts.py", "forearmed.calendar.schedule"),
    ("review/reports.py", "forearmed.build.outlets"),
    ("site/live_library.py", "forearmed.review.html"),
    ("build/outlets.py", "forearmed.delivery.plan"),
    ("desk/draft.py", "forearmed.events"),
]


def test_each_import_through_a_wall_is_told(house: Path, tmp_path: Path) -> None:
    """Each of the planted imports is named, with the module that has it."""
    broken = shutil.copytree(house, tmp_path / "house")
    for file, planted in PLANTED:
        with (broken / "hooks" / PACKAGE / file).open("a", encoding="utf-8") as module:
            module.write(f"\nimport {planted}\n")
    said = " ".join(walls(broken).split())
    through = {f"{PACKAGE}.{file.removesuffix('.py').replace('/', '.')} -> {name}" for file, name in PLANTED}
    assert {each for each in through if each not in said} == set()


def test_contributors_see_the_wings_as_they_are() -> None:
    """The picture of the wings in CONTRIBUTING.md is the one that the imports draw."""
    assert picture(OURS) in (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8"), picture(OURS)


def picture(modules: Modules) -> str:
    """Return a line for each wing, from the top down, with a mark below each wing that it imports."""
    found: dict[str, set[str]] = defaultdict(set)
    for module in modules:
        found[module.wing] |= {target.partition(".")[0] for _, target in own_imports(module, modules)}
    width = max(map(len, WINGS)) + 2
    lines = [" " * width + " ".join(wing[:3] for wing in WINGS)]
    for wing in reversed(WINGS):
        below = WINGS[: WINGS.index(wing)]
        marks = (" x " if other in found[wing] else " . " for other in below)
        lines.append(f"{wing:<{width}}{' '.join(marks)}".rstrip())
    return "\n".join(lines)


def test_each_wing_says_who_lives_there() -> None:
    """The first thing in a wing says what lives there and what it may import."""
    said = {module.name: ast.get_docstring(module.tree) or "" for module in OURS if module.name in WINGS}
    assert sorted(said) == sorted(WINGS)
    assert [name for name, text in said.items() if name != "cli" and "import" not in text] == []
