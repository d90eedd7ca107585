"""What other programs fill in: shortcodes, tags of templates, fields for a name."""

import re

from forearmed.review.foreign.boxes import box
from forearmed.review.foreign.form import Form

_VIDEOS = {"youtube": "https://www.youtube.com/watch?v={}", "vimeo": "https://vimeo.com/{}"}
_NAMES = "|".join(
    (
        *("Name", "First name", "Last name", "Full name", "Surname", "Company", "Title", "Email", "Address"),
        *(
            "Vorname",
            "Nachname",
            "Anrede",
            "Firma",
            "Pr\u00e9nom",
            "Nom",
            "Civilit\u00e9",
            "Soci\u00e9t\u00e9",
        ),
        *("Nombre", "Apellido", "Apellidos", "Empresa", "Nome", "Sobrenome", "Cognome", "Azienda"),
        *("Voornaam", "Achternaam", "Bedrijf", "Imi\u0119", "Nazwisko"),
    )
)
"""What people call a field of a form letter; any other word between these signs may be a quotation."""
_KINDS = re.compile(r"(?:type|style)?=?\"?(\w+)\"?")


def _shortcode(found: re.Match[str]) -> str:
    name, rest = found["name"], found["rest"].strip()
    if name in _VIDEOS and rest:
        url = _VIDEOS[name].format(rest.split()[-1].strip("\"'").rpartition("=")[2])
        return f"write a link, [Watch the video]({url})"
    if name in ("notice", "hint", "alert", "callout", "admonition") and rest:
        return box(_kind(rest))
    if name in ("figure", "img", "image"):
        return "write ![what it shows](/assets/name.png)"
    if name in ("ref", "relref"):
        return "write the page's file, as in [words](/tips/2026/name.md)"
    return "write what it would show"


def _tag(found: re.Match[str]) -> str:
    name, rest = found["name"], found["rest"].strip()
    if name == "hint" and rest:
        return box(_kind(rest))
    if name in ("raw", "comment"):
        return f"delete it, and the end{name} that belongs to it"
    if name == "highlight":
        return "write ``` in the line above the code, and in the line below it"
    return "write the words that it would bring, or delete it"


def _kind(rest: str) -> str:
    found = _KINDS.match(rest)
    return found[1] if found else "note"


FIELDS = (
    Form(
        "{{< youtube w7Ft2ymGmfc >}}",
        re.compile(r"\{\{[<%][ ]*(?!/)(?P<name>[\w/-]{1,40})(?P<rest>.{0,200}?)/?[>%]\}\}"),
        "a shortcode of Hugo's",
        _shortcode,
    ),
    Form(
        "{% include note.html %}",
        re.compile(r"(?<!\{)\{%-?[ ]*(?!end)(?P<name>\w+)(?P<rest>[^%\n]{0,200})%\}(?!\})"),
        "a tag of Jekyll's, GitBook's or another template",
        _tag,
    ),
    Form(
        "{{ user.name }}",
        re.compile(r"\{\{\{?(?![<%])[^{}\n]{1,80}(?<![>%])\}\}\}?"),
        "a field that nothing fills in here",
        "write the words themselves, or put it between backticks to show it",
        doubt=True,
    ),
    Form(
        "%FIRSTNAME%",
        re.compile(
            r"(?<![\w%])%(?:[A-Z][A-Z0-9_]{2,40}|[a-z]+[._][a-z._]+)%(?![\w%])"  # Brevo, Mailgun
            r"|[$#]\{[A-Za-z][\w.]{0,60}\}|\{[!$][A-Za-z][\w.]{0,60}\}"  # JavaScript, Salesforce
            r"|\{(?:[A-Z][A-Z0-9_]{2,40}|[A-Za-z]\w*[._]\w[\w.]{0,60})\}"
            r"|(?:<%[=-]?|\[%)[^<>\[\]\n]{1,80}%[>\]]"  # ERB, Template Toolkit
            r"|\$[A-Z][A-Z0-9_]{2,40}\$"
            rf"|\u00ab(?:[A-Z][a-z]*_\w{{1,40}}|[A-Z][a-z]+(?:[A-Z][a-z]+)+|{_NAMES})\u00bb"  # Word
            r"|\[[A-Z]+_[A-Z_]{2,40}\](?![(\[:])"
        ),
        "a field of another program's, and nothing fills it in here",
        "every reader gets the same mail, so write the words themselves, "
        "or put it between backticks to show it",
        doubt=True,
    ),
    Form(
        "*|FNAME|*",
        re.compile(r"\*\|[A-Z][A-Z0-9_:]*\|\*"),
        "a field of Mailchimp's, and nothing fills it in here",
        "every reader gets the same mail, so write the sentence without it",
        in_source=True,
    ),
)
