"""The dossiers that one can go on to: of those that the latest rows are of, most often first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from foedus.api import Knowledge, Standing, Who
from foedus.desk.account import Account
from foedus.desk.subject import BETWEEN, Subject

__all__ = ["Group", "nearby"]

SHOWN = 8

Group = tuple[str, tuple[tuple[str, str], ...]]  # what the dossiers of it are called, and each with its address


def nearby(subject: Subject, account: Account, standing: Iterable[Standing], knowledge: Knowledge) -> tuple[Group, ...]:
    """Return organisations, parties and pairs that stand beside the subject; pairs are such as it is one of."""
    seen: Counter[str] = Counter()
    both: Counter[tuple[str, ...]] = Counter()
    for sides in _sides(account, standing):
        codes = tuple(sorted({who.party for who in sides if who and who.party in knowledge.by_id}))
        seen.update(codes)
        both.update([codes] if len(codes) == 2 else [])
    own = {side.party for side in subject.sides}
    others = [code for code, _ in seen.most_common() if code not in own]
    pairs = [codes for codes, _ in both.most_common() if own <= set(codes) or (len(own) > 1 and own & set(codes))]
    bodies = [code for code in others if knowledge.organisation(code)]

    def named(codes: tuple[str, ...]) -> tuple[str, str]:
        names = (code if knowledge.organisation(code) else knowledge.by_id[code].name for code in codes)
        return " – ".join(names), f"/?{urlencode({'about': BETWEEN.join(codes)}, safe=BETWEEN)}"

    groups = (
        ("Organisations", [(code,) for code in bodies]),
        ("Parties", [(code,) for code in others if code not in bodies]),
        ("Pairs", [codes for codes in pairs if set(codes) != own]),
    )
    return tuple((name, tuple(map(named, found[:SHOWN]))) for name, found in groups if found)


def _sides(account: Account, standing: Iterable[Standing]) -> Iterator[tuple[Who | None, ...]]:
    for said in account.statements:
        yield said.speaker, said.addressee
    for asked in account.demands:
        yield asked.demander, asked.addressee
    for row in standing:
        if row.claims:
            yield row.member, Who(row.organisation, row.organisation)
