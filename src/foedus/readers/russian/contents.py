"""What is said by a Russian cue: a quotation, a clause, a deed, or a noun, in the order of how sure each is."""

from dataclasses import dataclass

from spacy.tokens import Token

from foedus.model import Span
from foedus.readers.contract import Reading
from foedus.readers.russian.clauses import RELATIVE, Clauses
from foedus.readers.russian.cues import Cue
from foedus.readers.russian.phrase import case_of, extent, marks
from foedus.readers.russian.quotes import Quotes

__all__ = ["Contents", "Said"]

BETWEEN = " ,.—–-\n"  # marks between a quotation and its cue
DASHES = "—–-"
ABOUT = frozenset({"о", "об", "обо", "про", "относительно", "насчёт"})
CLAUSAL = frozenset({"ccomp", "csubj", "csubj:pass"})
NOMINAL = frozenset({"obl", "obj", "iobj", "nmod", "nsubj:pass"})
INTRODUCING, MARKS = frozenset({"как"}), frozenset({"что"})
QUOTED, CLAUSE, APART, DEED, TOPIC, THING = 0.95, 0.93, 0.88, 0.85, 0.75, 0.7  # how sure, by how it is taken
DEEDS = frozenset({"xcomp", "ccomp", "acl", "advcl", "obj", "csubj", "nmod"})
OBJECTS = frozenset({"obj", "iobj"})
CALLED = frozenset({"obl", "iobj", "xcomp", "advcl"})
LENGTHENED, THIS = frozenset({"во", "со", "ко"}), frozenset({"это", "этот"})
DONE = frozenset({"nsubj:pass", "nsubj", "obj"})
FEWEST = 2  # words of a quotation that is no name


@dataclass(frozen=True, slots=True)
class Said:
    """What is said, in pieces, and how likely it is that it is."""

    pieces: tuple[Span, ...]
    sure: float


class Contents:
    """Finds what cues of one text attribute."""

    def __init__(self, reading: Reading, clauses: Clauses, quotes: Quotes) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._text = reading.text.content
        self._clauses = clauses
        self._quotes = quotes

    def of(self, verb: Token, cue: Cue, source: Token | None) -> Said | None:
        """Return what a verb attributes, by the surest way in which it takes something."""
        ways = (
            self._within_dashes(verb, source),
            self._after_colon(verb),
            self._clause(verb),
            self._apart(verb, source),
            self._deed(verb) if cue.deed else None,
            self._beside(verb, source),
            self._about(verb, ABOUT, TOPIC) if cue.about else None,
            self._about(verb, frozenset(cue.over), TOPIC) if cue.over else None,
            self._object(verb, cue) if cue.object else None,
            self._named(verb) if cue.naming else None,
        )
        return next((said for said in ways if said is not None and said.pieces), None)

    def of_noun(self, noun: Token, cue: Cue) -> Said | None:
        """Return what a noun attributes: "заявление МИД о том, что ...", "обращение пощадить ..."."""
        ways = (self._clause(noun), self._deed(noun), self._about(noun, ABOUT, THING))
        return next((said for said in ways if said is not None and said.pieces), None)

    def of_passive(self, verb: Token) -> Said | None:
        """Return what a passive says of its subject, with the clause that may stand in its place."""
        clause = self._clause(verb)
        if clause is not None:
            return clause
        subjects = [child for child in verb.children if child.dep_ in DONE]
        said = [piece for child in subjects for piece in self._clauses.around(child)]
        said += [piece for child in verb.children if _is_as(child) for piece in self._clauses.around(child)]
        return Said(tuple(sorted(said)), THING) if said else None

    def besides(self, noun: Token) -> Said | None:
        """Return the clause that a phrase is set apart in, without the phrase: "по словам Пескова, ..."."""
        main = self._clauses.main(noun)
        if main.i == noun.i:
            return None
        return Said(self._clauses.of(main, without=noun), APART)

    def _within_dashes(self, verb: Token, source: Token | None) -> Said | None:
        """Return the quotation that the verb and its subject interrupt: «..., — сказал он. — ...»."""
        quote = self._quotes.around(verb.idx)
        if quote is None:
            return None
        first, last = self._told(verb, source)
        before, after = self._doc[first - 1] if first else None, self._doc[last + 1 : last + 3]
        while before is not None and before.i and before.text == ",":
            before = before.nbor(-1)
        dashed = before is not None and before.text in DASHES
        if not dashed or before is None or before.idx < quote.start:
            return None
        left = Span(quote.start, _back(self._text, before.idx))
        dash = next((token for token in after if token.text in DASHES), None)
        right = (
            Span(_on(self._text, dash.idx + 1), quote.end) if dash is not None and dash.idx + 2 < quote.end else None
        )
        return Said(tuple(piece for piece in (left, right) if piece and piece.start < piece.end), QUOTED)

    def _told(self, verb: Token, source: Token | None) -> tuple[int, int]:
        """Return the first and last token of a verb with its source and what else hangs on both."""
        parts = [verb.i]
        if source is not None and source.sent.start == verb.sent.start:
            start, end = extent(source)
            parts += [start, end - 1]
        near = [
            child for child in verb.children if child.dep_ in ("advmod", "obl", "iobj", "mark") and child.i > verb.i - 4
        ]
        for child in near:
            if abs(child.i - verb.i) < 8 and self._quotes.around(child.idx) == self._quotes.around(verb.idx):
                left, right = child.left_edge.i, child.right_edge.i
                between = self._text[min(self._doc[left].idx, verb.idx) : max(self._doc[right].idx, verb.idx)]
                if not any(mark in between for mark in ("—", "»", "«", ":")):
                    parts += [left, right]
        return min(parts), max(parts)

    def _after_colon(self, verb: Token) -> Said | None:
        """Return what follows a colon behind the verb: a quotation to its end, else the rest of the sentence."""
        sentence = verb.sent
        colon = next((token for token in self._doc[verb.i + 1 : sentence.end] if token.text == ":"), None)
        if colon is None or self._quotes.around(colon.idx) != self._quotes.around(verb.idx):
            return None
        if any(token.pos_ == "VERB" and token.dep_ in ("ccomp", "conj") for token in self._doc[verb.i + 1 : colon.i]):
            return None
        quote = self._quotes.opening_after(colon.idx + 1, BETWEEN)
        if quote is not None:
            return Said((quote,), QUOTED)
        if colon.i + 1 >= sentence.end:
            return None
        start, end = self._doc[colon.i + 1].idx, sentence.end_char
        said = Span(start, start + len(self._text[start:end].rstrip(" .\n")))
        return Said((said,), APART) if said.start < said.end else None

    def _clause(self, head: Token) -> Said | None:
        """Return the clause that says what is said: "что ...", "о том, что ..."."""
        mark = self._mark(head)
        if mark is not None and (said := self._clauses.behind(mark, head)) is not None:
            return self._whole(Said((said,), CLAUSE))
        objects = [child for child in head.children if child.dep_ in OBJECTS]
        for child in (*head.children, *(inner for one in objects for inner in one.children)):
            if child.dep_ in CLAUSAL and child.i > head.i and not _is_bare(child):
                return self._whole(Said(self._clauses.of(child), CLAUSE))
            if child.lemma_ in ("то", "тот") and child.dep_ in NOMINAL and child.i > head.i:
                inner = next((one for one in child.children if one.dep_.startswith(("acl", "ccomp", "advcl"))), None)
                if inner is not None:
                    return Said(self._clauses.of(inner), CLAUSE)
        return None

    def _mark(self, head: Token) -> Token | None:
        """Return the "что" that opens what the head says: behind it, a comma before, and no other verb in between."""
        for token in self._doc[head.i + 1 : head.sent.end]:
            if token.lower_ in MARKS and token.nbor(-1).text == ",":
                return token
            if token.pos_ in ("VERB", "AUX") or token.text in ":;":
                return None
        return None

    def _apart(self, verb: Token, source: Token | None) -> Said | None:
        """Return the clause that the verb is set apart in: "..., отметил он", "как сообщил МИД, ..."."""
        introduced = any(child.lower_ in INTRODUCING for child in verb.children if child.i < verb.i)
        if verb.dep_ != "parataxis" and not (introduced and verb.dep_ in ("advcl", "acl", "ccomp", "conj")):
            return None
        first, _ = self._told(verb, source)
        quote = self._quotes.closing_before(self._doc[first].idx, BETWEEN)
        if quote is not None and not introduced:
            return Said((quote,), QUOTED)
        main = self._clauses.main(verb)
        pieces = self._clauses.of(main, without=verb) if main.i != verb.i else ()
        return self._whole(Said(pieces, APART)) if pieces else None

    def _deed(self, head: Token) -> Said | None:
        """Return what somebody is asked, or promises, to do."""
        for child in head.children:
            wanted = child.dep_ in DEEDS and child.i > head.i
            if wanted and ("Inf" in marks(child, "VerbForm") or any(one.lower_ == "чтобы" for one in child.children)):
                return Said(self._clauses.of(child), DEED)
        return None

    def _beside(self, verb: Token, source: Token | None) -> Said | None:
        """Return the quotation right before or behind the verb and its source, where it is no mere name."""
        first, last = self._told(verb, source)
        end = self._doc[last].idx + len(self._doc[last])
        for quote in (
            self._quotes.closing_before(self._doc[first].idx, BETWEEN),
            self._quotes.opening_after(end, " :"),
        ):
            if quote is not None and len(quote.of(self._text).split()) > FEWEST:
                return Said((quote,), QUOTED)
        return None

    def _about(self, head: Token, prepositions: frozenset[str], sure: float) -> Said | None:
        """Return the nouns with one of the prepositions that hang on the head."""
        objects = [child for child in head.children if child.dep_ in OBJECTS]  # the parser hangs much on them
        near = [*head.children, *(inner for child in objects for inner in child.subtree)]
        found = [child for child in near if child.dep_ in NOMINAL and _stands_after(child, prepositions)]
        if found and found[0].lemma_ in THIS:
            return self._before(head)
        pieces = tuple(piece for child in found[:1] for piece in self._clauses.around(child))
        return Said(pieces, sure) if pieces else None

    def _before(self, head: Token) -> Said | None:
        """Return the sentence before, which "this" takes up: "Об этом сообщает ТАСС"."""
        start = head.sent.start
        if not start:
            return None
        before = self._doc[start - 1].sent
        said = Span(
            before.start_char, before.start_char + len(self._text[before.start_char : before.end_char].rstrip())
        )
        return Said((said,), TOPIC) if said.start < said.end else None

    def _named(self, verb: Token) -> Said | None:
        """Return what somebody calls what: "назвал переговоры полезными"."""
        things = [child for child in verb.children if child.dep_ == "obj"]
        names = [child for child in verb.children if child.dep_ in CALLED and case_of(child) == "Ins"]
        pieces = sorted(piece for child in (*things[:1], *names[:1]) for piece in self._clauses.around(child))
        return Said(tuple(pieces), THING) if things and names else None

    def _object(self, verb: Token, cue: Cue) -> Said | None:
        """Return the object of a verb, and what hangs on the noun of a cue: "выразил соболезнования в связи с ..."."""
        for child in verb.children:
            if child.dep_ in ("obj", "obl", "iobj") and child.lemma_ in cue.with_noun:
                return Said(self._clauses.around(child), THING)
        objects = (
            one for one in verb.children if (one.dep_ == "obj" or _is_wished(one)) and one.lemma_ not in RELATIVE
        )
        first = next(objects, None)
        return Said(self._clauses.around(first), THING) if first is not None else None

    def _whole(self, said: Said) -> Said:
        """Return what is said with the quotation that it begins or ends in taken in whole."""
        pieces = []
        for piece in said.pieces:
            quote = self._quotes.around(piece.start)
            if quote is not None and piece.start - quote.start <= 1:
                piece = Span(quote.start, max(piece.end, quote.end if piece.end >= quote.end - 2 else piece.end))
            pieces.append(piece)
        return Said(tuple(pieces), said.sure)


def _stands_after(child: Token, prepositions: frozenset[str]) -> bool:
    """Tell whether a noun has one of the prepositions, "во" and "со" being "в" and "с"."""
    found = {one.lower_ for one in child.children if one.dep_ == "case"}
    return bool(found & prepositions) or any(word[:-1] in prepositions for word in found & LENGTHENED)


def _is_as(child: Token) -> bool:
    return any(one.lower_ == "как" for one in child.children) and child.dep_ not in ("nsubj", "nsubj:pass")


def _is_bare(clause: Token) -> bool:
    """Tell an infinitive without "чтобы" from a clause that says something."""
    marked = any(child.dep_ == "mark" for child in clause.children)
    return "Inf" in marks(clause, "VerbForm") and not marked


def _is_wished(child: Token) -> bool:
    """Tell what somebody wishes, in the genitive without a preposition: "пожелал успехов"."""
    return (
        child.dep_ in ("obl", "iobj")
        and "Gen" in marks(child, "Case")
        and not any(one.dep_ == "case" for one in child.children)
    )


def _back(text: str, offset: int) -> int:
    while offset and (text[offset - 1].isspace() or text[offset - 1] in ","):
        offset -= 1
    return offset


def _on(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset
