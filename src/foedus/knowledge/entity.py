"""What is known of an actor, of a membership and of a tenure: the frozen records of this layer."""

from dataclasses import dataclass

__all__ = ["FULL", "Codes", "Entity", "FormalStep", "Membership", "Office", "Resolution", "Tenure"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A state, organisation, organ, person or group that a text may name.

    `type` is one of the model's actor types, `party` and `sector` are codes of the codebook and of PLOVER. `names` are
    all surface names, the full one first. `kinds` are the words by which texts describe it ("alliance", "bloc").
    `place` is set where its names are names of a place first and of the actor only by metonymy ("Moscow").
    `country` is the code of the country it belongs to, for organisations IGO, UNO or EUR, "" for none.
    `spell` is when party and sector hold, for a group that was rebels in one year and the government in another, or
    from when until when an organisation was there. `own` is a user's own data.
    """

    id: str
    type: str
    name: str
    party: str
    names: tuple[str, ...]
    sector: str = ""
    kinds: tuple[str, ...] = ()
    place: str = ""
    country: str = ""
    spell: tuple[str | None, str | None] = (None, None)
    own: bool = False


@dataclass(frozen=True, slots=True)
class Codes:
    """What others call a state: ISO 3166 alpha-2, and "number period" in the lists of COW and of Gleditsch and Ward."""

    alpha2: str
    cow: tuple[str, ...]
    gw: tuple[str, ...]


FULL = frozenset({"member", "suspended", "withdrawing"})  # of these an organisation's membership is made up


@dataclass(frozen=True, slots=True)
class Membership:
    """A standing of a party in an organisation.

    `start` and `end`, its last day, are EDTF; None is a start not known, an end not come. `own` is a user's own data.
    """

    member: str
    organisation: str
    status: str
    start: str | None
    end: str | None
    source: str
    own: bool = False

    @property
    def full(self) -> bool:
        """Tell whether it counts among the members; one that is suspended or has given notice does until it is out."""
        return self.status in FULL


@dataclass(frozen=True, slots=True)
class FormalStep:
    """A formal step towards, within or away from membership, on an EDTF day.

    `member` is whom it is about; `by` are those who took it where that is somebody else, as an ally that ratifies.
    `own` is a user's own data.
    """

    member: str
    organisation: str
    step: str
    on: str
    by: tuple[str, ...]
    source: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its id, the sector of who holds it, the words for it, and whether several hold it at a time.

    `organ` tells whether its words say to which organ it belongs: "foreign ministry spokeswoman".
    """

    id: str
    sector: str
    words: tuple[str, ...]
    several: bool = False
    organ: bool = False


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person held an office of a party; the other fields are as in a membership."""

    person: str
    office: str
    party: str
    start: str | None
    end: str | None
    source: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom a whole phrase stands for, as far as it says; every part is "" where it says nothing.

    `parties` are the codes of all countries that it names jointly: "the Franco-German proposal" has two.
    """

    party: str = ""
    country: str = ""
    sector: str = ""
    name: str = ""
    type: str = ""
    parties: tuple[str, ...] = ()
