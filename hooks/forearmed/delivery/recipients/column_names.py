"""What columns with addresses and names are called in further languages. Only words.

In this order: Italian, Polish, Swedish, Danish, Norwegian, Finnish, Czech and Slovak, Turkish, Russian,
Ukrainian, Greek, Hebrew, Korean and Chinese. Case, accents, hyphens and blanks are for readers: all are
squeezed before they are compared.
"""

EMAIL = """
    indirizzo email, indirizzo e-mail, indirizzo mail, posta elettronica, indirizzo di posta elettronica,
    adres e-mail, adres email, adres mailowy, adres poczty elektronicznej, poczta elektroniczna, poczta,
    e-post, e-postadress, mejl, mejladress, mailadress,
    e-postadresse, epostadresse,
    sähköposti, sähköpostiosoite, s-posti, email-osoite,
    e-mailová adresa, elektronická pošta, elektronická adresa, e-mailová schránka,
    e-posta, e-posta adresi, elektronik posta, elektronik posta adresi, mail adresi,
    электронная почта, эл. почта, адрес электронной почты, почта, электронный адрес, адрес e-mail, емейл,
    имейл, е-мейл, мейл, почтовый адрес электронной почты,
    електронна пошта, ел. пошта, адреса електронної пошти, пошта, електронна адреса, імейл, емейл,
    ηλεκτρονικό ταχυδρομείο, διεύθυνση ηλεκτρονικού ταχυδρομείου, διεύθυνση email, διεύθυνση e-mail,
    ηλεκτρονική διεύθυνση, ηλ. ταχυδρομείο,
    דוא"ל, דואל, דואר אלקטרוני, אימייל, מייל, כתובת דוא"ל, כתובת אימייל, כתובת מייל, כתובת דואר אלקטרוני,
    이메일, 이메일 주소, 메일, 메일 주소, 전자우편, 전자우편 주소, 전자메일, 전자메일 주소,
    邮箱, 邮箱地址, 电子邮箱, 电子邮件, 电子邮件地址, 邮件地址, 邮件, 电邮, 电邮地址, 電子郵件, 電子郵件地址,
    電子信箱, 郵箱, 信箱, 電郵, 電郵地址, 電子郵箱
"""  # noqa: RUF001  # letters that a spelling check takes for others

WORK_EMAIL = """
    email aziendale, e-mail aziendale, email di lavoro, e-mail di lavoro, indirizzo email aziendale,
    e-mail służbowy, email służbowy, służbowy adres e-mail, e-mail firmowy,
    jobbmejl, arbetsmejl, e-post arbete, e-post jobb,
    arbejdsmail, arbejds-e-mail, e-mail arbejde, firmamail,
    jobb-e-post, e-post arbeid, arbeids-e-post,
    työsähköposti, työsähköpostiosoite,
    pracovní e-mail, firemní e-mail, pracovný e-mail, firemný e-mail,
    iş e-postası, iş e-posta, kurumsal e-posta, şirket e-postası,
    рабочая почта, рабочая электронная почта, рабочий e-mail, корпоративная почта,
    робоча пошта, робоча електронна пошта, корпоративна пошта,
    εταιρικό email, επαγγελματικό email,
    דוא"ל עבודה, אימייל עבודה, מייל עבודה,
    회사 이메일, 업무용 이메일, 업무 이메일, 직장 이메일, 사내 이메일,
    工作邮箱, 公司邮箱, 企业邮箱, 办公邮箱, 公司郵箱, 公司信箱, 公司電郵, 工作電郵
"""  # noqa: RUF001  # letters that a spelling check takes for others

PRIVATE_EMAIL = """
    email personale, e-mail personale, prywatny e-mail, e-mail prywatny, privat e-post, privat mejl,
    privat e-mail, privat mail, henkilökohtainen sähköposti, osobní e-mail, soukromý e-mail, kişisel e-posta,
    личная почта, личная электронная почта, особиста пошта, προσωπικό email, דוא"ל אישי, אימייל פרטי,
    개인 이메일, 个人邮箱, 私人邮箱, 個人信箱, 個人電郵
"""  # letters that a spelling check takes for others

GIVEN = """
    imię, imiona, förnamn, tilltalsnamn, fornavn, etunimi, etunimet, křestní jméno, krstné meno, adı, ad,
    имя, ім'я, όνομα, שם פרטי
"""  # noqa: RUF001  # letters that a spelling check takes for others

FAMILY = """
    cognome, nazwisko, efternamn, efternavn, etternavn, sukunimi, příjmení, priezvisko, soyad, soyadı,
    soyisim, фамилия, прізвище, επώνυμο, επίθετο, שם משפחה, 성
"""  # noqa: RUF001  # letters that a spelling check takes for others

FULL = """
    nome e cognome, cognome e nome, nominativo, imię i nazwisko, nazwisko i imię, namn, fullständigt namn,
    för- och efternamn, navn, fulde navn, for- og efternavn, fullt navn, for- og etternavn, nimi, koko nimi,
    jméno, celé jméno, jméno a příjmení, meno, meno a priezvisko, isim, ad soyad, adı soyadı, isim soyisim,
    tam ad, фио, полное имя, имя и фамилия, фамилия имя отчество, фамилия и имя, піб, повне ім'я,
    ім'я та прізвище, прізвище та ім'я, ονοματεπώνυμο, πλήρες όνομα, שם, שם מלא, 이름, 성명, 성함, 姓名, 全名
"""  # noqa: RUF001  # letters that a spelling check takes for others
