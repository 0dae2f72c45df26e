"""Who is behind which words: articles written for these tests, with invented people."""

from datetime import date

import pytest

from foedus.model import Text
from foedus.readers.contract import Reader, Reading
from foedus.readers.mentions import MentionReader
from foedus.readers.parser import Parser

PARSER, READER = Parser(), MentionReader()


def read(text: str) -> Reading:
    return READER(PARSER(Reading(Text(text), date(2031, 3, 10))))


def parties(text: str, words: str) -> list[str]:
    return [mention.actor.party for mention in read(text).mentions if mention.actor.text == words]


def test_it_is_a_reader() -> None:
    assert isinstance(READER, Reader)
    assert READER.writes == "mentions"


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("Norway joined the talks.", "Norway", "NOR"),
        ("Kenyan President Odera Wekesa left early.", "Kenyan President Odera Wekesa", "KEN"),
        ("President of Peru Ana Quispe arrived.", "President of Peru Ana Quispe", "PER"),
        ("The president of ECOWAS, Paul Adeyo, says no.", "The president of ECOWAS, Paul Adeyo", "ECOWAS"),
        ("Several members of the Chilean army resigned.", "Several members of the Chilean army", "CHL"),
        ("Members of the junta arrested a Polish soldier.", "a Polish soldier", "POL"),
        ("Finland's leaders met in secret.", "Finland's leaders", "FIN"),
        ("EU chief negotiator Marc Delvaux resigned.", "EU chief negotiator Marc Delvaux", "EU"),
        ("ECOWAS soldiers crossed the river.", "ECOWAS soldiers", "ECOWAS"),
        ("Leaders of the ASEAN member states met.", "Leaders of the ASEAN member states", "ASEAN"),
        ("The Chadian opposition leader Idris Maro fled.", "The Chadian opposition leader Idris Maro", "OPP:TCD"),
        ("Rebels in Mali attacked a convoy. The rebels fled.", "The rebels", "REB:MLI"),
        ("Thousands of protesters marched in Lima.", "Thousands of protesters", "CVL"),
        ("A Danish newspaper reported the talks.", "A Danish newspaper", "MED"),
        ("Oil companies cut output.", "Oil companies", "BUS"),
        ("The African Union (AU) met.", "The African Union (AU)", "AU"),
        ("The court fined a vendor.", "a vendor", None),
    ],
)
def test_party_by_its_own_words(text: str, words: str, party: str | None) -> None:
    assert parties(text, words) == ([party] if party else [])


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("Togo warned Benin. The country closed its border.", "its", "TGO"),
        ("Spain said that it would leave NATO.", "it", "ESP"),
        ("Mario Ruiz, Spain's envoy, left. He refused to return.", "He", "ESP"),
        ("Togolese Foreign Minister Jean Kossi met with Anna Berg. Kossi said nothing.", "Kossi", "TGO"),
        ("The Peruvian parliament voted. The speaker abstained.", "The speaker", "PER"),
        ("Kenyan spokeswoman Ada Moi spoke. The diplomat blamed Uganda.", "The diplomat", "KEN"),
        ("NATO invited Chile. The alliance set a date.", "The alliance", "NATO"),
        ("ECOWAS met in Accra. Ghana urged the bloc to act.", "the bloc", "ECOWAS"),
        ("Ghana removed Togo from its list, saying that the country had lied.", "the country", "TGO"),
        ("The Malian interim government gave way. The government denied it.", "The government", "MLI"),
        ("Peruvian Prime Minister Ana Quispe said: \"We ask Chile for help.\"", "We", "PER"),
        ("The Chadian army closed the road, and it warned Togo.", "it", "TCD"),
        ("“We shall leave,” said Kenyan President Odera Wekesa.", "We", "KEN"),
        ("It is likely that Chad will leave.", "It", "UNK"),
    ],
)
def test_party_by_what_it_takes_up(text: str, words: str, party: str) -> None:
    assert parties(text, words)[-1:] == [party]


def test_each_of_a_list_has_its_own_mention_and_they_takes_up_all() -> None:
    text = "Peru warned Chile and Togo that they could lose aid."
    assert (parties(text, "Chile"), parties(text, "Togo")) == (["CHL"], ["TGO"])
    assert sorted(parties(text, "they")) == ["CHL", "TGO"]


def test_two_demonyms_before_one_noun_are_two_actors() -> None:
    text = "Indian and Chinese troops clashed."
    assert (parties(text, "Indian"), parties(text, "Chinese troops")) == (["IND"], ["CHN"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chad's minister of trade, who resigned, left.", "Chad's minister of trade"),
        ("Chad's president, elected in May, left.", "Chad's president"),
    ],
)
def test_no_clause_belongs_to_the_phrase(text: str, words: str) -> None:
    assert words in [mention.actor.text for mention in read(text).mentions]


def test_mentions_stand_where_their_words_stand() -> None:
    reading = read("Norway's parliament, the Storting, told the EU that it would vote.")
    for mention in reading.mentions:
        assert mention.span.of(reading.text.content) == mention.actor.text
        head = reading.doc[mention.head]
        assert mention.span.start <= head.idx < mention.span.end


def test_asides_hold_no_mentions() -> None:
    text = "Togo leaves the union\n\nTogo announced that it will leave. (Radio France)"
    assert min(mention.span.start for mention in read(text).mentions) > len("Togo leaves the union")
    assert not parties(text, "France")
