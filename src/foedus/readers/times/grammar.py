"""Forms of dates, compiled: from the notation of forms.toml to regular expressions over one code a token."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property

from foedus.errors import KnowledgeError
from foedus.readers.times.lexicon import classes_of_number, data, lexicon, spellings

__all__ = ["NOTHING", "Form", "Grammar", "Start", "grammar"]

NOTHING = "_"  # the code of a token that no form speaks of
_FIRST_CODE = 0x100
_SYMBOL = re.compile(r"\{!|[{}\[\]()|]|[^\s{}\[\]()|]+")
_CLASS = re.compile(r"[A-Z]{2,}(\.\d)?")
_CLOSING = {"[": "]", "(": ")", "{": "}", "{!": "}"}
_SAME_SIGN = {"-": ("-", "–", "‐", "‑"), "'": ("'", "’", "`", "‘")}
_WILD = {"~": ".", "?": NOTHING}  # any word, and a word that no form speaks of
_FORMS_OF_HOLIDAY = ("{} {{!BYDAY}}", "{} YEAR", "REL {}")
_SAMPLE_NUMBERS = (
    *map(str, range(2200)), *(f"0{n}" for n in range(10)), "5000", "0900", "1,000", "2.5", "10.30", "30.30", "10:30",
    "99:30", "14.11.2023", "1st", "45th", "90s", "1990s",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a date: its expression over codes, the rule that reads it, the value where it is always one."""

    rule: str
    value: str
    notation: str
    expression: re.Pattern[str]


@dataclass(frozen=True)
class Start:
    """The forms that may start with a code."""

    forms: tuple[Form, ...]

    @cached_property
    def any_form(self) -> re.Pattern[str]:
        """An expression that tells at once whether any of them stands there, made when the code is first met."""
        return re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", form.expression.pattern) for form in self.forms))


@dataclass(frozen=True, slots=True)
class Grammar:
    """`codes` has the code of each known word, `number_codes` that of each set of classes of numbers.

    `starting` has the forms by the code that they start with; `starts` finds such codes, `counting` a long run of
    numbers, `years` a number that can be a year, `deictic` words that only who knows the day of writing understands,
    `saying` a verb of saying, `namelike` a word of dates that people are called by, `titled` one that a paper is.
    """

    codes: dict[str, str]
    number_codes: dict[frozenset[str], str]
    starting: dict[str, Start]
    starts: re.Pattern[str]
    counting: re.Pattern[str]
    years: re.Pattern[str]
    deictic: re.Pattern[str]
    saying: re.Pattern[str]
    namelike: re.Pattern[str]
    titled: re.Pattern[str]


@dataclass(slots=True)
class _Alphabet:
    """The code of each set of classes, given out as they are met."""

    given: dict[frozenset[str], str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)

    def code(self, classes: frozenset[str]) -> str:
        return self.given.setdefault(classes, chr(_FIRST_CODE + len(self.given)))

    def of(self, name: str) -> str:
        return "".join(code for classes, code in self.given.items() if name in classes)


@cache
def grammar() -> Grammar:
    """Return the forms of all data files, compiled."""
    content = [data(name) for name in ("vague", "forms")]
    written = [(entry.get("rule", "holiday"), entry["on"], form.format(name)) for entry in data("holidays")["holiday"]
               for name in entry["names"] for form in _FORMS_OF_HOLIDAY]  # fmt: skip
    written += [(entry["rule"], entry.get("value", ""), form) for file in content for entry in file["form"]
                for form in entry["write"]]  # fmt: skip
    groups: dict[str, str] = content[1]["groups"]
    words = _words([*groups.values(), *(form for _, _, form in written)], set(groups))
    alphabet = _Alphabet(groups=groups)
    codes = {word: alphabet.code(classes) for word, classes in words.items()}
    number_codes = {classes: alphabet.code(classes) for classes in map(classes_of_number, _SAMPLE_NUMBERS) if classes}
    compiled: dict[str, list[Form]] = {}
    for rule, value, form in written:
        expression, first = _compile(form, alphabet)
        for code in first:
            compiled.setdefault(code, []).append(Form(rule, value, form, expression))
    starting = {code: Start(tuple(forms)) for code, forms in compiled.items()}
    numbers = alphabet.of("NUM")
    return Grammar(
        codes,
        number_codes,
        starting,
        starts=re.compile(f"[{''.join(starting)}]"),
        counting=re.compile(f"[{numbers}]{{8,}}"),
        years=re.compile(f"[{alphabet.of('YEAR')}]"),
        deictic=re.compile(
            f"[{alphabet.of('WEEKDAY')}{alphabet.of('RELDAY')}{alphabet.of('ago')}]"
            f"|[{alphabet.of('REL')}][{alphabet.of('SPAN')}]"
        ),
        saying=re.compile(f"[{alphabet.of('SAYING')}]"),
        titled=re.compile(f"[{alphabet.of('TITLED')}]"),
        namelike=re.compile(f"[{alphabet.of('GIVENNAME')}{alphabet.of('FAMILYNAME')}]"),
    )


def _words(notations: Iterable[str], groups: set[str]) -> dict[str, frozenset[str]]:
    """Return every word that counts with its classes; a word written out in a form is a class of its own."""
    found = {word: set(classes) for word, classes in lexicon().classes.items()}
    known = set().union(*found.values()) | groups | set().union(*map(classes_of_number, _SAMPLE_NUMBERS))
    for symbol in (symbol for notation in notations for symbol in _SYMBOL.findall(notation)):
        if symbol in _CLOSING or symbol in _CLOSING.values() or symbol == "|" or symbol in _WILD:
            continue
        if _CLASS.fullmatch(symbol) and symbol.split(".")[0] in known:
            continue
        for spelling in _SAME_SIGN.get(symbol) or spellings(symbol, as_written=not symbol.islower()):
            found.setdefault(spelling, set()).add(symbol)
    return {word: frozenset(classes) for word, classes in found.items()}


def _compile(notation: str, alphabet: _Alphabet) -> tuple[re.Pattern[str], set[str]]:
    parser = _Parser(_SYMBOL.findall(notation), alphabet, named=True)
    try:
        pattern, first, empty = parser.choice()
        if parser.symbols:
            raise ValueError(f"{parser.symbols[-1]!r} closes nothing")
        if empty:
            raise ValueError("it holds no word that must be there")
        return re.compile(pattern), first
    except (ValueError, IndexError, re.error) as error:
        raise KnowledgeError(f"the form {notation!r} in readers/times/data", str(error)) from error


_Piece = tuple[str, set[str], bool]  # an expression, the codes it may start with, whether it may be empty


class _Parser:
    """Recursive descent over the symbols of one form, which it uses up from the front."""

    def __init__(self, symbols: list[str], alphabet: _Alphabet, *, named: bool) -> None:
        self.symbols = symbols[::-1]
        self.alphabet = alphabet
        self.named = named

    def choice(self) -> _Piece:
        branches = [self.sequence()]
        while self.symbols and self.symbols[-1] == "|":
            self.symbols.pop()
            branches.append(self.sequence())
        patterns, firsts, empties = zip(*branches, strict=True)
        pattern = patterns[0] if len(branches) == 1 else f"(?:{'|'.join(patterns)})"
        return pattern, set().union(*firsts), any(empties)

    def sequence(self) -> _Piece:
        pattern, first, empty = "", set[str](), True
        while self.symbols and self.symbols[-1] not in "|)]}":
            more, start, may_be_empty = self.item(at_start=not pattern)
            pattern += more
            if empty:
                first |= start
            empty = empty and may_be_empty
        return pattern, first, empty

    def item(self, *, at_start: bool) -> _Piece:
        symbol = self.symbols.pop()
        if symbol not in _CLOSING:
            return self.word(symbol)
        named, self.named = self.named, self.named and symbol != "{!"
        pattern, first, empty = self.choice()
        self.named = named
        if self.symbols.pop() != _CLOSING[symbol]:
            raise ValueError(f"{symbol!r} is not closed")
        match symbol:
            case "(":
                return f"(?:{pattern})", first, empty
            case "[":
                return f"(?:{pattern})?", first, True
            case "{":
                return f"(?{'<' if at_start else ''}={pattern})", set(), True
            case _:
                return f"(?{'<' if at_start else ''}!{pattern})", set(), True

    def word(self, symbol: str) -> _Piece:
        if symbol in _WILD:
            return _WILD[symbol], set(), False
        name = symbol.split(".")[0] if _CLASS.fullmatch(symbol) else symbol
        if name in self.alphabet.groups:
            inner = _Parser(_SYMBOL.findall(self.alphabet.groups[name]), self.alphabet, named=False)
            pattern, first, empty = inner.choice()
        else:
            codes = self.alphabet.of(name)
            if not codes:
                raise ValueError(f"no word is in the class {name}")
            pattern, first, empty = f"[{codes}]", set(codes), False
        if self.named and name.isupper() and _CLASS.fullmatch(symbol):
            pattern = f"(?P<{symbol.replace('.', '_')}>{pattern})"
        return pattern, first, empty
