"""Mistakes of people who write a tip: the form at /write/ and `check` must say the same of each."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

TEXT = "The phone rings while you write a note. You take the call, say your name, and ask what happened."
LONG = "I say " + "and ".join(f"w{n} " for n in range(31)) + "now."
GOOD: Mapping[str, object] = {
    "summary": "Whoever calls wants a name before anything else.",
    "tags": ["empathy"],
    "text": TEXT,
    "exercise": "Say your name first.",
}

MISTAKES: Mapping[str, Mapping[str, object]] = {
    "nothing wrong": {},
    "title empty": {"title": ""},
    "title too long": {"title": "Titles " * 12},
    "title with a sign that turns letters": {"title": "Say \u202eit"},
    "title of another tip": {"title": "Call first"},
    "title with a stock phrase": {"title": "Reach out at nine"},
    "title points": {"title": "Not the first"},
    "summary empty": {"summary": " "},
    "summary empty a week before": {"summary": "", "date": "2026-11-24"},
    "no tags long before": {"tags": [], "date": "2028-10-31"},
    "summary is the sample": {"summary": "One sentence of at most 160 characters."},
    "summary too long": {"summary": "Names come first. " * 10},
    "summary repeats the title": {"title": "Names matter", "summary": "Why your names matter."},
    "summary with an unseen sign": {"summary": "Names\u0085 come first."},
    "summary has a long sentence": {"summary": "a b c d e f g h " * 4 + "end."},
    "no tags": {"tags": []},
    "question too long": {"questions": ["Who knows " * 15 + "it?"]},
    "question twice": {"questions": ["Who waits?", "Who waits?"]},
    "question with an unseen sign": {"questions": ["Who\u2028 waits?"]},
    "no text": {"text": "", "exercise": ""},
    "line break of Word": {"text": f"{TEXT}\x0bMore."},
    "line separator": {"text": f"{TEXT}\u2028More."},
    "page break": {"text": f"{TEXT}\x0cMore."},
    "bullet of a font": {"text": f"\uf0b7 {TEXT}"},
    "lost picture": {"text": f"{TEXT} \ufffc"},
    "lost letter": {"text": f"{TEXT} caf\ufffd"},
    "turned letters in the exercise": {"exercise": "Say \u202eit."},
    "unseen sign in a row": {"rows": [['"Hi\x07."', '"Yo."']]},
    "too few words": {"text": "Call."},
    "too many words": {"text": f"{TEXT} " * 16},
    "no exercise": {"exercise": ""},
    "exercise early": {"text": f"{TEXT}\n\n## Try it this week\n\nDo.\n\n## More\n\nYes.", "exercise": ""},
    "stock phrase in the text": {"text": f"{TEXT} Then reach out."},
    "stock phrase that is only quoted": {"text": f'{TEXT} Nobody says "reach out" at home.'},
    "stock phrase among words to say": {"rows": [['"I reach out."', '"We reach out."']]},
    "stock phrase in a box": {"text": f"{TEXT}\n\n> [!WARNING]\n> Never reach out."},
    "stock phrase in a quote": {"text": f"{TEXT}\n\n> Reach out.\n\nThe second is worse."},
    "long sentence": {"text": f"{TEXT} {LONG}"},
    "points by position": {"text": f"{TEXT} The second is worse."},
    "heading of the title": {"text": f"# Names\n\n{TEXT}"},
    "heading leaves out a level": {"text": f"#### Names\n\n{TEXT}"},
    "bad answer alone": {"twists": [['"No."', ""]]},
    "words to say alone": {"twists": [["", '"Yes."']]},
    "last section empty": {"text": f"{TEXT}\n\n## More", "exercise": ""},
    "link that runs a script": {"text": f"{TEXT} [Here](javascript:x)"},
    "picture of data": {"text": f"{TEXT}\n\n![A cat](data:image/png;base64,AAAA)"},
    "picture from elsewhere": {"text": f"{TEXT}\n\n![A cat](https://example.com/cat.png)"},
    "picture without words": {"text": f"{TEXT}\n\n![](https://example.com/cat.png)"},
    "link to nothing": {"text": f"{TEXT} [Here]()"},
    "picture of nothing": {"text": f"{TEXT}\n\n![A cat]()"},
    "link without https": {"text": f"{TEXT} [Here](www.example.com/a)"},
    "link without mailto": {"text": f"{TEXT} [Write](ann@example.com)"},
    "link to the own disk": {"text": f"{TEXT} [List](file:///C:/lists/names.pdf)"},
    "button": {"text": f"{TEXT} <button>Press</button>"},
    "script in an attribute": {"text": f'{TEXT} <b onclick="x()">Press</b>'},
    "address taken": {"slug": "call-first", "date": "2028-06-27"},
    "address of the site": {"slug": "index"},
    "address with capitals": {"slug": "Call Me"},
    "draft with nothing but a title": {"date": "", "summary": "", "tags": [], "text": "", "exercise": ""},
}  # fmt: skip

IN_A_FILE: Mapping[str, str] = {
    "title: is empty; write something": 'missing "title"; write a line such as title: Call before you write',
    "summary: is empty; write one sentence of at most 160 characters": (
        'missing "summary"; write summary: and behind it one sentence of at most 160 characters'
    ),
    "tags: is empty; choose at least one": 'missing "tags"; write a line such as tags: [empathy]',
    "has no text yet; write it here": 'has no text below the second "---"; write it there',
}
"""What the form says of an empty field, and `check` of a line that is not there."""


def drafts() -> Iterator[dict[str, object]]:
    """Yield the draft of each mistake, each for a week of its own and under a title of its own."""
    day = date(2026, 12, 8)
    for number, (name, changed) in enumerate(MISTAKES.items()):
        week = (day + timedelta(weeks=number)).isoformat()
        yield {**GOOD, "title": f"Case {name}", "slug": f"case-{number}", "date": week, **changed}
