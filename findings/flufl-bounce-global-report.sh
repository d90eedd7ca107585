#!/usr/bin/env bash
# flufl.bounce, which Mailman uses to read bounces, finds nobody in a delivery
# report for internationalized mail: same fields, same address, but the part's
# type is message/global-delivery-status. It does not say that it was no bounce
# it knows: it returns the same two empty sets as for a letter.
# Differs from: RFC 6533, which makes this type the one to use in
# reports about SMTPUTF8 mail, with the fields of RFC 3464.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'flufl.bounce==6.0.0'

cat > "$work/show.py" <<'PY'
import email
import sys
from importlib.metadata import version

from flufl.bounce import all_failures

REPORT = """\
From: mailer-daemon@example.com
To: bounces@example.com
Subject: Undelivered mail
MIME-Version: 1.0
Content-Type: multipart/report; report-type={report}; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

This mail could not be delivered.
--b
Content-Type: message/{report}

Reporting-MTA: dns; mx.example.com

Final-Recipient: rfc822; ann@example.com
Action: failed
Status: 5.1.1

--b
Content-Type: {headers}

From: tips@example.com
To: ann@example.com
Subject: Tip of the week

--b--
"""


def failed(report, headers):
    text = REPORT.format(report=report, headers=headers)
    _, permanent = all_failures(email.message_from_string(text))
    return sorted(address.decode() for address in permanent)


old = failed("delivery-status", "text/rfc822-headers")
new = failed("global-delivery-status", "message/global-headers")
print("Software: flufl.bounce", version("flufl.bounce"))
print("Expected: ann@example.com is found in both reports.")
print("Seen:     message/delivery-status:       ", old)
print("          message/global-delivery-status:", new)
if old == ["ann@example.com"] and new == []:
    print("Follows:  a dead address behind a server that speaks SMTPUTF8 never")
    print("          counts as bounced; read those reports by their fields.")
    sys.exit(0)
print("CHANGED:  flufl.bounce reads these reports in another way now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py"
