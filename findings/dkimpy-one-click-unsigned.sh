#!/usr/bin/env bash
# dkimpy signs List-Unsubscribe by default, but not List-Unsubscribe-Post: its
# list of headers is that of RFC 6376 (2011), which knows no one-click field.
# The signature is valid, and yet the mail has no valid one-click unsubscribe.
# Differs from: RFC 8058, section 4: the message needs a DKIM signature that
# covers List-Unsubscribe and List-Unsubscribe-Post.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'dkimpy==1.1.8'
(cd "$work" && "$work/venv/bin/dknewkey" key > /dev/null 2>&1)

cat > "$work/show.py" <<'PY'
import re
import sys
from importlib.metadata import version
from pathlib import Path

import dkim

work = Path(sys.argv[1])
MAIL = (
    b"From: Tips <tips@example.com>\r\n"
    b"To: ann@example.com\r\n"
    b"Subject: Tip of the week\r\n"
    b"Date: Tue, 24 Nov 2026 08:00:00 +0000\r\n"
    b"Message-ID: <w48@example.com>\r\n"
    b"List-Unsubscribe: <https://example.com/leave/abc>\r\n"
    b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
    b"MIME-Version: 1.0\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n"
    b"\r\n"
    b"Say sorry once, then mend it.\r\n"
)
key = (work / "key.key").read_bytes()
record = (work / "key.dns").read_text()
record = b"v=DKIM1; k=rsa; " + re.search(r"p=[A-Za-z0-9+/=]+", record)[0].encode()

signature = dkim.sign(MAIL, b"tips", b"example.com", key)
valid = dkim.verify(signature + MAIL, dnsfunc=lambda name, timeout=5: record)
flat = re.sub(rb"\s+", b"", signature).decode()
signed = re.search(r";h=([^;]*)", flat)[1].lower().split(":")
print("Software: dkimpy", version("dkimpy"))
print("Expected: both fields of one-click unsubscribe are among the signed ones.")
print("Seen:     valid signature:", valid)
print("          h=" + ":".join(signed))
if not valid:
    print("CHANGED:  the signature of this mail is not valid.")
    sys.exit(1)
if "list-unsubscribe" not in signed or "list-unsubscribe-post" in signed:
    print("CHANGED:  dkimpy's default list of signed fields is another one now.")
    sys.exit(1)
print("Follows:  whoever signs with dkimpy's defaults must name the field in")
print("          include_headers, or mailbox providers ignore the one-click link.")
PY
"$work/venv/bin/python" "$work/show.py" "$work"
