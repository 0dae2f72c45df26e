"""Search finds claims and documents by words, in whatever form, filtered, as the record holds them now."""

from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories import document, entry
from foedus.api import Record
from foedus.errors import QueryError, RecordError
from foedus.model import Claim, Document, Run, Span, Text, Words
from foedus.store import SqliteStore
from foedus.text.stems import spelled, words_in
from older import as_version_10
from records import read_into

RUN = Run((("hand", "1"),), datetime(2031, 5, 1, tzinfo=UTC))
WIRE, COURIER = ("Wire", "2031-03-08"), ("Courier", "2031-04-12")
QUOTES = (
    ("statement", "Borenia announced its withdrawal from the league", WIRE, {"by": "Ada Lund/BOR"}),
    ("demand", "urged Arvenia to withdraw its troops", WIRE, {"demander": "Borenia/BOR", "addressee": "Arvenia/ARM"}),
    ("standing", "Arvenia has not withdrawn from the CSTO", COURIER, {"member": "Arvenia/ARM", "organisation": "CSTO"}),
    ("statement", "Pašinyan’s cabinet met in Côte d’Or", COURIER, {"by": "Pašinyan/ARM"}),
    ("statement", "Министр заявила о выходе Армении", COURIER, {}),
    ("statement", "Արմենիայի կառավարությունը հայտարարեց", WIRE, {}),
)


@pytest.fixture
def record(tmp_path):
    with Record(SqliteStore.open(tmp_path / "record.db")) as opened:
        read_into(opened.store, [told(*quote) for quote in QUOTES])
        yield opened


def told(kind, words, of, said):
    return entry(kind, words, source=of[0], published=of[1], **said)


def words_of(findings):
    return [claim.words for claim in findings.claims]


LEAVING, URGED, NOT_LEFT, CABINET, MINISTER, GOVERNMENT = (words for _, words, _, _ in QUOTES)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("withdraw ", {LEAVING, URGED}),
        ("withdrawing ", {LEAVING, URGED}),
        ("withdraw", {LEAVING, URGED, NOT_LEFT}),  # the last word is perhaps not written to its end
        ("WITHDRAWA", {LEAVING, URGED}),  # a beginning stands for words in all their forms
        ("w", {LEAVING, URGED, NOT_LEFT}),
        ("withdraw troops", {URGED}),
        ("the withdrawal of Borenia", {LEAVING}),
        ('"not withdrawn"', {NOT_LEFT}),
        ('"withdrawn not"', set()),
        ('"the CSTO" arvenia', {NOT_LEFT}),
        ("“its withdrawal”", {LEAVING}),
        ("«its troops»", {URGED}),
        ("Pashinyan", {CABINET}),
        ("Pasinyan's ", {CABINET}),
        ("pašinyan cote", {CABINET}),
        ("заявил ", {MINISTER}),
        ("Армения ", {MINISTER}),
        ("Арме", {MINISTER}),
        ("Արմենիա ", {GOVERNMENT}),
        ("Արմենիայում ", {GOVERNMENT}),
        ("nothing of it", set()),
        ("the ", {LEAVING, NOT_LEFT}),
        ("", set()),
        (" ... ", set()),
    ],
)
def test_what_is_found(record, words, found):
    assert set(words_of(record.search(words))) == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": "demand"}, {URGED}),
        ({"party": "ARM"}, {URGED, NOT_LEFT}),
        ({"party": "Armenia"}, {URGED, NOT_LEFT}),
        ({"party": "ada lund"}, {LEAVING}),
        ({"party": "CSTO"}, {NOT_LEFT}),
        ({"party": "nobody that is known"}, set()),
        ({"outlet": "wire"}, {LEAVING, URGED}),
        ({"since": "2031-03-09"}, {NOT_LEFT}),
        ({"since": "2031-03-08", "until": date(2031, 4, 11)}, {LEAVING, URGED}),
        ({"until": "2031-03-07"}, set()),
        ({"since": "2032-01-01"}, set()),
        ({"kind": "standing", "party": "ARM", "outlet": "Courier", "until": "2031-04-12"}, {NOT_LEFT}),
    ],
)
def test_filters(record, asked, found):
    assert set(words_of(record.search("withdraw", **asked))) == found


def test_the_words_are_marked_and_the_pieces_are_the_quotation(record):
    (found,) = record.search("withdrawal ", kind="statement").claims
    assert found.pieces == (("Borenia announced its ", False), ("withdrawal", True), (" from the league", False))
    assert record.search("pasinyan cote ").claims[0].marked == (Span(0, 8), Span(26, 30))
    told = record.search("withdrawal ", kind="statement").told()
    assert (told["number"], told["many"], told["claims"][0]["marked"]) == (1, False, [[22, 32]])


def test_the_best_match_comes_first_and_of_what_is_alike_the_latest(tmp_path):
    days = ("2031-03-08", "2031-03-12", "2031-03-10")
    same = [entry("statement", "the base will close", published=day) for day in days]
    long = entry("statement", "the base and the port and the bridge may one day close", source="Gulls")
    with Record(SqliteStore.open(tmp_path / "record.db")) as record:
        read_into(record.store, [long, *same])
        found = record.search("close ").claims
        assert [str(claim.published) for claim in found[:3]] == sorted(days, reverse=True)
        assert found[3].words == long.claim.quote.text
        assert [claim.id for claim in record.search("close ", limit=2, skip=1).claims] == [one.id for one in found[1:3]]


def test_documents_without_such_a_claim_are_found_by_title_and_text(record):
    record.store.add_document(Document("c", "c", "Fishermen on strike", source="Gulls"), Text("Nets stay dry today."))
    (found,) = record.search("dry nets ").documents
    assert (found.title, found.pieces[0]) == ("Fishermen on strike", ("Nets", True))
    assert [text.title for text in record.search("fishermen strikes ").documents] == ["Fishermen on strike"]
    assert len(record.search("nets", outlet="gulls").documents) == 1
    assert len(record.search("nets", outlet="Wire").documents) == 0
    assert len(record.search("nets", kind="demand").documents) == 0  # a kind is asked of claims
    assert len(record.search("withdrawal ").documents) == 0  # the claims in them are found


def test_a_title_that_is_told_later_is_found(record):
    record.store.add_document(Document("c", "c"), Text("Nets stay dry today."))
    assert not record.search("strike").documents
    record.store.add_document(Document("c", "c", "A strike"), Text("Nets stay dry today."))
    assert [text.title for text in record.search("strike").documents] == ["A strike"]


def test_what_a_person_rejects_is_found_no_more_until_it_is_undone(record):
    claim = record.search("troops").claims[0].id
    record.reject(claim, person="Ada")
    assert not record.search("troops").claims
    record.undo(claim, person="Ada")
    assert [found.id for found in record.search("troops").claims] == [claim]


def test_a_corrected_quotation_and_party_are_found_in_place_of_the_old(record):
    claim = record.search("troops").claims[0].id
    record.set(claim, "quote", "urged Arvenia to withdraw", person="Ada")
    record.set(claim, "addressee", "GEO", person="Ada")
    assert not record.search("troops").claims
    assert [found.id for found in record.search("urged", party="GEO").claims] == [claim]
    assert not record.search("urged", party="ARM").claims


ON_THE_WIRE = document(*WIRE)


def reading(store, text, *quotes, run=RUN, document=ON_THE_WIRE):
    def claim(quote):
        at = text.content.index(quote)
        words = Words(Span(at, at + len(quote)), quote)
        return Claim(text.id, "statement", Words(Span(0, 1), text.content[0]), words, ())

    store.add_reading(document, text, run, [claim(quote) for quote in quotes])


def test_another_reading_takes_the_place_of_the_one_before(tmp_path):
    text = Text("The envoy said that the bridge stays open. The port is closed.")
    with Record(SqliteStore.open(tmp_path / "record.db")) as record:
        reading(record.store, text, "the bridge stays open")
        assert len(record.search("bridge").claims) == 1
        later = Run((("hand", "2"),), datetime(2031, 5, 2, tzinfo=UTC))
        reading(record.store, text, "The port is closed", run=later)
        assert not record.search("bridge").claims
        assert [found.words for found in record.search("port").claims] == ["The port is closed"]
        again = Run((("hand", "1"),), datetime(2031, 5, 3, tzinfo=UTC))
        reading(record.store, text, "the bridge stays open", run=again)
        assert [found.words for found in record.search("bridge").claims] == ["the bridge stays open"]
        assert not record.search("port").claims


def test_a_page_that_was_edited_is_found_as_it_now_stands(tmp_path):
    body = "The envoy said that {} stays open until the end of the month, and that nobody need worry about the ferry."
    with Record(SqliteStore.open(tmp_path / "record.db")) as record:
        for number, what in enumerate(("the bridge", "the tunnel")):
            page = Document("p", f"d{number}", "Open", "https://x.example/p", "Wire", date(2031, 3, 8 + number))
            reading(record.store, Text(body.format(what)), f"{what} stays open", document=page)
        assert words_of(record.search("stays open")) == ["the tunnel stays open"]
        assert not record.search("bridge").documents


HOSTILE = (
    '"', '""', "'", "*", "a*", "(", ")", "()", "NEAR(", "NEAR(a b, 2)", "AND", "a AND", "OR OR", "NOT", "a NOT b", "-a",
    "^a", "words:a", "marks : k", "{words}", "a:b", "+", "a + b", '"unclosed', 'a"b"c"', ";", "--", "DROP TABLE text",
    "%", "_", "\\", "\0", "a\0b", "\ud800", "\U0010ffff",
    "é́́", "ß", "İ", "👩‍🚀", "\u202eabc", "a" * 100_000, "a " * 5_000,
    '" ' * 3_000, "(" * 3_000, "١٢٣", "½", "ﬁ", "Ⅷ", "’s", "'s 's", "“”", "«»", "“a", "<script>", "https://x.example/?a=b&c",
)  # fmt: skip


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    with Record(SqliteStore.open(tmp_path_factory.mktemp("shared") / "record.db")) as opened:
        read_into(opened.store, [told(*quote) for quote in QUOTES])
        yield opened


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("asked", [{}, {"party": '"; DROP', "outlet": "\ud800*"}])
def test_nothing_that_is_written_goes_wrong(shared, words, asked):
    shared.search(words, **asked)


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_nothing_that_could_be_written_goes_wrong(shared, words):
    shared.search(words)


@given(st.lists(st.text(min_size=1, max_size=80).filter(str.strip), min_size=1, max_size=4, unique=True))
@settings(max_examples=60, deadline=None)
def test_every_word_of_every_quotation_is_found(quotes):
    quotes = [quote for quote in quotes if not any(map(str.isspace, (quote[0], quote[-1])))]
    quotes = [quote for quote in quotes if quote.encode(errors="ignore").decode() == quote and "\0" not in quote]
    with TemporaryDirectory() as folder, Record(SqliteStore.open(Path(folder) / "record.db")) as record:
        for number, quote in enumerate(quotes):
            text = Text(f"{number}: {quote}")
            reading(record.store, text, quote, document=Document(str(number), str(number)))
        for quote in quotes:
            written = [span.of(quote) for span in words_in(quote)]
            for word in filter(spelled, written):
                assert quote in words_of(record.search(f"{word} "))
                assert quote in words_of(record.search(word))
            for one, other in pairwise(written):
                assert quote in words_of(record.search(f'"{one} {other}"'))


@pytest.mark.parametrize(
    ("asked", "message"),
    [({"kind": "no kind"}, "no kind of claim"), ({"since": "yesterday"}, "yesterday")],
)
def test_what_cannot_be_asked_is_said(record, asked, message):
    with pytest.raises(QueryError, match=message):
        record.search("a", **asked)


def test_a_record_that_may_only_be_read_is_searched_as_it_was_put_in_order(record):
    record.put_in_order()
    with Record(SqliteStore.open(record.store.path, read_only=True)) as reading_only:
        assert set(words_of(reading_only.search("withdraw "))) == {LEAVING, URGED}
        assert reading_only.unordered() == 0


COUNTING = ("document_is_counted", "text_is_counted", "claim_is_counted")


def test_an_older_record_is_found_in_once_it_has_been_opened_to_be_written(record):
    log = record.store.connection
    for name in ("text_is_unsought", "thing_is_new", "thing_is_gone", "item_is_due_no_more", *COUNTING):
        log.execute(f"DROP TRIGGER {name}")
    for table in (
        "quotation",
        "article",
        "quotation_now",
        "article_now",
        "word",
        "unsought",
        "due",
        "unweighed",
        "tally",
        "ruling_undone",
        "ruling",
    ):
        log.execute(f"DROP TABLE {table}")
    as_version_10(log)
    log.execute("PRAGMA user_version = 8")
    with (
        Record(SqliteStore.open(record.store.path, read_only=True)) as reading_only,
        pytest.raises(RecordError, match="no index of words"),
    ):
        reading_only.search("withdraw")
    steps = []
    with Record(SqliteStore.open(record.store.path)) as written:
        assert written.unordered() >= 2
        written.put_in_order(lambda *step: steps.append(step))
        assert written.unordered() == 0
        assert steps[0] == (2, 2)
        assert set(words_of(written.search("withdraw "))) == {LEAVING, URGED}
