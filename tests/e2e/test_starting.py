"""`forearmed init`: a site of one's own, in a folder and from the package alone."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from datetime import datetime
from pathlib import Path

import feedparser
import pytest
import yaml
from clones import git
from sites import NOW, REPOSITORY, contents, reproducible, run_here

FILES = [
    ".editorconfig",
    ".gitignore",
    ".markdownlint.json",
    ".mdformat.toml",
    ".prettierrc.json",
    ".remarkrc.json",
    "README.md",
    "docs/authors.yml",
    "docs/index.md",
    "docs/phrases.yml",
    "docs/playbooks/a-promise-we-cannot-keep.md",
    "docs/playbooks/when-someone-is-in-danger.md",
    "docs/series.yml",
    "docs/subscribe.md",
    "docs/tags.yml",
    "hooks/tip_of_the_week.py",
    "mkdocs.yml",
    "requirements.txt",
    "tips/2026/say-it-first.md",
]
QUEUE = (
    "mkdocs.yml:{line}: warning: queue: holds 1 week, until 2026-W48 (Tuesday, November 24, 2026), and "
    "should hold 4; the first free week is 2026-W49 (Tuesday, December 1, 2026)\n"
)
AFTER_THE_FIRST = NOW.replace(day=25)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new site with nothing wished for."""
    folder = tmp_path_factory.mktemp("new")
    assert run_here("forearmed", "init", cwd=folder).returncode == 0
    return folder


def test_what_a_new_site_has(tmp_path: Path) -> None:
    """These files and no others, in a folder that was not there; what to do next is said."""
    made = run_here("forearmed", "init", "deep/service tips", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout == (
        "A site with one tip and two playbooks is in deep/service tips.\n"
        "Its tip goes out on Tuesday, November 24, 2026, at 09:00 (America/New_York).\n"
        "\n"
        "See it:\n"
        "  cd 'deep/service tips'\n"
        "  mkdocs serve       shows the site at http://127.0.0.1:8000/, scheduled tips included\n"
        "  forearmed check    lists what to mend; it warns of a short queue until four tips are waiting\n"
        "  forearmed build    makes the site, the feeds and the mail in site/\n"
        "\n"
        "Make it yours:\n"
        "  mkdocs.yml         explains every setting; choose feed_id and list_id before the first tip goes\n"
        "                     out, and replace the example addresses before the first mail\n"
        "  forearmed new      begins the next tip, or a playbook\n"
    )
    assert sorted(contents(tmp_path)) == [f"deep/service tips/{name}" for name in FILES]


def test_a_new_site_is_in_order(site: Path) -> None:
    """`check` warns of the short queue, which only writing can mend, and of nothing else."""
    line = (site / "mkdocs.yml").read_text("utf-8").partition("queue:")[0].count("\n") + 1
    checked = run_here("forearmed", "check", cwd=site)
    assert (checked.returncode, checked.stdout) == (
        0,
        f"{QUEUE.format(line=line)}1 tip and 2 playbooks in order\n",
    )


def test_a_new_site_builds(site: Path) -> None:
    """Its pages, feeds and mail are there on the day after the first edition, in our look."""
    built = run_here("forearmed", "build", cwd=site, at=AFTER_THE_FIRST)
    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout == ('20 pages built; the edition of 2026-W48 is "Be the one who says it first"\n')
    pages = contents(site / "site")
    for address in ("", "tips/say-it-first/", "playbooks/a-promise-we-cannot-keep/", "subscribe/"):
        assert b"assets/stylesheets/forearmed.css" in pages[f"{address}index.html"]
    assert "assets/stylesheets/forearmed.css" in pages
    for name in ("feed.xml", "atom.xml"):
        feed = feedparser.parse(pages[name])
        assert not feed.bozo
        assert [entry.title for entry in feed.entries] == ["Be the one who says it first"]
    (item,) = json.loads(pages["feed.json"])["items"]
    assert item["id"] == "tag:tips.example.com,2026:tips/2026-W48"
    assert b"\r\nSubject: Tip of the Week: Be the one who says it first\r\n" in pages["digest/digest.eml"]


def test_what_is_wished_for(tmp_path: Path) -> None:
    """Every option reaches mkdocs.yml, in this folder, and the first tip is dated by it."""
    wishes = [
        "--name", "Café: “Help”, #1", "--url", "https://bücher.example/tips", "--timezone", "Europe/Zurich",
        "--weekday", "monday", "--time", "10:30",
    ]  # fmt: skip
    made = run_here("forearmed", "init", *wishes, cwd=tmp_path)
    assert made.stdout.startswith(
        "A site with one tip and two playbooks is in this folder.\n"
        "Its tip goes out on Monday, November 23, 2026, at 10:30 (Europe/Zurich).\n\n"
        "See it:\n  mkdocs serve"
    )
    written = yaml.safe_load((tmp_path / "mkdocs.yml").read_text("utf-8"))
    ours = written["extra"]["forearmed"]
    assert {key: written[key] for key in ("site_name", "site_url")} == {
        "site_name": "Café: “Help”, #1",
        "site_url": "https://bücher.example/tips/",
    }
    assert {key: ours[key] for key in list(ours)[:5]} == {
        "feed_id": "tag:xn--bcher-kva.example,2026:tips",
        "list_id": "weekly-tip.xn--bcher-kva.example",
        "timezone": "Europe/Zurich",
        "publish_weekday": "Monday",
        "publish_time": "10:30",
    }
    assert ours["sender"] == "tips@example.com"
    checked = run_here("forearmed", "check", cwd=tmp_path)
    assert checked.stdout.endswith("1 tip and 2 playbooks in order\n"), checked.stdout


@pytest.mark.parametrize(
    ("wish", "language"), [("de", "de"), ("DE", "de"), ("de-AT", "de"), ("pt", "pt-BR"), ("pt_br", "pt-BR")]
)
def test_a_language_may_be_written_in_many_ways(tmp_path: Path, wish: str, language: str) -> None:
    """Whatever its region and its capital letters, the site begins in the language that is meant."""
    assert run_here("forearmed", "init", "--language", wish, cwd=tmp_path).returncode == 0
    assert f"\n  language: {language}\n" in (tmp_path / "mkdocs.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("wish", "value", "message"),
    [
        ("--name", " ", "say what the site is called"),
        (
            "--url",
            "tips.example",
            '"tips.example" is no web address; give all of it, as https://tips.example.com/',
        ),
        (
            "--language",
            "tlh",
            'there is no starter in "tlh"; write one of en, ar, de, es, fr, ja, nl, pt-BR; another one goes '
            "into mkdocs.yml as theme.language",
        ),
        (
            "--weekday",
            "thorsday",
            '"thorsday" is not a day of the week; did you mean "Thursday"?',
        ),
        (
            "--timezone",
            "Louisville",
            'no time zone is called "Louisville"; write America/Kentucky/Louisville or America/Louisville',
        ),
        ("--timezone", "Mars", 'no time zone is called "Mars"; use one like America/New_York'),
        ("--time", "25:00", '"25:00" is no time of day; write it as 09:00'),
    ],
)
def test_a_wish_that_cannot_be(tmp_path: Path, wish: str, value: str, message: str) -> None:
    """One line says which option is wrong, and nothing is made."""
    failed = run_here("forearmed", "init", "site", wish, value, cwd=tmp_path)
    assert failed.returncode == 2
    assert failed.stderr.splitlines()[-1] == f"Error: Invalid value for '{wish}': {message}"
    assert list(tmp_path.iterdir()) == []


def test_what_a_code_host_has_put_there_stays(tmp_path: Path) -> None:
    """A README, a license, git and a virtual environment are in nobody's way, and are not touched."""
    there = {"readme.rst": b"mine", "LICENSE": b"mine", ".git/HEAD": b"mine", ".venv/pyvenv.cfg": b"mine"}
    for path, content in there.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert run_here("forearmed", "init", ".", cwd=tmp_path).returncode == 0
    made = contents(tmp_path)
    assert sorted(made) == sorted({*FILES, *there} - {"README.md"})
    assert {path: made[path] for path in there} == there


LISTS = [
    "subscribers.csv",
    "Readers 2026.CSV",
    "lists/unsubscribed.csv",
    "lists/old.csv.bak",
    "docs/members.csv",
    "docs/assets/export.csv",
    "docs/assets/contacts.vcf",
    "tips/2026/people.tsv",
    "staff.xlsx",
    "staff.XLS",
    "staff.ods",
    "subscribers.txt",
    "mailchimp_export.zip",
    ".~lock.subscribers.ods#",
    ".forearmed/ledger.sqlite3",
    "records/ledger.sqlite3",
    "records/ledger.sqlite3-wal",
    "preview/digest.eml",
    ".cache/forearmed/anything",
    "hooks/.cache/anything",
]


@pytest.mark.thorough
def test_no_address_is_staged(tmp_path: Path) -> None:
    """Wherever lists, ledgers and previews lie, `git add -A` adds all of a site and none of them."""
    assert run_here("forearmed", "init", cwd=tmp_path).returncode == 0
    assert run_here("forearmed", "build", cwd=tmp_path, at=AFTER_THE_FIRST).returncode == 0
    assert run_here("forearmed", "preview", "tips/2026/say-it-first.md", cwd=tmp_path).returncode == 0
    wanted = ["docs/assets/leaflets.zip", "docs/subscribers.md", "docs/words.txt"]
    for name in (*LISTS, *wanted):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("reader@example.com\n")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    assert git(tmp_path, "ls-files").splitlines() == sorted([*FILES, *wanted])


def test_our_own_lists_stay_at_home() -> None:
    """Whoever sends from a clone of this repository is as safe as from a new site."""
    starter = (REPOSITORY / "hooks/forearmed/desk/starter/files/gitignore").read_text("utf-8").splitlines()
    ours = (REPOSITORY / ".gitignore").read_text("utf-8").splitlines()
    from_here = starter.index(next(line for line in starter if line.startswith("# Readers")))
    assert starter[from_here:]
    assert set(starter[from_here:]) <= set(ours)


def test_a_host_and_a_line_from_the_beginning(tmp_path: Path) -> None:
    """What is asked for is there, each file with a word on what becomes of it, and all is in order."""
    made = run_here("forearmed", "init", "--host", "nginx", "--host", "iis", "--ci", "gitlab", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout.partition("or a playbook\n\n")[2] == (
        "server/nginx.conf says at its top where it goes\n"
        "docs/root/web.config is copied to the root of the site by every build\n"
        ".gitlab-ci.yml is read by your code host\n"
        ".gitlab/issue_templates/Problem.md is read by your code host\n"
        ".gitlab/issue_templates/Tip.md is read by your code host\n"
        ".gitlab/merge_request_templates/Default.md is read by your code host\n"
        "ci/install is a step of the line\n"
        "ci/preview is a step of the line\n"
        "ci/send is a step of the line\n"
        "ci/post is a step of the line\n"
        "ci/wishes is a step of the line\n"
        "ci/agenda is a step of the line\n"
        "CONTRIBUTING.md tells authors what to do\n"
    )
    checked = run_here("forearmed", "check", cwd=tmp_path)
    assert checked.stdout.endswith("1 tip and 2 playbooks in order\n"), checked.stdout
    assert "\n" not in checked.stdout.strip().partition("mkdocs.yml")[0]


def test_a_host_for_a_site_that_is_there(tmp_path: Path) -> None:
    """Its files are added, for its address and its release; a second time there is nothing to add."""
    wishes = ("--url", "https://example.com/tips/", "--timezone", "Europe/Berlin")
    assert run_here("forearmed", "init", *wishes, cwd=tmp_path).returncode == 0
    before = contents(tmp_path)
    more = ("--host", "apache", "--ci", "systemd")
    made = run_here("forearmed", "init", *more, cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    added = contents(tmp_path).keys() - before.keys()
    assert [line.partition(" ")[0] for line in made.stdout.splitlines()] == sorted(
        added, key=made.stdout.index
    )
    assert b"ErrorDocument 404 /tips/404.html" in contents(tmp_path)["docs/root/.htaccess"]
    assert b"09:37 Europe/Berlin" in contents(tmp_path)["server/forearmed.timer"]
    assert {path: contents(tmp_path)[path] for path in before} == before
    again = run_here("forearmed", "init", *more, cwd=tmp_path)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def test_pins_of_what_is_installed_now(tmp_path: Path) -> None:
    """After an update, requirements.txt is written anew, and nothing else is touched."""
    assert run_here("forearmed", "init", cwd=tmp_path).returncode == 0
    before = contents(tmp_path)
    (tmp_path / "requirements.txt").write_text("forearmed==0.0.1\n")
    made = run_here("forearmed", "init", "--pins", cwd=tmp_path)
    assert (made.returncode, made.stdout) == (0, "requirements.txt says what is installed\n")
    assert contents(tmp_path) == before


def test_what_is_there_is_not_replaced(tmp_path: Path) -> None:
    """A file that says something else is named, and nothing is written; one for people may differ."""
    assert run_here("forearmed", "init", cwd=tmp_path).returncode == 0
    (tmp_path / "docs/root").mkdir()
    (tmp_path / "docs/root/_headers").write_text("mine")
    (tmp_path / "CONTRIBUTING.md").write_text("mine")
    before = contents(tmp_path)
    failed = run_here("forearmed", "init", "--host", "iis", "--host", "netlify", cwd=tmp_path)
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr == (
        "forearmed: docs/root/_headers is there already, and is not what would be written; compare the two, "
        "and move yours away to have this one; nothing was made\n"
    )
    assert contents(tmp_path) == before
    assert run_here("forearmed", "init", "--ci", "cron", cwd=tmp_path).returncode == 0
    assert contents(tmp_path)["CONTRIBUTING.md"] == b"mine"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            ("site_url: https://tips.example.com/", "site_url: https://example.com/tips/"),
            "netlify serves sites at the top of a host only, and yours is at /tips/",
        ),
        (
            ("feed_id:", "feed:"),
            "mkdocs.yml has mistakes; forearmed check tells them, so mend these first",
        ),
    ],
)
def test_a_host_that_cannot_be(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    """One line says why, and nothing is made."""
    assert run_here("forearmed", "init", cwd=tmp_path).returncode == 0
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace(*change), "utf-8")
    failed = run_here("forearmed", "init", "--host", "netlify", cwd=tmp_path)
    assert (failed.returncode, failed.stderr) == (1, f"forearmed: {told}\n")
    assert not (tmp_path / "docs/root").exists()


def test_a_folder_that_holds_something(tmp_path: Path) -> None:
    """What is there is named and left as it is; so is a site that was begun before."""
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "LICENSE.md").write_text("mine")
    (tmp_path / ".gitignore").write_text("mine")
    before = contents(tmp_path)
    failed = run_here("forearmed", "init", cwd=tmp_path)
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr == (
        "forearmed: this folder is not empty: it holds .gitignore and 1 more; "
        "name an empty folder or a new one\n"
    )
    assert contents(tmp_path) == before
    failed = run_here("forearmed", "init", "notes.txt", cwd=tmp_path)
    assert failed.stderr == "forearmed: notes.txt: Not a directory; name an empty folder or a new one\n"
    failed = run_here("forearmed", "init", "notes.txt/site", cwd=tmp_path)
    assert failed.stderr == "forearmed: notes.txt/site: Not a directory; name an empty folder or a new one\n"


@pytest.mark.parametrize("there", [True, False], ids=["in a folder that is there", "in a new one"])
def test_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool) -> None:
    """When the disk gives out before the last file has its place, nothing is left of the others."""
    if there:
        (tmp_path / "a").mkdir()
        (tmp_path / "a/README").write_text("mine")
    rename = Path.rename

    def give_out(file: Path, target: Path) -> Path:
        if target.name == "say-it-first.md":
            raise OSError(28, "No space left on device", str(file))
        return rename(file, target)

    monkeypatch.setattr(Path, "rename", give_out)
    before = contents(tmp_path)
    failed = run_here("forearmed", "init", "a" if there else "a/b/c", cwd=tmp_path)
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr.endswith(": No space left on device; nothing was made\n")
    assert failed.stderr.count("\n") == 1
    assert contents(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == (["a"] if there else [])


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of an environment that has our wheel, and not this repository.

    What the package needs is taken from this environment: a path behind its own, as links in it do not count.
    """
    folder = tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, folder)
    without = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(REPOSITORY / "hooks", folder / "hooks", ignore=without)
    uv = Path(sys.executable).with_name("uv")

    def run_uv(*command: str | Path) -> None:
        environment = {**os.environ, "VIRTUAL_ENV": str(folder / "env")}
        subprocess.run([uv, *command, "--quiet", "--offline"], cwd=folder, env=environment, check=True)  # noqa: S603  # our own tool

    run_uv("build", "--wheel", "--no-build-isolation", "--python", sys.executable)
    run_uv("venv", "--python", sys.executable, "env")
    run_uv("pip", "install", "--no-deps", *(folder / "dist").glob("*.whl"))
    (own,) = (folder / "env").glob("**/site-packages")
    (own / "others.pth").write_text(sysconfig.get_path("purelib"))
    (python,) = (folder / "env").glob("*/python")
    return python


@pytest.mark.thorough
def test_the_package_alone(installed: Path, tmp_path: Path) -> None:
    """With nothing but the wheel, a new site is in order and builds, by our command and by mkdocs' own."""

    def here(*command: str, at: datetime = AFTER_THE_FIRST) -> str:
        moment = {"SOURCE_DATE_EPOCH": str(int(at.timestamp()))}
        done = subprocess.run(  # noqa: S603  # our own commands
            [installed, *command], cwd=tmp_path, env={**os.environ, **moment, "PYTHONPATH": ""},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    command = ("-c", "import forearmed.__main__ as us; print(us.__file__); us.main()")
    file, _, said = here(*command, "init", at=NOW).partition("\n")
    assert Path(file).is_relative_to(installed.parent.parent)
    assert said.startswith("A site with one tip and two playbooks is in this folder.\n")
    assert "20 pages built; the edition of 2026-W48" in here(*command, "build")
    catalogs = "foundation/wording/locales/*.po*"  # those of other languages, which this site does not read
    shipped = {file.name for file in Path(file).parent.glob(catalogs)}
    assert shipped == {file.name for file in (REPOSITORY / "hooks/forearmed").glob(catalogs)} != set()
    ours = contents(tmp_path / "site")
    here("-m", "mkdocs", "build", "--strict", "--site-dir", "other")
    assert {"digest/digest.eml", "feed.xml", "assets/stylesheets/forearmed.css"} <= ours.keys()
    assert reproducible(contents(tmp_path / "other")) == reproducible(ours)
