"""The line with the encoder and without."""

from foedus.readers import Line, Reading, line
from foedus.text import normalise


def test_without_the_encoders_files_rules_read(monkeypatch):
    monkeypatch.setattr(line, "is_installed", lambda: False)
    ruled = Line()
    assert not ruled.is_learned
    assert "encoder" not in dict(ruled.versions)
    (claim,) = ruled(Reading(normalise("Norland said that it would come."))).claims
    assert claim.kind == "statement"
