"""The modules of the search box and of other scripts, and the files they are joined to."""

import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from forearmed.foundation.errors import ForearmedError
from forearmed.site import scripts
from forearmed.site.joiner import join
from forearmed.site.offline import leaving_worker, worker
from forearmed.site.search import box
from forearmed.site.styles import stylesheet
from forearmed.site.write import form


def parsed(module: bytes) -> str:
    """Return what Node.js has against *module*: nothing where it can be run."""
    node = shutil.which("node")
    assert node, "Node.js is not installed; make debian installs it"
    with NamedTemporaryFile(suffix=".mjs") as file:
        Path(file.name).write_bytes(module)
        return subprocess.run(  # noqa: S603  # a program of this machine, and our own scripts
            [node, "--check", file.name], capture_output=True, text=True, check=False
        ).stderr


@pytest.mark.parametrize("side", [*box.SIDES, box.OUTSIDE])
def test_no_name_is_given_twice(side: str) -> None:
    """The modules of a side share one scope, so a browser would refuse the second."""
    assert parsed(box.joined(side)) == ""


def test_no_name_of_the_form_is_given_twice() -> None:
    """Its modules share one scope, in which a later function would take the place of an earlier one."""
    assert parsed(form.joined().removeprefix(b";(() => {\n").removesuffix(b"})()\n")) == ""


def test_a_name_that_is_given_twice_is_found() -> None:
    """Whichever way it is given."""
    assert "'a' has already been declared" in parsed(
        b"const { b, a } = window\nlet [c] = a, d\nfunction a() {}\n"
    )


@pytest.mark.parametrize("side", box.SIDES)
def test_a_side_is_whole(side: str) -> None:
    """Nothing is left to import, and only the side itself is there to be imported."""
    text = box.joined(side).decode()
    assert re.findall(r"^import .*", text, re.MULTILINE) == []
    assert (
        re.findall(r"^export .*", text, re.MULTILINE)
        == {
            "finder": ["export class Finder {"],
            "thread": [],
            "narrowing": [],
        }[side]
    )


def test_every_module_is_on_a_side() -> None:
    """No module is left that nothing runs."""
    sides = "".join(box.joined(side).decode() for side in [*box.SIDES, box.OUTSIDE])
    there = [file for file in files("forearmed.site.search.box").iterdir() if file.name.endswith(".js")]
    assert [file.name for file in there if longest_statement(file.read_text("utf-8")) not in sides] == []


@pytest.mark.parametrize("name", scripts.NAMES)
def test_a_script_has_a_scope_of_its_own(name: str) -> None:
    """Two scripts on one page share modules, so they may give a name twice; nothing is left to import."""
    text = scripts.joined(name)
    assert parsed(text + text) == ""
    assert re.findall(rb"^(?:import|export) .*", text, re.MULTILINE) == []


def test_every_module_is_in_a_script() -> None:
    """No module is left that nothing runs."""
    whole = "".join(scripts.joined(name).decode() for name in scripts.NAMES)
    there = [file for file in files("forearmed.site.scripts").iterdir() if file.name.endswith(".js")]
    assert [file.name for file in there if longest_statement(file.read_text("utf-8")) not in whole] == []


def test_the_workers_are_whole() -> None:
    """What the site keeps in browsers, and what takes it away, is joined to scripts that parse."""
    for text in (worker("1", ["a/"], ""), leaving_worker()):
        assert parsed(text) == ""
        assert re.findall(rb"^(?:import|export) .*", text, re.MULTILINE) == []


def test_every_module_is_in_the_form() -> None:
    """No module is left that nothing runs."""
    whole = form.joined().decode()
    there = [file for file in files("forearmed.site.write.form").iterdir() if file.name.endswith(".js")]
    assert [file.name for file in there if longest_statement(file.read_text("utf-8")) not in whole] == []


def longest_statement(module: str) -> str:
    """Return the longest statement of *module*, on one line, that is no import, as joining leaves it."""
    plain = re.sub(r"/\*.*?\*/|^\s*//.*", "", module, flags=re.DOTALL | re.MULTILINE)
    plain = re.sub(r"^import [^\"]*\".*", "", plain, flags=re.MULTILINE)
    lines: list[str] = re.findall(r"^(?:export )?(.+)", plain, re.MULTILINE)
    return joined(longest=max(lines, key=len)).strip()


def joined(**modules: str) -> str:
    """Return the *modules*, of which the first is a side, joined to one."""
    return join(next(iter(modules)), modules.__getitem__).decode()


def test_modules_come_after_what_they_import_and_once() -> None:
    """Who imports what another has imported gets no second copy; names may stand on lines of their own."""
    made = joined(
        side='import { one } from "./a.js"\nimport {\n  $two,\n  three,\n} from "./b.js"\nexport let c\n',
        a='import { three } from "./b.js"\nexport const one = three\n',
        b="export async function $two() {}\nexport let three = import.meta.url\n",
    )
    b = "async function $two() {}\nlet three = import.meta.url\n"
    assert made == f"{b}const one = three\nexport let c\n"


def test_a_style_sheet_is_sent_without_comments() -> None:
    """All rules of all parts are there, in fewer bytes: no comment, no blank line, no indentation."""
    sent = stylesheet().decode()
    assert not re.search(r"/\*|^\s|\n\n", sent, re.MULTILINE)
    parts = [
        part.read_text("utf-8")
        for part in files("forearmed.site.styles").iterdir()
        if part.name.endswith(".css")
    ]
    bare = [re.sub(r"/\*.*?\*/", "", part, flags=re.DOTALL) for part in parts]
    assert sorted("".join(sent.split())) == sorted("".join("".join(bare).split()))


def test_comments_and_indentation_are_left_out() -> None:
    """A browser needs none, and they would be two fifths of what it loads. Texts stay."""
    made = joined(
        side="""/* What lives here. */
/** Return *one*.
 *  @param {string} one
 */
export function a(one) {
  // Why.
  return one.of // as it is: "two" is not there
}

const field = /** @type {HTMLInputElement} */ (a(1)) // the site's
const ADDRESS = "https://example.com/* // "
const SIGNS = [" // a", " // b"]
const PATTERN = / \\/\\/ a // b$/
const text = `${ADDRESS} // one`
"""
    )
    kept = (
        'const ADDRESS = "https://example.com/* // "\n'
        'const SIGNS = [" // a", " // b"]\n'
        "const PATTERN = / \\/\\/ a // b$/\n"
        "const text = `${ADDRESS} // one`\n"
    )
    assert made == f"export function a(one) {{\nreturn one.of\n}}\nconst field = (a(1))\n{kept}"


def test_a_text_of_several_lines_keeps_its_spaces() -> None:
    """They are a part of what the script says; so a module with such a text keeps its indentation."""
    made = joined(side="if (a) {\n  b(`one\n    two`) // why\n}\n")
    assert made == "if (a) {\n  b(`one\n    two`)\n}\n"


def test_no_script_says_anything_else_without_its_notes() -> None:
    """No sign of a comment is left in what browsers load: one would be a form that nobody has thought of."""
    made = [*map(scripts.joined, scripts.NAMES), *map(box.joined, box.SIDES), form.joined()]
    assert [line for text in made for line in text.decode().splitlines() if " // " in line] == []


@pytest.mark.parametrize(
    "statement",
    [
        'import { read as readAddress } from "./a.js"',
        'import a from "./a.js"',
        'import * as a from "./a.js"',
        'import "./a.js"',
        "import { one } from './a.js'",
        'import { one } from "./a.js";',
        'import { one } from "../a.js"',
        'const b = 1; import { one } from "./a.js"',
        "export { one }",
        "export { one as two }",
        'export { one } from "./a.js"',
        'export * from "./a.js"',
        "export default class One {}",
        "export const { one, two } = three",
        "  export const one = 1",
    ],
)
def test_what_the_joiner_does_not_know_is_refused(statement: str) -> None:
    """What it left in or took out would be a name that no browser knows; it says where, and what to write."""
    with pytest.raises(ForearmedError) as raised:
        joined(side=f"/* A side. */\n{statement}\n", a="export const one = 1\n")
    said = statement.partition("; ")[2] or statement.strip()
    assert str(raised.value) == (
        f'side.js:2: "{said}" is a form that the joiner does not know; '
        'write import { a } from "./b.js", or export before const, let, class or function'
    )


def test_an_import_that_is_not_there_is_refused() -> None:
    """Renamed in one file only, it would be missed when somebody searches."""
    with pytest.raises(ForearmedError, match=r'^side\.js: \./a\.js does not export "one"$'):
        joined(side='import { one } from "./a.js"\n', a="const one = 1\nexport const two = 2\n")


def test_modules_that_import_each_other_are_refused() -> None:
    """Whichever came first would use what is not there yet."""
    with pytest.raises(ForearmedError, match=r"^b\.js: \./a\.js imports this module, too"):
        joined(
            side='import { a } from "./a.js"\n',
            a='import { b } from "./b.js"\nexport const a = 1\n',
            b='import { a } from "./a.js"\nexport const b = 2\n',
        )
