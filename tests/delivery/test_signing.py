"""Signatures of our own: they hold, they cover what they must, and a wrong key is named beforehand."""

import base64
import shutil
import subprocess
from pathlib import Path

import dkim
import pytest
from forearmed.delivery.signing import read_signer
from forearmed.foundation.errors import ForearmedError
from name_server import answering

SENDER = "tips@example.com"
MAIL = (
    b"To: ann@example.com\r\nList-Id: <tips.example.com>\r\n"
    b"List-Unsubscribe:\r\n <https://example.com/leave?t=abc>\r\n"
    b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\nDate: Tue, 17 Nov 2026 09:00:00 -0500\r\n"
    b"From: Tips <tips@example.com>\r\nSubject: Call first\r\nMessage-ID: <2026-W47@tips.example.com>\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n.Pick up  the phone.\r\n"
)


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new key, called as its DNS record."""
    made = tmp_path_factory.mktemp("keys") / "tips._domainkey.example.com.pem"
    subprocess.run(["openssl", "genrsa", "-out", str(made), "2048"], check=True, capture_output=True)  # noqa: S603, S607  # the system's
    return made


def record_of(key: Path) -> bytes:
    """Return what the DNS has to say for *key*."""
    made = subprocess.run(  # noqa: S603  # the system's own openssl
        ["openssl", "rsa", "-in", str(key), "-pubout", "-outform", "DER"],  # noqa: S607  # the same
        check=True,
        capture_output=True,
    ).stdout
    return b"v=DKIM1; k=rsa; p=" + base64.b64encode(made)


def holds(message: bytes, key: Path) -> bool:
    """Tell whether a receiver takes the signature of *message* for good."""
    asked = {b"tips._domainkey.example.com.": record_of(key)}
    return bool(dkim.verify(message, dnsfunc=lambda name, timeout=5: asked[name]))


def test_a_signature_holds(key: Path) -> None:
    """The message is as it was behind it, and the fields that one-click needs are signed (RFC 8058)."""
    signed = read_signer(key.name, key.read_bytes(), sender=SENDER).signed(MAIL)
    assert signed.startswith(b"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.com;")
    assert signed.endswith(MAIL)
    assert holds(signed, key)
    fields = b"".join(signed.partition(b" h=")[2].partition(b";")[0].split()).lower().split(b" : ")
    names = set(b"".join(fields).split(b":"))
    assert names == {
        *(b"from", b"to", b"subject", b"date", b"message-id", b"mime-version", b"content-type"),
        *(b"list-id", b"list-unsubscribe", b"list-unsubscribe-post"),
    }


PERL = shutil.which("perl")
HAS_VERIFIER = (
    bool(PERL)
    and not subprocess.run(  # noqa: S603  # the system's own
        [PERL or "", "-MMail::DKIM::Verifier", "-MNet::DNS", "-e", "1"], check=False, capture_output=True
    ).returncode
)
VERIFIER = """
Mail::DKIM::DNS::resolver(Net::DNS::Resolver->new(nameservers => ["127.0.0.1"], port => $ARGV[0]));
my $v = Mail::DKIM::Verifier->new(); binmode STDIN; while (<STDIN>) { $v->PRINT($_) } $v->CLOSE;
print $v->result;
"""


@pytest.mark.skipif(not HAS_VERIFIER, reason="Debian's libmail-dkim-perl is not installed")
@pytest.mark.parametrize(("changed", "result"), [(b"One-Click", b"pass"), (b"One-Clack", b"fail")])
def test_what_another_verifier_says(key: Path, changed: bytes, result: bytes) -> None:
    """Mail::DKIM, by which SpamAssassin judges, finds the key by its name and agrees."""
    signed = read_signer(key.name, key.read_bytes(), sender=SENDER).signed(MAIL)
    with answering({key.stem: record_of(key)}) as port:
        said = subprocess.run(  # noqa: S603  # the system's own
            [PERL or "", "-MMail::DKIM::Verifier", "-MMail::DKIM::DNS", "-MNet::DNS", "-e", VERIFIER,
             str(port)],
            input=signed.replace(b"One-Click", changed), capture_output=True, check=True,
        )  # fmt: skip
    assert said.stdout == result


@pytest.mark.parametrize("was", [b"One-Click", b"leave?t=abc", b"phone", b"Call first"])
def test_what_is_changed_on_the_way(key: Path, was: bytes) -> None:
    """A changed body, subject or way out breaks it."""
    signed = read_signer(key.name, key.read_bytes(), sender=SENDER).signed(MAIL)
    assert not holds(signed.replace(was, b"x" * len(was)), key)


@pytest.mark.parametrize(
    ("name", "sender", "says"),
    [
        ("key.pem", SENDER, "names key.pem, and nobody knows where its record is; call it as its DNS record"),
        (
            "tips._domainkey.example.org.pem",
            SENDER,
            "signs for example.org, but the sender is tips@example.com",
        ),
        ("bad._domainkey.example.com.pem", SENDER, "does not sign: "),
    ],
)
def test_a_key_that_will_not_do(name: str, sender: str, says: str) -> None:
    """It is told before anything is sent."""
    with pytest.raises(ForearmedError) as caught:
        read_signer(name, b"-----BEGIN NOTHING-----\n", sender=sender)
    assert str(caught.value).startswith("FOREARMED_DKIM_KEY")
    assert says in str(caught.value)


def test_a_domain_above_the_senders(key: Path) -> None:
    """A key of the organization signs for its subdomains."""
    assert read_signer(key.name, key.read_bytes(), sender="tips@news.example.com").domain == "example.com"
