"""Lists of readers as services, directories, spreadsheets and mail programs write them, as they come."""

import io
import sys
import time
import unicodedata
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

import pytest
from forearmed.delivery.recipients import Roll, read_recipients

ANN, ZOE, BOB = ("ann@example.com", "Ann Archer"), ("zoe@example.org", "Zoë Miller"), ("bob@example.com", "")


@dataclass(frozen=True)
class File:
    """A file as it comes, whom it names as readers, and who of it has left."""

    text: str
    readers: tuple[tuple[str, str], ...]
    left: tuple[str, ...] = ()
    encoding: str = "utf-8"
    told: dict[str, object] = field(default_factory=dict)
    """What else the roll says."""


FILES = {
    "Mailchimp": File(
        "Email Address,First Name,Last Name,Address,Phone Number,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,"
        "CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,"
        "NOTES,TAGS\n"
        'ann@example.com, Ann , Archer ,"1 Example Street  Springfield",,2,,,2026-01-05 10:11:12,'
        "192.0.2.1,,,,,,,,"
        '2026-01-05 10:11:12,1,ab,,"""staff"",""north"""\n'
        "zoe@example.org,Zoë,Miller,,,2,,,2026-01-05 10:11:12,192.0.2.2,,,,,,,,2026-01-05 10:11:12,"
        '2,cd,"likes '
        'short tips\n\nand prints\nthem",\n',
        (ANN, ZOE),
    ),
    "listmonk": File(
        "uuid,email,name,attributes,status,created_at,updated_at\n"
        'a1,ann@example.com,Ann Archer,"{""city"": ""Bonn"", ""tags"": [1, 2]}",enabled,2026-01-05,'
        "2026-01-05\n"
        "b2,gone@example.com,Gone,{},blocklisted,2026-01-05,2026-01-05\n",
        (ANN,),
        ("gone@example.com",),
    ),
    "Ghost": File(
        "id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,"
        "labels,tiers,gift_id\r\n"
        "1,ann@example.com,Ann Archer,,true,false,,2026-01-05T10:11:12.000Z,,staff,,\r\n"
        "2,gone@example.com,Gone,,false,false,,2026-01-05T10:11:12.000Z,,,,",
        (ANN,),
        ("gone@example.com",),
    ),
    "Brevo": File(
        "CONTACT ID;EMAIL;LASTNAME;FIRSTNAME;SMS;WHATSAPP;EMAIL_BLACKLISTED;SMS_BLACKLISTED;ADDED_TIME\n"
        "1;ann@example.com;Archer;Ann;;;0;1;05-01-2026\n2;gone@example.com;Left;Lee;;;1;0;05-01-2026\n"
        "3;;Phone;Only;15550100;;0;0;05-01-2026\n",
        (ANN,),
        ("gone@example.com",),
        told={"without_address": (4,)},
    ),
    "MailerLite": File(
        '"Subscriber";"Name";"Last name";"Status";"Subscribed at";"Unsubscribed at"\n'
        '"ann@example.com";"Ann";"Archer";"active";"2026-01-05 10:11:12";""\n'
        '"gone@example.com";"G";"";"unsubscribed";"2026-01-05 10:11:12";"2026-02-05 10:11:12"\n',
        (ANN,),
        ("gone@example.com",),
    ),
    "MailerLite, as of late": File(
        "id,email,status,source,sent,opens_count,open_rate,ip_address,subscribed_at,unsubscribed_at,created_at,"
        "updated_at,opted_in_at,optin_ip,city,company,country,last_name,name,phone,state,z_i_p\n"
        "1,ann@example.com,active,api,1,1,100,,2026-01-05 10:11:12,,2026-01-05 10:11:12,2026-01-05 10:11:12,"
        ",,Springfield,,US,Archer,Ann,,NY,10001\n"
        "2,lost@example.com,bounced,api,1,0,0,,2026-01-05 10:11:12,,2026-01-05 10:11:12,2026-01-05 10:11:12,"
        ",,,,,,Lost,,,\n",
        (ANN,),
        ("lost@example.com",),
    ),
    "Salesforce": File(
        "Id,AccountId,FirstName,LastName,Name,Email,Phone,MailingCity,MailingState,IsDeleted\n"
        "3,1,Ann,Archer,Ann Archer,ann@example.com,,Boston,MA,false\n"
        "4,,,Gone,G. Gone,gone@example.com,,Arlington,VA,true\n5,,,None,Nobody,,,Arlington,VA,false\n",
        (ANN,),
        ("gone@example.com",),
        told={"without_address": (4,)},
    ),
    "Kit": File(
        'first_name,email,created_at,state,tags\nAnn,ann@example.com,2026-01-05,active,"a,b"\n'
        "G,gone@example.com,2026-01-05,cancelled,\n",
        (("ann@example.com", "Ann"),),
        ("gone@example.com",),
    ),
    "Campaign Monitor": File(
        '\ufeff"Email Address","Name","State","Date Subscribed","Date Unsubscribed"\n'
        '"ann@example.com","Ann Archer","Active","2026-01-05 10:11",""\n'
        '"gone@example.com","Gone","Unsubscribed","2026-01-05 10:11","2026-02-05 10:11"\n',
        (ANN,),
        ("gone@example.com",),
    ),
    "HubSpot": File(
        "Record ID,First Name,Last Name,Email,Phone Number,Lead Status,Unsubscribed from all email,"
        "Marketing contact status\n"
        "1,Ann,Archer,ann@example.com,,New,,Marketing contact\n2,G,Gone,gone@example.com,,New,true,Marketing "
        "contact\n",
        (ANN,),
        ("gone@example.com",),
    ),
    "beehiiv": File(
        "email,First Name,Last Name,status,tier,created_at,stripe_customer_id,Free Tier,unsubscribed_at,"
        "Subscription Date (Substack)\n"
        "ann@example.com,  Ann  , Archer ,active,free,2026-03-24 10:23:10 UTC,,Yes,,\n"
        "gone@example.com,,,inactive,free,2026-03-24 10:23:10 UTC,,Yes,,\n",
        (ANN,),
        ("gone@example.com",),
    ),
    "Curated": File(
        "Email Address,Subscribed at,UTM Source,UTM Medium\nbob@example.com,"
        '2026-02-04 07:55:20 +0000,"",""\n',
        (BOB,),
    ),
    "Google Contacts": File(
        "First Name,Middle Name,Last Name,Name Prefix,Nickname,File As,Organization Name,Birthday,"
        "Notes,Photo,"
        "Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Value\n"
        "Ann,,Archer,,Annie,,,,,,* myContacts,* Work,ann@example.com ::: ann@home.example,Home,"
        "a@home.example,\n"
        "Zoë,,Miller,,,,,,,,* myContacts,,,Home,zoe@example.org,\n"
        "Only,,Phone,,,,,,,,* myContacts,,,,,555 0100\n",
        (ANN, ZOE),
        told={"without_address": (4,), "seconds": 1},
    ),
    "Google Contacts, as before 2023": File(
        "Name,Given Name,Additional Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value\n"
        "Ann Archer,Ann,,Archer,* myContacts,* ,ann@example.com\n",
        (ANN,),
    ),
    "Google Groups": File(
        "Members for group service-tips@example.com,,,,,,\n"
        "Email address,Nickname,Group status,Email status,Email preference,Posting permissions,Join year\n"
        "ann@example.com,Ann Archer,member,,email,allowed,2026\n"
        "gone@example.com,Lee,member,bouncing,none,allowed,2026\n",
        (ANN,),
        ("gone@example.com",),
        told={"captions": (1,)},
    ),
    "Google's admin console, members": File(
        "Group Email [Required],Member Email,Member Name,Member Role,Member Type\n"
        "service-tips@example.com,ann@example.com,Ann Archer,MEMBER,USER\n",
        (ANN,),
    ),
    "Google's admin console, users": File(
        "First Name [Required],Last Name [Required],Email Address [Required],Password [Required],"
        "Status [READ "
        "ONLY]\nAnn,Archer,ann@example.com,****,Active\nG,Gone,gone@example.com,****,Suspended\n",
        (ANN,),
        ("gone@example.com",),
    ),
    "Microsoft 365, a group": File(
        '"Id","UserPrincipalName","DisplayName","ObjectType","UserType","IsUnlicensed","IsGuest"\n'
        '"1","ann@example.com","Ann Archer","User","Member","False","False"\n'
        '"2","zoe_example.org#EXT#@tenant.example.com","Zoë Miller","User","Guest","True","True"\n',
        (ANN, ZOE),
    ),
    "Exchange": File(
        "#TYPE Selected.Microsoft.Exchange.Data.Directory.Management.Mailbox\n"
        '"DisplayName","PrimarySmtpAddress","RecipientTypeDetails"\n'
        '"Ann Archer","ann@example.com","UserMailbox"\n',
        (ANN,),
        told={"captions": (1,)},
    ),
    "Outlook": File(
        '"First Name","Middle Name","Last Name","Title","Suffix","E-mail Address","E-mail Type",'
        '"E-mail Display '
        'Name","E-mail 2 Address","Sensitivity"\n'
        '"Ann","","Archer","","","ann@example.com","SMTP","Ann Archer (ann@example.com)","","Normal"\n'
        '"Zoë","","Miller","Dr.","","","","","zoe@example.org","Normal"\n',
        (ANN, ZOE),
        encoding="cp1252",
    ),
    "a personnel system": File(
        "Employee ID,Worker,Work Email,Home Email,Manager Email,Hire Date,Employee Status,Termination Date\n"
        "1,Ann Archer,ann@example.com,ann@home.example,boss@example.com,2020-01-05,Active,\n"
        "2,Gone Away,gone@example.com,,boss@example.com,2020-01-05,Terminated,2026-01-31\n",
        (ANN,),
        ("gone@example.com",),
    ),
    "Discourse": File(
        "id,name,username,email,title,created_at,last_seen_at,trust_level,suspended_at,suspended_till,"
        "silenced_till,active,admin,moderator,staged,secondary_emails\n"
        "1,Ann Archer,annie,ann@example.com,,2026-01-05 10:11:12 UTC,,1,,,,true,false,false,false,\n"
        "2,Gone,gone,gone@example.com,,2026-01-05 10:11:12 UTC,,1,2026-02-05 10:11:12 UTC,"
        "2126-02-05 10:11:12 "
        "UTC,,true,false,false,false,\n3,New,new,new@example.com,,2026-01-05 10:11:12 UTC,,0,,,,false,false,"
        "false,true,\n",
        (ANN,),
        ("gone@example.com", "new@example.com"),
    ),
    "HubSpot, with every property": File(
        "Email,City,State,Country,Opted out of email: One to One,Opted out of email: Tips\n"
        "ann@example.com,Springfield,NY,US,,false\ngone@example.com,Springfield,NY,US,,true\n",
        (("ann@example.com", ""),),
        ("gone@example.com",),
    ),
    "Brevo, with double opt-in": File(
        "EMAIL;PRENOM;NOM;DOUBLE_OPT-IN;OPT_IN\nann@example.com;Ann;Archer;;1\ngone@example.com;;;2;1\n",
        (ANN,),
        ("gone@example.com",),
    ),
    "CleverReach": File(
        "email;activated;deactivated;registered\nbob@example.com;1767607872;0;1767607872\n"
        "new@example.com;0;0;1767607872\ngone@example.com;1767607872;1767607899;1767607872\n",
        (BOB,),
        ("new@example.com", "gone@example.com"),
    ),
    "Entra": File(
        "userPrincipalName,displayName,surname,mail,givenName,accountEnabled,usageLocation,state,city,"
        "consentProvidedForMinor,invitationState\n"
        "annie@tenant.example.com,Ann Archer,Archer,ann@example.com,Ann,True,US,NY,Springfield,,\n"
        "gone@tenant.example.com,Gone,,gone@example.com,,False,US,NY,Springfield,,\n",
        (ANN,),
        ("gone@example.com", "gone@tenant.example.com"),
    ),
    "Outlook, in German": File(
        '"Anrede","Vorname","Weitere Vornamen","Nachname","Firma","E-Mail-Adresse","E-Mail-Typ","E-Mail 2: '
        'Adresse","Vertraulichkeit"\r\n"Frau","Ann","","Archer","","ann@example.com","SMTP","","Normal"\r\n'
        '"","Zoë","","Miller","","","","zoe@example.org","Normal"\r\n',
        (ANN, ZOE),
        encoding="cp1252",
    ),
    "kinds of work": File(
        "Work Email,First Name,Last Name,Employment Status,On Leave\n"
        "ann@example.com,Ann,Archer,Full-Time,Yes\ngone@example.com,G,Gone,Terminated,No\n",
        (ANN,),
        ("gone@example.com",),
    ),
    "names in parentheses": File("ann@example.com (Ann Archer)\nbob@example.com\n", (ANN, BOB)),
    "a roster of Mailman": File(
        'bob@example.com\nZoë Miller <zoe@example.org>\n"Archer, Ann" <ann@example.com>\n',
        (BOB, ZOE, ("ann@example.com", "Archer, Ann")),
    ),
    "a list with a caption": File(
        "Members of service-tips\n\n# printed in March\nbob@example.com\nAnn Archer <ann@example.com>\n",
        (BOB, ANN),
        told={"captions": (1,)},
    ),
    "a line of To": File(
        "Ann Archer <ann@example.com>, Zoë Miller <zoe@example.org>; bob@example.com", (ANN, ZOE, BOB)
    ),
    "a line of To, last names first": File(
        "Archer, Ann <ann@example.com>; Miller, Zoë <zoe@example.org>",
        (("ann@example.com", "Archer, Ann"), ("zoe@example.org", "Miller, Zoë")),
    ),
    "tabs, as Excel's Unicode text": File(
        "E-Mail\tName\r\nann@example.com\tAnn Archer\r\nzoe@example.org\tZoë Miller\r\n",
        (ANN, ZOE),
        encoding="utf-16",
    ),
    "a line that names the separator": File("sep=;\r\nemail;name\r\nann@example.com;Ann Archer\r\n", (ANN,)),
    "bars": File("Name|E-Mail\nAnn Archer|ann@example.com\n", (ANN,)),
    "empty columns at the end": File("email,name,,\r\nann@example.com,Ann Archer,,\r\n,,,\r\n", (ANN,)),
    "rows of any length": File(
        "email,name\nann@example.com,Ann Archer,,\nzoe@example.org,Zoë Miller\nbob@example.com\n",
        (ANN, ZOE, BOB),
    ),
    "an office's own table": File(
        "Newsletter distribution list\nAs of,5 March 2026\n\nName,E-Mail,Department\nAnn Archer,"
        "ann@example.com,Desk\n",
        (ANN,),
        told={"captions": (1, 2)},
    ),
    "what a web page leaves": File(
        "email,name\n\u200bann@example.com,Ann\u00a0Archer\nmailto:zoe@example.org,Zoë Miller\u200b\n"
        "bob@example.com\u200b,bob@example.com\n",
        (ANN, ZOE, BOB),
    ),
    "names that are none": File("email,name\nbob@example.com,NULL\n", (BOB,)),
    "a name with the address": File("email\nAnn Archer <ann@example.com>\n<bob@example.com>\n", (ANN, BOB)),
    "two addresses in a cell": File(
        'email,name\n"ann@example.com; bob@example.com",The Archers\n',
        (("ann@example.com", ""), BOB),
    ),
}


def read(file: File) -> Roll:
    """Return what is read of *file*."""
    return read_recipients(file.text.encode(file.encoding), path="list.csv")


@pytest.mark.parametrize(
    "columns",
    [
        "E-Mail-Adresse;Vorname;Nachname", "Adresse e-mail;Prénom;Nom", "Correo electrónico;Nombre;Apellidos",
        "Endereço de e-mail;Nome;Sobrenome", "E-mailadres;Voornaam;Achternaam", "メールアドレス;姓;名",
        "البريد الإلكتروني;الاسم الأول;اسم العائلة", "Indirizzo e-mail;Nome;Cognome",
        "Adres e-mail;Imię;Nazwisko", "E-postadress;Förnamn;Efternamn", "E-mailadresse;Fornavn;Efternavn",
        "E-post;Fornavn;Etternavn", "Sähköposti;Etunimi;Sukunimi", "E-mailová adresa;Jméno;Příjmení",
        "E-posta adresi;Ad\u0131;Soyad\u0131",
        "Электронная почта;Имя;Фамилия", "Електронна пошта;Ім'я;Прізвище",
        "Διεύθυνση email;Όνομα;Επώνυμο", "כתובת אימייל;שם פרטי;שם משפחה", "이메일 주소;성;이름",
        "电子邮箱;姓;名", "電子郵件地址;姓;名",
    ],
)  # fmt: skip
def test_the_columns_of_twenty_languages(columns: str) -> None:
    """Address and both halves of the name are found, in capitals and without accents, too."""
    for written in (columns, columns.upper(), unicodedata.normalize("NFD", columns)):
        roll = read_recipients(f"{written}\nann@example.com;Ann;Lee\n".encode(), path="people.csv")
        (recipient,) = roll.recipients
        assert (recipient.address, recipient.name, roll.problems) == ("ann@example.com", "Ann Lee", ())


@pytest.mark.parametrize("kind", FILES)
def test_a_kind_of_file(kind: str) -> None:
    """It is read as it comes: its readers with their names, who has left, and nothing is wrong with it."""
    file = FILES[kind]
    roll = read(file)
    assert roll.problems == ()
    assert tuple((each.address, each.name) for each in roll.recipients) == file.readers
    assert tuple(each.address for each in roll.left) == file.left
    told = {name: getattr(roll, name) for name in ("captions", "without_address", "seconds")}
    assert told == {"captions": (), "without_address": (), "seconds": 0, **file.told}


@pytest.mark.parametrize("kind", FILES)
def test_everybody_on_a_kind_of_file(kind: str) -> None:
    """Given as those who have left, it is read whole; only a row without an address stops it."""
    file = FILES[kind]
    raw = file.text.encode(file.encoding)
    roll = read_recipients(raw, path="list.csv", takes_everybody=True)
    everybody = {address for address, _ in file.readers} | set(file.left)
    assert {each.address for each in roll.recipients} >= everybody  # and their further addresses
    assert [problem.line for problem in roll.problems] == list(file.told.get("without_address", ()))  # type: ignore[call-overload]  # lines


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        ("Vorname;Name;Mail", "Ann;Archer;ann@example.com", "Ann Archer"),
        ("Name;Vorname;Mail", "Archer;Ann;ann@example.com", "Ann Archer"),
        ("First name;Name;Mail", "Ann;Ann Archer;ann@example.com", "Ann Archer"),
        ("Nom;Prénom;Mél", "Archer;Ann;ann@example.com", "Ann Archer"),
        ("Nombre;Apellidos;Correo", "Ann;Archer;ann@example.com", "Ann Archer"),
        ("Nome;Sobrenome;E-mail", "Ann;Archer;ann@example.com", "Ann Archer"),
        (
            "Voornaam;Tussenvoegsel;Achternaam;E-mail",
            "Ann;van der;Archer;ann@example.com",
            "Ann van der Archer",
        ),
        ("姓;名;メール", "山田;花子;ann@example.com", "山田 花子"),
        ("الاسم الأول;اسم العائلة;البريد الإلكتروني", "منى;حداد;ann@example.com", "منى حداد"),
        ("FNAME;LNAME;EMAIL", "Ann;;ann@example.com", "Ann"),
        ("Name;First Name;Last Name;Email", "A. Archer;Ann;Archer;ann@example.com", "A. Archer"),
        ("First Name;Last Name;Email", "Jennifer;Null;ann@example.com", "Jennifer Null"),
        ("First Name;Last Name;Email", "NULL;NULL;ann@example.com", ""),
    ],
)
def test_a_name_in_pieces(header: str, row: str, name: str) -> None:
    """It is put together as its language does."""
    roll = read_recipients(f"{header}\n{row}\n".encode(), path="list.csv")
    assert ([each.name for each in roll.recipients], roll.problems) == ([name], ())


@pytest.mark.parametrize(
    ("columns", "chosen"),
    [
        ("UserPrincipalName,Mail", 1),
        ("Home Email,Work Email", 1),
        ("Personal Email,Email", 1),
        ("Address,Email Address", 1),
        ("E-mail 2 Address,E-mail Address", 1),
        ("Manager Email,Employee Email", 1),
        ("E-Mail privat,E-Mail dienstlich", 1),
    ],
)
def test_which_of_two_addresses(columns: str, chosen: int) -> None:
    """The one that a service calls plainly so, else the one at work; the other is named as ignored."""
    roll = read_recipients(f"{columns}\na@example.com,b@example.com\n".encode(), path="list.csv")
    assert [each.address for each in roll.recipients] == ["ab"[chosen] + "@example.com"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ann@example.com,Ann,active\n", "the first row must name the columns"),
        ("ann@example.com;unsubscribed\n", 'put the line "email;status" above it'),
        ("Unsubscribed members\nann@example.com\n", "by its caption this file lists who has left"),
        ("ann@example.com\nbob@example.com, unsubscribed\n", '"unsubscribed" is no address'),
        ("ann@example.com\nbobexample.com\n", '"bobexample.com" has no @'),
        ("a.txt\nb.txt\n", 'missing column "email"'),
    ],
)
def test_what_is_neither_table_nor_list(text: str, message: str) -> None:
    """It is not guessed at: what to write is said."""
    roll = read_recipients(text.encode(), path="list.csv")
    assert any(message in problem.message for problem in roll.problems), roll.problems


@pytest.mark.thorough
@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"a" * 2_000_000 + b" \xe9", id="a long word before a sign of Windows-1252"),
        pytest.param(b"email\n" + b"a@" * 40_000 + b"\n", id="an address without end"),
        pytest.param(b"email\n" + b"a_" * 40_000 + b"@b.c\n", id="bars"),
        pytest.param(b"a@b.c," * 50_000, id="a line of addresses"),
        pytest.param(b'email,name\n"' + b"x,\n" * 60_000, id="a quote without end"),
        pytest.param(b"email,name\n" + b'"x\n' * 3_000, id="quotes without end"),
        pytest.param(b"<" * 400_000, id="brackets"),
        pytest.param(b"email" + b"," * 90_000 + b"\n" + b"," * 90_000, id="columns"),
    ],
)
def test_a_file_that_is_made_to_break_it(raw: bytes) -> None:
    """It takes a moment, whatever it says."""
    began = time.monotonic()
    read_recipients(raw, path="list.csv")
    assert time.monotonic() - began < 20


# --- workbooks ---


def workbook(sheets: dict[str, list[list[object]]]) -> bytes:
    """Return *sheets* as a workbook of Excel (ECMA-376), with texts in the cells themselves."""
    spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" '
        f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{spreadsheet}" xmlns:r="{relations}"><sheets>'
        + "".join(f'<sheet name="{name}" sheetId="{at}" r:id="s{at}"/>' for at, name in enumerate(sheets, 1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(
            f'<Relationship Id="s{at}" Type="{relations}/worksheet" Target="worksheets/{at}.xml"/>'
            for at, _ in enumerate(sheets, 1)
        )
        + "</Relationships>",
    }
    for at, rows in enumerate(sheets.values(), 1):
        written = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
        parts[f"xl/worksheets/{at}.xml"] = (
            f'<worksheet xmlns="{spreadsheet}"><sheetData>{written}</sheetData></worksheet>'
        )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


PEOPLE: list[list[object]] = [
    ["Weekly tips"],
    ["E-Mail", "Vorname", "Nachname", "Abgemeldet", "Nummer"],
    ["ann@example.com", "Ann", "Archer", False, 1],
    ["gone@example.com", "G", "Gone", True, 2],
    ["zoe@example.org", "Zoë", "Miller", False, 3],
]


def test_a_workbook() -> None:
    """Excel's own file is read without being saved as anything else; a yes in it is a yes."""
    roll = read_recipients(workbook({"People": PEOPLE, "Notes": [["nothing"]]}), path="list.xlsx")
    assert roll.problems == ()
    assert [(each.address, each.name, each.line) for each in roll.recipients] == [(*ANN, 3), (*ZOE, 5)]
    assert [(each.address, each.line) for each in roll.left] == [("gone@example.com", 4)]
    assert roll.notes == ('of 2 sheets, only "People" was read',)


def test_a_workbook_of_addresses_alone() -> None:
    """One address a row needs no name above it."""
    roll = read_recipients(
        workbook({"a": [["bob@example.com"], ["Ann Archer <ann@example.com>"]]}), path="x.xlsx"
    )
    assert [(each.address, each.name) for each in roll.recipients] == [BOB, ANN]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (
            workbook({"In": PEOPLE, "Out": PEOPLE}),
            'more than one sheet holds addresses: "In", "Out"; save each',
        ),
        (workbook({"In": []}), "the workbook is empty; name another file"),
        (workbook({"In": PEOPLE})[:-40], "the workbook cannot be read"),
        (b"PK\x03\x04", "the workbook cannot be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "the workbook cannot be read"),
    ],
)
def test_a_workbook_that_cannot_be_read(raw: bytes, message: str) -> None:
    """One sentence says what to do, and nobody picks a sheet: the other one may list who has left."""
    (problem,) = read_recipients(raw, path="list.xlsx").problems
    assert message in problem.message


def test_a_workbook_without_its_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is named, and the way without it."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    (problem,) = read_recipients(workbook({"In": PEOPLE}), path="list.xlsx").problems
    assert problem.message == (
        "the file is a workbook, which needs the extra forearmed[excel]; install it with: pip install "
        '"forearmed[excel]"; or save it as "CSV UTF-8"'
    )


def test_an_archive() -> None:
    """Mailchimp's export comes as one; which of its files are readers, only a person can say."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("subscribed.csv", "email\nann@example.com\n")
    (problem,) = read_recipients(packed.getvalue(), path="export.zip").problems
    assert problem.message == "the file is a ZIP archive and no workbook; unpack it and name the files in it"


def test_a_workbook_that_would_fill_the_memory() -> None:
    """It is unpacked a piece at a time first, and given up where it has no end."""
    packed = io.BytesIO(workbook({"In": PEOPLE}))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(201_000_000))
    (problem,) = read_recipients(packed.getvalue(), path="list.xlsx").problems
    assert problem.message.startswith("the workbook is larger than 200 MB when unpacked")
