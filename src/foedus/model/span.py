"""Where something stands in a text, and the exact words that stand there."""

from dataclasses import dataclass

__all__ = ["Evidence", "Span", "Words"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a text, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the words that stand here in `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """An exact piece of a text: what it says and where it stands."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words in a text that support a value, with a little context, so that they can be found again.

    After W3C Web Annotation's TextPositionSelector (`span`) and TextQuoteSelector (`exact`, `prefix`, `suffix`).
    """

    text_id: str
    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""
