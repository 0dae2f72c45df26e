"""The reader of mentions: every phrase and pronoun that stands for an actor, and for whom."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from spacy.tokens import Doc, Token

from foedus.knowledge import Knowledge
from foedus.model import UNKNOWN_PARTY, Actor, Mention, Span
from foedus.readers.contract import Reading
from foedus.readers.mentions.clause import first_of_list, is_misread_subject
from foedus.readers.mentions.groups import stands_for_group
from foedus.readers.mentions.lexicon import lexicon
from foedus.readers.mentions.names import Named
from foedus.readers.mentions.pronouns import is_pronoun
from foedus.readers.mentions.resolver import Resolver

__all__ = ["MentionReader"]

DATE = "DATE"
HEADS = frozenset({"NOUN", "PROPN"})
MODIFYING = frozenset({"compound", "amod", "nmod", "nummod"})


class MentionReader:
    """Finds mentions of actors and resolves them inside the text."""

    name = "mentions"
    version = "9"
    reads: tuple[str, ...] = ("parse", "times")
    writes = "mentions"

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self._given = knowledge

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with its mentions, in the order of the text.

        What stands for several parties has one mention for each, with the same head and span.
        """
        return replace(reading, mentions=tuple(_mentions(reading, self._knowledge)))

    @cached_property
    def _knowledge(self) -> Knowledge:
        return self._given or Knowledge.load()


def _mentions(reading: Reading, knowledge: Knowledge) -> Iterator[Mention]:
    doc, text = reading.doc, reading.text.content
    asides = reading.layout.asides
    dates = [time for time in reading.times if time.type == DATE]
    resolver = Resolver(doc, knowledge, lexicon(), reading.published, asides=asides, turns=reading.turns)
    for token in doc:
        if any(aside.start <= token.idx < aside.end for aside in asides):
            continue
        named = resolver.names.at(token.i)
        if named is not None and any(time.span.start <= token.idx < time.span.end for time in dates):
            continue  # "gave them back on November 17" names no organisation
        if named is not None and _is_modifier(token, named):
            yield from _inside(token, named, resolver, text)
        elif _is_head(token, named):
            yield from _whole(token, resolver, text)


def _whole(head: Token, resolver: Resolver, text: str) -> Iterator[Mention]:
    profiles = resolver.profiles(head)
    if not profiles and not is_pronoun(head):
        return
    if is_pronoun(head):
        span = Span(head.idx, head.idx + len(head))
    else:
        phrase = resolver.phraser.phrase(head)
        span = _span(head.doc, phrase.start, phrase.end)
    if not profiles:
        yield Mention(span, head.i, Actor(span.of(text), UNKNOWN_PARTY, span=span))
    resolver.remember(head, profiles)
    for profile in reversed(profiles):  # the first of a list last, so that it is the one found by head
        yield Mention(span, head.i, profile.actor(span.of(text), span))


def _inside(token: Token, named: Named, resolver: Resolver, text: str) -> Iterator[Mention]:
    if token.i != named.end - 1:
        return
    profile = resolver.by_name(named)
    resolver.remember(token, (profile,), inside=True)
    span = _span(token.doc, named.start, named.end)
    yield Mention(span, token.i, profile.actor(span.of(text), span))


def _is_modifier(token: Token, named: Named) -> bool:
    """Tell whether the named run only modifies a noun ("Indian" troops, the "NATO" mission)."""
    doc = token.doc
    last = doc[named.end - 1]
    if is_misread_subject(last):
        return False
    return last.pos_ == "ADJ" or (first_of_list(last).dep_ in MODIFYING and last.head.i >= named.end)


def _is_head(token: Token, named: Named | None) -> bool:
    if is_pronoun(token) or stands_for_group(token):
        return True
    if named is not None and named.start <= token.head.i < named.end and token.dep_ != "ROOT":
        return False
    if token.is_sent_start and token.dep_ == "nummod" and token.lower_ in lexicon().crowds:
        return True  # "Thousands march" may be parsed as a phrase
    if is_misread_subject(token):
        return True
    return (token.pos_ in HEADS and token.dep_ not in MODIFYING) or (named is not None and named.end == token.i + 1)


def _span(doc: Doc, start: int, end: int) -> Span:
    last = doc[end - 1]
    return Span(doc[start].idx, last.idx + len(last))
