"""Parts of column names that make an unknown column suspect: it may say who has left. Only words."""

from forearmed.delivery.recipients import languages
from forearmed.delivery.recipients.rule import listed, squeezed

TELLING = tuple(
    map(
        squeezed,
        listed("""
            subscri, unsub, bounc, block, blacklist, status, opt in, opt out, opted, consent,
            permission, disable, enabled, suppress, clean, complain, spam, junk, undeliver, invalid, confirm,
            active, deactiv, delet, remov, archiv, cancel, churn, banned, suspend, terminat, resign,
            exclud, deceased, on hold, leaver, leaving, has left, left at, left on, date left, do not, no
            mail, abgemeldet, abmeld, abbestell, austritt, ausgetragen, gesperrt, widerruf, einwillig, aktiv,
            statut, désabonn, désinscri, bloqué, actif, estado, suscri, activo, inativo, iscritt, stato,
            afgemeld, uitgeschreven
        """)
        + listed(languages.TELLING)
        + listed(languages.TELLING_ELSEWHERE),
    )
)
"""Parts of squeezed names of which one makes a column suspect: an unknown one is asked about."""

WISHES = tuple(
    map(
        squeezed,
        listed("""
            newsletter, mailing list, mailinglist, rundbrief, wants, wishes, receive, send, include,
            frequency,
            gdpr, gewünscht, erwünscht, erhält, empfang, nyhetsbrev, nyhedsbrev, recevoir, souhait,
            recibir, receber, ontvang
        """),
    )
)
"""Parts of squeezed names of columns where a no may be a no to our mail."""

CHANNELS = ("sms", "whatsapp", "phone", "donotcall", "push")
"""Parts of squeezed names of columns that speak of another channel than mail."""
