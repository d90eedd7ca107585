#!/usr/bin/env bash
# Mailman replaces List-Unsubscribe by a mailto: of its own and leaves the
# sender's List-Unsubscribe-Post standing. What members get promises one-click
# unsubscribe by HTTPS POST and names no HTTPS address at all.
# Differs from: RFC 8058, section 3.1 (with List-Unsubscribe-Post, the field
# List-Unsubscribe must hold one HTTPS URI).
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check 'mailman==3.3.10'

mkdir "$work/var"
cat > "$work/mailman.cfg" <<CFG
[mailman]
layout: here
[paths.here]
var_dir: $work/var
[mta]
incoming: mailman.mta.null.NullMTA
CFG
cat > "$work/show.py" <<'PY'
import email
import sys
from importlib.metadata import version

from mailman.core.initialize import initialize

initialize(sys.argv[1])

from mailman.app.lifecycle import create_list
from mailman.config import config
from mailman.email.message import Message
from mailman.interfaces.domain import IDomainManager
from zope.component import getUtility

POST = """\
From: Tips <tips@example.com>
To: weekly@lists.example.com
Subject: Tip of the week
Message-ID: <w48@example.com>
List-Id: <tips.example.com>
List-Unsubscribe: <https://example.com/leave/abc>
List-Unsubscribe-Post: List-Unsubscribe=One-Click
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Say sorry once, then mend it.
"""
getUtility(IDomainManager).add("lists.example.com")
weekly = create_list("weekly@lists.example.com", ["owner@example.com"])
post = email.message_from_string(POST, Message)
data = {}
for handler in ("cleanse", "cleanse-dkim", "cook-headers", "rfc-2369"):
    config.handlers[handler].process(weekly, post, data)

print("Software: GNU Mailman", version("mailman"))
print("Expected: both unsubscribe fields are the list's own, or both are gone.")
print("Seen:")
for field in ("List-Id", "List-Unsubscribe", "List-Unsubscribe-Post"):
    print(f"          {field}: {post[field]}")
if post["List-Unsubscribe-Post"] and "https:" not in post["List-Unsubscribe"]:
    print("Follows:  write to a list without the one-click fields; it has its own.")
    sys.exit(0)
print("CHANGED:  Mailman treats the two fields alike now.")
sys.exit(1)
PY
"$work/venv/bin/python" "$work/show.py" "$work/mailman.cfg"
