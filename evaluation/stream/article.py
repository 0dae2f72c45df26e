"""An article: sentences in paragraphs under a headline, as one outlet prints them on one day."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from typing import Any

from dating import Calendar
from gold import claims
from sentence import Sentence, fill
from stories import Story
from wording import Beat, Scene
from world import data

__all__ = ["Article", "Outlet", "Passage", "write"]

PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet of the invented press."""

    name: str
    dates: str
    quotes: str
    agency: bool = False
    dateline: str = ""
    area: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The name as it stands in addresses."""
        return "-".join("".join(letter if letter.isalnum() else " " for letter in self.name.lower()).split())


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with the beat that it tells."""

    beat: Beat
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Article:
    """What an outlet prints. `key` names it; later versions of one address share it."""

    key: str
    outlet: Outlet
    published: date
    title: str
    paragraphs: tuple[tuple[Passage, ...], ...]
    dateline: str = ""
    credit: str = ""

    def row(self) -> dict[str, Any]:
        """Return the line of documents.jsonl."""
        return {
            "id": self.key,
            "text": self.text,
            "title": self.title,
            "source": self.outlet.name,
            "url": f"https://{self.outlet.slug}.example/{self.published:%Y/%m}/{self.key.rsplit('-', 1)[-1]}",
            "published": self.published.isoformat(),
        }

    @property
    def text(self) -> str:
        """The words as printed."""
        text = self.dateline + PARAGRAPH.join(
            " ".join(passage.sentence.text for passage in paragraph) for paragraph in self.paragraphs
        )
        text += PARAGRAPH + self.credit if self.credit else ""
        return text.translate({0x201C: '"', 0x201D: '"'}) if self.outlet.quotes == "straight" else text

    def passages(self) -> Iterator[tuple[int, Passage]]:
        """Yield each passage with the place where it begins."""
        at = len(self.dateline)
        for paragraph in self.paragraphs:
            for passage in paragraph:
                yield at, passage
                at += len(passage.sentence.text) + 1
            at += len(PARAGRAPH) - 1

    def claims(self) -> list[dict[str, Any]]:
        """Return what a perfect reader would find in it."""
        dates = _dates(self)
        return [
            claim
            for at, passage in self.passages()
            for claim in claims(passage.sentence, passage.beat, at, dates=dates, published=self.published)
        ]

    def without_end(self, paragraphs: int) -> "Article":
        """Return the same, cut by so many paragraphs."""
        return replace(self, paragraphs=self.paragraphs[: max(1, len(self.paragraphs) - paragraphs)])


def _dates(article: Article) -> dict[str, str]:
    """Return the most exact date that the text gives each meeting."""
    found: dict[str, str] = {}
    for _, passage in article.passages():
        when = passage.sentence.slot("when")
        if passage.beat.meeting and when and when.filled and when.filled.edtf:
            edtf = when.filled.edtf
            found[passage.beat.thing] = max(
                found.get(passage.beat.thing, ""), edtf, key=lambda one: (len(one) == 10, one)
            )
    return found


@dataclass(slots=True)
class _Pen:
    """Writes one outlet's sentences; each outlet has a taste of its own among the templates."""

    outlet: Outlet
    scene: Scene
    random: Random
    used: set[str] = field(default_factory=set)

    def sentence(self, beat: Beat) -> Passage:
        group, _, name = beat.line.partition(".")
        lines: list[str] = data("lines")[group][name]
        taste = Random(f"{self.outlet.name} {beat.line}")
        liked = [line for line in lines if taste.random() < 0.7] or lines
        fresh = [line for line in liked if line not in self.used] or [line for line in lines if line not in self.used]
        template = self.random.choice(fresh or lines)
        self.used.add(template)
        return Passage(beat, fill(template, self.scene.resolver(beat)))

    def boilerplate(self, beat: Beat) -> Passage:
        dispute = beat.dispute
        told = Beat(line="boilerplate", thing="", dispute=dispute, a=dispute.aggrieved, b=dispute.opponent)
        return Passage(told, fill(self.random.choice(dispute.boilerplate), self.scene.resolver(told)))

    def headline(self, story: Story) -> str:
        template = self.random.choice(data("lines")["headline"][story.headline])
        return fill(template, self.scene.resolver(story.beats[0])).text


def write(
    story: Story, outlet: Outlet, published: date, key: str, earlier: list[Beat], random: Random, *, length: int
) -> Article:
    """Return the story as the outlet tells it, in about so many sentences, `earlier` things told again at the end."""
    scene = Scene(story.dispute, Calendar(published, outlet.dates, random), random)
    pen = _Pen(outlet, scene, random)
    lead, *rest = story.beats
    told = [pen.sentence(lead)]
    title = pen.headline(story)
    aside = replace(lead, line="colour.empty")
    fillers = [replace(lead, line="colour.quote")] * (1 + length // 3) + [aside] * (1 + length // 3)
    told += [
        pen.sentence(beat) for beat in _mixed(rest, fillers, random) if beat.line != "colour.quote" or beat.speaker
    ]
    back = random.sample(earlier, min(len(earlier), random.randint(0, 2)))
    told += [pen.sentence(beat) for beat in back]
    told.append(pen.boilerplate(lead))
    if random.random() < 0.3:
        told.append(pen.sentence(aside))
    return Article(key, outlet, published, title, _paragraphs(told, random), _dateline(outlet, story.city, published))


def _mixed(news: list[Beat], fillers: list[Beat], random: Random) -> list[Beat]:
    """Return the news in order with fillers strewn in."""
    places = sorted(random.randint(0, len(news)) for _ in fillers)
    mixed: list[Beat] = []
    fillers = random.sample(fillers, len(fillers))
    for place in range(len(news) + 1):
        mixed += [filler for filler, at in zip(fillers, places, strict=True) if at == place]
        mixed += news[place : place + 1]
    return mixed


def _paragraphs(told: list[Passage], random: Random) -> tuple[tuple[Passage, ...], ...]:
    found: list[tuple[Passage, ...]] = [(told[0],)]
    place = 1
    while place < len(told):
        size = random.choice((1, 2, 2, 3))
        found.append(tuple(told[place : place + size]))
        place += size
    return tuple(found)


def _dateline(outlet: Outlet, city: str, day: date) -> str:
    return outlet.dateline.format(CITY=city.upper(), City=city, Mon=f"{day:%B}", d=day.day)
