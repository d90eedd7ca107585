"""Knowledge bases of any size for the benchmarks, the same words every time.

Twenty years of weekly tips, then side tips (`feature: false`); the same texts as blog posts for the
stack that people would use otherwise.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).parents[2]
WEEKLY = 520
LAST = date(2026, 11, 17)
TAGS = ("empathy", "apology", "responsiveness", "forewarned", "listening", "ownership", "channels")
VOCABULARY = ("tags.yml", "authors.yml", "series.yml", "synonyms.yml")
SAY_NOT = '| Say | Not |\n| --- | --- |\n| "{0}" | "{1}" |\n| "{2}" | "{3}" |\n'


@dataclass(frozen=True)
class Text:
    """A tip's facts and Markdown, whoever builds it."""

    slug: str
    title: str
    day: date
    summary: str
    tags: tuple[str, ...]
    body: str
    weekly: bool


def texts(number: int) -> Iterator[Text]:
    """Yield *number* tips of 150 to 300 words in the vocabulary of the shipped ones."""
    chance = random.Random(number)  # noqa: S311  # the same texts every time, not a secret
    words = _vocabulary()
    for place in range(number):
        weekly = place < WEEKLY
        # Side tips share days with weekly ones, each on the day after.
        day = LAST - timedelta(weeks=place % WEEKLY) + timedelta(days=0 if weekly else -1 - place // WEEKLY)
        yield Text(
            slug=f"tip-{place:05}",
            title=" ".join(chance.choices(words, k=6)).capitalize(),
            day=day,
            summary=_sentence(chance, words, 14),
            tags=tuple(chance.sample(TAGS, 2)),
            body=_body(chance, words, place),
            weekly=weekly,
        )


def _vocabulary() -> list[str]:
    shipped = (file.read_text(encoding="utf-8") for file in sorted((REPOSITORY / "tips").rglob("*.md")))
    return sorted({word.lower() for text in shipped for word in text.split() if word.isalpha()})


def _sentence(chance: random.Random, words: list[str], length: int) -> str:
    return " ".join(chance.choices(words, k=length)).capitalize() + "."


def _body(chance: random.Random, words: list[str], place: int) -> str:
    paragraphs = [
        " ".join(_sentence(chance, words, chance.randint(6, 16)) for _ in range(chance.randint(2, 4)))
        for _ in range(chance.randint(4, 6))
    ]
    said = SAY_NOT.format(*(_sentence(chance, words, 9) for _ in range(4)))
    link = f"See [what came before](/tips/bench/tip-{place + 1:05}.md).\n" if place % 3 == 0 else ""
    exercise = f"## Try it this week\n\n{_sentence(chance, words, 20)}\n"
    return "\n\n".join([*paragraphs, said, link, exercise])


def write_ours(folder: Path, number: int) -> Path:
    """Write a project of ours with *number* tips into *folder*."""
    configuration = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    configuration["hooks"] = [str(REPOSITORY / "hooks/tip_of_the_week.py")]
    configuration["watch"] = ["tips"]
    _write(folder / "mkdocs.yml", yaml.safe_dump(configuration, sort_keys=False))
    for name in ("index.md", "subscribe.md", "guide/index.md", *VOCABULARY):
        page = (REPOSITORY / "docs" / name).read_text(encoding="utf-8")
        # The guide's own pages, which it would link to, are not part of the measure.
        _write(folder / "docs" / name, page.partition("\nFor the people")[0] + "\n")
    for text in texts(number):
        last = text.slug == f"tip-{number - 1:05}"
        _write(folder / f"tips/bench/{text.slug}.md", _tip(text, linked=not last))
    return folder


def _tip(text: Text, *, linked: bool) -> str:
    keys: dict[str, object] = {
        "title": text.title,
        "date": text.day,
        "summary": text.summary,
        "tags": list(text.tags),
    }
    if not text.weekly:
        keys["feature"] = False
    return f"---\n{yaml.safe_dump(keys)}---\n{text.body if linked else _unlinked(text.body)}"


def _unlinked(body: str) -> str:
    return "\n".join(line for line in body.splitlines() if not line.startswith("See [")) + "\n"


BLOG = """\
site_name: Tips
site_url: https://tips.example.com/
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.top, search.highlight, search.suggest, toc.follow]
plugins:
  - search
  - blog:
      blog_dir: .
      post_url_format: "{slug}"
      pagination_per_page: 10
  - tags
  - rss:
      match_path: posts/.*
      use_git: false
      date_from_meta: {as_creation: date}
      length: 20
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - smarty
  - tables
  - toc: {permalink: true}
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.superfences
  - pymdownx.tasklist: {custom_checkbox: true}
"""


def write_blog(folder: Path, number: int, *, lean: bool = False) -> Path:
    """Write the same words for Material's own blog, tags and search with mkdocs-rss-plugin.

    A *lean* one has none of the extensions and features that a site need not have.
    """
    _write(folder / "mkdocs.yml", BLOG.partition("markdown_extensions:")[0] if lean else BLOG)
    _write(folder / "docs/index.md", "# Tips\n")
    _write(folder / "docs/tags.md", "# Tags\n\n<!-- material/tags -->\n")
    for text in texts(number):
        keys = yaml.safe_dump({"date": text.day, "tags": list(text.tags), "categories": [text.tags[0]]})
        body = f"# {text.title}\n\n{text.summary}\n\n<!-- more -->\n\n{_unlinked(text.body)}"
        _write(folder / f"docs/posts/{text.slug}.md", f"---\n{keys}---\n{body}")
    return folder


BARE = """\
site_name: Tips
theme: {name: null, custom_dir: theme}
plugins: []
"""
BARE_TEMPLATE = "<!doctype html><title>{{ page.title }}</title><main>{{ page.content }}</main>\n"


def write_bare(folder: Path, number: int) -> Path:
    """Write the same words for mkdocs alone: no plugin, no list, no feed, and a template of one line."""
    _write(folder / "mkdocs.yml", BARE)
    _write(folder / "theme/main.html", BARE_TEMPLATE)
    for text in texts(number):
        _write(folder / f"docs/{text.slug}.md", f"# {text.title}\n\n{_unlinked(text.body)}")
    return folder


HUGO = """\
baseURL = "https://tips.example.com/"
title = "Tips"
disableHugoGeneratorInject = true
[taxonomies]
tag = "tags"
[pagination]
pagerSize = 10
[services.rss]
limit = 20
"""
HUGO_LAYOUTS = {
    "_default/baseof.html": """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{ .Title }} - {{ site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">
</head>
<body>
<header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
""",
    "_default/single.html": """\
{{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Date.Format "January 2, 2006" }}</p>
{{ .Content }}
<ul>{{ range .GetTerms "tags" }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>
<nav>{{ with .Prev }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .Next }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav></article>{{ end }}
""",
    "_default/list.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1>
{{ range (.Paginate .RegularPages).Pages }}<section><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<p>{{ .Params.summary }}</p></section>{{ end }}
{{ with .Paginator.Prev }}<a href="{{ .URL }}">Newer</a>{{ end }}
{{ with .Paginator.Next }}<a href="{{ .URL }}">Older</a>{{ end }}{{ end }}
""",
}
"""As little as makes a site of them: pages, lists, tags and feeds, with no look and no search."""


def write_hugo(folder: Path, number: int) -> Path:
    """Write the same words for Hugo, with the barest templates."""
    _write(folder / "hugo.toml", HUGO)
    for name, template in HUGO_LAYOUTS.items():
        _write(folder / "layouts" / name, template)
    for text in texts(number):
        facts = {"title": text.title, "date": text.day, "summary": text.summary, "tags": list(text.tags)}
        _write(
            folder / f"content/tips/{text.slug}.md",
            f"---\n{yaml.safe_dump(facts)}---\n{_unlinked(text.body)}",
        )
    return folder


MATERIAL = """\
site_name: Tips
site_url: https://tips.example.com/
theme:
  name: material
  font: false
  features: [search.highlight, search.suggest]
plugins: [search]
nav: [index.md]
markdown_extensions: [smarty, tables]
"""


def write_material(folder: Path, number: int) -> Path:
    """Write the same words as plain pages for Material and its search; its navigation names none of them."""
    _write(folder / "mkdocs.yml", MATERIAL)
    _write(folder / "docs/index.md", "# Tips\n")
    for text in texts(number):
        body = f"# {text.title}\n\n{text.summary}\n\n{_unlinked(text.body)}"
        _write(folder / f"docs/tips/{text.slug}.md", body)
    return folder


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
