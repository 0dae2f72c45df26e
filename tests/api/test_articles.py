"""Articles as they are read: every claim at its place, with the rows of the ledgers that rest on it."""

import pytest

from dossier import ARTICLE, write_dossier
from foedus.api import open_record
from foedus.api.reviewing import LEDGERS
from foedus.errors import QueryError, RecordError


@pytest.fixture(scope="module", params=["kept at hand", "not kept at hand"])
def dossier(request, tmp_path_factory):
    file = tmp_path_factory.mktemp("record") / "dossier.db"
    with write_dossier(file) as record:
        if request.param == "kept at hand":
            record.timeline()
    with open_record(file, read_only=request.param != "kept at hand") as record:
        yield record


def resting(record, claim):
    return {(name, row.id) for name in LEDGERS for row in getattr(record, name)() if claim in row.claims}


def test_what_rests_on_a_claim_is_what_the_ledgers_say(dossier):
    claims = [claim.id for claim in dossier.claims()]
    assert claims
    for claim in claims:
        assert {(one.ledger, one.row.id) for one in dossier.resting(claim)} == resting(dossier, claim)


def test_an_article_has_its_claims_in_the_order_of_the_text(dossier):
    found = dossier.article("Notice & {costs}")
    assert (found.text, [work.source for work in found.documents]) == (ARTICLE.content, ["The Courier"])
    places = [claim.held.claim.quote.span.start for claim in found.claims]
    assert places == sorted(places)
    for claim in found.claims:
        assert {(one.ledger, one.row.id) for one in claim.rows} == resting(dossier, claim.id)
        assert claim.says


def test_what_was_rejected_stands_there_without_a_row(dossier):
    (rejected,) = [claim for claim in dossier.article("Notice & {costs}").claims if claim.rejected]
    assert (rejected.held.kind, rejected.rows) == ("obligation", ())
    assert [decision.person for decision in rejected.decisions] == ["Ann"]
    assert rejected.told()["rejected"] is True


@pytest.mark.parametrize("name", ["a.txt", "https://courier.example/a"])
def test_it_has_several_names(dossier, name):
    work = dossier.article(name).documents[0]
    assert dossier.article(work.id).text == ARTICLE.content


def test_what_is_not_there_is_said(dossier):
    with pytest.raises(QueryError, match="no document is called"):
        dossier.article("nothing")
    with pytest.raises(QueryError, match="no claim"):
        dossier.resting("clm-ffff")


def test_what_is_opened_to_be_read_cannot_be_changed(tmp_path):
    with write_dossier(tmp_path / "dossier.db"):
        pass
    with open_record(tmp_path / "dossier.db", read_only=True) as record, pytest.raises(RecordError):
        record.accept(record.claims()[0].id)
