"""Names without what people write differently: accents, case, punctuation, articles, titles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import filterfalse, groupby
from typing import Final

_WORD: Final = re.compile(r"\w+")
_ASIDE: Final = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\s[-–—:;/|]\s|\s?[:;|]\s")
_ARTICLES: Final = frozenset(
    {"le", "la", "les", "l", "un", "une", "de", "du", "des", "d", "au", "aux", "a", "et", "en"}
    | {"the", "of", "and", "an", "for", "s", "n", "no", "num", "numero"}
)
_TITLES: Final = frozenset(
    {"m", "mm", "mme", "mlle", "monsieur", "madame", "mr", "mrs", "ms", "dr"}
)
_FORMS: Final = _TITLES | {"association", "asso", "assoc", "asbl", "ong", "ngo"}
_SHORTHAND: Final = dict(
    line.split(": ")
    for line in """
min: ministere
minist: ministere
nat: national
natl: national
obs: observatoire
observ: observatoire
fed: federation
st: saint
ste: sainte
dpt: departemental
dept: departemental
gvt: gouvernement
gouv: gouvernement
asso: association
assoc: association
govt: government
intl: international
cttee: committee
1er: premier
2e: deuxieme
3e: troisieme
3eme: troisieme
1st: first
2nd: second
3rd: third
ue: union europeenne
vff: violences faites femmes
vss: violences sexistes sexuelles
teh: traite etres humains
""".strip().splitlines()
)


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """Write a name without accents, case and punctuation.

    >>> fold("L’Œuvre : Égalité  femmes-hommes")
    'l oeuvre egalite femmes hommes'
    """
    plain = name.casefold()
    if not plain.isascii():
        joined = plain.replace("œ", "oe").replace("æ", "ae")
        parts = unicodedata.normalize("NFKD", joined)
        plain = "".join(filterfalse(unicodedata.combining, parts))
    return " ".join(_WORD.findall(plain))


def words_of(folded: str) -> tuple[str, ...]:
    """List the words of a folded name: no articles, letters that stand alone made one word.

    >>> words_of("c f c v collectif contre le viol")
    ('cfcv', 'collectif', 'contre', 'viol')
    """
    words = folded.split()
    if any(len(word) == 1 for word in words):
        words = [*_join_letters(words)]
    return tuple(word for word in words if word not in _ARTICLES) or tuple(words)


def without_forms(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out forms of address and legal forms, unless nothing else is there.

    >>> without_forms(("mme", "christiane", "taubira"))
    ('christiane', 'taubira')
    """
    return tuple(word for word in words if word not in _FORMS) or words


def telling_words(folded: str) -> tuple[str, ...]:
    """List the words that tell a folded name from others, without titles and abbreviations.

    >>> telling_words("mme l obs nat des vff")
    ('observatoire', 'national', 'violences', 'faites', 'femmes')
    """
    words = words_of(folded)
    plain = [word for word in words if word not in _TITLES] or words
    return tuple(whole for word in plain for whole in _SHORTHAND.get(word, word).split())


def parts_of(name: str) -> list[str]:
    """List the parts of a name with something in brackets or behind a dash; none if it is whole.

    >>> parts_of("Collectif féministe contre le viol (CFCV)")
    ['Collectif féministe contre le viol', 'CFCV']
    >>> parts_of("Seine-Saint-Denis")
    []
    """
    rest = _ASIDE.sub("\n", name).split("\n")
    asides = ["".join(filter(None, found)) for found in _ASIDE.findall(name)]
    parts = [part.strip() for part in (*rest, *asides) if fold(part)]
    return parts if len(parts) > 1 else []


def is_acronym(name: str) -> bool:
    """Say whether a name is made of capitals only.

    >>> is_acronym("MIPROF"), is_acronym("Miprof"), is_acronym("S.D.F.E.")
    (True, False, True)
    """
    letters = "".join(_WORD.findall(name))
    return " " not in name and len(letters) > 1 and letters.isalpha() and letters.isupper()


def _join_letters(words: list[str]) -> Iterable[str]:
    for alone, group in groupby(words, lambda word: len(word) == 1 and word.isalpha()):
        if alone:
            letters = [*group]
            yield from ["".join(letters)] if len(letters) > 1 else letters
        else:
            yield from group
