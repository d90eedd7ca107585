"""The urgent words with which a site begins, in the search of its language."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
import yaml
from forearmed.desk.starter import Wishes, first_files
from forearmed.desk.starter.languages import USUAL
from forearmed.site.search import box
from forearmed.site.search.languages import Language
from sites import REPOSITORY

ASKED: Mapping[str, Mapping[str, list[str]]] = yaml.safe_load(
    (REPOSITORY / "tests/relevance/danger-languages.yml").read_text("utf-8")
)
MOST_MARKED = dict.fromkeys(USUAL, 0) | {"ar": 2}
"""How many harmless questions are marked, too. In Arabic, "he threatens me" is a form of "he threatens"."""
SCRIPT = """
import { Danger } from "BOX/danger.js"
import { Language } from "BOX/language.js"
const languages = JSON.parse(await new Response(process.stdin).text())
const found = Object.entries(languages).map(([code, { words, about, asked }]) => {
  const danger = new Danger([{ words, title: "", url: "", text: "", say: [] }], new Language(code, about))
  return [code, asked.filter((query) => danger.find(query, () => false))]
})
process.stdout.write(JSON.stringify(Object.fromEntries(found)))
"""


def urgent_words(language: str) -> list[str]:
    """Return the urgent words of the first playbooks in *language*."""
    wishes = Wishes("Tips", "https://example.org", "UTC", "Tuesday", "09:00", language)
    files = first_files(wishes, today=date(2026, 12, 20), first=date(2026, 12, 29))
    heads = [text.split("\n---\n")[0] for path, text in files.items() if path.startswith("docs/playbooks/")]
    return [word for head in heads for word in yaml.safe_load(head[4:]).get("urgent", ())]


@pytest.fixture(scope="module")
def marked() -> Mapping[str, list[str]]:
    """Ask everything in one process, and return the questions that get a safety passage, by language."""
    node = shutil.which("node")
    assert node, "Node.js is not installed; make debian installs it"
    asked = {
        language: {
            "words": urgent_words(language),
            "about": Language(language).described([]),
            "asked": [*ASKED[language]["danger"], *ASKED[language]["harmless"]],
        }
        for language in USUAL
    }
    script = SCRIPT.replace("BOX", Path(str(box.__file__)).parent.as_uri())
    made = subprocess.run(  # noqa: S603  # a program of this machine, and our own scripts
        [node, "--input-type=module", "--eval", script],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, list[str]] = json.loads(made.stdout)
    return found


@pytest.mark.parametrize("language", USUAL)
def test_a_new_site_misses_no_danger(language: str, marked: Mapping[str, list[str]]) -> None:
    """The first playbook about a danger has the words that people type, and not those of other questions."""
    assert [query for query in ASKED[language]["danger"] if query not in marked[language]] == []
    harmless = [query for query in ASKED[language]["harmless"] if query in marked[language]]
    assert len(harmless) <= MOST_MARKED[language], harmless
