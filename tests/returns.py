"""What comes back to a sender, as servers of several makers write it, about invented people."""

LIST_ID = "service-tips.example.com"
OURS = "<2026-W47@service-tips.example.com>"


def report(
    status: str = "5.1.1",
    words: str = "550 5.1.1 <ann@example.com>: Recipient address rejected: User unknown",
    *,
    about: str = "ann@example.com",
    to: str = "tips@example.com",
    action: str = "failed",
    returned: str | None = "ann@example.com",
    message_id: str = OURS,
    written: str = "Tue, 24 Nov 2026 10:11:12 +0000",
    original: str = "",
    kind: str = "delivery-status",
) -> bytes:
    """Return a delivery report (RFC 3464) as Postfix writes one."""
    headers = f"From: tips@example.com\nTo: Ann <{returned}>\nMessage-ID: {message_id}\n"
    part = f"--b\nContent-Type: text/rfc822-headers\n\n{headers}\n" if returned else ""
    said = f"Original-Recipient: rfc822;{original}\n" if original else ""
    return (
        "Return-Path: <>\n"
        f"From: MAILER-DAEMON@mx.example.net (Mail Delivery System)\nTo: {to}\nDate: {written}\n"
        "Subject: Undelivered Mail Returned to Sender\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/report; report-type={kind}; boundary="b"\n\n'
        "--b\nContent-Type: text/plain; charset=us-ascii\n\nThis is the mail system.\n\n"
        f"--b\nContent-Type: message/{kind}\n\nReporting-MTA: dns; mx.example.net\n\n"
        f"{said}Final-Recipient: rfc822; {about}\nAction: {action}\nStatus: {status}\n"
        f"Diagnostic-Code: smtp; {words}\n\n{part}--b--\n"
    ).encode()


EXIM = b"""\
Return-path: <>
X-Failed-Recipients: ann@example.com
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.example.net>
To: tips@example.com
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ann@example.com
    Unrouteable address
"""
QMAIL = b"""\
Return-Path: <>
From: MAILER-DAEMON@mx.example.net
To: tips@example.com
Subject: failure notice

Hi. This is the qmail-send program at mx.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<ann@example.com>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Return-Path: <tips@example.com>
Message-ID: <2026-W47@service-tips.example.com>
"""
WORDS_BESIDE_FIELDS = b"""\
From: Mail Administrator <Postmaster@mx.example.net>
To: tips@example.com
Subject: Mail System Error - Returned Mail
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

This Message was undeliverable due to the following reason:

Your message was not delivered because the destination computer was
not reachable within the allowed queue period.

The following recipients did not receive your message:

     <ann@example.com>

Please reply to Postmaster@mx.example.net
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

--b--
"""
COMPLAINT = b"""\
From: <abuse@example.net>
To: tips@example.com
Subject: complaint about message
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: text/plain

This is an email abuse report.

--b
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: SomeGenerator/1.0
Version: 1
Original-Rcpt-To: <ann@example.com>

--b
Content-Type: message/rfc822

From: tips@example.com
To: Ann <ann@example.com>
Message-ID: <2026-W47@service-tips.example.com>
Subject: Tip

Text
--b--
"""
VACATION = b"""\
From: Ann <ann@example.com>
To: tips@example.com
Auto-Submitted: auto-replied
Subject: Out of office
In-Reply-To: <2026-W47@service-tips.example.com>

I am away until Monday.
"""


def leaving(
    sender: str = "Ann <Ann@example.com>",
    *,
    subject: str = "Unsubscribe",
    to: str = "service-tips-unsubscribe@example.com",
    more: str = "",
) -> bytes:
    """Return the mail that a mail program writes for somebody who leaves by List-Unsubscribe."""
    return f"From: {sender}\nTo: {to}\nSubject: {subject}\n{more}Message-ID: <a@example.com>\n\n\n".encode()
