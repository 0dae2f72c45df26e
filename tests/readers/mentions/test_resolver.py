"""Who takes up whom: short articles written for these tests, most of their people invented."""

from datetime import date

import pytest

from foedus.model import Text
from foedus.readers.contract import Reading
from foedus.readers.mentions import MentionReader
from foedus.readers.parser import Parser

PARSER, READER = Parser(), MentionReader()
DAY = date(2023, 11, 22)
NAMED = ("person", "unknown")


def whom(text: str, words: str) -> list[str]:
    """Return all whom the last mention with these words stands for, as "PARTY" or "PARTY name"."""
    found = [mention for mention in READER(PARSER(Reading(Text(text), DAY))).mentions if mention.actor.text == words]
    last = [mention.actor for mention in found if mention.span == found[-1].span]
    return sorted(f"{one.party} {one.name}" if one.name and one.type in NAMED else one.party for one in last)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Togo and Benin met. Both agreed.", "Both", ["BEN", "TGO"]),
        ("Togo met Benin. The two sides agreed.", "The two sides", ["BEN", "TGO"]),
        ("Chad, Peru and Togo left. The three countries spoke.", "The three countries", ["PER", "TCD", "TGO"]),
        ("Chad, Burkina Faso and Togo left. They spoke.", "They", ["BFA", "TCD", "TGO"]),
        ("Togo blamed Benin. The latter denied it.", "The latter", ["BEN"]),
        ("Togo blamed Benin. The former had no proof.", "The former", ["TGO"]),
        ("The presidents of Togo and Benin met.", "The presidents of Togo and Benin", ["BEN", "TGO"]),
        ("The presidents of Togo and Benin met. They spoke.", "They", ["BEN", "TGO"]),
        ("The ministers of Chad, Peru and Togo met. The ministers spoke.", "The ministers", ["PER", "TCD", "TGO"]),
        ("Togolese and Kenyan ministers met. They agreed.", "They", ["KEN", "TGO"]),
        (
            "Kenyan President Odera Wekesa met Peruvian President Ana Quispe. They agreed.",
            "They",
            ["KEN Odera Wekesa", "PER Ana Quispe"],
        ),
        (
            "Kenyan Minister Odera Wekesa met Ana Quispe of Peru, with the two agreeing to go on.",
            "the two",
            ["KEN Odera Wekesa", "PER Ana Quispe"],
        ),
        (
            "Kenyan President Odera Wekesa and Peruvian President Ana Quispe met. The two leaders spoke.",
            "The two leaders",
            ["KEN Odera Wekesa", "PER Ana Quispe"],
        ),
        ("The AU and Togo sent aid to Chad. The two groups agreed.", "The two groups", ["AU", "TGO"]),
        ("Togo left. The two sides agreed.", "The two sides", ["TGO"]),  # the text has named one only
    ],
)
def test_several_at_once(text: str, words: str, found: list[str]) -> None:
    assert whom(text, words) == found


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("In his speech, Kenyan President Odera Wekesa blamed Chad.", "his", ["KEN Odera Wekesa"]),
        ("Before he left, Kenyan President Odera Wekesa spoke.", "he", ["KEN Odera Wekesa"]),
        ("After its withdrawal, Togo asked Benin for help.", "its", ["TGO"]),
        ("Togo's minister Jean Kossi spoke. In his speech, Chad's Idris Maro left.", "his", ["TCD Idris Maro"]),
        ("Togo's Jean Kossi met Chad's Idris Maro. He said that Maro had lied.", "He", ["TGO Jean Kossi"]),
        ("Togo's Jean Kossi says he and Chad's Idris Maro agree. He left.", "He", ["TGO Jean Kossi"]),
        ("Togo deprives Chad of its vote.", "its", ["TCD"]),
        ("Peru and Chile met in Togo after Benin's request. Togo refused its help.", "its", ["TGO"]),
        ("A group of diplomats toured Peru, amid concern over its army.", "its", ["PER"]),
        ("Togo's Jean Kossi met Ada Moi of Kenya. She left.", "She", ["KEN Ada Moi"]),
        ("Togo's minister Svetlana Kossi met Odera Wekesa of Kenya. He left.", "He", ["KEN Odera Wekesa"]),
        ("Chad's Idris Maro spoke. A driver stopped a lawyer. He left.", "He", ["TCD Idris Maro"]),
        ("MARO: We saw it.\n\nTogo's Jean Kossi left.", "We", ["UNK"]),
        ("PESKOV: We saw it.\n\nQ: When?\n\nPESKOV: It is late.", "We", ["RUS"]),
        ("We thank the hall. Togo welcomes the plan. Togo supports peace. We in Togo know war.", "We", ["TGO"]),
    ],
)
def test_pronouns(text: str, words: str, found: list[str]) -> None:
    assert whom(text, words) == found


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Maro, who heads Chad's delegation, left. Maro spoke.", "Maro", ["TCD Maro"]),
        ("Idris Maro resigns as minister of Chad.", "Idris Maro", ["TCD Idris Maro"]),
        ("Idris Maro, who served as envoy of Chad, left.", "Idris Maro", ["TCD Idris Maro"]),
        ("Chad met Peru. Foreign Minister Idris Maro spoke.", "Foreign Minister Idris Maro", ["TCD Idris Maro"]),
        ("Peru's Minister of the Interior Luis Rojas left. Rojas spoke.", "Rojas", ["PER Luis Rojas"]),
        ("Peru's speaker of parliament Luis Rojas left. Rojas spoke.", "Rojas", ["PER Luis Rojas"]),
        ("Ana Quispe of Peru met Luis Quispe. Quispe left.", "Quispe", ["PER Ana Quispe"]),
        ("Togo's Popular Front (PFT) lost. The PFT said no.", "The PFT", ["TGO"]),
        ("Florence Kossi of Togo spoke.", "Florence Kossi of Togo", ["TGO Florence Kossi"]),
        ("Chad Berg met Chad Prime Minister Idris Maro. He left.", "He", ["UNK Chad Berg"]),
        ("She met Togo's Ada Moi in Lomé. She left.", "She", ["TGO Ada Moi"]),
        ("President of Chad Idris Maro met Ada Moi. He left.", "He", ["TCD Idris Maro"]),
        ("Bill Clinton met Hillary Clinton. Mrs. Clinton left. She spoke.", "She", ["USA Hillary Clinton"]),
        ("Maro calls for peace.", "Maro", ["UNK Maro"]),
        ("Wall Street fell, Ana Quispe said. She left.", "She", ["UNK Ana Quispe"]),
    ],
)
def test_names(text: str, words: str, found: list[str]) -> None:
    assert whom(text, words) == found


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        (
            "Putin met Kenyan Prime Minister Odera Wekesa. The Kenyan leader spoke.",
            "The Kenyan leader",
            ["KEN Odera Wekesa"],
        ),
        ("Ada Moi met Maria Zakharova and a minister. The diplomat spoke.", "The diplomat", ["RUS Maria Zakharova"]),
        ("NATO met. The head of the alliance spoke.", "The head of the alliance", ["NATO Jens Stoltenberg"]),
        ("NATO met. The alliance's secretary-general spoke.", "The alliance's secretary-general",
         ["NATO Jens Stoltenberg"]),
        ("The Kremlin denied it. Its spokesman left.", "Its spokesman", ["RUS Dmitry Peskov"]),
        ("Kenya's Ada Moi became the first woman to win.", "the first woman", ["KEN Ada Moi"]),
        ("Peru voted. The envoy said that the candidate is Ana Quispe.", "the candidate", ["UNK Ana Quispe"]),
        ("Former Kenyan envoy Odera Wekesa met Ada Moi. The former envoy left.", "The former envoy",
         ["KEN Odera Wekesa"]),
        ("Togo banned the Houthis, Reuters said. The group denied it.", "The group", ["REB:YEM"]),
        ("Togo met the Houthis. The EU says it will talk to the group.", "the group", ["REB:YEM"]),
        ("The union left an empty chair for Togo.", "an empty chair", []),
        ("Forces loyal to Togo's president left.", "Forces loyal to Togo's president", ["TGO"]),
        ("Thousands march in Lima.", "Thousands", ["CVL"]),
        ("A human rights group blamed Togo.", "A human rights group", ["NGO"]),
        ("Togo voted. Local officials left.", "Local officials", ["TGO"]),
        ("Togo voted. Government officials left.", "Government officials", ["TGO"]),
        ("Togo's family members left.", "Togo's family members", ["CVL"]),
        ("ASEAN foreign ministers meet in Lima.", "ASEAN foreign ministers", ["ASEAN"]),
    ],
)  # fmt: skip
def test_descriptions(text: str, words: str, found: list[str]) -> None:
    assert whom(text, words) == found


def apart(text: str, name: str, away: str) -> Reading:
    """Return a text parsed as if the name were no part of its title's phrase, but hung on another word."""
    reading = PARSER(Reading(Text(text), DAY))
    tokens = {token.text: token for token in reading.doc}
    tokens[name].head = tokens[away]
    return reading


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("Kenyan Minister Odera Wekesa spoke. Lao Minister Noy Sisouk left.", "Lao", "LAO"),
        ("Kenyan Minister Odera Wekesa spoke. Minister Noy Sisouk of Laos left.", "of", "LAO"),
        ("Kenyan Minister Odera Wekesa spoke. Minister Noy Sisouk left.", "", "KEN"),
    ],
)
def test_a_title_is_of_the_state_beside_it_whatever_the_parse(text: str, name: str, party: str) -> None:
    reading = apart(text, name, "left") if name else PARSER(Reading(Text(text), DAY))
    start = text.rindex("Sisouk")
    found = [one.actor.party for one in READER(reading).mentions if one.span.start <= start < one.span.end]
    assert set(found) <= {party, "LAO"}
    assert party in found
