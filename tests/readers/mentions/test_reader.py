"""Who is behind which words: articles written for these tests, with invented people."""

from datetime import date

import pytest

from foedus.model import Text
from foedus.readers.contract import Reader, Reading
from foedus.readers.mentions import MentionReader
from foedus.readers.parser import Parser

PARSER, READER = Parser(), MentionReader()


def read(text: str, on: date | None = date(2031, 3, 10)) -> Reading:
    return READER(PARSER(Reading(Text(text), on)))


def parties(text: str, words: str) -> list[str]:
    return [mention.actor.party for mention in read(text).mentions if mention.actor.text == words]


def test_it_is_a_reader() -> None:
    assert isinstance(READER, Reader)
    assert READER.writes == "mentions"


@pytest.mark.parametrize("text", ["Danish", "English, Danish", "Minutes in Danish", "Rules for the Freedom of Danes"])
def test_a_text_may_end_with_a_people(text: str) -> None:
    assert read(text).text.content == text


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
        ("Opposition activists marched in Chad.", "Opposition activists", "OPP:TCD"),
        ("Kenya hosts talks between rebels and the Chadian government.", "rebels", "REB:TCD"),
        ("Peru fears Kenyan-backed rebels in Chad.", "Kenyan-backed rebels", "REB:TCD"),
        ("A bomb killed six in the north of Chad. The Islamic State claimed it.", "The Islamic State", "REB:TCD"),
        ("The Islamic State issued a video.", "The Islamic State", "REB:IRQ"),
        ("Kenya freed a Chadian singer.", "a Chadian singer", "CVL"),
        ("Danish steelmakers raised prices.", "Danish steelmakers", "BUS"),
        ("Danish central bankers raised rates.", "Danish central bankers", "DNK"),
        ("Maltese voters rejected the treaty.", "Maltese voters", "MLT"),
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
        ('Peruvian Prime Minister Ana Quispe said: "We ask Chile for help."', "We", "PER"),
        ("The Chadian army closed the road, and it warned Togo.", "it", "TCD"),
        ("“We shall leave,” said Kenyan President Odera Wekesa.", "We", "KEN"),
        ("It is likely that Chad will leave.", "It", "UNK"),
    ],
)
def test_party_by_what_it_takes_up(text: str, words: str, party: str) -> None:
    assert parties(text, words)[-1:] == [party]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Russian president left.", "The Russian president", "Vladimir Putin"),
        ("The current president of Russia left.", "The current president of Russia", "Vladimir Putin"),
        ("The Kremlin spokesperson spoke.", "The Kremlin spokesperson", "Dmitry Peskov"),
        ("The spokeswoman of the Russian Foreign Ministry left.", "The spokeswoman of the Russian Foreign Ministry",
         "Maria Zakharova"),
        ("The Russian Foreign Ministry spokesman left.", "The Russian Foreign Ministry spokesman", None),  # a man
        ("The Russian spokesperson left.", "The Russian spokesperson", None),  # of which organ?
        ("The former Russian president left.", "The former Russian president", None),
        ("President Idris Maro fell. Jean Kossi is the new president.", "the new president", "Jean Kossi"),
        ("President Idris Maro fell. Chad recognised Kossi as president.", "president", None),
        ("The Russian deputy foreign minister left.", "The Russian deputy foreign minister", None),
        ("The president of the Russian parliament left.", "The president of the Russian parliament", None),
    ],
)  # fmt: skip
def test_who_holds_an_office_is_named_only_where_the_words_tell(text: str, words: str, name: str | None) -> None:
    mentions = read(text, date(2023, 11, 22)).mentions
    assert [mention.actor.name for mention in mentions if mention.actor.text == words] == [name]


@pytest.mark.parametrize("on", [date(2031, 3, 10), None])
def test_no_name_is_made_up_for_other_times(on: date | None) -> None:
    actor = next(mention.actor for mention in read("The Kazakh president left.", on).mentions if mention.head == 2)
    assert (actor.party, actor.name) == ("KAZ", None)


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("Togo warned its partners.", "its partners", "UNK"),
        ("Togo warned its neighbours.", "its neighbours", "UNK"),
        ("The creditors of Togo met.", "The creditors of Togo", "UNK"),
        ("Togo warned its Gulf partners.", "its Gulf partners", "GCC"),
        ("Togo warned CSTO partners.", "CSTO partners", "CSTO"),
        ("The Togolese minister met his Kenyan counterpart.", "his Kenyan counterpart", "KEN"),
        ("Togo remains in ECOWAS and wants it to work.", "it", "ECOWAS"),
        ("Togo met the EU. Togo criticised it.", "it", "EU"),
        ("The junta freed a man. Niger closed its border.", "The junta", "NER"),
        ("The government closed schools in Niger and Mali.", "The government", "UNK"),
        ("Officials said that Peru left.", "Officials", "UNK"),
        ("Peru left, official spokespeople said.", "official spokespeople", "UNK"),
        ("Analysts say that Peru left.", "Analysts", "UNK"),
        ("Peru voted. The minister left.", "The minister", "PER"),
        ("The NDB met. The multilateral development bank lent Peru money.", "The multilateral development bank", "NDB"),
        ("The IMF met. The fund lends.", "The fund", "IMF"),
        ("The IAEA met. The watchdog agreed.", "The watchdog", "IAEA"),
        ("OPEC met. The cartel agreed.", "The cartel", "OPEC"),
        ("The WTO met. The body agreed.", "The body", "WTO"),
        ("The ICC met. The court agreed.", "The court", "ICC"),
        ("The G7 met. The group of nations agreed.", "The group of nations", "G7"),
        ("The bank agreed.", "The bank", "BUS"),
        ("The Peruvian foreign minister met the Chilean side in Lima. The minister smiled.", "The minister", "PER"),
        ("The Peruvian Labour Ministry met Chile's envoy. A ministry official smiled.", "A ministry official", "PER"),
        ("The leaders of ASEAN met in Chile. The leaders agreed.", "The leaders", "ASEAN"),
        ("Chile will attend the ASEAN summit. Peru expects all five leaders.", "all five leaders", "ASEAN"),
        ("Goods of one member crossed Chile.", "one member", "UNK"),
        ("The Congress of Peru voted.", "The Congress of Peru", "PER"),
        ("Voters met Michel Ferrand in Chile.", "Michel Ferrand", "UNK"),
        ("The minister left Togo. (Radio Chad)", "The minister", "TGO"),
        ("Togo met Chad. The leaders agreed.", "The leaders", "UNK"),
        ("Peruvian President Luis Morales spoke. President Morales left.", "President Morales", "PER"),
        ("Chilean Minister of National Defense Rosa Paz left.", "Chilean Minister of National Defense Rosa Paz", "CHL"),
        ("The Houthis met Chad. The movement left.", "The movement", "REB:YEM"),
        ("Togo expelled Kenyan Senator Ada Moi and other officials.", "other officials", "KEN"),
        ("Togo left the Paris Agreement.", "Paris", None),
        ("Togo accused the regional bloc, ECOWAS, of lying.", "the regional bloc, ECOWAS", "ECOWAS"),
        ("The Palestinian movement Hamas left.", "The Palestinian movement Hamas", "REB:PSE"),
        ("Ships crossed the Indian Ocean.", "Indian", None),
        ("Ships crossed the Gulf of Mexico.", "Mexico", None),
    ],
)
def test_party_of_those_that_belong_to_somebody_else(text: str, words: str, party: str | None) -> None:
    assert parties(text, words)[-1:] == ([party] if party else [])


@pytest.mark.parametrize(("on", "party"), [(date(2019, 5, 1), "REB:AFG"), (date(2022, 5, 1), "AFG")])
def test_a_group_is_of_the_party_that_it_was_of_that_day(on: date, party: str) -> None:
    assert [mention.actor.party for mention in read("The Taliban left.", on).mentions] == [party]


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


def test_namesakes_with_other_given_names_are_two_people() -> None:
    mentions = read("Peruvian Senator Rosa Quispe met former president Luis Quispe.").mentions
    assert {"Rosa Quispe", "Luis Quispe"} <= {mention.actor.name for mention in mentions}


@pytest.mark.parametrize(
    ("words", "name"),
    [("President Morales", "Luis Morales"), ("Senator Biden", "Robert Biden"), ("Biden", "Robert Biden")],
)
def test_a_surname_is_of_whom_the_text_has_named_in_full(words: str, name: str) -> None:
    text = f"Peruvian President Luis Morales met Senator Robert Biden in Lima. {words} left."
    assert [mention.actor.name for mention in read(text).mentions if mention.actor.text == words] == [name]


def test_a_portfolio_is_no_part_of_a_name() -> None:
    mentions = read("Togo says that Minister of Defense Luis Rojas is dead.").mentions
    assert "Luis Rojas" in [mention.actor.name for mention in mentions]


def test_another_title_than_in_the_text_is_of_somebody_else() -> None:
    mentions = read("Senator Robert Biden met the press. President Biden left.").mentions
    assert "Joe Biden" in [mention.actor.name for mention in mentions]


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
