"""Put right where the parser hangs a second cue: "said A, adding that B" and "said A and promised B"."""

from collections.abc import Iterator

from spacy.tokens import Token

from foedus.readers.attribution.lexicon import lexicon
from foedus.readers.attribution.stretch import Stretch, of_subtree
from foedus.readers.grammar import SUBJECTS

__all__ = ["second_cues", "speaks", "true_host"]

SPEAKING = 0.45  # a verb whose clause is attributed as often as this may speak on after another cue
CLIMBED = frozenset({"conj", "xcomp", "advcl", "acl", "relcl", "pcomp", "prep"})


def speaks(verb: Token) -> bool:
    """Tell whether the verb is mostly used to say or think something."""
    lemma, known = verb.lemma_.lower(), lexicon()
    return max(known.weight("verb", lemma, "clause"), known.weight("verb", lemma, "object")) >= SPEAKING


def true_host(verb: Token) -> Token | None:
    """Return the cue whose subject speaks on in this verb, None where the parse needs no putting right."""
    participle = verb.dep_ == "advcl" and verb.tag_ == "VBG"
    if not participle and verb.dep_ != "conj":
        return None
    if any(child.dep_ in SUBJECTS for child in verb.children) or not speaks(verb):
        return None
    if participle and verb.doc[verb.left_edge.i - 1].text != ",":
        return None
    at = verb.head
    while at.dep_ in CLIMBED and not (at.dep_ == "conj" and at.head.dep_ == "ROOT"):
        at = at.head
    host = at.head
    if at.dep_ != "ccomp" or host.i > verb.head.i or not speaks(host):
        return None
    return host if participle or host.tag_ == verb.tag_ else None


def second_cues(host: Token, content: Stretch) -> Iterator[Stretch]:
    """Yield the stretches of the content that second cues of the same subject take up."""
    doc = host.doc
    for place in range(max(content[0], host.i) + 1, content[1]):
        token = doc[place]
        if token.dep_ in ("advcl", "conj") and token.tag_ in ("VBG", host.tag_) and true_host(token) == host:
            start, end = of_subtree(token)
            while start > content[0] and (doc[start - 1].dep_ == "cc" or doc[start - 1].is_punct):
                start -= 1
            yield start, end
