"""A name server in a thread that knows a few TXT records, and of every other name that there is none."""

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

import dns.exception
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset

_LONGEST_PART = 250  # octets of a TXT record's strings: RFC 1035, section 3.3 allows 255


@contextmanager
def answering(records: Mapping[str, bytes], *, address: str = "127.0.0.1", port: int = 0) -> Iterator[int]:
    """Answer questions for the *records*, by name, over UDP; yield the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind((address, port))
        thread = threading.Thread(target=_serve, args=[sock, records], daemon=True)
        thread.start()
        try:
            yield int(sock.getsockname()[1])
        finally:
            with suppress(OSError):  # it is not connected, and the reader wakes all the same
                sock.shutdown(socket.SHUT_RDWR)
            thread.join()


def _serve(sock: socket.socket, records: Mapping[str, bytes]) -> None:
    while True:
        asked, client = sock.recvfrom(4096)
        if not client or not asked:
            return
        with suppress(dns.exception.DNSException):
            sock.sendto(_answer(dns.message.from_wire(asked), records).to_wire(), client)


def _answer(asked: dns.message.Message, records: Mapping[str, bytes]) -> dns.message.Message:
    answer = dns.message.make_response(asked)
    name = answer.question[0].name
    record = records.get(name.to_text().rstrip(".").lower())
    if record is None:
        answer.set_rcode(dns.rcode.NXDOMAIN)
    elif answer.question[0].rdtype == dns.rdatatype.TXT:
        starts = range(0, len(record), _LONGEST_PART)
        parts = " ".join(f'"{record[start : start + _LONGEST_PART].decode()}"' for start in starts)
        answer.answer.append(dns.rrset.from_text(name, 60, "IN", "TXT", parts))
    return answer
