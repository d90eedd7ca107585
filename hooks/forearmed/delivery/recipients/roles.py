"""Which columns of a subscriber file hold addresses and names, by what services and people call them.

Only tables and who comes first. Sources: the exports of Mailchimp, beehiiv, Curated and Substack as they
stand in github.com/TryGhost/migrate, test fixtures; Google Contacts, "E-mail 1 - Value"; Google's admin
console, "Member Email" and "Email Address [Required]"; Microsoft 365 and Exchange, UserPrincipalName and
PrimarySmtpAddress; Outlook, "E-mail Address"; Workday and BambooHR, "Work Email"; and spreadsheets of clubs
and offices in the languages of this module and of `column_names`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forearmed.delivery.recipients import column_names
from forearmed.delivery.recipients.rule import column_key, listed, squeezed
from forearmed.delivery.recipients.written import clean_name


def _ranked(*groups: str) -> Mapping[str, int]:
    names = (name for group in groups for name in listed(group))
    return {squeezed(name): rank for rank, name in reversed(list(enumerate(names)))}


_EMAIL = _ranked(
    """
    email, e-mail, email address, e-mail address, mail, mail address, e-mail addr, email id, your email,
    your email address, subscriber, subscriber email, member email, contact email, customer email,
    recipient, recipient email, attendee email, participant email, guest email, student email, buyer
    email, billing email, email address 1, e-mail 1 value, email 1, email 1 address,
    primary email, primary email address, email primary, subscribed address, subscribed addresses
    """,
    "e-mail-adresse, emailadresse, mailadresse, mail-adresse, e-mail 1 adresse",
    """
    adresse e-mail, adresse mail, adresse email, courriel, adresse courriel, adresse électronique, adresse de
    messagerie, courrier électronique, adresse de courriel, mél, adresse mél
    """,
    """
    correo electrónico, correo, correo-e, dirección de correo electrónico, dirección de correo, dirección
    de email, dirección e-mail, dirección electrónica
    """,
    """
    endereço de e-mail, endereço de email, endereço de correio eletrônico, correio eletrônico, correio
    electrónico, endereço eletrônico, endereço de correio electrónico
    """,
    "e-mailadres, emailadres, mailadres",
    "メールアドレス, メール, 電子メール, 電子メールアドレス, eメールアドレス, eメール, メアド",
    """
    البريد الإلكتروني, بريد إلكتروني, عنوان البريد الإلكتروني, الإيميل, إيميل, البريد
    """,
    column_names.EMAIL,
    """
    work email, work email address, work e-mail, email work, email address work, primary work email,
    public primary work email, business email, business email address, company email, corporate email,
    office email, professional email, official email, employee email, staff email, user email, login email,
    account email, email primary work, primary work email address, email address primary work
    """,
    """
    e-mail geschäftlich, geschäftliche e-mail, geschäftliche e-mail-adresse, dienstliche e-mail, e-mail
    dienstlich, dienstliche e-mail-adresse, firmen-e-mail, e-mail professionnel, e-mail pro, adresse
    e-mail professionnelle, courriel professionnel, correo corporativo, correo de trabajo, correo
    electrónico corporativo, correo profesional, e-mail corporativo, e-mail profissional, e-mail de
    trabalho, e-mail werk, zakelijk e-mailadres, werk e-mail, 会社メールアドレス, 勤務先メールアドレス,
    会社メール, بريد العمل, البريد الإلكتروني للعمل
    """,
    column_names.WORK_EMAIL,
    """
    primary smtp address, userprincipalname, user principal name, upn, external email address, windows
    email address, windows live id, sign-in name
    """,
    """
    personal email, personal email address, home email, home email address, private email, email home,
    email personal, e-mail privat, private e-mail, e-mail personnel, adresse e-mail personnelle, correo
    personal, e-mail pessoal, privé e-mail, 個人メールアドレス
    """,
    column_names.PRIVATE_EMAIL,
    "address, to",
)
"""Ranks of columns for the address, by squeezed name; the lowest rank wins."""

_GIVEN = _ranked(
    """
    first name, given name, forename, fname, first, first names, preferred first name, legal first name,
    vorname, vornamen, rufname, prénom, prénoms, nombre de pila, primer nombre, nombres, primeiro nome,
    voornaam, roepnaam, 名, 下の名前, الاسم الأول
    """,
    column_names.GIVEN,
)
_FAMILY = _ranked(
    """
    last name, family name, surname, lname, last, legal last name, nachname, familienname, zuname, nom de
    famille, apellido, apellidos, primer apellido, sobrenome, apelido, último nome, achternaam,
    familienaam, 姓, 苗字, 名字, اسم العائلة, اللقب, الاسم الأخير
    """,
    column_names.FAMILY,
)
_INFIX = _ranked("tussenvoegsel, tussenvoegsels, voorvoegsel, name infix")
_FULL = _ranked(
    """
    name, full name, display name, member name, contact name, subscriber name, your name, employee name,
    worker, preferred name, recipient name, name and surname, anzeigename,
    vollständiger name, vor- und nachname, ansprechpartner, nom complet, nom et prénom, prénom et nom,
    nom affiché, nom, nombre completo, nombre y apellidos, nombre y apellido, nombre, nombre para mostrar,
    nome completo, nome, nome de exibição, volledige naam, naam, weergavenaam, 氏名, 名前, お名前, 表示名,
    الاسم, الاسم الكامل, اسم, الاسم الثلاثي
    """,
    column_names.FULL,
)
_NICK = _ranked("nickname, nick name")
"""Columns that count as the name only when the file has no other, as in Google Groups' exports."""

# These spellings only: people are called Null, Nan and Na, but write one capital letter.
_NO_NAME = frozenset(
    ["NULL", "null", "(null)", r"\N", "N/A", "n/a", "#N/A", "None", "none", "undefined", "nan", "NaN", "-"]
)
_EASTERN = frozenset(map(squeezed, ("姓", "苗字", "名字", "성")))
_SECOND = re.compile(
    r"(?:e?mail(?:address|adresse)?|adressedemessagerie|direcciondecorreoelectronico)([2-9])"
    r"(?:address|value|adresse)?"
)


@dataclass(frozen=True)
class Roles:
    """The places of the columns that hold addresses and names."""

    emails: tuple[int, ...] = ()
    """The column with addresses, and those that stand in for it where it is empty."""
    further: tuple[int, ...] = ()
    """Columns with other addresses of the same person, to which no mail goes."""
    full: int | None = None
    given: int | None = None
    family: int | None = None
    infix: int | None = None
    eastern: bool = False
    """Whether family names come first."""

    @property
    def names(self) -> tuple[int, ...]:
        """The places of the columns that make up a name."""
        each = (self.full, self.given, self.infix, self.family)
        return tuple(place for place in each if place is not None)

    def name_in(self, cells: Sequence[str]) -> str:
        """Return what the *cells* of a row call somebody, or nothing."""
        full, given, infix, family = (
            _said(cells[place]) if place is not None else ""
            for place in (self.full, self.given, self.infix, self.family)
        )
        if not full:
            parts = [family, given] if self.eastern else [given, infix, family]
        elif self.given is None or self.family is None:
            # "Vorname;Name" and "Nombre;Apellidos" are halves; beside "First name", "Name" may be the whole.
            given, family = (half if half not in full else "" for half in (given, family))
            parts = [family, full] if self.eastern else [given, full, family]
        else:
            parts = [full]
        return " ".join(filter(None, parts))


def _said(cell: str) -> str:
    """Return the name in *cell*, or an empty string for a placeholder such as ``NULL``."""
    name = clean_name(cell)
    return "" if name in _NO_NAME else name


def roles_of(columns: Sequence[str]) -> Roles:
    """Return what the *columns* are for, by their names."""
    names = [column_key(column) for column in columns]
    email = _best(names, _EMAIL)
    seconds = [place for place, name in enumerate(names) if email is not None and _SECOND.fullmatch(name)]
    full, given, family = (_best(names, ranks) for ranks in (_FULL, _GIVEN, _FAMILY))
    if (full, given, family) == (None, None, None):
        full = _best(names, _NICK)
    emails = () if email is None else (email, *(place for place in seconds if place != email))
    return Roles(
        emails=emails,
        further=tuple(place for place, name in enumerate(names) if name in _EMAIL and place not in emails),
        full=full,
        given=given,
        family=family,
        infix=_best(names, _INFIX),
        eastern=family is not None and names[family] in _EASTERN,
    )


def names_columns(cells: Sequence[str]) -> bool:
    """Tell whether *cells* are a row that names columns, one of them for addresses."""
    return bool(roles_of(cells).emails)


def same_name(columns: Sequence[str]) -> list[tuple[str, int]]:
    """Return the names for an address that stand in *columns* more than once, and how often."""
    keys = [column_key(column) for column in columns]
    best = _best(keys, _EMAIL)
    times = keys.count(keys[best]) if best is not None else 0
    return [(columns[best], times)] if best is not None and times > 1 else []


def _best(names: Sequence[str], ranks: Mapping[str, int]) -> int | None:
    """Return the first place of the best ranked of *names*, or None where none of them has a rank."""
    found = [(ranks[name], place) for place, name in enumerate(names) if name in ranks]
    return min(found)[1] if found else None
