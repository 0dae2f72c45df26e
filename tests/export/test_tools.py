"""What people change in Label Studio, in INCEpTION and in annotations comes in as decisions."""

import json
from xml.etree import ElementTree

import pytest

from foedus.api import Record, slots
from foedus.errors import SourceError
from foedus.export import Options, annotation, cas, labelstudio
from foedus.export.pages import Page
from foedus.model import Text, kinds
from foedus.store import SqliteStore
from visit import ACCUSE, ARTICLE, CLAIMS, CONSULT, OBSERVER, REQUEST, write_visit

cassis = pytest.importorskip("cassis")


@pytest.fixture
def record(tmp_path):
    with write_visit(tmp_path / "visit.db") as opened:
        yield opened


def now(record, claim, field):
    return next(held.claim for held in record.claims() if held.id == claim.id).get(field)


class Tasks:
    """One task of Label Studio, annotated: the results that were predicted, to be changed."""

    def __init__(self, record, folder):
        labelstudio.LABEL_STUDIO.write(record, folder, Options())
        self.path = folder / labelstudio.FILE
        (self.task,) = json.loads(self.path.read_text(encoding="utf-8"))
        self.results = list(self.task["predictions"][0]["result"])

    def of(self, region, name):
        return next(one for one in self.results if one.get("id") == region and one["from_name"] == name)

    def take(self, record, *, adds=False, **also):
        done = {"result": self.results, "was_cancelled": False, "updated_at": "2031-04-01T10:00:00Z"} | also
        self.task["annotations"] = [done]
        self.path.write_text(json.dumps([self.task]), encoding="utf-8")
        return labelstudio.take(record, self.path, "Ada", adds=adds)


@pytest.fixture
def tasks(record, tmp_path):
    return Tasks(record, tmp_path)


def test_the_interface_has_every_control_that_a_task_uses(tasks, tmp_path):
    view = ElementTree.parse(tmp_path / labelstudio.CONFIG).getroot()
    controls = {one.get("name"): one for one in view.iter() if one.get("toName") == "text"}
    labels = {one.get("value") for one in view.iter("Label")}
    relations = {one.get("value") for one in view.iter("Relation")}
    assert labels == {kind.name for kind in kinds()} | {"words"}
    assert relations == {slot.name for kind in kinds() for slot in slots(kind.name)}
    for result in tasks.results:
        if result["type"] == "relation":
            assert set(result["labels"]) <= relations
            continue
        control, value = controls[result["from_name"]], result["value"]
        assert control.tag.lower() == result["type"]
        assert tasks.task["data"]["text"][value["start"] : value["end"]]
        if result["type"] == "choices":
            assert set(value["choices"]) <= {one.get("value") for one in control}


def test_an_untouched_annotation_decides_nothing(record, tasks):
    assert (tasks.take(record).added, len(record.decisions())) == (0, 0)


def test_a_choice_and_a_line_that_were_changed_are_set(record, tasks):
    tasks.of(OBSERVER.id, "standing-status")["value"]["choices"] = ["partner"]
    tasks.of(OBSERVER.id, "standing-date")["value"]["text"] = ["2031-02"]
    taken = tasks.take(record)
    assert (taken.added, taken.left) == (2, ())
    assert now(record, OBSERVER, "status") == "partner"
    assert {(one.person, one.verdict, one.field) for one in record.decisions()} == {
        ("Ada", "set", "status"), ("Ada", "set", "date"),
    }  # fmt: skip
    assert tasks.take(record).added == 0


def test_a_stretch_that_was_moved_is_set_where_it_stands_now(record, tasks):
    region = f"{ACCUSE.id}.recipients.0"
    start = ARTICLE.content.index("rebels of Mali")
    for name in ("kind", "party"):
        tasks.of(region, name)["value"] |= {
            "start": start,
            "end": start + len("rebels of Mali"),
            "text": "rebels of Mali",
        }
    tasks.of(region, "party")["value"]["text"] = ["REB:MLI"]
    assert tasks.take(record).left == ()
    (recipient,) = now(record, ACCUSE, "recipients")
    assert (recipient.text, recipient.party, recipient.span.start) == ("rebels of Mali", "REB:MLI", start)


def test_browsers_count_some_letters_twice(record, tasks):
    for result in tasks.results:
        value = result.get("value", {})
        for end in ("start", "end"):
            if end in value:
                value[end] = len(ARTICLE.content[: value[end]].encode("utf-16-le")) // 2
    assert tasks.take(record).added == 0


def test_a_region_that_was_taken_away_is_rejected_and_a_verdict_counts(record, tasks):
    tasks.results = [one for one in tasks.results if one.get("id") != REQUEST.id]
    tasks.results.append(
        {"id": CONSULT.id, "from_name": "verdict", "to_name": "text", "type": "choices",
         "value": {"start": 0, "end": 1, "choices": ["accept"]}}
    )  # fmt: skip
    assert tasks.take(record).added == 2
    assert {(one.claim, one.verdict, one.field) for one in record.decisions()} == {
        (REQUEST.id, "reject", None), (CONSULT.id, "accept", None),
    }  # fmt: skip
    assert tasks.take(record).added == 0


def test_a_claim_that_only_a_person_saw_is_left_and_said(record, tasks):
    tasks.results.append(
        {"id": "new", "from_name": "kind", "to_name": "text", "type": "labels",
         "value": {"start": 0, "end": 10, "text": ARTICLE.content[:10], "labels": ["demand"]}}
    )  # fmt: skip
    (left,) = tasks.take(record).left
    assert (left.claim, "where one asks" in left.reason) == ("demand “Kazakhstan”", True)


def region(name, piece, **values):
    """The results of a region that an annotator made: its label, and what was chosen or typed in its controls."""
    start = ARTICLE.content.index(piece)
    place = {"start": start, "end": start + len(piece), "text": piece}
    types = {"kind": ("labels", "labels"), "obligation_status": ("choices", "choices")}
    for control, value in values.items():
        type, key = types.get(control, ("textarea", "text"))
        yield {"id": name, "from_name": control.replace("_", "-"), "to_name": "text", "type": type,
               "value": place | {key: [value]}}  # fmt: skip


def leads(one, other, field):
    return {"type": "relation", "from_id": one, "to_id": other, "direction": "right", "labels": [field]}


def test_a_claim_that_only_a_person_saw_is_added_where_one_asks(record, tasks):
    tasks.results += [
        *region("new", "owe us", kind="obligation", obligation_status="unmet", obligation_debtor="Georgia (GEO)"),
        *region("what", "an answer", kind="words"), leads("new", "what", "content"),
        *region("all", "They owe us an answer", kind="words"), leads("new", "all", "quote"),
    ]  # fmt: skip
    taken = tasks.take(record, adds=True)
    assert (taken.added, taken.left) == (1, ())
    (claim,) = (held.claim for held in record.claims() if held.kind == "obligation")
    assert (claim.anchor.text, claim.quote.text, claim.get("content").text) == (
        "owe us", "They owe us an answer", "an answer",
    )  # fmt: skip
    assert (claim.get("debtor").party, claim.get("status")) == ("GEO", "unmet")
    (made,) = record.decisions()
    assert (made.verdict, made.person, made.note) == ("add", "Ada", "from label-studio.json")
    assert (tasks.take(record, adds=True).added, tasks.take(record, adds=True).left) == (0, ())
    record.reject(claim.id, person="Bea")
    assert tasks.take(record, adds=True).added == 0  # it stays rejected


def test_a_claim_of_another_anchor_is_added_in_the_place_of_the_one_handed_out(record, tasks):
    start = ARTICLE.content.index("is an observer")
    for result in tasks.results:
        if result.get("id") == OBSERVER.id:
            words = {"text": "is an observer"} if result["type"] == "labels" else {}
            result["value"] |= {"start": start, "end": start + 14} | words
    assert tasks.take(record, adds=True).left == ()
    (claim,) = (held.claim for held in record.claims() if held.claim.get("status") == "observer")
    assert (claim.anchor.text, claim.get("member").party, claim.quote) == ("is an observer", "GEO", OBSERVER.quote)
    assert record.why(OBSERVER.id).rejected
    assert tasks.take(record, adds=True).added == 0


def test_a_claim_that_lacks_something_is_left(record, tasks):
    tasks.results += region("new", "owe us", kind="obligation")
    (left,) = tasks.take(record, adds=True).left
    assert left.reason == "for obligation, content and status must be given"


def test_a_claim_of_another_kind_is_another_claim(record, tasks):
    tasks.of(OBSERVER.id, "kind")["value"]["labels"] = ["posture"]
    taken = tasks.take(record)
    assert (taken.added, [left.claim for left in taken.left]) == (0, ["posture “observer”"])


def test_what_cannot_be_is_left_and_the_rest_taken(record, tasks):
    tasks.of(OBSERVER.id, "standing-date")["value"]["text"] = ["someday"]
    tasks.of(OBSERVER.id, "standing-status")["value"]["choices"] = ["member"]
    taken = tasks.take(record)
    assert (taken.added, [left.claim for left in taken.left]) == (1, [OBSERVER.id])


def test_the_order_of_results_says_nothing(record, tasks):
    tasks.results.reverse()
    assert tasks.take(record).added == 0


def test_what_was_broken_by_hand_is_left(record, tasks):
    record.accept(OBSERVER.id, person="Bea")
    data = tasks.task["data"]
    data["claims"][0]["quote"] = None
    data["decisions"] = [{"claim": OBSERVER.id, "text": ARTICLE.id}]
    assert [left.reason for left in tasks.take(record).left] == ["it is not in the form that it was handed out in"] * 2


def test_a_skipped_task_says_nothing(record, tasks):
    tasks.results = []
    assert tasks.take(record, was_cancelled=True).added == 0


def test_a_reader_that_has_found_better_since_is_not_overruled(record, tasks):
    record.set(OBSERVER.id, "status", "associate", person="Bea")
    assert tasks.take(record).added == 0
    assert now(record, OBSERVER, "status") == "associate"


@pytest.fixture
def xmi(record, tmp_path):
    cas.CAS.write(record, tmp_path, Options())
    path = tmp_path / f"{ARTICLE.id}.xmi"

    def load():
        system = cassis.load_typesystem((tmp_path / cas.TYPES).read_text(encoding="utf-8"))
        with path.open("rb") as stream:
            return cassis.load_cas_from_xmi(stream, typesystem=system)

    return path, load


def test_a_cas_holds_text_claims_and_words(xmi):
    _, load = xmi
    found = load()
    assert found.sofa_string == ARTICLE.content
    assert not found.typecheck()
    anchors = {one.identifier: one.get_covered_text() for one in found.select(cas.CLAIM)}
    assert anchors == {claim.id: claim.anchor.text for claim in CLAIMS}
    fields = {(one.Governor.identifier, one.field, one.Dependent.get_covered_text()) for one in found.select(cas.FIELD)}
    assert {(ACCUSE.id, "recipients", "the rebels of Mali"), (ACCUSE.id, "actors", "Moscow")} <= fields


def test_letters_that_xml_has_not_stop_nothing(tmp_path):
    page = Page(Text("some \uffff words"), (), ())
    found = cas.cas_of(page, cas.types())
    assert cassis.load_cas_from_xmi(found.to_xmi(), typesystem=cas.types()).sofa_string == "some \ufffd words"


def test_features_spans_and_verdicts_changed_in_a_cas(record, xmi):
    path, load = xmi
    found = load()
    by_id = {one.identifier: one for one in found.select(cas.CLAIM)}
    by_id[OBSERVER.id].status = "partner"
    by_id[CONSULT.id].verdict = "accept"
    by_id[CONSULT.id].kind = "meeting"
    found.remove(by_id[REQUEST.id])
    for relation in list(found.select(cas.FIELD)):
        if relation.Governor.identifier == REQUEST.id:
            found.remove(relation)
    words = next(
        one.Dependent for one in found.select(cas.FIELD) if one.Dependent.get_covered_text() == "the rebels of Mali"
    )
    words.party = "MLI"
    new = found.typesystem.get_type(cas.CLAIM)
    found.add(new(begin=0, end=10, kind="demand"))
    found.to_xmi(path)
    taken = cas.take(record, path, "Ada")
    assert {left.claim for left in taken.left} == {"demand “Kazakhstan”", "meeting “met”"}
    assert {(one.claim, one.verdict, one.field) for one in record.decisions()} == {
        (OBSERVER.id, "set", "status"), (CONSULT.id, "accept", None), (REQUEST.id, "reject", None),
        (ACCUSE.id, "set", "recipients"),
    }  # fmt: skip
    (recipient,) = now(record, ACCUSE, "recipients")
    assert (recipient.party, recipient.text) == ("MLI", "the rebels of Mali")
    assert cas.take(record, path, "Ada").added == 0


def test_a_claim_that_only_a_person_saw_in_a_cas_is_added_where_one_asks(record, xmi):
    path, load = xmi
    found = load()
    types = found.typesystem
    start, end = ARTICLE.content.index("owe us"), ARTICLE.content.index(" us an")
    claim = types.get_type(cas.CLAIM)(begin=start, end=end, kind="obligation", status="unmet", debtor="Georgia (GEO)")
    words = types.get_type(cas.WORDS)(begin=end + 1, end=end + 13)
    found.add_all([claim, words])
    where = {"begin": words.begin, "end": words.end, "Governor": claim, "Dependent": words}
    found.add(types.get_type(cas.FIELD)(field="content", **where))
    found.to_xmi(path)
    assert cas.take(record, path, "Ada").added == 0
    taken = cas.take(record, path, "Ada", adds=True)
    assert (taken.added, taken.left) == (1, ())
    (made,) = (held.claim for held in record.claims() if held.kind == "obligation")
    assert (made.anchor.text, made.get("content").text, made.get("debtor").party) == ("owe", "us an answer", "GEO")
    assert cas.take(record, path, "Ada", adds=True).added == 0


def test_a_body_changed_in_an_annotation_is_set(record, tmp_path):
    annotation.ANNOTATION.write(record, tmp_path, Options())
    path = tmp_path / annotation.FILE
    changed = path.read_text(encoding="utf-8").replace("status: observer", "status: partner")
    path.write_text(changed.replace("member: Georgia (GEO)", "member: Armenia (ARM)", 1), encoding="utf-8")
    assert annotation.take(record, path, "Ada").added == 2
    assert now(record, OBSERVER, "status") == "partner"
    assert now(record, OBSERVER, "member").party == "ARM"


def test_an_annotation_by_another_program_is_left(record, tmp_path):
    path = tmp_path / "other.jsonld"
    path.write_text(json.dumps([{"id": "urn:x", "type": "Annotation", "target": "urn:y"}]), encoding="utf-8")
    for adds in (False, True):
        (left,) = annotation.take(record, path, adds=adds).left
        assert left.claim == "urn:x"


@pytest.mark.parametrize("tool", [annotation, labelstudio, cas])
def test_another_file_is_refused(record, tmp_path, tool):
    path = tmp_path / "notes.txt"
    path.write_text("nothing of the kind", encoding="utf-8")
    with pytest.raises(SourceError):
        tool.take(record, path)


@pytest.mark.parametrize("tool", [annotation, labelstudio, cas])
def test_changes_to_claims_that_the_record_has_not_are_left(record, tmp_path, tool):
    record.set(OBSERVER.id, "status", "partner", person="Ada")
    {annotation: annotation.ANNOTATION, labelstudio: labelstudio.LABEL_STUDIO, cas: cas.CAS}[tool].write(
        record, tmp_path, Options()
    )
    path = tmp_path / f"{ARTICLE.id}.xmi" if tool is cas else tmp_path / tool.FILE
    with Record(SqliteStore.open(tmp_path / "empty.db")) as empty:
        assert [left.claim for left in tool.take(empty, path).left] == [OBSERVER.id]
