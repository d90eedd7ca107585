"""Who of a service's own export may be written to, and who has left."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from forearmed.delivery.recipients import Roll, read_recipients
from forearmed.foundation.errors import Problem
from hypothesis import given
from hypothesis import strategies as st

PATH = "people.csv"
ANSWER = 'write "subscribed" or "unsubscribed" there; if the column is about something else, call it "note"'


def read(text: str, *, path: str = PATH, takes_everybody: bool = False) -> Roll:
    """Return the roll in *text*, saved as UTF-8."""
    return read_recipients(text.encode(), path=path, takes_everybody=takes_everybody)


def staying(roll: Roll) -> list[str]:
    """Return the first words of the addresses that may be written to."""
    return [recipient.address.partition("@")[0] for recipient in roll.recipients]


def left(roll: Roll) -> dict[str, str]:
    """Return why each of those who left did, by the first word of the address."""
    return {leaver.address.partition("@")[0]: leaver.reason for leaver in roll.left}


# --- the services' own exports ---


@dataclass(frozen=True)
class Export:
    """What a service writes, with the people in it called by where they stand."""

    text: str
    staying: tuple[str, ...]
    left: dict[str, str]
    ignored: tuple[str, ...] = ()


EXPORTS = {
    "Substack": Export(
        "email,active_subscription,expiry,plan,email_disabled,created_at,first_payment_at\n"
        "paid@example.com,true,2027-01-05T10:11:12.000Z,yearly,false,2026-01-05T10:11:12.000Z,\n"
        "free@example.com,false,,other,false,2026-01-05T10:11:12.000Z,\n"
        "gone@example.com,false,,other,true,2026-01-06T10:11:12.000Z,\n",
        ("paid", "free"),
        {"gone": "disabled"},
        ("active_subscription", "expiry", "plan", "created_at", "first_payment_at"),
    ),
    "Substack, by type": Export(
        "email,expiry,email_disabled,prefer_digests,stripe_connected_customer_id,type\n"
        "paid@example.com,2027-01-05T10:11:12.000Z,false,false,cus_1,paid\n"
        "free@example.com,,false,false,,free\n"
        "gone@example.com,,true,false,cus_2,comp\n",
        ("paid", "free"),
        {"gone": "disabled"},
        ("expiry", "prefer_digests", "stripe_connected_customer_id"),
    ),
    "Ghost": Export(
        "id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,"
        "labels,tiers\n"
        "1,ann@example.com,Ann,,true,false,,2026-01-05T10:11:12.000Z,,staff,\n"
        "2,gone@example.com,Gone,,false,false,,2026-01-05T10:11:12.000Z,,,\n"
        "3,away@example.com,Away,,true,false,,2026-01-05T10:11:12.000Z,2026-02-05T10:11:12.000Z,,\n",
        ("ann",),
        {"gone": "not subscribed", "away": "deleted"},
        ("id", "note", "complimentary_plan", "stripe_customer_id", "created_at", "labels", "tiers"),
    ),
    "Buttondown": Export(
        "Email,Notes,Metadata,Tags,Type,Creation date,Source\n"
        "ann@example.com,,{},,regular,2026-01-05 10:11:12,api\n"
        "paid@example.com,,{},,premium,2026-01-05 10:11:12,api\n"
        "rest@example.com,,{},,paused,2026-01-05 10:11:12,api\n"
        "late@example.com,,{},,past_due,2026-01-05 10:11:12,api\n"
        "gone@example.com,,{},,unsubscribed,2026-01-05 10:11:12,api\n"
        "new@example.com,,{},,unactivated,2026-01-05 10:11:12,api\n"
        "cross@example.com,,{},,complained,2026-01-05 10:11:12,api\n"
        "lost@example.com,,{},,undeliverable,2026-01-05 10:11:12,api\n"
        "out@example.com,,{},,removed,2026-01-05 10:11:12,api\n"
        "bot@example.com,,{},,blocked,2026-01-05 10:11:12,api\n",
        ("ann", "paid", "rest", "late"),
        {
            "gone": "unsubscribed",
            "new": "unactivated",
            "cross": "complained",
            "lost": "undeliverable",
            "out": "removed",
            "bot": "blocked",
        },
        ("notes", "metadata", "tags", "creation date", "source"),
    ),
    "Mailchimp, its unsubscribed": Export(
        "email,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,"
        "UNSUB_CAMPAIGN_ID,UNSUB_REASON,UNSUB_REASON_OTHER,TAGS\n"
        'gone@example.com,Gone,G,2,2026-01-05 10:11:12,,"2026-03-05 10:11:12","Week 9",,"NORMAL",,\n',
        (),
        {"gone": "unsubscribed"},
        ("member_rating", "optin_time", "confirm_time", "tags"),
    ),
    "Mailchimp, its cleaned": Export(
        "email,First Name,Last Name,CLEAN_TIME,CLEAN_CAMPAIGN_TITLE\n"
        'gone@example.com,Gone,Away,"2026-03-05 10:11:12","Week 9"\n',
        (),
        {"gone": "bounced"},
    ),
    "Mailchimp, with its marketing status": Export(
        "email,Email Marketing Status,Rating\n"
        "ann@example.com,Subscribed,3\ngone@example.com,Unsubscribed,2\nshop@example.com,Non-Subscribed,1\n"
        "lost@example.com,Cleaned,1\nnew@example.com,Pending,1\nold@example.com,Archived,1\n",
        ("ann",),
        {
            "gone": "unsubscribed",
            "shop": "non-subscribed",
            "lost": "cleaned",
            "new": "pending",
            "old": "archived",
        },
        ("rating",),
    ),
    "beehiiv": Export(
        "email,First Name,Last Name,status,tier,created_at,Free Tier,unsubscribed_at,"
        "Subscription Date (Substack)\n"
        "ann@example.com,Ann,,active,free,2023-03-24 10:23:10 UTC,Yes,,\n"
        "gone@example.com,Gone,,inactive,free,2023-03-24 10:36:48 UTC,Yes,2023-04-24 10:36:48 UTC,\n"
        "away@example.com,Away,,active,free,2023-03-24 10:36:48 UTC,Yes,2023-04-24 10:36:48 UTC,\n"
        "new@example.com,New,,validating,free,2023-03-24 10:36:48 UTC,Yes,,\n",
        ("ann",),
        {"gone": "inactive", "away": "unsubscribed", "new": "validating"},
        ("tier", "created_at", "free tier", "subscription date (substack)"),
    ),
    "MailerLite": Export(
        "email,status,subscribed_at,opted_in_at,unsubscribed_at\n"
        "ann@example.com,active,2026-01-05 10:11:12,,\n"
        "gone@example.com,unsubscribed,2026-01-05 10:11:12,,2026-02-05 10:11:12\n"
        "new@example.com,unconfirmed,,,\nlost@example.com,bounced,,,\ncross@example.com,junk,,,\n",
        ("ann",),
        {"gone": "unsubscribed", "new": "unconfirmed", "lost": "bounced", "cross": "junk"},
        ("subscribed_at", "opted_in_at"),
    ),
    "Brevo": Export(
        "CONTACT ID,EMAIL,LASTNAME,FIRSTNAME,SMS,WHATSAPP,EMAIL_BLACKLISTED,SMS_BLACKLISTED,ADDED_TIME\n"
        "1,ann@example.com,Archer,Ann,,,0,1,05-01-2026\n2,gone@example.com,Left,Lee,,,1,0,05-01-2026\n",
        ("ann",),
        {"gone": "blocked"},
        ("contact id", "sms", "whatsapp", "sms_blacklisted", "added_time"),
    ),
    "Constant Contact": Export(
        "email,Email status,Email permission status\n"
        "ann@example.com,Active,Express\nbob@example.com,Active,Implied\n"
        "gone@example.com,Unsubscribed,Unsubscribed\nnew@example.com,Awaiting Confirmation,Express\n"
        "shop@example.com,No Permissions Set,\nform@example.com,,\n",
        ("ann", "bob"),
        {
            "gone": "unsubscribed",
            "new": "awaiting confirmation",
            "shop": "no permissions set",
            "form": "no permission",
        },
    ),
    "Klaviyo": Export(
        "email,Email Marketing Consent,Email Marketing Consent Timestamp,Email Suppressions,SMS Consent\n"
        "ann@example.com,SUBSCRIBED,2026-01-05T10:11:12Z,[],UNSUBSCRIBED\n"
        "gone@example.com,UNSUBSCRIBED,,,\nshop@example.com,NEVER_SUBSCRIBED,,,\n"
        "lost@example.com,SUBSCRIBED,2026-01-05T10:11:12Z,HARD_BOUNCE,\n",
        ("ann",),
        {"gone": "unsubscribed", "shop": "never subscribed", "lost": "suppressed"},
        ("email marketing consent timestamp", "sms consent"),
    ),
    "Kit": Export(
        "id,first_name,email,state,created_at\n"
        "1,Ann,ann@example.com,active,2026-01-05\n2,G,gone@example.com,cancelled,2026-01-05\n"
        "3,L,lost@example.com,bounced,2026-01-05\n4,C,cross@example.com,complained,2026-01-05\n"
        "5,I,idle@example.com,inactive,2026-01-05\n",
        ("ann",),
        {"gone": "cancelled", "lost": "bounced", "cross": "complained", "idle": "inactive"},
        ("id", "created_at"),
    ),
    "Campaign Monitor": Export(
        "email,State,Date Subscribed,Date Unsubscribed\n"
        "ann@example.com,Active,2026-01-05 10:11,\n"
        "gone@example.com,Unsubscribed,2026-01-05 10:11,2026-02-05 10:11\n"
        "lost@example.com,Bounced,,\nout@example.com,Deleted,,\nnew@example.com,Unconfirmed,,\n",
        ("ann",),
        {"gone": "unsubscribed", "lost": "bounced", "out": "deleted", "new": "unconfirmed"},
        ("date subscribed",),
    ),
    "listmonk": Export(
        "uuid,email,name,attributes,status,created_at,updated_at\n"
        'a,ann@example.com,Ann,"{""city"": ""Bonn""}",enabled,2026-01-05,2026-01-05\n'
        "b,gone@example.com,Gone,{},blocklisted,2026-01-05,2026-01-05\n"
        "c,off@example.com,Off,{},disabled,2026-01-05,2026-01-05\n",
        ("ann",),
        {"gone": "blocklisted", "off": "disabled"},
        ("uuid", "attributes", "created_at", "updated_at"),
    ),
    "HubSpot": Export(
        "Email,First Name,Unsubscribed from all email,Email hard bounce reason,Marketing contact status,"
        "Lead Status\n"
        "ann@example.com,Ann,FALSE,,Marketing contact,New\n"
        "gone@example.com,Gone,TRUE,,Marketing contact,New\n"
        "lost@example.com,Lost,,UNKNOWN_USER,Marketing contact,Open\n"
        "shop@example.com,Shop,,,Non-marketing contact,Open\n",
        ("ann",),
        {"gone": "unsubscribed", "lost": "bounced", "shop": "non-marketing contact"},
        ("lead status",),
    ),
    "Salesforce": Export(
        "Email,Email Opt Out,Do Not Call,Email Bounced Date\n"
        "ann@example.com,0,1,\ngone@example.com,1,0,\nlost@example.com,0,0,2026-01-05T10:11:12.000+0000\n",
        ("ann",),
        {"gone": "unsubscribed", "lost": "bounced"},
        ("do not call",),
    ),
    "Salesforce Marketing Cloud": Export(
        "email,Status\nann@example.com,Active\nlost@example.com,Bounced\nidle@example.com,Held\n"
        "gone@example.com,Unsubscribed\nout@example.com,Deleted\n",
        ("ann",),
        {"lost": "bounced", "idle": "held", "gone": "unsubscribed", "out": "deleted"},
    ),
    "Shopify": Export(
        "Email,Accepts Email Marketing,Accepts SMS Marketing\n"
        "ann@example.com,yes,no\ngone@example.com,no,yes\n",
        ("ann",),
        {"gone": "not subscribed"},
        ("accepts sms marketing",),
    ),
    "Wix": Export(
        "email,Email subscriber status,SMS subscriber status\nann@example.com,Subscribed,Unsubscribed\n"
        "gone@example.com,Unsubscribed,Subscribed\nshop@example.com,Never subscribed,\n",
        ("ann",),
        {"gone": "unsubscribed", "shop": "never subscribed"},
        ("sms subscriber status",),
    ),
    "phpList": Export(
        "email,confirmed,blacklisted,disabled\nann@example.com,1,0,0\nnew@example.com,0,0,0\n"
        "gone@example.com,1,1,0\noff@example.com,1,0,1\n",
        ("ann",),
        {"new": "not confirmed", "gone": "blocked", "off": "disabled"},
    ),
    "Google Groups": Export(
        "email,Nickname,Group status,Email status,Email preference,Posting permissions,Join year\n"
        "ann@example.com,Ann,member,,email,allowed,2026\nboss@example.com,Boss,owner,,digest,allowed,2026\n"
        "lost@example.com,Lee,member,bouncing,email,allowed,2026\n"
        "quiet@example.com,Quiet,member,,none,allowed,2026\n",
        ("ann", "boss"),
        {"lost": "bouncing", "quiet": "no email"},
        ("posting permissions", "join year"),
    ),
    "Microsoft 365": Export(
        '"email","DisplayName","ObjectType","UserType","IsGuest","AccountEnabled","Block credential"\n'
        '"ann@example.com","Ann","User","Member","False","True","False"\n'
        '"gone@example.com","Gone","User","Member","False","False","True"\n',
        ("ann",),
        {"gone": "not active"},
        ("objecttype", "usertype", "isguest"),
    ),
    "Microsoft 365, its admin center": Export(
        "Block credential,City,DirSyncEnabled,Display name,Soft deletion time stamp,State,Usage location,"
        "email\n"
        "False,Springfield,False,Ann,,NY,US,ann@example.com\n"
        "True,Springfield,False,Gone,,NY,US,gone@example.com\n"
        "False,Springfield,False,Away,2026-01-31 10:11:12Z,NY,US,away@example.com\n",
        ("ann",),
        {"gone": "blocked", "away": "deleted"},
        ("city", "dirsyncenabled", "state", "usage location"),
    ),
    "Mailman": Export(
        "email,delivery_status,delivery_mode\nann@example.com,enabled,regular\n"
        "quiet@example.com,by_user,regular\nlost@example.com,by_bounces,regular\n"
        "out@example.com,by_moderator,regular\n",
        ("ann",),
        {"quiet": "by user", "lost": "by bounces", "out": "by moderator"},
        ("delivery_mode",),
    ),
    "a personnel system": Export(
        "email,name,Employment Status,Termination Date\n"
        "ann@example.com,Ann,Active,\nbob@example.com,Bob,Active,31.12.9999\n"
        "gone@example.com,Gone,Terminated,2026-01-31\naway@example.com,Away,Active,01/31/2026\n",
        ("ann", "bob"),
        {"gone": "terminated", "away": "left"},
    ),
}


@pytest.mark.parametrize("service", EXPORTS)
def test_a_services_export(service: str) -> None:
    """Who may not be written to is left out, in the service's own words; what is ignored is named."""
    export = EXPORTS[service]
    roll = read(export.text)
    assert (tuple(staying(roll)), left(roll)) == (export.staying, export.left)
    assert roll.ignored == export.ignored
    assert roll.doubts == ()
    assert bool(roll.problems) is not bool(export.staying)


@pytest.mark.parametrize("service", EXPORTS)
def test_the_order_of_columns_does_not_matter(service: str) -> None:
    """Nor do their case and the signs between their words."""
    text = EXPORTS[service].text.replace("\ufeff", "")
    header, rows = text.split("\n", 1)
    changed = header.replace("_", " ").replace("-", "_").upper()
    assert read(f"{changed}\n{rows}").recipients == read(text).recipients
    assert read(f"\ufeff{changed}\n{rows}").left == read(text).left


def test_everybody_who_left() -> None:
    """A file of nobody else, as Mailchimp makes one, has nobody to write to."""
    text = EXPORTS["Mailchimp, its unsubscribed"].text
    advice = "everybody in this file has left, so there is nobody to write to; name another file"
    assert read(text).problems == (Problem(PATH, 1, advice),)


# --- other languages ---

FOREIGN = {
    "German": (
        "E-Mail-Adresse;Vorname;Nachname;Status;Abgemeldet am\n"
        "ann@example.com;Ann;Archer;angemeldet;\n"
        "gone@example.com;Gerd;Gone;abgemeldet;05.03.2026\nlost@example.com;;;unzustellbar;\n"
    ),
    "French": (
        "Adresse e-mail;Prénom;Nom;Statut;Date de désinscription\n"
        "ann@example.com;Ann;Archer;abonné;\n"
        "gone@example.com;Guy;Gone;désabonné;05/03/2026\nlost@example.com;;;en attente;\n"
    ),
    "Spanish": (
        "Correo electrónico,Nombre,Apellidos,Estado,Fecha de baja\n"
        "ann@example.com,Ann,Archer,suscrito,\n"
        "gone@example.com,Gil,Gone,dado de baja,05/03/2026\nlost@example.com,,,pendiente,\n"
    ),
    "Portuguese": (
        "Endereço de e-mail;Nome;Sobrenome;Situação;Cancelado em\n"
        "ann@example.com;Ann;Archer;inscrito;\n"
        "gone@example.com;Gil;Gone;descadastrado;05/03/2026\nlost@example.com;;;não confirmado;\n"
    ),
    "Dutch": (
        "E-mailadres;Voornaam;Achternaam;Status;Uitgeschreven op\n"
        "ann@example.com;Ann;Archer;aangemeld;\n"
        "gone@example.com;Gijs;Gone;afgemeld;05-03-2026\nlost@example.com;;;geblokkeerd;\n"
    ),
    "Japanese": (
        "メールアドレス,氏名,配信状態,配信停止日\n"
        "ann@example.com,Ann Archer,配信中,\n"
        "gone@example.com,山田 花子,配信停止,2026/03/05\nlost@example.com,,エラー,\n"
    ),
    "Arabic": (
        "البريد الإلكتروني,الاسم,الحالة,تاريخ إلغاء الاشتراك\n"
        "ann@example.com,Ann Archer,مشترك,\n"
        "gone@example.com,منى,ملغى,2026-03-05\nlost@example.com,,محظور,\n"
    ),
}


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("spelled", [str, str.upper, lambda text: unicodedata.normalize("NFD", text)])
def test_another_language(language: str, spelled: Callable[[str], str]) -> None:
    """Columns and words are known in it, in capitals, and however its accents are composed."""
    header, rows = FOREIGN[language].split("\n", 1)
    roll = read(f"{spelled(header)}\n{rows}")
    assert (roll.problems, roll.ignored) == ((), ())
    assert [(each.address, each.name) for each in roll.recipients] == [("ann@example.com", "Ann Archer")]
    assert list(left(roll)) == ["gone", "lost"]


@pytest.mark.parametrize(
    ("yes", "no"), [("ja", "nein"), ("Oui", "Non"), ("SÍ", "NO"), ("Sim", "Não"), ("Ja", "Nee"),
    ("はい", "いいえ"), ("نعم", "لا"), ("WAHR", "FALSCH"), ("VRAI", "FAUX"), ("VERDADERO", "FALSO")],
)  # fmt: skip
def test_yes_and_no(yes: str, no: str) -> None:
    """A person's own words for them are known, and those of a spreadsheet in that language."""
    roll = read(f"email,Newsletter\nann@example.com,{yes}\ngone@example.com,{no}\n")
    assert (staying(roll), left(roll)) == (["ann"], {"gone": "not subscribed"})


# --- one column ---


@pytest.mark.parametrize(
    "name",
    [
        "unsubscribed",
        "Unsubscribed?",
        "UNSUBSCRIBED",
        " Is_Unsubscribed ",
        "is-unsubscribed",
        "isUnsubscribed",
        "Opted out",
        "opt-out",
        "Opt_Out",
        "OptOut",
        "E-Mail Opt Out",
        "blocked",
        "Bounced",
        "cleaned",
        "suppressed",
        "deleted",
        "disabled",
        "left",
        "Do not e-mail",
    ],
)  # fmt: skip
def test_a_yes_that_means_no(name: str) -> None:
    """However the column's name is written, a yes is somebody who left, and so is a date; nothing is no."""
    for yes in ("true", "TRUE", "1", "yes", "Y", "x", "✓", "2026-03-05", "05/03/2026 10:11", "1767607872"):
        roll = read(f"email,{name}\nann@example.com,\nbob@example.com,false\ngone@example.com,{yes}\n")
        assert (staying(roll), list(left(roll))) == (["ann", "bob"], ["gone"]), yes
        assert roll.obeyed == (name.strip().casefold(),)


@pytest.mark.parametrize(
    "name", ["subscribed", "Active", "is_active", "enabled", "Opt-in", "opted in", "confirmed", "consent"]
)
def test_a_no_that_means_no(name: str) -> None:
    """A no is somebody who left; an empty cell does not say, so it is asked about."""
    for no in ("false", "0", "No", "n", "unsubscribed"):
        roll = read(f"email,{name}\nann@example.com,true\ngone@example.com,{no}\n")
        assert (staying(roll), list(left(roll))) == (["ann"], ["gone"]), no
    assert [
        problem.line for problem in read(f"email,{name}\nann@example.com,1\nx@example.com,\n").doubts
    ] == [3]


@pytest.mark.parametrize(
    "nothing", ["", " ", "-", "NULL", "n/a", "0000-00-00 00:00:00", "0", "false", "never", r"\N", "[]"]
)
def test_a_date_of_leaving(nothing: str) -> None:
    """Whatever stands in it is somebody who left; what only stands for an empty cell is not."""
    roll = read(f"email,unsubscribed_at\nann@example.com,{nothing}\ngone@example.com,in spring\n")
    assert (staying(roll), left(roll)) == (["ann"], {"gone": "unsubscribed"})


def test_two_columns() -> None:
    """Leaving in one of them is enough, and a doubt in the other is none then."""
    text = "email,status,bounced\nann@example.com,active,0\ngone@example.com,active,1\naway@example.com,?,1\n"
    assert (staying(read(text)), left(read(text))) == (["ann"], {"gone": "bounced", "away": "bounced"})


def test_an_address_of_somebody_who_left() -> None:
    """It need not be one we could send to, and their name need not be clean."""
    text = "email,name,status\nann@example.com,Ann,active\nnobody,\u202ex,unsubscribed\n,,unsubscribed\n"
    assert read(text).problems == ()
    assert [(leaver.address, leaver.line) for leaver in read(text).left] == [("nobody", 3), ("", 4)]


@pytest.mark.parametrize(
    "text",
    [
        "email,personal email,status\nann@example.com,,active\ngone@example.com,away@example.com,left\n",
        "email,personal email,status\nann@example.com,,active\n,gone@example.com;away@example.com,left\n",
        "email 1,email 2,status\nann@example.com,,active\ngone@example.com,away@example.com,left\n",
        "email,status\nann@example.com,active\ngone@example.com ::: away@example.com,left\n",
    ],
)
def test_every_address_of_somebody_who_left(text: str) -> None:
    """Another file may have them by the one that nobody would have been written to here."""
    assert (staying(read(text)), list(left(read(text)))) == (["ann"], ["gone", "away"])
    assert set(staying(read(text, takes_everybody=True))) == {"ann", "gone", "away"}


@pytest.mark.parametrize("first", ["active", "unsubscribed"])
def test_an_address_that_stands_there_twice(first: str) -> None:
    """Whichever comes first, leaving counts; capitals make no other person."""
    second = {"active": "unsubscribed", "unsubscribed": "active"}[first]
    text = (
        f"email,name,status\nann@example.com,Ann,{first}\nANN@Example.com,Ann,{second}\n"
        "ann@example.com,Ann,active\nbob@example.com,Bob,active\n"
    )
    roll = read(text)
    assert (staying(roll), roll.repeated, roll.problems) == (["bob"], (), ())
    line = 2 if first == "unsubscribed" else 3
    assert [(each.line, each.reason, each.also_stays) for each in roll.left] == [(line, "unsubscribed", True)]


@pytest.mark.parametrize(
    "header",
    [
        "Order #,Email,Attendee Status",
        "Work Email,Employment Status,Employment Status: Date,Termination Date,Original Hire Date",
        "Email,Email Opt Out,Unsubscribed Mode,Unsubscribed Time,Locked",
        "Email,Marketing contact status,Marketing emails bounced,Email hard bounce reason",
        "Email,Email Marketing Consent,Email Suppressions Timestamp,Email List Suppressions",
        "Subscriber Key,Email Address,Status,Date Unsubscribed,Bounce Count",
        "Email,Opt In Date,Opted Out,Opt In Details,Opted Out Date,Opt Out Details",
        "Email,Name,Stripe plan,Cancel date,Days active (30d)",
        "Email,Do Not Email,No Bulk Emails (User Opt Out),On Hold,Is Deceased,Contact Is Deleted",
        "Email Address,Subscribed date,Status",
    ],
)
def test_the_columns_of_an_export(header: str) -> None:
    """None of them has to be renamed."""
    assert not [doubt for doubt in read(f"{header}\n").doubts if "its name is not one" in doubt.message]


@pytest.mark.parametrize(
    "header", ["On Hold", "Is Deceased", "No Bulk Emails (User Opt Out)", "Contact Is Deleted", "Excluded"]
)
def test_a_yes_of_a_kind_of_its_own(header: str) -> None:
    """Whoever is on hold, or has died, or takes no mail in bulk, gets none."""
    roll = read(f"email,{header}\nann@example.com,No\nbob@example.com,\ngone@example.com,Yes\n")
    assert (staying(roll), list(left(roll))) == (["ann", "bob"], ["gone"])


# --- what nobody can tell ---


def test_a_word_that_is_not_known() -> None:
    """The file, the first line, the column and the word are named, once for a column, with what to do."""
    text = "email,Status\nann@example.com,active\nx@example.com,on hold\ny@example.com,sleeping\n"
    message = (
        'the column "status" says "on hold" here, which does not tell whether this person may be written to '
        f"(and 1 more row asks the same); {ANSWER}"
    )
    assert read(text).problems == read(text).doubts == (Problem(PATH, 3, message),)


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("status", ""),
        ("status", "1"),
        ("status", "yes"),
        ("state", "NY"),
        ("type", "customer"),
        ("subscribed", "perhaps"),
        ("unsubscribed", "?"),
        ("bounced", "2"),
        ("active", "✗"),
        ("UNSUB_TIME", ""),
        ("Employment Status", "On leave"),
    ],
)
def test_a_cell_that_does_not_tell(header: str, cell: str) -> None:
    """Nobody guesses: the run stops, and no message has the column deleted."""
    roll = read(f"email,{header}\nann@example.com,{cell}\nbob@example.com,unsubscribed\n")
    (problem,) = roll.doubts
    says = f'says "{cell}"' if cell else "is empty"
    assert problem.message == (
        f'the column "{header.casefold()}" {says} here, which does not tell whether this person may be '
        f"written to; {ANSWER}"
    )


@pytest.mark.parametrize(
    "name",
    [
        "bounce_score",
        "Unsubscribe group",
        "subscription preferences",
        "mail blocked by",
        "status_code",
        "optout source",
        "GDPR consent text",
        "suppression list",
        "email clean result",
        "Abmeldegrund",
        "raison du désabonnement",
        "Estado del pedido",
        "配信エラー回数",
        "سبب إلغاء الاشتراك",
        "staus",
        "subscirbed",
        "Actve",
        "Disiscrizione",
        "Wypisany",
        "Avregistrerad",
        "Frameldt",
        "Peruttu",
        "Odhlášen",
        "Leiratkozott",
        "Статус",
        "Отписался",
        "状态",
        "是否退订",
        "수신거부",
        "Κατάσταση",
        "סטטוס",  # noqa: RUF001  # Hebrew letters, meant so
    ],
)
def test_a_column_that_may_say_who_has_left(name: str) -> None:
    """One that nobody here knows stops the run, and is not one to delete."""
    roll = read(f"email,{name}\nann@example.com,x\n")
    assert roll.doubts == (
        Problem(
            PATH,
            1,
            f'the column "{name.casefold()}" may say who has left, but its name is not one that is known '
            f'here; if it does, call it "status" and {ANSWER}',
        ),
    )


@pytest.mark.parametrize(
    ("header", "yes", "no"),
    [
        ("Newsletter gewünscht", "ja", "nein"),
        ("Erhält Newsletter", "ja", "nein"),
        ("Rundbrief", "x", "nein"),
        ("Wants tips", "yes", "no"),
        ("Send?", "Y", "N"),
        ("On mailing list", "yes", "no"),
        ("Frequency", "weekly", "never"),
        ("GDPR", "1", "0"),
    ],
)
def test_a_no_to_what_may_be_our_mail(header: str, yes: str, no: str) -> None:
    """A column of wishes may be about anything, but its no is asked about; without one it is ignored."""
    text = f"email,{header}\nann@example.com,{yes}\nbob@example.com,{yes}\n"
    assert (staying(read(text)), read(text).problems) == (["ann", "bob"], ())
    assert [problem.line for problem in read(f"{text}gone@example.com,{no}\n").doubts] == [4]


@pytest.mark.parametrize("header", ["Newsletter gewünscht", "Wants tips", "Send?", "GDPR"])
@pytest.mark.parametrize("yes", ["x", "1", "true", "ja"])
def test_who_is_not_ticked(header: str, yes: str) -> None:
    """Beside a tick, an empty cell may be a no, so it is asked about; where nobody is ticked it is not."""
    rows = f"email,{header}\nann@example.com,{{}}\nbob@example.com,\neve@example.com,-\n"
    (doubt,) = read(rows.format(yes)).doubts
    assert (doubt.line, "(and 1 more row asks the same)" in doubt.message) == (3, True)
    assert read(rows.format("")).problems == read(rows.format("weekly")).problems == ()


@pytest.mark.parametrize("header", ["Departed", "Quit", "Stopped", "DNE", "Leave date", "Separation date"])
def test_other_words_for_leaving(header: str) -> None:
    """A date below any of them says that somebody has left."""
    roll = read(f"email,{header}\nann@example.com,\ngone@example.com,2026-05-03\n")
    assert (staying(roll), list(left(roll))) == (["ann"], ["gone"])


@pytest.mark.parametrize(
    "word",
    [
        "unsubscribed",
        "No Email",
        "Deactivated",
        "Leaver",
        "Opted-out",
        "Hard bounced",
        "ABGEMELDET",
        "do not email",
    ],
)
def test_a_word_in_a_column_about_something_else(word: str) -> None:
    """It can mean one thing only, whatever the column is called."""
    roll = read(f"email,remarks\nann@example.com,likes tips\ngone@example.com,{word}\n")
    assert roll.doubts == (
        Problem(
            PATH,
            3,
            f'the column "remarks" says "{word}" here, which does not tell whether this person may be '
            'written to; if the column says who has left, call it "status"; otherwise use another word there',
        ),
    )


@pytest.mark.parametrize(
    "tags", ['"staff, unsubscribed"', '"""staff"",""Unsubscribed"""', "unsubscribed;north"]
)
def test_a_word_among_tags(tags: str) -> None:
    """One tag of several says it as well."""
    roll = read(f'email,tags\nann@example.com,"staff, north"\ngone@example.com,{tags}\n')
    assert [problem.line for problem in roll.doubts] == [3]


@pytest.mark.parametrize(
    "note",
    [
        "asked to be unsubscribed, 3 May",
        "Do not email: works elsewhere",
        "left the company",
        "Unsubscribed ::: * myContacts",
        "hat sich abgemeldet",
        "2026-05-03 désabonnée",
    ],
)
def test_a_note_on_leaving(note: str) -> None:
    """What says it inside a longer text is asked about; a link to leave, and other notes, are not."""
    text = (
        "email,notes\nann@example.com,moved to the left desk\nbob@example.com,https://e.org/unsubscribed/\n"
    )
    assert (staying(read(text)), read(text).problems) == (["ann", "bob"], ())
    assert [problem.line for problem in read(f'{text}gone@example.com,"{note}"\n').doubts] == [4]


@pytest.mark.parametrize(
    "text",
    [
        "email,name\nann@example.com,Ann\ngone@example.com,Lee (unsubscribed)\n",
        "email,name\nann@example.com,Ann\ngone@example.com (unsubscribed),Lee\n",
        "email,name\nann@example.com,Ann\nUnsubscribed,\ngone@example.com,Lee\n",
        "email,name\nann@example.com,Ann\n,\nUnsubscribed members,\ngone@example.com,Lee\n",
        "ann@example.com\ngone@example.com (unsubscribed)\n",
        "ann@example.com\nLee - opted out <gone@example.com>\n",
        "ann@example.com\n# left\ngone@example.com\n",
        "ann@example.com\n#\n# Unsubscribed members:\ngone@example.com\n",
    ],
)
def test_a_remark_on_leaving(text: str) -> None:
    """Beside an address, or above some, it stops the run; bad rows are not what it leaves out alone."""
    roll = read(text)
    assert len(roll.doubts) == 1
    assert roll.doubts == roll.problems


def test_a_remark_on_something_else() -> None:
    """Names that look like such words, and lines that are commented out, stop nothing."""
    text = "# office\nAnn Hard <ann@example.com>\nbob@example.com (Bob Left)\n# gone@example.com left\n"
    assert (staying(read(text)), read(text).problems) == (["ann", "bob"], ())
    assert read("# unsubscribed\ngone@example.com\n", takes_everybody=True).problems == ()


@pytest.mark.parametrize("word", ["unsubscribed", "Inactive", "opted-out", "active"])
def test_a_status_in_the_place_of_a_name(word: str) -> None:
    """Nobody is called so; the line that is missing above it is another one, too."""
    roll = read(f"email,name\nann@example.com,Ann\ngone@example.com,{word}\n")
    assert roll.doubts == (
        Problem(
            PATH,
            3,
            f'the column "name" says "{word}" here, which does not tell whether this person may be written '
            'to; if the column says who has left, call it "status"; otherwise use another word there',
        ),
    )
    above = 'the first row must name the columns; put the line "email,status" above it'
    assert read(f"ann@example.com,{word}\n").problems == (Problem(PATH, 1, above),)


def test_a_status_without_a_column() -> None:
    """Nobody is told to put quotes round it, which would make a name of it, or can leave the row out."""
    text = "ann@example.com,Ann,active\ngone@example.com,Gone,unsubscribed\n"
    columns = 'email, name, "status" for what says who has left, and "note" for any other'
    assert read(text).problems == (
        Problem(PATH, 1, f"the first row must name the columns: put a line above it, {columns}"),
    )
    assert read(f"email,name\n{text}").doubts == (
        Problem(
            PATH,
            3,
            'the row has 3 cells below 2 columns; name every column, and the one that says "unsubscribed" '
            'here "status"',
        ),
    )


def test_a_column_without_a_name() -> None:
    """What stands below it may mean anything."""
    roll = read("email,\nann@example.com,\ngone@example.com,left\n")
    assert (
        roll.problems
        == roll.doubts
        == (
            Problem(
                PATH,
                3,
                'a column without a name says "left" here, which does not tell whether this person may be '
                'written to; call it "status" if it says who has left, and otherwise "note"',
            ),
        )
    )


@pytest.mark.parametrize(
    "path",
    ["unsubscribed.csv", "lists/Unsubscribed 2026.csv", "cleaned_members_export.csv", "suppression-list.csv"],
)
def test_a_file_of_those_who_left(path: str) -> None:
    """Its name says so, and it goes to another option."""
    advice = "by its name this file lists who has left; give it to --except, or give it another name"
    assert read("email\nann@example.com\n", path=path).doubts == (Problem(path, 1, advice),)
    assert not read("email\nann@example.com\n", path=path, takes_everybody=True).problems


@pytest.mark.parametrize("path", ["subscribers.csv", "subscribers-cleaned.csv", "standard input"])
def test_a_file_of_any_other_name(path: str) -> None:
    """A list that somebody tidied is one of readers."""
    assert not read("email\nann@example.com\n", path=path).problems


def test_everybody_on_a_file() -> None:
    """Where nobody is written to, columns say nothing, and those who have left are on it too."""
    text = (
        "email,status,bounces\nann@example.com,active,1\ngone@example.com,unsubscribed,\nx@example.com,?,\n"
    )
    roll = read(text, takes_everybody=True)
    assert (staying(roll), roll.left, roll.problems) == (["ann", "gone", "x"], (), ())


# --- whatever comes ---

WORDS = st.sampled_from(
    ["active", "unsubscribed", "true", "false", "", "?", "bounced", "2026-01-05", "on hold", "1", "0", "none"]
)
NAMES = st.sampled_from(
    [
        "status",
        "state",
        "type",
        "subscribed",
        "unsubscribed",
        "unsubscribed_at",
        "bounced",
        "note",
        "bounce_score",
    ]
)


@given(st.lists(NAMES, min_size=1, max_size=3), st.lists(st.lists(WORDS, min_size=3, max_size=3), max_size=4))
def test_nobody_twice(names: list[str], rows: list[list[str]]) -> None:
    """Nobody is both a reader and one who left, nobody is lost, and no message has a column deleted."""
    people = ["ann", "bob", "ann", "zoe"]
    lines = [
        f"{who}@example.com,{','.join(cells[: len(names)])}" for who, cells in zip(people, rows, strict=False)
    ]
    roll = read("\n".join([f"email,{','.join(names)}", *lines]))
    assert not set(staying(roll)) & set(left(roll))
    assert {*staying(roll), *left(roll)} == {who for who, _ in zip(people, rows, strict=False)}
    assert not any("delete" in problem.message for problem in roll.problems)
    assert all(leaver.reason for leaver in roll.left)
