"""What the search knows of a language: its stop words, the affixes and the stems of its words.

The only importer of PyStemmer and stop-words. The stop words of English are our own.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from Stemmer import Stemmer, algorithms
from stop_words import safe_get_stop_words

from forearmed.site.search.program import UNSPACED
from forearmed.site.search.words import fold

_ENGLISH = """
a about after all also always am an and another any anybody anyone are arent as at bad be because been being
between both but by can cant could couldnt deal dealing deals did didnt do does doesnt doing done dont
during each either else even ever every everybody everyone for from get gets getting give go goes going gone
good got had handle handles handling has hasnt have havent having he her here hers him his how i id if ill
im in into is isnt it its ive just keep keeps let like made make makes many may me might much must my nobody
of off on once one only or other our ours out over please really shall she should shouldnt since so some
somebody someone something still such tell than that thats the their them then there theres these they
theyre theyve thing things this those to today told too until up us very want wants was wasnt we well were
werent weve what whats when where wheres which while who whom whos whose why will with without wont would
wouldnt yet you youd your youre yours
"""
"""English words that say nothing about the subject of a question."""
_ENGLISH_FAINT = """
again ask asked asking asks back call called caller callers calling calls came come comes customer customers
day days even find first four happen happens hour hours know knows last long look looking lot minute minutes
need needs new old part people person put right said say saying second see take taken takes tell telling ten
third three time times today tomorrow took try two use used way week word words work works write yesterday
"""
_FAINT = {
    "en": _ENGLISH_FAINT,
    "de": """
anruf anrufe anrufen anruft anrufer anruferin brauche brauchen braucht drei einfach fragen fragt frage
gefragt gesagt gestern gutes habe heute jemand kam kamen kommen kommt kunde kunden kundin kundinnen lange
leute mal mensch menschen mochte mochten morgen muss neu neue neuen nehmen nimmt person ruft rufen sage
sagen sagt sagte schon sehen sieht stunde stunden suche suchen tag tage tagen uhr warum weiss wissen will
woche wochen wollen zeit zwei
""",
    "es": """
ahora alguien ayer busca buscar cliente clienta clientes decir dice dia dias dijo dos gente hora horas
hoy llama llamada llamar llamo manana momento necesita necesito nuevo pedir persona preguntar puede puedo
quiere quiero saber semana semanas tiempo tres vez viene vino
""",
    "fr": """
appel appeler appelle aujourd cherche client cliente clients demain demande demander deux dire dit fois
gens heure heures hier hui jour jours moment nouveau personne peut peux semaine semaines temps trois
veut veux vient venu
""",
    "nl": """
belde bellen belt dag dagen drie gisteren iemand klant klanten komt komen kwam mensen moet morgen nieuw
nodig persoon tijd twee uur uren vandaag vraag vraagt vragen wanneer week weken wil willen zegt zeggen zei
""",
    "pt": """
agora alguem amanha cliente clientes dia dias disse diz dizer dois gente hoje hora horas ligacao ligar
ligou momento novo ontem pede pedir perguntar pessoa pode posso precisa preciso quer quero saber semana
semanas tempo tres veio vem vez
""",
}
"""Words by language that say little about the subject of a question, since they suit most; folded."""
_GERMANIC = {"de", "nl", "da", "sv", "nb", "nn", "no", "is"}
_COMPOUNDING = {*_GERMANIC, "fi", "et", "hu"}
"""The languages that write compounds as one word, the main word at the end: "Rückerstattung"."""
_STEMMERS = {
    "ar": "arabic",
    "hy": "armenian",
    "eu": "basque",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "nl": "dutch",
    "en": "english",
    "et": "estonian",
    "fi": "finnish",
    "fr": "french",
    "de": "german",
    "el": "greek",
    "hi": "hindi",
    "hu": "hungarian",
    "id": "indonesian",
    "ga": "irish",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nb": "norwegian",
    "nn": "norwegian",
    "no": "norwegian",
    "fa": "persian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "es": "spanish",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
_MORE_STOP_WORDS = {
    "de": "viele vielen vieler wenig her gibt geben geht gehen macht mache tun tut lassen bitte gern mal",
    "nl": "veel gaan gaat graag even",
    "ja": "様 方 お ご 御 こと もの とき 場合 する いる ある ない です ます",
}
_BEGINNINGS = {
    "ar": "ال وال بال كال فال لل ول وب",
    # The participle's "ge", alone and behind the particle of its verb: "abgebucht" belongs to "abbuchen".
    "de": "ge abge:ab ange:an aufge:auf ausge:aus einge:ein vorge:vor nachge:nach zuruckge:zuruck zuge:zu",
    "nl": "ge afge:af aange:aan opge:op uitge:uit inge:in voorge:voor terugge:terug omge:om",
    "he": "ו ה ב ל מ ש כ וה שה בה לה",
}
"""Beginnings that come and go with the form of a word, and behind a colon what stays of them."""
_ENDINGS = {
    "ar": "ه ا ات ين ون ان ها هم نا ي ك",
    "de": "e en er es em n s st t et te ten ung",
    "es": "a o e as os es ar er ir ado ada ados adas ando an en amos ción ciones",
    "fr": "e s es x é ée és ées er ez ent ons ait aient ant ement eur euse",
    "it": "a o e i are ere ire ato ata ati ate ando zione zioni",
    "nl": "e en s t te ten de den er ing",
    "pt": "a o e as os es ar er ir ado ada ados adas ando am em ou ção ções",
    "cs": "a u y i e em ou um ami ich ych eho emu",
    "da": "e er en et ene erne r s",
    "nb": "e er en et ene a r s",
    "pl": "a u y i e em ie ow om ami ach ego emu ej ymi ych",
    "ru": "а у ы и е ой ом ам ами ах ов ев ый ая ое ые ого ому ых ть л ла ли ние ния ю я ь",
    "sv": "a ar or er en et na erna arna orna e s",
    "tr": "ler lar leri lari in un nin nun i u e a de da te ta den dan ten tan si su yi yu",
    # We have no stemmer for these.
    "he": "ים ות ה ת י ך ו נו כם",
    "ko": "은 는 이 가 을 를 에 의 로 으로 와 과 도 만 에서 까지 부터 에게 입니다 합니다 하는 하기",
    "uk": "а у ю я і ї и е о ою ею ом ем ам ям ами ями ах ях ів ий ого ому им их а ти ть ла ли ння ття",
}
"""Endings that come and go with the form of a word. A site of two tips has too few forms to tell them all."""
_FEWEST = 2
_MOST = 120
_SHORTEST_STEM = 3


@dataclass(frozen=True)
class Language:
    """The language of a site, by its *code* in BCP 47, such as ``de`` or ``pt-BR``."""

    code: str

    @property
    def _primary(self) -> str:
        return self.code.partition("-")[0].lower()

    @property
    def is_spaced(self) -> bool:
        """Tell whether the language writes a space between words."""
        return self._primary not in UNSPACED

    @property
    def stop_words(self) -> list[str]:
        """Return the words that say nothing about the subject of a question, folded."""
        if self._primary == "en":
            return _ENGLISH.split()
        given = safe_get_stop_words("nb" if self._primary in {"nn", "no"} else self._primary)
        more = _MORE_STOP_WORDS.get(self._primary, "").split()
        return sorted({fold(word) for word in [*given, *more]} - {""})

    @property
    def stem(self) -> Callable[[str], str]:
        """Return a function from a written word to its stem, folded; to the word where we have no stemmer."""
        return _stemmer(self._primary)

    def described(self, words: Iterable[str]) -> dict[str, object]:
        """Return what the search box must know of the language, whose articles use *words*.

        The box has rules of its own for the endings of English.
        """
        about: dict[str, object] = {"stop": " ".join(self.stop_words)}
        if self._primary in _FAINT:
            about["faint"] = " ".join(_FAINT[self._primary].split())
        if self._primary == "en":
            return about
        beginnings, endings = self._affixes(words)
        about |= {"beginnings": " ".join(beginnings), "endings": " ".join(endings)}
        return about | {"compounds": self._primary in _COMPOUNDING, "spaced": self.is_spaced}

    def _affixes(self, words: Iterable[str]) -> tuple[list[str], list[str]]:
        """Return the beginnings and endings that the forms of *words* have beside their stems."""
        before: Counter[str] = Counter()
        after: Counter[str] = Counter()
        for beginning, ending in self._beside_stems(words):
            before[beginning] += 1
            after[ending] += 1
        beginnings, endings = (
            fold(known.get(self._primary, "")).split() for known in (_BEGINNINGS, _ENDINGS)
        )
        return _once(beginnings + _frequent(before)), _once(endings + _frequent(after))

    def _beside_stems(self, words: Iterable[str]) -> Iterator[tuple[str, str]]:
        for word in words:
            whole, stem = fold(word), self.stem(word)
            beginning, found, ending = whole.partition(stem)
            if found and len(stem) >= _SHORTEST_STEM and len(ending) <= self._longest_ending:
                yield beginning, ending

    @property
    def _longest_ending(self) -> int:
        # Longer ones of a Germanic language are two: without "igung", a "Kündigung" would be a "Kunde".
        return 3 if self._primary in _GERMANIC else 6


def _once(texts: list[str]) -> list[str]:
    return [*dict.fromkeys(texts)]


def _frequent(found: Counter[str]) -> list[str]:
    often = [(count, text) for text, count in found.items() if text and count >= _FEWEST]
    return [text for _, text in sorted(often, key=lambda one: (-one[0], one[1]))[:_MOST]]


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    name = _STEMMERS.get(language, "")
    stem = Stemmer(name).stemWord if name in algorithms() else str
    return cache(lambda word: fold(stem(word)))
