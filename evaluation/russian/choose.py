"""Choose the passages of `kremlin_ru` that are labelled: by a seed, before any reader of ours has seen them.

    python evaluation/russian/choose.py CORPUS.jsonl.gz > passages.jsonl

A passage is up to six sentences of one page, at most 900 characters, without the page's own apparatus. Half of them
hold the label of somebody's turn to speak, half one of a broad list of words by which somebody else is said to say,
think or ask something, and no such label: so that in each there may be something to attribute. No two are of one page.
"""

import gzip
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from razdel import sentenize

from foedus.model import Span
from foedus.text import normalise

SEED, OF_EACH = 20261126, 30
SENTENCES, LONGEST, SHORTEST = 6, 900, 200
TURN = re.compile(r"[А-ЯЁ]\.\s?[А-ЯЁ][а-яё-]+[^.:!?«»]{0,120}\s?:\s|\bВопрос\s?:\s")
SAYING = re.compile(
    r"(?<!\bя )\b(?:(?:сказал|заявил|отметил|сообщил|подчеркнул|добавил|напомнил|поблагодарил|поздравил|рассказал"
    r"|доложил"
    r"|проинформировал|выразил|предложил|призвал|попросил|потребовал|ответил|спросил|обещал|обвинил|предупредил|подтвердил"
    r"|изложил|высказал|говорил|пожелал)[аи]?|(?:счита|отмеча|заявля|утвержда|подч[её]ркива|обвиня|призыва)[ею]т"
    r"|говор[ия]т|говорится"
    r"|по словам|по мнению|по данным)\b",
    re.IGNORECASE,
)
APPARATUS = re.compile(r"\b(?:География|Темы|Лица|Статус материала|Смотрите также)\b")


def passages(text: str) -> Iterator[Span]:
    """Yield the passages of a page that do not overlap, from its first sentence on."""
    end = found.start() if (found := re.search(r"\bСтатус материала\b", text)) else len(text)
    start, last, count = 0, 0, 0
    for sentence in sentenize(text[:end]):
        if count == SENTENCES or (count and sentence.stop - start > LONGEST):
            yield Span(start, last)
            start, count = sentence.start, 0
        last, count = sentence.stop, count + 1
    if count:
        yield Span(start, last)


def sort_of(words: str) -> str | None:
    """Return whether a passage has turns to speak ("turn"), or words of saying alone ("prose"); None to leave it."""
    if not SHORTEST <= len(words) <= LONGEST or APPARATUS.search(words):
        return None
    if TURN.search(words):
        return "turn"
    return "prose" if SAYING.search(words) else None


def choose(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the chosen passages: where they stand, never their words."""
    chance = random.Random(SEED)
    chance.shuffle(items)
    wanted = {"turn": OF_EACH, "prose": OF_EACH}
    for item in items:
        text = normalise(item["text"])
        sorted_out = ((sort_of(span.of(text.content)) or "", span) for span in passages(text.content))
        found = [(sort, span) for sort, span in sorted_out if wanted.get(sort)]
        if not found:
            continue
        rarest = max(sorted({sort for sort, _ in found}, reverse=True), key=lambda sort: wanted[sort])
        span = chance.choice([span for sort, span in found if sort == rarest])
        wanted[rarest] -= 1
        yield {"id": item["id"], "text": text.id, "sort": rarest, "passage": [span.start, span.end]}


if __name__ == "__main__":
    with gzip.open(Path(sys.argv[1]), "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    for row in choose(rows):
        print(json.dumps(row, ensure_ascii=False))
