"""Where the words of a text stand, so that the few that trigger a claim are looked up instead of every word tried."""

from collections.abc import Set as AbstractSet

from spacy.tokens import Doc

from foedus.readers.claims.roles import lemma

__all__ = ["Lemmas"]


class Lemmas:
    """The places of each lemma of one text, and of each word as it is written in lower case."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._by_lemma: dict[str, list[int]] = {}
        self._by_form: dict[str, list[int]] = {}
        for token in doc:
            self._by_lemma.setdefault(lemma(token), []).append(token.i)
            self._by_form.setdefault(token.lower_, []).append(token.i)

    def places(self, words: AbstractSet[str]) -> list[tuple[int, str]]:
        """Return where those words stand, in order, each with the one that it is: by its lemma, else as written."""
        found: dict[int, str] = {}
        for places in (self._by_form, self._by_lemma):
            found |= {place: word for word in places.keys() & words for place in places[word]}
        return sorted(found.items())
