"""Fit contents to quotation marks: quotations stay whole, split ones join, free ones go to the cue beside them."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from foedus.readers.attribution.candidate import Candidate
from foedus.readers.attribution.choice import Judged
from foedus.readers.attribution.quotations import Quotations
from foedus.readers.attribution.stretch import Stretch, joined
from foedus.readers.attribution.verbs import children_of, cue_of
from foedus.readers.grammar import subject

__all__ = ["carried_on", "fitted", "quote_candidates", "resumed"]

FARTHEST_BEFORE = 12  # tokens between a quotation and the cue after it: ", the ministry's spokesman in Paris said"
FARTHEST_AFTER = 20  # and between a cue and the quotation after it
LONGEST = 400  # and in a quotation
FARTHEST_BACK = 40  # and between the last speech and a quotation without any cue
SPEECH = frozenset({"quote", "quote apart", "clause", "parenthesis"})
CLOSING = "\"”'’» "
STOPS = frozenset(".?!…")


def fitted(candidate: Candidate, quoted: Quotations) -> Candidate:
    """Return the candidate with every quotation that its content starts or ends in taken in whole."""
    if not quoted.stretches or quoted.at(candidate.head.i):
        return candidate
    content = []
    for start, end in candidate.content:
        first, last = quoted.at(start), quoted.at(end - 1)
        after = quoted.at(end) if last is None and end < len(candidate.head.doc) else None
        if after is not None and after[0] == end and end - start < 2:
            last = after
        start = first[0] if first and first[1] > start + 1 else start
        content.append(_quoted_part(candidate.head, (start, last[1] if last else end), first, last))
    return replace(candidate, content=_without_cue(joined(content), candidate.cue))


def _quoted_part(head: Token, piece: Stretch, first: Stretch | None, last: Stretch | None) -> Stretch:
    """Return the quotation alone where a clause before the cue holds more: '"...," the envoy, smiling, said'."""
    doc = head.doc
    if piece[0] > head.i:
        return piece
    if first and first[1] < piece[1] and "," in doc[first[1] - 2 : first[1] + 1].text and not doc[first[1]].is_punct:
        return first
    if last and piece[0] < last[0] and doc[last[0] + 1].is_title and doc[last[0] - 1].text in (",", ":"):
        return last
    return piece


def _without_cue(content: tuple[Stretch, ...], cue: Stretch) -> tuple[Stretch, ...]:
    return tuple(piece for piece in content if not piece[0] <= cue[0] < piece[1]) or content


def quote_candidates(verb: Token, quoted: Quotations) -> Iterator[Candidate]:
    """Yield the verb as a cue for the quotation right before it or right after it, whatever the parse says."""
    if quoted.at(verb.i):
        return
    sentence = verb.sent
    for frame, quotation in _beside(verb, sentence.start, sentence.end, quoted):
        yield Candidate(verb, "verb", frame, (quotation,), cue_of(verb, children_of(verb)), subject(verb))


def _beside(verb: Token, first: int, last: int, quoted: Quotations) -> Iterator[tuple[str, Stretch]]:
    doc = verb.doc
    near = quoted.starting_in((max(0, first - LONGEST), min(last + 2, verb.i + FARTHEST_AFTER)))
    before = [quotation for quotation in near if first <= quotation[1] <= verb.i]
    if before and verb.i - before[-1][1] <= FARTHEST_BEFORE:
        begin = min((child.left_edge.i for child in verb.children if child.dep_ == "nsubj"), default=verb.i)
        between = doc[before[-1][1] : max(before[-1][1], min(begin, verb.i))]
        yield "quote" if all(token.is_punct for token in between) else "quote apart", before[-1]
    after = [quotation for quotation in near if quotation[0] > verb.i]
    if after:
        gap = [token for token in doc[verb.i + 1 : after[0][0]] if not token.is_space]
        leads_in = not gap or gap[-1].text in {",", ":"}
        if leads_in and not any(token.pos_ in ("VERB", "AUX") for token in gap):
            yield "quote", after[0]
        elif leads_in or (gap[-1].text == "." and not before):
            yield "quote apart", after[0]


def resumed(candidate: Candidate, quoted: Quotations) -> Candidate:
    """Return the candidate with the second part of a quotation that its cue splits: "...," X said. "..."."""
    doc, head = candidate.head.doc, candidate.head
    if not candidate.content or candidate.content[-1][1] > head.i or not quoted.at(candidate.content[-1][1] - 1):
        return candidate
    end = head.sent.end
    for quotation in quoted.starting_in((head.i + 1, end + 2)):
        if quotation[0] >= end - 1 and not ends_sentence(doc, quotation[0]):
            continue
        if quotation[0] < end - 1 and doc[quotation[0] - 1].text not in {",", ":", ";", "--", "–", "—", "-", "."}:
            continue
        spoken_on = any(token.pos_ == "VERB" for token in doc[head.i + 1 : min(quotation[0], end)])
        if is_whole(doc, quotation) and (quotation[0] >= end - 1 or not spoken_on):
            return replace(candidate, content=(*candidate.content, quotation))
    return candidate


def ends_sentence(doc: Doc, token: int) -> bool:
    """Tell whether a sentence ends right before the token, in the same paragraph."""
    before = doc[token - 1]
    return before.text[-1:] in STOPS or before.text[-1:] in "\"”'’»"


def is_whole(doc: Doc, quotation: Stretch) -> bool:
    """Tell whether the quotation ends a sentence, so that no cue of its own can follow ("...," he said)."""
    inside = doc[quotation[0] : quotation[1]].text.rstrip(CLOSING)
    after = doc[quotation[1]] if quotation[1] < len(doc) else None
    if after is not None and after.text in STOPS:
        return True
    return inside[-1:] in STOPS and (after is None or after.is_space or not after.text[:1].islower())


def carried_on(judged: list[Judged], quoted: Quotations, doc: Doc) -> list[Judged]:
    """Return the attributions, each with the whole-sentence quotations after it that no cue claims."""
    claimed = {piece[0] for _, candidate in judged for piece in _pieces_in_marks(candidate, quoted)}
    claimed |= {around[0] for _, candidate in judged if (around := quoted.at(candidate.head.i))}
    found = list(judged)
    for quotation in quoted.stretches:
        if quotation[0] in claimed or not _stands_alone(doc, quotation):
            continue
        place = _last_speaker(found, quotation)
        if place is not None:
            likely, candidate = found[place]
            found[place] = likely, replace(candidate, content=(*candidate.content, quotation))
    return found


def _pieces_in_marks(candidate: Candidate, quoted: Quotations) -> Iterator[Stretch]:
    for piece in candidate.content:
        first = quoted.at(piece[0])
        if first:
            yield first
        yield from quoted.starting_in(piece)


def _stands_alone(doc: Doc, quotation: Stretch) -> bool:
    start = quotation[0]
    opens = start == 0 or doc[start - 1].is_space or ends_sentence(doc, start)
    return opens and is_whole(doc, quotation)


def _last_speaker(judged: list[Judged], quotation: Stretch) -> int | None:
    """Return the place of the last speech before the quotation, None if it lies too far back."""
    for place in range(len(judged) - 1, -1, -1):
        candidate = judged[place][1]
        end = max(candidate.content[-1][1], candidate.head.i)
        if candidate.pos == "verb" and end <= quotation[0] and candidate.frame in SPEECH:
            return place if quotation[0] - end <= FARTHEST_BACK else None
    return None
