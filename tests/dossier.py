"""A record of two invented articles, written without any reader: what exports and releases are tested on."""

from datetime import UTC, date, datetime

from foedus.api import Record
from foedus.model import Actor, Claim, Document, Field, Run, Text, When
from foedus.store import open_store
from foedus.text import words

__all__ = ["LONG", "write_dossier"]

LONG = " ".join(f"to open the {number}th gate of the northern canal" for number in range(1, 12))
ARTICLE = Text(
    "Ruritania gave notice to the EAEU on 4 March. The premier urged Syldavia " + LONG + ".\n\n"
    "“=Nobody asked us,” the envoy said. Armenia will not attend the EAEU summit on 10 April. "
    "Syldavia has paid none of its dues. The premier blamed Syldavia for the flood."
)
REPLY = Text("Syldavia denied that it was to blame for the flood. Belarus will attend the EAEU summit on 10 April.")
DOCUMENTS = (
    (
        Document(
            "a.txt",
            "digest-a",
            "Notice & {costs}",
            "https://courier.example/a",
            "The Courier",
            date(2031, 3, 5),
            author="Ida Lane; Olu Marr",
        ),
        ARTICLE,
    ),
    (Document("b.txt", "digest-b", "=Reply", "https://ledger.example/b", "The Ledger", date(2031, 3, 6)), REPLY),
)
RURITANIA, SYLDAVIA, ARMENIA, BELARUS = (
    ("Ruritania", "XRU"),
    ("Syldavia", "XSY"),
    ("Armenia", "ARM"),
    ("Belarus", "BLR"),
)


def _claim(text: Text, kind: str, anchor: str, quote: str, *, on: str | None = None, **given: object) -> Claim:
    def piece(found: str):
        at = text.content.index(found)
        return words(text.content, at, at + len(found))

    def value(name: str, said: object):
        if isinstance(said, tuple):
            return Actor(said[0], said[1], said[0], "state", piece(said[0]).span)
        if name == "content" and kind == "statement":
            return (piece(str(said)),)
        return piece(str(said)) if name in ("content", "matter") else said

    rest = {name: given.pop(name) for name in ("polarity", "modality") if name in given}
    fields = tuple(Field(name, value(name, said), 0.9) for name, said in given.items())
    return Claim(text.id, kind, piece(anchor), piece(quote), fields, date=When(on) if on else None, **rest)


def claims_of(text: Text) -> list[Claim]:
    """Return what stands in one of the articles."""
    if text == REPLY:
        return [
            _claim(text, "responsibility", "denied", "Syldavia denied that it was to blame for the flood",
                   blamed=SYLDAVIA, matter="the flood", stance="denies"),
            _claim(text, "attendance", "attend", "Belarus will attend the EAEU summit on 10 April", on="2031-04-10",
                   participant=BELARUS, organisation="EAEU", status="will_attend", modality="planned"),
        ]  # fmt: skip
    return [
        _claim(text, "standing", "gave notice", "Ruritania gave notice to the EAEU", on="2031-03-04",
               member=RURITANIA, organisation="EAEU", status="withdrawing", step="notified_withdrawal"),
        _claim(text, "demand", "urged", f"urged Syldavia {LONG}", addressee=SYLDAVIA, content=LONG,
               answer="none_stated"),
        _claim(text, "statement", "said", "=Nobody asked us,” the envoy said", content="=Nobody asked us", act="say",
               manner="direct"),
        _claim(text, "attendance", "attend", "Armenia will not attend the EAEU summit on 10 April", on="2031-04-10",
               participant=ARMENIA, organisation="EAEU", status="declined", modality="planned"),
        _claim(text, "obligation", "paid none", "Syldavia has paid none of its dues", debtor=SYLDAVIA,
               content="its dues", status="unmet"),
        _claim(text, "responsibility", "blamed", "The premier blamed Syldavia for the flood", blamed=SYLDAVIA,
               matter="the flood", stance="blames"),
    ]  # fmt: skip


def write_dossier(path) -> Record:
    """Write the record into that file, with a few decisions, and return it open."""
    record = Record(open_store(path))
    for number, readers in enumerate((("cues", "1"), ("cues", "2"))):
        for document, text in DOCUMENTS:
            found = claims_of(text)[: None if number == 0 or text == REPLY else 5]
            record.store.add_reading(document, text, Run((readers,), datetime(2031, 3, 6 + number, tzinfo=UTC)), found)
    demand, obligation = claims_of(ARTICLE)[1], claims_of(ARTICLE)[4]
    record.accept(demand.id, person="Ann", note="heard it")
    record.set(demand.id, "answer", "refused", person="Ben")
    record.reject(obligation.id, person="Ann")
    record.apart(claims_of(ARTICLE)[3].id, claims_of(REPLY)[1].id, person="Ann")
    return record
