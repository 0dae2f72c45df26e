"""Sentences in, claims out: a few of each kind, about alliances old and new."""

from datetime import date
from typing import Any

import pytest

from foedus.model import Actor, Claim, Text, When, Words
from foedus.readers import Line, Reading

PUBLISHED = date(2024, 5, 16)
LINE = Line()


def read(text: str) -> tuple[Claim, ...]:
    return LINE(Reading(Text(text), PUBLISHED)).claims


def plain(value: Any) -> Any:
    """A value as tests write it: parties for actors, words for pieces."""
    match value:
        case Actor():
            return value.party
        case Words():
            return value.text
        case When():
            return value.edtf
        case tuple():
            return [plain(item) for item in value]
    return value


def says(claim: Claim, expected: dict[str, Any]) -> bool:
    shared = {"polarity": claim.polarity, "modality": claim.modality, "by": plain(claim.by), "date": plain(claim.date)}
    found = {**shared, **{field.name: plain(field.value) for field in claim.fields}}
    return all(found.get(name) == value for name, value in expected.items())


CASES = [
    # statements
    (
        "Ghanaian Foreign Minister Ama Mensah told the African Union that Ghana would host the next round of talks.",
        "statement",
        {"speaker": "GHA", "addressee": "AU", "act": "say", "manner": "indirect"},
    ),
    (
        "Kenya condemned the coup in Niger.",
        "statement",
        {"speaker": "KEN", "act": "accuse", "content": ["the coup in Niger"], "about": ["NER"]},
    ),
    ("France denies the accusation.", "statement", {"speaker": "FRA", "act": "deny", "content": ["the accusation"]}),
    (
        '"We will not sign," Hungarian Prime Minister Anna Kovács said on Tuesday.',
        "statement",
        {"speaker": "HUN", "manner": "direct", "date": "2024-05-14"},
    ),
    (
        "The border will not open, according to the Zambian government.",
        "statement",
        {"speaker": "ZMB", "act": "say", "polarity": "affirmed"},
    ),
    (
        "The letter repeated Niger's view that Mali remains an ECOWAS member.",
        "statement",
        {"speaker": "NER", "act": "say", "content": ["Mali remains an ECOWAS member"]},
    ),
    (
        "Kenya rejects the Ugandan proposal.",
        "statement",
        {"speaker": "KEN", "act": "refuse", "content": ["the Ugandan proposal"]},
    ),
    ("Peru proposes a common market.", "statement", {"speaker": "PER", "act": "say"}),
    ("Norway alleges that Chad had rigged the vote.", "statement", {"speaker": "NOR", "act": "accuse"}),
    ("Oman says that Qatar has violated the ceasefire.", "statement", {"speaker": "OMN", "act": "accuse"}),
    ("Oman says that Qatar has not violated the ceasefire.", "statement", {"speaker": "OMN", "act": "say"}),
    (
        "Le Monde quoted the Belgian president as saying that the talks had failed.",
        "statement",
        {"speaker": "BEL", "content": ["the talks had failed"]},
    ),
    # demands
    (
        "Kenya calls for the resignation of Ugandan President Anna Okello.",
        "demand",
        {"demander": "KEN", "addressee": "UGA"},
    ),
    (
        "Ghana granted a request by Togo to open the border.",
        "demand",
        {"demander": "TGO", "addressee": "GHA", "answer": "met"},
    ),
    ("Niger hoped Benin would lift the blockade.", "demand", {"demander": "NER", "addressee": "BEN"}),
    (
        "ECOWAS urges Mali to release the detained soldiers.",
        "demand",
        {"demander": "ECOWAS", "addressee": "MLI", "content": "release the detained soldiers", "answer": "none_stated"},
    ),
    (
        "Estonia says that Hungary should lift its veto.",
        "demand",
        {"demander": "EST", "addressee": "HUN", "content": "lift its veto"},
    ),
    (
        "Chad has received no reply to its demands.",
        "demand",
        {"demander": "TCD", "answer": "said_unanswered", "polarity": "affirmed"},
    ),
    (
        "The African Union gave Sudan 72 hours to open the border.",
        "demand",
        {"demander": "AU", "addressee": "SDN", "deadline": "2024-05-19"},
    ),
    # meetings and attendance
    (
        "Norway hosts a NATO summit in Oslo.",
        "meeting",
        {"organisation": "NATO", "format": "summit", "place": "Oslo", "modality": "actual"},
    ),
    (
        "Indian Prime Minister Narendra Modi meets with Chinese President Xi Jinping in Delhi.",
        "meeting",
        {"participants": ["IND", "CHN"], "format": "talks"},
    ),
    ("Parliament votes on the treaty.", "meeting", {"format": "vote"}),
    ("Malaysia did not attend an ASEAN summit.", "meeting", {"organisation": "ASEAN", "polarity": "affirmed"}),
    ("ASEAN did not hold its summit in Hanoi.", "meeting", {"organisation": "ASEAN", "polarity": "denied"}),
    (
        "Benin's president will skip the ECOWAS summit on June 3.",
        "attendance",
        {"participant": "BEN", "organisation": "ECOWAS", "status": "declined", "date": "2024-06-03"},
    ),
    (
        "Malaysia did not attend the ASEAN summit last week.",
        "attendance",
        {"participant": "MYS", "organisation": "ASEAN", "status": "absent"},
    ),
    (
        "The OPEC meeting took place without the participation of Angola.",
        "attendance",
        {"participant": "AGO", "status": "absent"},
    ),
    (
        "Delegations of the Democratic Republic of Congo and Tanzania met in Goma on Monday.",
        "meeting",
        {"participants": ["COD", "TZA"], "format": "talks", "place": "Goma"},
    ),
    (
        "On Monday, Mali turned down the request of Togo to reopen the border.",
        "demand",
        {"demander": "TGO", "addressee": "MLI", "content": "reopen the border", "answer": "refused"},
    ),
    (
        "Mali has agreed to pay, meeting a Togolese demand of May.",
        "demand",
        {"demander": "TGO", "addressee": "MLI", "answer": "met"},
    ),
    # obligations and responsibility
    (
        "Serbia argues that the European Union has not fulfilled its obligations toward Belgrade.",
        "obligation",
        {"debtor": "EU", "creditor": "SRB", "status": "unmet", "by": ["SRB"]},
    ),
    (
        "Under the agreement, Uganda will contribute troops.",
        "obligation",
        {"debtor": "UGA", "content": "contribute troops", "status": "owed"},
    ),
    (
        "Ethiopia accuses Egypt of arming the rebels.",
        "responsibility",
        {"blamed": "EGY", "matter": "arming the rebels", "stance": "blames", "by": ["ETH"]},
    ),
    (
        "Cairo says Ethiopia is shifting responsibility for the failure of the talks.",
        "responsibility",
        {"blamed": "ETH", "stance": "deflects", "by": ["EGY"]},
    ),
    (
        "Turkey claims responsibility for the raid.",
        "responsibility",
        {"blamed": "TUR", "stance": "accepts"},
    ),
    # standing
    (
        "Sweden joins NATO.",
        "standing",
        {"member": "SWE", "organisation": "NATO", "status": "member", "step": "acceded", "polarity": "affirmed"},
    ),
    (
        "Georgia has not left the Council of Europe.",
        "standing",
        {"member": "GEO", "organisation": "CoE", "status": "withdrawn", "step": "withdrew", "polarity": "denied"},
    ),
    (
        "Qatar announced that it would withdraw from OPEC.",
        "standing",
        {"member": "QAT", "organisation": "OPEC", "status": "withdrawing", "step": "announced_withdrawal"},
    ),
    (
        "Britain has taken no formal step to withdraw from the European Union.",
        "standing",
        {"member": "GBR", "status": "withdrawing", "step": "notified_withdrawal", "polarity": "denied"},
    ),
    (
        "The African Union suspends Gabon.",
        "standing",
        {"member": "GAB", "organisation": "AU", "status": "suspended", "step": "suspended"},
    ),
    (
        "Hungary's parliament ratifies Sweden's accession to NATO.",
        "standing",
        {"member": "SWE", "organisation": "NATO", "status": "candidate", "step": "ratified"},
    ),
    (
        "NATO ally Turkey sent observers.",
        "standing",
        {"member": "TUR", "organisation": "NATO", "status": "member", "step": None},
    ),
    ("Norway is not a member of the European Union.", "standing", {"member": "NOR", "status": "non_member"}),
    (
        "Croatia resumes membership talks with the European Union.",
        "standing",
        {"member": "HRV", "organisation": "EU", "status": "candidate", "step": "negotiates"},
    ),
    (
        "Laos on Monday opened negotiations on joining the European Union.",
        "standing",
        {"member": "LAO", "status": "candidate", "step": "negotiates", "date": "2024-05-13"},
    ),
    (
        "A written notice of Togo's withdrawal from ECOWAS was delivered on Wednesday.",
        "standing",
        {"member": "TGO", "organisation": "ECOWAS", "status": "withdrawing", "step": "notified_withdrawal"},
    ),
    (
        "The African Union has received a formal application for membership from Norway.",
        "standing",
        {"member": "NOR", "organisation": "AU", "status": "candidate", "step": "applied"},
    ),
    (
        "On Monday, Norway formally asked to be admitted to the African Union.",
        "standing",
        {"member": "NOR", "organisation": "AU", "status": "candidate", "step": "applied", "date": "2024-05-13"},
    ),
    (
        "Mali was reinstated as a full member of ECOWAS on Monday.",
        "standing",
        {"member": "MLI", "organisation": "ECOWAS", "status": "member", "step": "reinstated", "date": "2024-05-13"},
    ),
    (
        "Mali's membership of ECOWAS has been suspended, its secretariat announced on Monday.",
        "standing",
        {"member": "MLI", "status": "suspended", "step": "suspended", "date": "2024-05-13"},
    ),
    (
        "Mali is leaving ECOWAS, its president announced on Monday.",
        "standing",
        {"member": "MLI", "step": "announced_withdrawal", "date": "2024-05-13"},
    ),
    # posture
    (
        "Mali on Monday suspended its part in the work of ECOWAS.",
        "posture",
        {"actor": "MLI", "organisation": "ECOWAS", "conduct": "freezes_participation"},
    ),
    (
        "Armenia has frozen its participation in the CSTO.",
        "posture",
        {"actor": "ARM", "organisation": "CSTO", "conduct": "freezes_participation"},
    ),
    (
        "Malawi criticises the African Union.",
        "posture",
        {"actor": "MWI", "organisation": "AU", "conduct": "criticises"},
    ),
    # events
    (
        "Lithuania and Latvia sign a defence agreement.",
        "event",
        {"event": "AGREE", "actors": ["LTU", "LVA"], "recipients": []},
    ),
    (
        "ECOWAS lifts sanctions on Niger.",
        "event",
        {"event": "CONCEDE", "actors": ["ECOWAS"], "recipients": ["NER"]},
    ),
    (
        "Pakistan was accused by India.",
        "event",
        {"event": "ACCUSE", "actors": ["IND"], "recipients": ["PAK"]},
    ),
    (
        "Israel bombs Lebanon.",
        "event",
        {"event": "ASSAULT", "actors": ["ISR"], "recipients": ["LBN"]},
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_claim(text: str, kind: str, expected: dict[str, Any]) -> None:
    found = [claim for claim in read(text) if claim.kind == kind]
    assert any(says(claim, expected) for claim in found), found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ECOWAS lifts sanctions on Niger.", "posture"),
        ("The general withdrew his troops from the town.", "standing"),
        ("Sweden may win the NATO Cup.", "standing"),
        ("The committee met the conditions.", "meeting"),
        ("Kenya (Reuters)", "statement"),
        ("Rain fell in the hills on Monday.", "event"),
        ("Poland wants to buy apples.", "demand"),
        ("Peru proposes a common market.", "demand"),
        ("Brazil hopes to meet domestic demand for coffee.", "demand"),
        ("Nine parties opposed to the treaty met in Rome.", "statement"),
        ("Hungary dismisses its ambassador to Chad.", "statement"),
    ],
)
def test_no_claim(text: str, kind: str) -> None:
    assert not [claim for claim in read(text) if claim.kind == kind]


def test_two_parties_make_two_claims_of_one_anchor() -> None:
    claims = [claim for claim in read("The EU warns Serbia and Kosovo.") if claim.kind == "statement"]
    assert [plain(claim.get("addressee")) for claim in claims] == ["SRB", "XKX"]
    assert len({claim.id for claim in claims}) == 2
    assert len({claim.anchor for claim in claims}) == 1


def test_speakers_form_a_chain() -> None:
    text = "Peru says that Chile told Bolivia that it would leave Mercosur."
    (standing,) = [claim for claim in read(text) if claim.kind == "standing"]
    assert plain(standing.by) == ["PER", "CHL"]


def test_every_claim_stands_on_its_words() -> None:
    text = "On 3 May, Togo told the AU that it would not attend the summit.\n\nIt blamed Benin for the delay."
    for claim in read(text):
        for words in (claim.anchor, claim.quote):
            assert words.span.of(text) == words.text


@pytest.mark.parametrize(
    ("text", "edtf", "against"),
    [
        ("Armenia left the CSTO on Monday.", "2024-05-13", PUBLISHED),
        ("Armenia left the CSTO on 20 November 2021.", "2021-11-20", None),
        (
            "The summit was held in Minsk on 20 November 2021. Two days after the summit Armenia left the CSTO.",
            "2021-11-22",
            date(2021, 11, 20),
        ),
    ],
)
def test_a_date_says_what_it_was_counted_from(text: str, edtf: str, against: date | None) -> None:
    (claim,) = (claim for claim in read(text) if claim.kind == "standing")
    assert claim.date is not None
    assert (claim.date.edtf, claim.date.against) == (edtf, against)
