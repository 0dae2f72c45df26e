"""What a dossier is about: an organisation, a party, two of them, or a topic; everything where nothing is named."""

from dataclasses import dataclass
from typing import Literal, Self
from urllib.parse import quote, urlencode

from foedus.api import Knowledge, Who
from foedus.desk.question import Question

__all__ = ["Subject"]

BETWEEN = "/"  # stands between the two of a pair, as in ARM/RUS

Sort = Literal["record", "organisation", "party", "pair", "topic"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a dossier is about, as its address names it: `written` is that, `sides` are one or two, none for all.

    Of a topic, `written` are the words that claims must have.
    """

    written: str
    sort: Sort
    sides: tuple[Who, ...]

    @classmethod
    def of(cls, written: str, knowledge: Knowledge) -> Self:
        """Return whom the words name: a code, a name, or two of them with a stroke between."""
        words = written.strip()
        if not words:
            return cls("", "record", ())
        one, stroke, other = words.partition(BETWEEN)
        if stroke and one.strip() and other.strip() and not _known(words, knowledge):
            return cls(words, "pair", (_who(one.strip(), knowledge), _who(other.strip(), knowledge)))
        organisation = knowledge.organisation(words)
        if organisation:
            return cls(words, "organisation", (Who(organisation.name, organisation.id),))
        return cls(words, "party", (_who(words, knowledge),))

    @classmethod
    def on_topic(cls, written: str) -> Self:
        """Return what these words are about."""
        return cls(written.strip(), "topic", ())

    @property
    def name(self) -> str:
        """What it is called."""
        return self.written if self.sort == "topic" else " and ".join(side.name for side in self.sides)

    @property
    def org(self) -> str | None:
        """The organisation that ledgers are asked of."""
        return self.sides[0].party if self.sort == "organisation" else None

    def asked(self, question: Question) -> Question:
        """Return the question as far as it is about the subject."""
        return question.of_parties(*self._parties)

    def ledger(self, name: str, kind: str = "") -> str:
        """Return the address of a ledger that is asked about the subject; of a topic, of its claims of that kind."""
        if self.sort == "topic":
            return f"/search?{urlencode({'q': self.written} | ({'kind': kind} if kind else {}))}"
        asked = {"org": self.org} if self.org else dict(zip(("about", "also"), self._parties, strict=False))
        return f"/{name}?{urlencode(asked)}" if asked else f"/{name}"

    @property
    def _parties(self) -> tuple[str, ...]:
        return () if self.org else tuple(side.party for side in self.sides)

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """The pages that say more of it: what each is called, and its address."""
        codes = [quote(side.party, safe="") for side in self.sides]
        match self.sort:
            case "organisation":
                return (("Members and meetings", f"/organisation/{codes[0]}"),)
            case "party":
                return (("All about it", f"/party/{quote(self.written, safe='')}"),)
            case "pair":
                return (("What moved the relation", f"/pair/{codes[0]}/{codes[1]}"),)
            case "topic":
                return (("The claims", self.ledger("search")),)
        return ()


def _known(words: str, knowledge: Knowledge) -> bool:
    return words in knowledge.by_id or bool(knowledge.named(words))


def _who(words: str, knowledge: Knowledge) -> Who:
    """Return who is meant; whom only the record may know is called what it is."""
    entity = knowledge.by_id.get(words) or knowledge.by_id.get(words.upper())
    entity = entity or next(iter(knowledge.named(words)), None)
    if entity is None:
        return Who(words, words)
    return Who(entity.name, entity.name if entity.type == "person" else entity.party)
