"""Every error that foedus raises on purpose.

FoedusError
├── SourceError       a file, folder or line that was to be read cannot be
│   └── BusyError       a host on the web asks to be left alone for a while
├── RecordError       a record file that cannot be opened, written or trusted
│   └── EvidenceError   evidence whose words are not the slice of its text
├── QueryError        a question that cannot be answered as it was put
├── DecisionError     a decision that does not fit the claim it is about
└── KnowledgeError    a data file (lexicon, knowledge, kind) that is not well formed

Each carries what is wrong and what to do about it; faces print both and choose an exit code.
"""

__all__ = [
    "BusyError",
    "DecisionError",
    "EvidenceError",
    "FoedusError",
    "KnowledgeError",
    "QueryError",
    "RecordError",
    "SourceError",
]


class FoedusError(Exception):
    """A problem that a person can act on: `what` names the thing, `remedy` says what to do."""

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(f"{what}: {remedy}" if remedy else what)
        self.what = what
        self.remedy = remedy


class SourceError(FoedusError):
    """A file, folder or line that was to be read cannot be."""


class BusyError(SourceError):
    """A host on the web asks to be left alone, for so many seconds."""

    def __init__(self, what: str, remedy: str, seconds: float) -> None:
        super().__init__(what, remedy)
        self.seconds = seconds


class RecordError(FoedusError):
    """A record file that cannot be opened, written or trusted."""


class EvidenceError(RecordError):
    """Evidence whose words are not the slice of its text."""


class QueryError(FoedusError):
    """A question that cannot be answered as it was put."""


class DecisionError(FoedusError):
    """A decision that does not fit the claim it is about."""


class KnowledgeError(FoedusError):
    """A data file (lexicon, knowledge, kind) that is not well formed."""
