"""Russian words: the lemma of a form, and the nominatives that a form of a name may be of."""

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from foedus.readers.russian import weights

if TYPE_CHECKING:
    from pymorphy3.analyzer import Parse

__all__ = ["cases", "lemma", "lemmas", "nominative", "nominatives"]

REMEMBERED = 1 << 16
# What the dictionary calls the parts of speech that Universal Dependencies has.
PARTS = {
    "ADJ": ("ADJF", "ADJS", "COMP", "PRTS", "PRTF"),
    "ADV": ("ADVB", "COMP", "PRED"),
    "ADP": ("PREP",),
    "AUX": ("VERB", "INFN"),
    "CCONJ": ("CONJ",),
    "DET": ("ADJF", "NPRO"),
    "NOUN": ("NOUN",),
    "NUM": ("NUMR", "ADJF"),
    "PART": ("PRCL",),
    "PRON": ("NPRO", "ADJF"),
    "PROPN": ("NOUN",),
    "SCONJ": ("CONJ",),
    "VERB": ("VERB", "INFN", "PRTF", "PRTS", "GRND"),
}
CASES = {
    "Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct",
}  # fmt: skip
_CYRILLIC = re.compile(r"[а-яё-]+")  # the dictionary chokes on letters that Unicode has no names for
_SURNAME = re.compile(r"(.+(?:[оеё]в|[иы]н))(?:а|у|ым|е)$")  # of a man, where the dictionary knows another word
_ACRONYM = re.compile(r"([А-ЯЁ]{2,})(?:[а-яё]{0,2})$")
GENDERS = {"Masc": "masc", "Fem": "femn"}
MOST = 4  # nominatives of one form


@lru_cache(maxsize=REMEMBERED)
def lemma(word: str, pos: str, morph: str) -> str:
    """Return the dictionary form of the word as it is tagged, in small letters; of participles, the infinitive."""
    fitting = [parse for parse in _parses(word.lower()) if parse.tag.POS in PARTS.get(pos, ())]
    case = CASES.get(next((mark[5:] for mark in morph.split("|") if mark.startswith("Case=")), ""))
    cased = [parse for parse in fitting if case is None or parse.tag.case == case]
    best = next(chain(cased, fitting, _parses(word.lower())), None)
    return str(best.normal_form) if best is not None else word.lower()


def lemmas(word: str) -> frozenset[str]:
    """Return every dictionary form that the word may be of, and itself, in small letters."""
    return frozenset({word.lower(), *(str(parse.normal_form) for parse in _parses(word.lower()))})


@lru_cache(maxsize=REMEMBERED)
def nominatives(word: str) -> tuple[str, ...]:
    """Return the nominatives that a form may be of, the likelier first, with a capital if it has one.

    "Пескова" is of Песков and of Пескова, "Захаровой" of Захарова; "ОДКБ" is of itself.
    """
    if acronym := _ACRONYM.match(word):  # "МИДа", "ОДКБ"
        return (acronym[1],)
    if word.isupper():
        return (word, word.capitalize()) if len(word) > 1 else (word,)
    if "-" in word.strip("-"):
        first, _, rest = word.partition("-")
        both = [f"{one}-{other}" for one in (first, *nominatives(first)) for other in nominatives(rest)]
        return tuple(dict.fromkeys((word, *both)))[: 2 * MOST]
    found = [word]
    for parse in _parses(word.lower()):
        if parse.tag.POS not in ("NOUN", "ADJF", "PRTF", "NUMR"):
            continue
        named = parse.inflect({"nomn"})
        found += [str(form) for form in (named.word if named else None, parse.normal_form) if form]
    if surname := _SURNAME.match(word):
        found.append(surname[1])
    return tuple(dict.fromkeys(cased(form, word) for form in found))[: MOST + 2]


@lru_cache(maxsize=REMEMBERED)
def cases(word: str) -> frozenset[str]:
    """Return the cases that a form may stand in, as Universal Dependencies writes them."""
    known = {mark: case for case, mark in CASES.items()}
    return frozenset(known[parse.tag.case] for parse in _parses(word.lower()) if parse.tag.case in known)


@lru_cache(maxsize=REMEMBERED)
def nominative(word: str, gender: str) -> str:
    """Return the nominative of a form of somebody's name that is tagged with that gender ("Masc", "Fem")."""
    for parse in _parses(word.lower()):
        if parse.tag.number != "plur" and parse.tag.gender == GENDERS.get(gender) and parse.tag.POS in ("NOUN", "ADJF"):
            named = parse.inflect({"nomn", "sing"})
            if named is not None:
                return cased(str(named.word), word)
    surname = _SURNAME.match(word)
    return surname[1] if surname and gender == "Masc" else word


def cased(form: str, like: str) -> str:
    """Return the form with capitals where the other has them."""
    return form.title() if "-" in form else form[:1].upper() + form[1:] if like[:1].isupper() else form


@lru_cache(maxsize=REMEMBERED)
def _parses(word: str) -> "tuple[Parse, ...]":
    return tuple(weights.dictionary().parse(word)) if _CYRILLIC.fullmatch(word) else ()
