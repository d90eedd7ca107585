"""The schemas and the reference page: made from the code, equal to the files, and as strict as the models."""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from click.testing import CliRunner
from forearmed.article.converter import Converter
from forearmed.cli import commands
from forearmed.cli.reference import described
from forearmed.content.contracts import Contract
from forearmed.content.model import LearningPath, PlaybookKeys, TipKeys
from forearmed.content.settings import Settings
from forearmed.content.source import read_article
from forearmed.desk.reference import Command, Option, reference
from forearmed.desk.reference.markdown import prose, table
from forearmed.desk.reference.schemas import schemas
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from make import SETTINGS
from markdown_it import MarkdownIt
from sites import REPOSITORY, run, run_here, site_project

CONTRACTS: Mapping[str, type[Contract]] = {"tip": TipKeys, "playbook": PlaybookKeys, "settings": Settings}
SCHEMAS = schemas()
JUDGES = {
    name: Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for name, schema in SCHEMAS.items()
}
SOUND: Mapping[str, Mapping[str, object]] = {
    "tip": {"title": "Call first"},
    "playbook": {
        "title": "Live chat",
        "summary": "How to chat.",
        "tags": ["empathy"],
        "when": "A customer chats.",
        "reviewed": date(2026, 11, 17),
        "owner": "training",
    },
    "settings": SETTINGS,
}


def as_json(value: object) -> Any:  # Any: whatever JSON holds
    """Return *value* as an editor sees it, which takes a date for the text it is written as."""
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def faults(name: str, written: object) -> list[str]:
    """Return what the schema *name* has against what was *written*."""
    return [f"{error.json_path}: {error.message}" for error in JUDGES[name].iter_errors(as_json(written))]


def verdicts(name: str, changed: Mapping[str, object]) -> tuple[bool, bool]:
    """Return whether the model and whether the schema takes a sound example with *changed* keys."""
    written = {**SOUND[name], **changed}
    _, model_faults = CONTRACTS[name].read(written)
    return not model_faults, not faults(name, written)


# --- the files ---


def test_the_files_are_what_the_code_says() -> None:
    """After a change of a key, a setting or a command, `make reference` brings docs/ up to date."""
    checked = run("forearmed", "reference", "--check", cwd=REPOSITORY)
    assert (checked.returncode, checked.stdout) == (0, "the reference is up to date\n"), checked.stderr


def test_a_file_that_differs_is_named_and_left_alone(tmp_path: Path) -> None:
    """--check writes nothing; without it the same files are written, once."""
    site_project(tmp_path, {"docs/schema/tip.json": "{}\n"})
    checked = run_here("forearmed", "reference", "--check", cwd=tmp_path)
    names = ["schema/tip", "schema/playbook", "schema/paths", "schema/settings", "schema/mkdocs"]
    listed = ", ".join([*(f"docs/{name}.json" for name in names), "docs/guide/reference.md"])
    assert checked.returncode == 1
    assert checked.stderr == f"forearmed: {listed}: not what the code says; run make reference\n"
    assert (tmp_path / "docs/schema/tip.json").read_text() == "{}\n"
    assert not (tmp_path / "docs/guide/reference.md").exists()
    assert run_here("forearmed", "reference", cwd=tmp_path).stdout == "6 files written\n"
    assert run_here("forearmed", "reference", cwd=tmp_path).stdout == "the reference is up to date\n"


def test_the_command_is_for_developers() -> None:
    """It stands neither in the list of commands nor on the page that it writes."""
    listed = CliRunner().invoke(commands, ["--help"]).output
    names = [command.name for command in described(commands)]
    assert re.search(r"^  build ", listed, re.M)
    assert not re.search(r"^  reference ", listed, re.M)
    assert "forearmed build" in names
    assert "forearmed unsubscribe verify" in names
    assert "forearmed reference" not in names


# --- the schemas ---


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_stands_alone(name: str) -> None:
    """It is a sound schema of its draft, named without a place on the web, and refers to nothing."""
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert list(schema)[:3] == ["$schema", "$id", "title"]
    assert schema["$id"] == f"urn:forearmed:schema:{name}"
    assert schema["description"]
    text = json.dumps(schema)
    assert not re.search(r'"\$(ref|defs|anchor)"|"null"|"anyOf"|: null', text)


def objects(schema: Any) -> list[Any]:  # Any: any part of a schema
    """Return every part of *schema* that describes keys."""
    if not isinstance(schema, dict):
        return []
    inner = [found for value in schema.values() for found in objects(value)]
    return [schema, *inner] if "properties" in schema and schema.get("type") == "object" else inner


@pytest.mark.parametrize("name", CONTRACTS)
def test_every_key_is_described(name: str) -> None:
    """No key is without a sentence, and none is let through that the code does not know."""
    for found in objects(SCHEMAS[name]):
        assert found["additionalProperties"] is False
        assert all(key["description"] for key in found["properties"].values())
    assert list(SCHEMAS[name]["properties"]) == list(CONTRACTS[name].model_fields)


def test_defaults_as_they_are_written() -> None:
    """An editor that fills in a default writes what mkdocs.yml takes."""
    defaults = {
        name: key["default"] for name, key in SCHEMAS["settings"]["properties"].items() if "default" in key
    }
    assert defaults == {
        "mail_pictures": "subscribers",
        "plan_ahead": 7,
        "timezone": "America/New_York",
        "publish_weekday": "Tuesday",
        "publish_time": "09:00",
        "feed_length": 20,
        "encore_after": 26,
        "skip_weeks": [],
        "publish_calendar": False,
        "offline": True,
        "returns": [2, 5, 12],
        "allow_hosts": [],
        "framed_by": [],
        "ledger": ".forearmed/ledger.sqlite3",
    }
    assert verdicts("settings", defaults) == (True, True)


ARTICLES = [
    *(("tip", file) for file in sorted((REPOSITORY / "tips").rglob("*.md"))),
    *(("playbook", file) for file in sorted((REPOSITORY / "docs/playbooks").glob("*.md"))),
]


@pytest.mark.parametrize(("name", "file"), ARTICLES, ids=lambda value: getattr(value, "stem", value))
def test_what_ships_is_taken(name: str, file: Path) -> None:
    """The front matter of every tip and playbook is sound in an editor, too."""
    source = read_article(file.read_text("utf-8"))
    assert faults(name, source.metadata) == []


def test_our_configuration_is_taken() -> None:
    """mkdocs.yml is sound as a whole, and its section alone."""
    configuration = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text("utf-8"))
    assert faults("mkdocs", configuration) == []
    assert faults("settings", configuration["extra"]["forearmed"]) == []


@pytest.mark.parametrize(
    ("configuration", "path"),
    [
        ({}, "$"),
        ({"extra": {}}, "$.extra"),
        (
            {"extra": {"forearmed": {**SETTINGS, "feed_length": 0}, "social": []}},
            "$.extra.forearmed.feed_length",
        ),
    ],
)
def test_a_configuration_is_judged_by_our_section_alone(configuration: object, path: str) -> None:
    """What other people's settings hold is no business of ours; ours must be there and right."""
    assert [fault.split(":")[0] for fault in faults("mkdocs", configuration)] == [path]


DAY = date(2026, 11, 17)
LONG = "x" * 81


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        *(("tip", {"title": value}) for value in ("", " \n ", "a\nb", "a\tb", "a\u202eb", LONG, 5, ["a"])),
        *(("tip", {"date": value}) for value in ("soon", datetime(2026, 11, 17, 9), 2026, date(206, 1, 1))),  # noqa: DTZ001  # as YAML reads it
        *(("tip", {"summary": value}) for value in ("x" * 161, "", True)),
        *(("tip", {"tags": value}) for value in ("empathy", ["a", "a"], [1], ["A"], ["a b"], {"a": 1})),
        *(("tip", {key: "The Trainers"}) for key in ("author", "series", "playbook")),
        *(("tip", {"encores": value}) for value in ("2027-W40", ["2027-40"], [202740])),
        *(("tip", {key: value}) for key in ("evergreen", "feature") for value in ("no", 1)),
        ("tip", {"titel": "Call first"}),
        *(("playbook", {"review_every": value}) for value in (0, 121, "12", 1.5)),
        ("playbook", {"when": ""}),
        ("playbook", {"tgas": []}),
        ("settings", {"publish_weekday": 1}),
        *(("settings", {"publish_time": value}) for value in ("9:0", "24:00", "9 am", 9, 1440, True)),
        *(("settings", {"timezone": value}) for value in ("New York", "../etc/passwd")),
        *(("settings", {"feed_length": value}) for value in (0, "20", 2.5)),
        *(("settings", {"encore_after": value}) for value in (-1, "never")),
        *(("settings", {"feed_id": value}) for value in ("https://example.com/", "tag:example.com:tips")),
        *(("settings", {"sender": value}) for value in ("Tips", "a@localhost", "a@b.nl, c@b.nl")),
        *(("settings", {"list_id": value}) for value in ("tips", "<tips.example.com>")),
        *(
            ("settings", {"feedback": value})
            for value in ("mailto:", "mailto:a@b.nl?subject=a b", "https://{title}.nl/", "https://a.nl/?{url}")
        ),
        *(("settings", {"subscribe": value}) for value in ("http://example.com", "https://", "call us")),
        *(("settings", {"unsubscribe": f"https://a.nl/{end}"}) for end in ("{token", "{me}", "{token}" * 2)),
        ("settings", {"rules": {"tips": {"words": 150}}}),
        ("settings", {"rules": {"tips": {"words": [1, 2, 3]}}}),
        ("settings", {"rules": {"tips": {"wrods": [1, 2]}}}),
        ("settings", {"rules": {"shared_sentence": -1}}),
        ("settings", {"password": "secret"}),
    ],
)  # fmt: skip
def test_what_the_model_refuses(name: str, changed: Mapping[str, object]) -> None:
    """An editor underlines what `forearmed check` would find in the keys of one file."""
    assert verdicts(name, changed) == (False, False)


@pytest.mark.parametrize("name", CONTRACTS)
def test_what_may_not_be_left_out(name: str) -> None:
    """The schema asks for the keys that the model asks for."""
    for key in SOUND[name]:
        written = {other: value for other, value in SOUND[name].items() if other != key}
        assert bool(faults(name, written)) == (CONTRACTS[name].read(written)[0] is None)


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("tip", {"title": "x" * 80, "summary": "It is \u201cours\u201d: a folded line\n", "date": DAY}),
        ("tip", {"tags": [], "aliases": ["24-7", "a"], "encores": ["2026-W53"], "evergreen": False}),
        ("playbook", {"review_every": 120}),
        ("settings", {"publish_time": 630, "publish_weekday": "Sunday", "timezone": "Etc/GMT+5"}),
        ("settings", {"publish_time": "9:05", "publish_weekday": "donnerstag"}),
        ("settings", {"timezone": "America/Argentina/Buenos_Aires", "since": DAY, "skip_weeks": []}),
        ("settings", {"feed_id": "tag:tips@example.com,2026-11:service/tips", "sender": "a.b@example.co.uk"}),
        ("settings", {"sender": 'Tips "at work" <tips@example.com>', "reply_to": "<desk@example.com>"}),
        ("settings", {"subscribe": "https://example.com:8443/join?list=1"}),
        ("settings", {"unsubscribe": "mailto:x@y.z?subject=No"}),
        ("settings", {"feedback": "mailto:x@y.z?subject={answer}:%20{title}&body={address}"}),
        ("settings", {"feedback": "https://y.z/f/{answer}#{address}"}),
        ("settings", {"unsubscribe": "https://example.com/leave?t={token}&from=mail"}),
        ("settings", {"rules": {"tips": {"words": [0, 0], "closing": "Try it"}, "fresh_summary": True}}),
    ],
)  # fmt: skip
def test_what_the_model_takes(name: str, changed: Mapping[str, object]) -> None:
    """An editor underlines nothing that is right."""
    assert verdicts(name, changed) == (True, True)


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("tip", {"date": "2026-11-17"}),
        ("tip", {"encores": ["2027-W53"]}),
        ("settings", {"timezone": "America/Springfield"}),
        ("settings", {"publish_weekday": "Tue"}),
        ("settings", {"subscribe": "mailto:..ann@example.com"}),
        ("settings", {"sender": "ann@ab--c.example"}),
        ("settings", {"rules": {"tips": {"words": [300, 150]}}}),
    ],
)
def test_what_only_the_model_can_know(name: str, changed: Mapping[str, object]) -> None:
    """A schema sees no quotes round a date, no calendar, no map, no language, nor which number is greater.

    And it knows only the shape of an address for mail.
    """
    assert verdicts(name, changed) == (False, True)


SIGNS = st.sampled_from("aZ9-_. é\u201c{}@:/\u00a0\u200b\u202e\u2028\x85\x7f\t")
LINES = st.text(SIGNS, max_size=200).map(lambda text: f"a{text}a")
SLUGS = st.text(st.sampled_from("ab9-A_é "), max_size=6)
ADDRESSES = st.builds("{}example{}/{}".format, st.sampled_from(["https://", "http://", ""]), SLUGS, SLUGS)


@given(
    st.one_of(
        st.fixed_dictionaries({}, optional={"title": LINES, "summary": LINES, "author": SLUGS}),
        st.fixed_dictionaries({}, optional={"tags": st.lists(SLUGS), "evergreen": st.booleans() | LINES}),
        st.fixed_dictionaries({"date": st.dates() | st.datetimes() | st.integers()}),
    )
)
def test_a_tip_is_judged_alike(changed: Mapping[str, object]) -> None:
    """Whatever text, list, date or number an author writes, the editor says what `forearmed check` says."""
    model, schema = verdicts("tip", changed)
    assert model == schema


TIMES = st.integers(-9, 1500) | st.from_regex(r"[0-9]{1,2}:[0-9]{2}", fullmatch=True)
WEEKDAYS = st.integers() | st.sampled_from(["Monday", "monday", "lundi", "月曜日"])


@given(
    st.one_of(
        st.fixed_dictionaries({}, optional={"postal_address": LINES, "default_author": SLUGS}),
        st.fixed_dictionaries({}, optional={"feed_length": st.integers(), "encore_after": st.integers()}),
        st.fixed_dictionaries({"publish_time": TIMES, "publish_weekday": WEEKDAYS}),
        st.fixed_dictionaries({"subscribe": ADDRESSES}),
    )
)
def test_settings_are_judged_alike(changed: Mapping[str, object]) -> None:
    """Whatever text, time, day or number an operator writes, the two agree."""
    model, schema = verdicts("settings", changed)
    assert model == schema


@pytest.mark.parametrize(
    ("stop", "taken"),
    [({"tip": "a"}, True), ({"playbook": "a"}, True), ({"tip": "a", "playbook": "b"}, False), ({}, False),
     ({"tips": "a"}, False), ("a", False), ({"tip": "A tip"}, False)],
)  # fmt: skip
def test_a_stop_is_judged_alike(stop: object, taken: bool) -> None:
    """The schema of learning paths takes what the model takes: one name under one key."""
    path = {"title": "T", "description": "D", "stops": [stop]}
    assert ((not LearningPath.read(path)[1]), not faults("paths", {"p": path})) == (taken, taken)


# --- the editor ---


def test_the_editor_knows_which_schema_is_whose() -> None:
    """VS Code is told of files that exist, and every tip and playbook has its schema."""
    settings = json.loads((REPOSITORY / ".vscode/settings.json").read_text())
    assert settings["yaml.schemas"] == {
        "./docs/schema/mkdocs.json": "mkdocs.yml",
        "./docs/schema/paths.json": "docs/paths.yml",
    }
    plugins = json.loads((REPOSITORY / ".remarkrc.json").read_text())["plugins"]
    told = plugins[2][1]["schemas"]
    for name, file in ARTICLES:
        path = file.relative_to(REPOSITORY).as_posix()
        assert [schema for schema, globs in told.items() if fnmatch(path, globs[0])] == [
            f"docs/schema/{name}.json"
        ]
    assert all((REPOSITORY / schema).is_file() for schema in [*told, *settings["yaml.schemas"]])


# --- the page ---


def test_the_page_names_everything() -> None:
    """Every key, setting, command and option is on it."""
    page = reference(described(commands))["guide/reference.md"]
    for contract in CONTRACTS.values():
        assert all(f"| `{name}` |" in page for name in contract.model_fields)
    for command in described(commands):
        assert f"### {command.name}\n" in page
        assert all(f"- `{option.names}`" in page for option in command.options)


def test_a_choice_without_a_default() -> None:
    """An option that chooses among words shows the one that counts without it; where none does, nothing."""
    kind = click.Choice(["slack", "teams"])
    options = [click.Option([name], type=kind, default=default) for name, default in DEFAULTS.items()]
    needed = click.Option(["--needed"], type=kind, required=True)
    (found,) = described(click.Command("x", params=[*options, needed, click.Option(["--unset"], type=kind)]))
    shown = {option.names.partition(" ")[0]: option.default for option in found.options}
    assert shown == {**DEFAULTS, "--needed": None, "--unset": None}
    assert "Sentinel" not in reference(described(commands))["guide/reference.md"]


DEFAULTS = {"--one": "slack", "--none": None}


def test_the_page_names_every_variable() -> None:
    """What the code reads from the environment is told to the operator."""
    page = reference(described(commands))["guide/reference.md"]
    code = "".join(file.read_text("utf-8") for file in (REPOSITORY / "hooks").rglob("*.py"))
    variables = set(re.findall(r'"(FOREARMED_[A-Z_]+|SOURCE_DATE_EPOCH)"', code))
    assert len(variables) >= 3
    assert all(f"| `{name}` |" in page for name in variables)


def test_a_command_on_the_page() -> None:
    """What all commands share is told once; what was laid out by hand stays so; signs are text."""
    config = Option("--config PATH", "The file.", "mkdocs.yml")
    to = Option("--to A|B", "Who.", needed=True)
    made = [
        Command("x build", "[OPTIONS]", "Build *it*.", (config,)),
        Command("x send", "FILE", "Send it; see --to.\n\n\b\na  b\n c", (config, to)),
    ]
    page = reference(made)["guide/reference.md"]
    _, _, commands_on = page.partition("Every command takes")
    assert commands_on.partition("## Exit")[0] == (
        " `--help`, and these:\n\n- `--config PATH`: The file. Default: `mkdocs.yml`.\n\n"
        "### x build\n\n```console\n$ x build [OPTIONS]\n```\n\nBuild \\*it\\*.\n\n"
        "### x send\n\n```console\n$ x send FILE\n```\n\nSend it; see `--to`.\n\n"
        "```text\na  b\n c\n```\n\n- `--to A|B`: Who. **Needed.**\n\n"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a --dry-run of docs/tags.yml", "a `--dry-run` of `docs/tags.yml`"),
        ("set SOURCE_DATE_EPOCH, not `--x`", "set `SOURCE_DATE_EPOCH`, not `--x`"),
        ("smtp://user:password@example.com:587.", "`smtp://user:password@example.com:587`."),
        ("2 * 3 <b> [x] a_b", "2 \\* 3 \\<b\\> \\[x\\] a\\_b"),
        (
            "see\n  forearmed check, or a well-known 2026-W47",
            "see `forearmed check`, or a well-known `2026-W47`",
        ),
    ],
)
def test_plain_text_as_markdown(text: str, shown: str) -> None:
    """What a person types becomes code, so no typographer changes it; all else is shown as it is."""
    assert prose(text) == shown


def test_a_table_may_hold_its_own_sign() -> None:
    """A cell with the sign between cells, in text or in code, is one cell in every renderer."""
    written = table(["Key", "What"], [["`text|<b>`", "one | two"], ["`x`", "y"]])
    for made in (Converter().convert(written).html, MarkdownIt("commonmark").enable("table").render(written)):
        cells = re.findall(r"<td>(.*?)</td>", made)
        assert cells == ["<code>text|&lt;b&gt;</code>", "one | two", "<code>x</code>", "y"]
