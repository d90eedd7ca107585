"""Words of many scripts, each with the slug it makes: for every test of a message that tells a slug."""

SLUGS = {
    "Größe": "groesse",
    "GRÖSSE": "groesse",
    "Gro\u0308ße": "groesse",  # as macOS writes the names of files
    "Müller": "mueller",
    "Café": "cafe",
    "Cafe\u0301": "cafe",
    "naïve": "naive",
    "Œuvre": "oeuvre",
    "Ærø": "aeroe",
    "Smørrebrød på Åland": "smoerrebroed-paa-aaland",
    "Þórr": "thorr",
    "Łódź": "lodz",
    "İstanbul": "istanbul",
    "ﬁle": "file",
    "Привет мир": "privet-mir",
    "подъезд": "podezd",
    "Κύριε": "kyrie",
    "你好 世界": "nihao-shijie",
    "がんばれ": "ganbare",
    "한국어": "hangugeo",
    "مرحبا": "mrhba",
    "नमस्ते": "nmste",
    "٣ steps": "3-steps",
    "Don’t": "dont",
    "Call\u00adback": "callback",
    "Call first 👍": "call-first",
    "100 €": "100",
}
NO_WORDS = ("???", "👍", "—", "’", " ")
"""Texts that make no slug."""
