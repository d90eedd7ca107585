#!/usr/bin/env bash
# Python's smtplib loses the reply of a server that says 421 to EHLO and closes
# the connection, as Google's relay does when it minds the client's name: it
# says HELO on the closed connection, and tells of that alone.
# Differs from: RFC 5321, section 3.8: 421 announces the end of the connection;
# and from smtplib's own treatment of 421 to RCPT and DATA, whose reply it keeps.
set -eu

python3 - <<'PY'
import platform
import smtplib
import socket
import sys
import threading

SAID = b"421 4.7.0 Try again later, closing connection. (EHLO)"
listener = socket.create_server(("127.0.0.1", 0))


def serve():
    connection, _ = listener.accept()
    with connection, connection.makefile("rb") as lines:
        connection.sendall(b"220 relay.example.net ESMTP\r\n")
        lines.readline()
        connection.sendall(SAID + b"\r\n")


threading.Thread(target=serve, daemon=True).start()
port = listener.getsockname()[1]
told = "nothing"
try:
    with smtplib.SMTP("127.0.0.1", port, local_hostname="localhost", timeout=10) as server:
        server.sendmail("tips@example.com", ["ann@example.com"], "Subject: x\r\n\r\nx\r\n")
except smtplib.SMTPException as error:
    told = f"{type(error).__name__}: {error}"
print("Software: smtplib of Python", platform.python_version())
print("Expected: an error that holds the server's reply,", SAID.decode())
print("Seen:    ", told)
if "Try again later" in told or told == "nothing":
    print("CHANGED:  the reply is told now.")
    sys.exit(1)
print("Follows:  who wants to know why a relay hangs up must call ehlo() himself and")
print("          read its code, instead of ehlo_or_helo_if_needed() or sendmail().")
PY
